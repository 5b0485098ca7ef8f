/** Places by name within a place, for forms and files: what a name means there, and what it might. */
import { endOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { searchGrids, searchPlaces } from './search.ts'

/** A place that a name means; `about` is what stands above it. */
interface NamedPlace {
  value: string
  name: string
  about: string | null
}

interface Row {
  code: string
  name: string
  above: string | null
}

const divisionAbove = '(select u.name from places.place u where u.code = p.parent)'
const anyOf = `(p.name = any($4) or regexp_replace(p.name, '(居民委员会|村民委员会|居委会|村委会)$', '') = any($4))`

/** A name may leave out what every one of them ends with: 民生社区 for 民生社区居委会. */
const selectNamed = statement<
  readonly [from: string, to: string, level: string, names: string[]],
  Row & { asked: string }
>(
  `select p.code, p.name, ${divisionAbove} as above,
     case when p.name = any($4) then p.name
       else regexp_replace(p.name, '(居民委员会|村民委员会|居委会|村委会)$', '') end as asked
   from places.place p
   where p.code >= $1 and p.code < $2 and ($3 = '' or p.level = $3) and p.valid_to is null and ${anyOf}
   order by p.code limit 20000`,
)

const gridsNamed = statement<
  readonly [countyFrom: string, countyTo: string, from: string, to: string, names: string[]],
  Row
>(
  `select g.code, g.name, (select name from places.place where code = g.community) as above from places.grid g
   where g.county >= $1 and g.county < $2 and g.code >= $3 and g.code < $4 and g.valid_to is null and g.name = any($5)
   order by g.code limit 20000`,
)

const firstOf = statement<readonly [from: string, to: string, level: string, limit: number], Row>(
  `select p.code, p.name, ${divisionAbove} as above from places.place p
   where p.code >= $1 and p.code < $2 and p.level = $3 and p.valid_to is null order by p.code limit $4`,
)

const shown = 20

/** Places of a level ('' any division) within a place that have one of these names; `name` is the one asked for. */
export async function placesNamed(
  tx: Tx,
  within: string,
  level: string,
  names: readonly string[],
): Promise<NamedPlace[]> {
  if (names.length === 0) return []
  if (level === 'grid') {
    const county = within.slice(0, 6)
    const grids = await gridsNamed.all(tx, [county, endOf(county), within, endOf(within), [...names]])
    return grids.map(({ code, name, above }) => ({ value: code, name, about: above }))
  }
  const rows = await selectNamed.all(tx, [within, endOf(within), level, [...names]])
  return rows.map(({ code, asked, above }) => ({ value: code, name: asked, about: above }))
}

/** Places of a level ('' any division) within a place by part of their name; '' gives the first ones. */
export async function searchWithin(
  tx: Tx,
  within: string,
  level: string,
  text: string,
): Promise<NamedPlace[]> {
  if (level === 'grid') {
    const grids = await searchGrids(tx, text, within, shown)
    return grids.map(({ code, name }) => ({ value: code, name, about: null }))
  }
  if (text.trim() === '') {
    const first = await firstOf.all(tx, [within, endOf(within), level || 'community', shown])
    return first.map(({ code, name, above }) => ({ value: code, name, about: above }))
  }
  const levels = level === '' ? ['city', 'county', 'township', 'community'] : [level]
  const found = await searchPlaces(tx, { text, within: [within], levels, governed: false, limit: shown })
  return found.map(({ code, name }) => ({ value: code, name, about: null }))
}
