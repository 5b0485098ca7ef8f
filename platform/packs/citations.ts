/** Every citation of a pack, and whether its words stand where it says. Node only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Finding } from './load.ts'
import { findQuote, isQuoted, type Statute, toChinese } from './statute.ts'

export interface Located {
  file: string
  path: string
  article: number | 'preamble'
  quote: string
}

/** All places of all files of a pack's folder that hold an article with a quote. */
export function citationsOf(folder: string): Located[] {
  return yamlFiles(folder).flatMap((file) => {
    const found: Located[] = []
    walk(parse(readFileSync(join(folder, file), 'utf8')), '', (node, path) => {
      const { article, quote } = node
      if ((typeof article === 'number' || article === 'preamble') && typeof quote === 'string') {
        found.push({ file, path, article, quote })
      }
    })
    return found
  })
}

function yamlFiles(folder: string, below = ''): string[] {
  if (!existsSync(join(folder, below))) return []
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name
      if (entry.isDirectory()) return yamlFiles(folder, path)
      return entry.name.endsWith('.yaml') ? [path] : []
    })
    .sort()
}

function walk(node: unknown, path: string, visit: (node: Record<string, unknown>, path: string) => void): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, path)
  for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key, visit)
}

/** Quotes that do not stand in the article they name, with a hint where they do stand. */
export function checkCitations(pack: string, folder: string, statute: Statute): Finding[] {
  return citationsOf(folder)
    .filter((c) => !isQuoted(statute, c.article, c.quote))
    .map((c) => ({ pack, file: c.file, path: c.path, says: notQuoted(c, statute) }))
}

function notQuoted({ article, quote }: Located, statute: Statute): string {
  if (article !== 'preamble' && !statute.articles.has(article)) {
    return `there is no article ${article}; the text has ${statute.articles.size}`
  }
  const elsewhere = findQuote(statute, quote)
  const name = article === 'preamble' ? 'the preamble' : `第${toChinese(article)}条`
  const hint = elsewhere.length > 0 ? `; they stand in article ${elsewhere.join(', ')}` : ''
  return `${name} does not hold the words “${quote}”${hint}`
}
