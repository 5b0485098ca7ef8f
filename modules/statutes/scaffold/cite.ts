/**
 * Citations that `linli pack check` will find: a candidate's words as they stand in the text that the pack keeps.
 * Pure.
 */
import type { Citation } from '#platform/packs/schema.ts'
import { bare, isQuoted, paragraphsOf, type Statute } from '#platform/packs/statute.ts'

/** The text that a pack keeps, taken apart by lines. */
export interface Kept extends Statute {
  /** The breaks between paragraphs are gone: none can be cited. */
  isLost: boolean
}

const NUMERALS = '一二三四五六七八九十'

/** Where words stand; undefined where the pack's text does not hold them in that article. */
export function citationOf(
  statute: Kept,
  place: { article: number; paragraph?: number; item?: number },
  words: string,
): Citation | undefined {
  const quote = words.replace(/\s+/g, ' ').trim()
  if (quote.length < 2 || !isQuoted(statute, place.article, quote)) return undefined
  const { article, paragraph } = place
  const item = place.item && place.item <= 10 ? `（${NUMERALS[place.item - 1]}）` : undefined
  const text = statute.articles.get(article) ?? ''
  const wanted = bare(quote).replace(/。$/, '')
  const inParagraph =
    !statute.isLost && paragraph !== undefined && paragraphsOf(text)[paragraph - 1]?.includes(wanted)
  const after =
    item &&
    bare(text)
      .split(item)[1]
      ?.split(/（[一二三四五六七八九十]+）/)[0]
  return {
    article,
    ...(inParagraph ? { paragraph } : {}),
    ...(item && after?.includes(bare(quote)) ? { item } : {}),
    quote,
  }
}

/** The first words of an article, for a row about all of it. */
export function openingOf(statute: Kept, article: number): Citation | undefined {
  const text = statute.articles.get(article)
  const first = text && paragraphsOf(text).find((words) => words.length >= 2)
  return first ? citationOf(statute, { article }, first.slice(0, 60)) : undefined
}
