/**
 * Searching the words of matters. Few hits are read from the index of words and sorted; many hits are met soon
 * enough when cases are walked newest first. Which it is, is counted: the planner's guess about several pairs of
 * characters together is wrong by orders of magnitude.
 */
import { lineage } from '#platform/access/reach.ts'
import { planned, type Tx } from '#platform/db/database.ts'
import type { Where } from '#platform/db/where.ts'
import { fail } from '#platform/operation/errors.ts'
import { likeAnywhere, queryOf, vectorOf } from '#platform/search/bigrams.ts'

/** A source of rows: a `from` that gives `c` (and what else it needs), and the table whose columns carry the order. */
export interface Arm {
  from: string
  by: 'c' | 'i'
}

/** A case's matter. */
export const matter = 'join grid.matter m on m.county = c.county and m.id = c.id'

/** Up to so many hits are read and sorted; with more, cases are walked newest first. */
const few = 4000

/** What is found of a matter: its words, and the places that it lies in, so that a search within a place is narrow. */
export function wordsOfMatter(place: string, texts: readonly (string | null)[]): string {
  const places = lineage(place).map((code) => `'${token(code)}'`)
  return `${vectorOf(texts.join(' '))} ${places.join(' ')}`
}

/** The word of one place, to be added where a matter is found to lie in it. */
export function wordOfPlace(place: string): string {
  return `'${token(place)}'`
}

/** No text has such a word: letters and the mark do not stand together in one. */
function token(place: string): string {
  return `@${place}`
}

/** Conditions of cases, and of their words: each for itself, where the order of work is not left to the planner. */
interface Apart {
  cases: string
  words: string
}

/** How a search is answered. */
export type Found =
  /** All hits are few: read once, counted and sorted together. */
  | { way: 'read'; arms: Arm[] }
  /** There are many: a page is met soon by walking. `counting` gives some of them, `sure` so many at least. */
  | { way: 'walk'; arms: Arm[]; counting: Arm[]; counted: readonly string[]; sure: number; apart: Apart }
  /** A number: an index has it. */
  | { way: 'plain' }

/**
 * Narrows sources to what holds a text; the conditions that recheck it go into `where`.
 * @param place where it is looked for: the place asked for, or the asker's
 */
export async function searched(
  tx: Tx,
  where: Where,
  every: readonly Arm[],
  text: string,
  place: string,
): Promise<Found> {
  if (/^[0-9A-Za-z]{2,}-/.test(text)) {
    where.and(`c.no like ${where.value(`${text.toUpperCase()}%`)}`)
    return { way: 'plain' }
  }
  const words = queryOf(text) ?? fail('request.malformed', { search: '请输入文字或数字' })
  const query = place === '' ? words : `'${token(place)}' & ${words}`
  const like = likeAnywhere(text)
  const hits = 'from grid.matter where words @@ $1::tsquery'
  const [row] = await planned<{ n: number; sure: number }>(
    tx,
    `select count(*) as n, count(*) filter (where ${holds('text', '$2')} or ${holds('address', '$2')}) as sure
     from (select text, address ${hits} limit ${few + 1}) x`,
    [query, like],
  )
  const cases = where.sql
  const pattern = where.value(like)
  const held = `(${['c.title', 'm.text', 'm.address'].map((column) => holds(column, pattern)).join(' or ')})`
  where.and(held)
  const same = 'on m.county = c.county and m.id = c.id'
  // `offset 0`: read first, then joined, whatever the planner thinks of their number.
  const narrow = (number: string, most: string) =>
    every.map(({ from }): Arm => {
      const hits = `select county, id, text, address from grid.matter where words @@ ${number}::tsquery offset 0`
      return { from: `${from} join (${hits} ${most}) m ${same}`, by: 'c' }
    })
  if ((row?.n ?? 0) <= few) return { way: 'read', arms: narrow(where.value(query), '') }
  // The walk compares texts only: two guesses multiplied would let the planner turn to reading everything.
  const arms = every.map(({ from, by }) => ({ from: `${from} ${matter}`, by }))
  const counting = narrow(`$${where.values.length + 1}`, `limit ${few}`)
  const apart = { cases, words: held }
  return { way: 'walk', arms, counting, counted: [query], sure: row?.sure ?? 0, apart }
}

/** Collation "C": comparing without case takes a third of ICU's time there, and Chinese has no case. */
function holds(column: string, pattern: string): string {
  return `${column} collate "C" ilike ${pattern}`
}
