/** Every citation of a pack, and whether its words stand where it says. Node only. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Finding, type Layers, layered } from './files.ts'
import { bare, findQuote, isQuoted, paragraphsOf, type Statute, toChinese } from './statute.ts'

export interface Located {
  file: string
  path: string
  article: number | 'preamble'
  paragraph?: number
  item?: string
  quote: string
}

/**
 * All places of all files of a pack that hold an article with a quote.
 * @param layers folders of an amendment over the pack's own, lowest first
 */
export function citationsOf(folder: string, layers: Layers = ['']): Located[] {
  const files = [...layered(folder, layers).values()].filter((name) => name.endsWith('.yaml'))
  return files.flatMap((file) => {
    const found: Located[] = []
    walk(parse(readFileSync(join(folder, file), 'utf8')), '', (node, path) => {
      const { article, paragraph, item, quote } = node
      if ((typeof article === 'number' || article === 'preamble') && typeof quote === 'string') {
        found.push({
          file,
          path,
          article,
          ...(typeof paragraph === 'number' ? { paragraph } : {}),
          ...(typeof item === 'string' ? { item } : {}),
          quote,
        })
      }
    })
    return found
  })
}

function walk(
  node: unknown,
  path: string,
  visit: (node: Record<string, unknown>, path: string) => void,
): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, path)
  for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key, visit)
}

/**
 * Quotes that do not stand where they say, with a hint where they do stand.
 * @param sentences paragraphs are counted by sentences, because the text lost its paragraph breaks
 */
export function checkCitations(
  pack: string,
  folder: string,
  statute: Statute,
  sentences: boolean,
  layers: Layers = [''],
): Finding[] {
  return citationsOf(folder, layers).flatMap((citation) => {
    const says = isQuoted(statute, citation.article, citation.quote)
      ? misplaced(citation, statute, sentences)
      : notQuoted(citation, statute)
    return says ? [{ pack, file: citation.file, path: citation.path, says }] : []
  })
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

function misplaced(citation: Located, statute: Statute, sentences: boolean): string | undefined {
  const { article, paragraph, item, quote } = citation
  if (article === 'preamble') return undefined
  const text = statute.articles.get(article) ?? ''
  const wanted = bare(quote)
  if (paragraph !== undefined) {
    const parts = sentences ? bare(text).split('。') : paragraphsOf(text)
    if (!parts[paragraph - 1]?.includes(wanted.replace(/。$/, ''))) {
      return `paragraph ${paragraph} of 第${toChinese(article)}条 does not hold the words “${quote}”`
    }
  }
  if (item !== undefined) {
    const words = bare(text)
      .split(item)[1]
      ?.split(/（[一二三四五六七八九十]+）/)[0]
    if (!words?.includes(wanted))
      return `item ${item} of 第${toChinese(article)}条 does not hold the words “${quote}”`
  }
  return undefined
}
