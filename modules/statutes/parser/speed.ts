/**
 * How many megabytes of statutes the parser takes in a second: `node modules/statutes/parser/speed.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#platform/db/folders.ts'
import { parseStatute } from './parse.ts'

export interface Speed {
  megabytes: number
  articles: number
  seconds: number
}

/** Parses the texts of all packs again and again, as UTF-8 bytes of at least so many megabytes. */
export function measureSpeed(megabytes: number): Speed {
  const folder = path.join(root, 'jurisdictions')
  const texts = readdirSync(folder)
    .map((id) => path.join(folder, id, 'statutes', `${id}.txt`))
    .flatMap((file) => {
      try {
        return [readFileSync(file, 'utf8')]
      } catch {
        return []
      }
    })
  const sizes = texts.map((text) => Buffer.byteLength(text))
  for (const text of texts) parseStatute(text)
  let bytes = 0
  let articles = 0
  const start = performance.now()
  while (bytes < megabytes * 1e6) {
    for (const [index, text] of texts.entries()) {
      articles += parseStatute(text).statute.articles.length
      bytes += sizes[index]!
    }
  }
  return { megabytes: bytes / 1e6, articles, seconds: (performance.now() - start) / 1000 }
}

if (import.meta.main) {
  const { megabytes, articles, seconds } = measureSpeed(20)
  console.log(
    `${megabytes.toFixed(1)} MB, ${articles} articles in ${seconds.toFixed(2)} s: ${(megabytes / seconds).toFixed(1)} MB/s`,
  )
}
