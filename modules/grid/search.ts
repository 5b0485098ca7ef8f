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

/** Up to so many hits are read and sorted. */
const few = 4000

/** What is found of a matter: its words, and the places that it lies in, so that a search within a place is narrow. */
export function wordsOfMatter(place: string, texts: readonly (string | null)[]): string {
  const places = lineage(place).map((code) => `'${token(code)}'`)
  return `${vectorOf(texts.join(' '))} ${places.join(' ')}`
}

/** No text has such a word: letters and the mark do not stand together in one. */
function token(place: string): string {
  return `@${place}`
}

/** How a search is counted and paged; with many hits only some are counted, and there are more. */
interface Searched {
  counting: readonly Arm[]
  paging: readonly Arm[]
  /** Values of the counting besides those of the conditions. */
  counted: readonly string[]
  many: boolean
}

/** Narrows sources to what holds a text; the conditions that recheck it go into `where`. */
export async function searched(
  tx: Tx,
  where: Where,
  every: readonly Arm[],
  text: string,
  place: string,
): Promise<Searched> {
  if (/^[0-9A-Za-z]{2,}-/.test(text)) {
    where.and(`c.no like ${where.value(`${text.toUpperCase()}%`)}`)
    return { counting: every, paging: every, counted: [], many: false }
  }
  const words = queryOf(text) ?? fail('request.malformed', { search: '请输入文字或数字' })
  const query = place === '' ? words : `'${token(place)}' & ${words}`
  const hits = 'from grid.matter where words @@ $1::tsquery'
  const [row] = await planned<{ n: number }>(
    tx,
    `select count(*) as n from (select 1 ${hits} limit ${few + 1}) x`,
    [query],
  )
  const pattern = where.value(likeAnywhere(text))
  // Collation "C": comparing without case takes a third of ICU's time there, and Chinese has no case.
  const holds = (column: string) => `${column} collate "C" ilike ${pattern}`
  where.and(`(${holds('c.title')} or ${holds('m.text')} or ${holds('m.address')})`)
  const many = (row?.n ?? 0) > few
  const same = 'on m.county = c.county and m.id = c.id'
  // `offset 0`: read first, then joined, whatever the planner thinks of their number.
  const narrow = (number: string) =>
    every.map(({ from }): Arm => {
      const hits = `select county, id, text, address from grid.matter where words @@ ${number}::tsquery offset 0`
      return { from: `${from} join (${hits} ${many ? `limit ${few}` : ''}) m ${same}`, by: 'c' }
    })
  if (!many) {
    const arms = narrow(where.value(query))
    return { counting: arms, paging: arms, counted: [], many }
  }
  // The walk compares texts only: two guesses multiplied would let the planner turn to reading everything.
  const walk = every.map(({ from, by }) => ({ from: `${from} ${matter}`, by }))
  return { counting: narrow(`$${where.values.length + 1}`), paging: walk, counted: [query], many }
}
