/**
 * The text that a pack keeps: as received where its articles can be found line by line, else printed anew. Pure.
 */
import { splitStatute, toChinese } from '#platform/packs/statute.ts'
import type { Item, ParsedStatute } from '../parser/shape.ts'

const NUMERALS = '一二三四五六七八九十'

/** Does splitting by lines find the articles, each with its words, that the parser finds? */
export function isPlain(text: string, statute: ParsedStatute): boolean {
  const { articles } = splitStatute(text)
  const plain = statute.articles.filter(({ suffix }) => suffix === null)
  if (articles.size !== plain.length) return false
  return plain.every(({ number, paragraphs }) => {
    const lines = articles.get(number)?.replace(/\s+/g, '')
    return paragraphs.every(({ text: words }) => lines?.includes(words.replace(/\s+/g, '')))
  })
}

/** A regulation as lines: title, chapters, articles, paragraphs, items. */
export function printed(statute: ParsedStatute, preamble: readonly string[] = []): string {
  const lines = [statute.title ?? '', ...preamble, '']
  let chapter: number | null = null
  for (const article of statute.articles) {
    if (article.chapter !== chapter) {
      chapter = article.chapter
      const found = statute.chapters.find(({ number }) => number === chapter)
      if (found?.number) lines.push('', `第${toChinese(found.number)}章　${found.title}`, '')
    }
    const number = `第${toChinese(article.number)}条${article.suffix ? `之${toChinese(article.suffix)}` : ''}`
    const heading = article.heading ? `【${article.heading}】` : ''
    for (const [index, { text, items }] of article.paragraphs.entries()) {
      lines.push(index === 0 ? `${number}${heading}　${text}` : text, ...items.flatMap(itemLines))
    }
  }
  return `${lines.join('\n').trim()}\n`
}

function itemLines({ number, text, items }: Item): string[] {
  const mark = number <= 10 ? `（${NUMERALS[number - 1]}）` : `（${toChinese(number)}）`
  return [`${mark}${text}`, ...items.flatMap(itemLines)]
}
