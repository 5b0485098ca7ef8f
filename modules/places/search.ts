/**
 * Finding a place by any part of its name, by pinyin, initials or code: what matches whole, then at the
 * beginning, then wider places before narrower, then places that the installation governs.
 */
import { endOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { fold, likePattern, queryText } from './words.ts'

/** A division as the database has it. */
export interface PlaceRow {
  code: string
  name: string
  level: string
  rural: boolean | null
  jurisdiction: string | null
}

/** What is looked for. */
export interface Wanted {
  text: string
  /** Only below these codes. */
  within?: readonly string[]
  levels: readonly string[]
  governed: boolean
  limit: number
}

const columns = 'code, name, level, rural, jurisdiction'
const order = 'order by rank, length(code), jurisdiction is null, length(name), code'
/** The value decides how many rows match, so each call is planned for itself. */
const plan = '/*plan*/'

type Begins = readonly [levels: readonly string[], from: string, to: string, limit: number, governed: boolean]

/** Per level and column one short walk along an index: never more than a few hundred rows. */
function beginsWith(column: 'name' | 'pinyin' | 'initials') {
  const walk = (only: string) => `
    select p.* from unnest($1::text[]) as l (level) cross join lateral (
      select ${columns}, ${column === 'name' ? 'case when name = $2 then 0 else 1 end' : '1'} as rank from places.place
      where level = l.level and ${column} >= $2 and ${column} < $3 and valid_to is null ${only}
      order by ${column} limit $4
    ) p`
  return statement<Begins, PlaceRow>(
    `select ${columns} from (
       ${walk('and jurisdiction is not null')} union ${walk('and not $5')}
     ) hit ${order} limit $4`,
  )
}

const nameBegins = beginsWith('name')
const pinyinBegins = beginsWith('pinyin')
const initialsBegin = beginsWith('initials')

/** Names with letters in them are compared without case and width. */
const folded = 'lower(normalize(name, NFKC))'

function containing(name: string) {
  const low = (only: string) => `
    (select ${columns} from places.place
     where level = 'community' and words @@ $3::tsquery and ${name} like $2 and valid_to is null ${only} limit 2000)`
  return statement<readonly [string[], string, string, number, boolean, string], PlaceRow>(
    `${plan} select ${columns} from (
       select *, case when ${name} like $6 then 0 else 1 end as rank from (
         (select ${columns} from places.place
          where level <> 'community' and ${name} like $2 and valid_to is null and (not $5 or jurisdiction is not null) limit 2000)
         union ${low('and jurisdiction is not null')} union ${low('and not $5')}
       ) every
       where level = any($1)
     ) hit ${order} limit $4`,
  )
}

const contains = containing('name')
const containsFolded = containing(folded)

/** Below a few codes the rows are few: read them by the primary key and compare each. */
const containsWithin = statement<
  readonly [string[], readonly string[], string, number, boolean, string, string],
  PlaceRow
>(
  `${plan} select ${columns} from (
     select distinct ${columns}, case
       when name = $6 or pinyin = $6 or initials = $6 then 0
       when name like $6 || '%' or pinyin like $6 || '%' or initials like $6 || '%' then 1 else 2 end as rank
     from unnest($2::text[]) as w (prefix) cross join lateral (
       select * from places.place
       where code >= w.prefix and code < w.prefix || '~' and valid_to is null and level = any($1)
         and (name like $3 or ${folded} like $3 or pinyin like $7 or initials like $7)
         and (not $5 or jurisdiction is not null)
       limit 5000
     ) below
   ) hit ${order} limit $4`,
)

const byCode = statement<readonly [string, string, readonly string[], number, boolean], PlaceRow>(
  `${plan} select ${columns} from places.place
   where code >= $1 and code < $2 and level = any($3) and valid_to is null and (not $5 or jurisdiction is not null)
   order by length(code), code limit $4`,
)

/** Grids below a place by any part of their name: they change too often to be kept in the index of all names. */
const gridsWithin = statement<readonly [string, string, string, string, string, number], PlaceRow>(
  `select code, name, 'grid' as level, kind = 'rural' as rural, null as jurisdiction from places.grid
   where county >= $1 and county < $2 and code >= $3 and code < $4 and name like $5 and valid_to is null
   order by code limit $6`,
)

/** Grids of a part of the country not larger than a city. */
export function searchGrids(tx: Tx, text: string, within: string, limit: number): Promise<PlaceRow[]> {
  const county = within.slice(0, 6)
  return gridsWithin.all(tx, [county, endOf(county), within, endOf(within), likePattern(text.trim()), limit])
}

const upper = ['province', 'city', 'county', 'township']

/** Finds places. Several words narrow: 焦作 民生 looks for 民生 below what 焦作 finds. */
export async function searchPlaces(tx: Tx, wanted: Wanted): Promise<PlaceRow[]> {
  const words = fold(wanted.text).split(/\s+/u).filter(Boolean)
  const last = words.pop()
  if (!last) return []
  let within = wanted.within
  for (const word of words) {
    const wider = await searchWord(tx, word, { ...wanted, levels: upper, governed: false, limit: 8, within })
    if (wider.length === 0) return []
    within = wider.map(({ code }) => code)
  }
  return searchWord(tx, last, { ...wanted, within })
}

async function searchWord(tx: Tx, text: string, wanted: Wanted): Promise<PlaceRow[]> {
  const { limit, governed } = wanted
  const levels = [...wanted.levels]
  const latin = /^[a-z0-9]+$/.test(text)
  if (wanted.within) {
    const starts = latin ? `${text}%` : ''
    return containsWithin.all(tx, [levels, wanted.within, likePattern(text), limit, governed, text, starts])
  }
  if (/^\d{2,12}$/.test(text)) {
    const found = await byCode.all(tx, [text, endOf(text), levels, limit, governed])
    if (found.length > 0) return found
  }
  const begins: Begins = [levels, text, `${text}\u{10ffff}`, limit, governed]
  const found = latin
    ? unite(await initialsBegin.all(tx, begins), await pinyinBegins.all(tx, begins))
    : await nameBegins.all(tx, begins)
  if (found.length >= limit) return found.slice(0, limit)
  const query = queryText(text)
  if (!query) return found
  const anywhere = /^\p{Script=Han}+$/u.test(text) ? contains : containsFolded
  const more = await anywhere.all(tx, [levels, likePattern(text), query, limit, governed, `${text}%`])
  return unite(found, more).slice(0, limit)
}

function unite(first: readonly PlaceRow[], second: readonly PlaceRow[]): PlaceRow[] {
  const known = new Set(first.map(({ code }) => code))
  return [...first, ...second.filter(({ code }) => !known.has(code))]
}
