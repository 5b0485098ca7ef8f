/** The texts of the packs, and ways to lay one out differently without changing it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#platform/db/folders.ts'
import { parseStatute } from '../parser/parse.ts'

export const IDS = ['liaoyuan', 'suining', 'jiaozuo', 'guiyang', 'hubei', '_fictional'] as const

export function sourceOf(id: string): string {
  return readFileSync(path.join(root, 'jurisdictions', id, 'statutes', `${id}.txt`), 'utf8')
}

/** What must stay the same whatever the layout: everything but noise, warnings and the marks of joined lines. */
export function treeOf(source: string) {
  const { title, kind, status, dates, chapters, sections, articles, references, terms } =
    parseStatute(source).statute
  return {
    title,
    kind,
    status,
    dates,
    chapters,
    sections,
    references,
    terms,
    articles: articles.map((one) => ({
      ...one,
      defects: one.defects.filter(({ kind }) => kind !== 'lines-joined'),
    })),
  }
}

/** Nodes and noise in order; throws where they overlap or leave something out. */
export function rebuilt(source: string): string {
  const { pieces, noise } = parseStatute(source)
  const all = [...pieces, ...noise].sort((a, b) => a.start - b.start)
  let at = 0
  let out = ''
  for (const { start, end } of all) {
    if (start !== at || end < start) throw new Error(`not covered: ${at}–${start}`)
    out += source.slice(start, end)
    at = end
  }
  return out
}
