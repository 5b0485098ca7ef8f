/**
 * What other modules may ask of places, in the server: names, paths, and which place a point lies in.
 * Hot paths cost at most one statement. Names of divisions change with a new edition of the source only, so
 * they are kept in this process; names of grids are asked for each time.
 */
import { endOf, lineage } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { countGrids } from './queries.ts'
import type { PlaceRow } from './search.ts'

export { type Division, importPlaces, insertPlaces, markGoverned, readDivisions } from './import.ts'
export type { PlaceRow } from './search.ts'

/** A position in degrees, WGS84. */
export interface Point {
  lng: number
  lat: number
}

const kept = new Map<string, string>()
const mostKept = 200_000

const selectNames = statement<readonly [string[], string[], string[]], { code: string; name: string }>(
  `select code, name from places.place where code = any($1)
   union all
   (select distinct on (code) code, name from places.grid where county = any($2) and code = any($3)
    order by code, valid_from desc)`,
)

/** Names by code, in one statement at most; a code that is not known is absent. */
export async function placeNames(tx: Tx, codes: Iterable<string>): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const divisions: string[] = []
  const grids: string[] = []
  for (const code of new Set(codes)) {
    const known = kept.get(code)
    if (known !== undefined) names.set(code, known)
    else if (code.length <= 12) divisions.push(code)
    else grids.push(code)
  }
  if (divisions.length + grids.length === 0) return names
  const counties = [...new Set(grids.map((code) => code.slice(0, 6)))]
  for (const { code, name } of await selectNames.all(tx, [divisions, counties, grids])) {
    names.set(code, name)
    if (code.length <= 12 && kept.size < mostKept) kept.set(code, name)
  }
  return names
}

/** A place above or at another, by name. */
export interface NamedPlace {
  code: string
  name: string
}

/** The places above a place and itself, widest first; those that are not known are left out. */
export async function pathOf(tx: Tx, code: string): Promise<NamedPlace[]> {
  return (await pathsOf(tx, [code])).get(code) ?? []
}

/** Paths of many places in one statement at most. */
export async function pathsOf(tx: Tx, codes: Iterable<string>): Promise<Map<string, NamedPlace[]>> {
  const lines = new Map([...new Set(codes)].map((code) => [code, lineage(code)]))
  const names = await placeNames(tx, [...lines.values()].flat())
  const paths = new Map<string, NamedPlace[]>()
  for (const [code, line] of lines) {
    paths.set(
      code,
      line.flatMap((step) => {
        const name = names.get(step)
        return name === undefined ? [] : [{ code: step, name }]
      }),
    )
  }
  return paths
}

const present = `valid_from <= coalesce($DAY::date, (now() at time zone 'Asia/Shanghai')::date)
  and (valid_to is null or valid_to > coalesce($DAY::date, (now() at time zone 'Asia/Shanghai')::date))`

/** Holds for the version in force on the day that a parameter names; null means today in China. */
function inForce(parameter: string): string {
  return present.replaceAll('$DAY', parameter)
}

/** A place with the day it began, where that is known. */
export type Place = PlaceRow & { valid_from: string | null }

const selectPlace = statement<readonly [string, string, string | null], Place>(
  `select code, name, level, rural, jurisdiction, valid_from from places.place where code = $1 and valid_to is null
   union all
   select code, name, 'grid', kind = 'rural', null, valid_from from places.grid
   where county = $2 and code = $1 and ${inForce('$3')}`,
)

/** A place by its code; a grid as it is on the day (by default today). */
export function findPlace(tx: Tx, code: string, on?: Date): Promise<Place | undefined> {
  return selectPlace.find(tx, [code, code.slice(0, 6), on ? localDateOf(on) : null])
}

const selectEver = statement<
  readonly [string],
  Place & { valid_to: string | null; successor: string | null }
>(
  'select code, name, level, rural, jurisdiction, valid_from, valid_to, successor from places.place where code = $1',
)

/** A division of the country by its code, one that was abolished too: its records are still found under it. */
export function findDivisionEver(tx: Tx, code: string) {
  return selectEver.find(tx, [code])
}

/** Forgets a name that a decision changed; other servers hear of it by the bus (module.ts). */
export function forgetName(code: string): void {
  kept.delete(code)
}

/** Whether a place is divided into grids on the day. */
export async function hasGrids(tx: Tx, code: string, on: Date): Promise<boolean> {
  const row = await countGrids.find(tx, [code.slice(0, 6), code, localDateOf(on)])
  return (row?.count ?? 0) > 0
}

const selectGridsWithin = statement<
  readonly [countyFrom: string, countyTo: string, from: string, to: string, on: string],
  { code: string }
>(
  `select code from places.grid where county >= $1 and county < $2 and code >= $3 and code < $4 and ${inForce('$5')}
   order by code`,
)

/** Codes of the grids in force at a place or below on a day (YYYY-MM-DD), sorted. */
export async function gridsWithin(tx: Tx, place: string, on: string): Promise<string[]> {
  const county = place.slice(0, 6)
  const rows = await selectGridsWithin.all(tx, [county, endOf(county), place, endOf(place), on])
  return rows.map(({ code }) => code)
}

const selectDivisionsWithin = statement<
  readonly [from: string, to: string, after: string, limit: number],
  { code: string; name: string; level: string }
>(
  `select code, name, level from places.place where code >= $1 and code < $2 and code > $3 and valid_to is null
   order by code limit $4`,
)

const countWithin = statement<readonly [from: string, to: string], { count: number }>(
  'select count(*) from places.place where code >= $1 and code < $2 and valid_to is null',
)

/** How many divisions there are at a place and below. */
export async function countDivisions(tx: Tx, place: string): Promise<number> {
  return (await countWithin.find(tx, [place, endOf(place)]))?.count ?? 0
}

/** Divisions of the country at a place or below, by code, a page at a time: those after `after`. */
export function divisionsWithin(
  tx: Tx,
  place: string,
  after: string | undefined,
  limit: number,
): Promise<{ code: string; name: string; level: string }[]> {
  return selectDivisionsWithin.all(tx, [place, endOf(place), after ?? '', limit])
}

const micro = 1_000_000

const selectAt = statement<readonly [number, number, string | null], NamedPlace>(
  `with at as (select point($1, $2) as p, polygon(box(point($1, $2), point($1, $2))) as dot)
   select code, name from (
     select code, name from places.grid, at where area && at.dot and area @> at.p and ${inForce('$3')}
     union all
     select place, (select name from places.place where code = place) from places.boundary, at
     where area && at.dot and area @> at.p and ${inForce('$3')}
   ) hit order by length(code) desc, code limit 1`,
)

/**
 * The narrowest place whose boundary holds the point: a grid, else the community, township or county around it.
 * One statement; on the day given, by default today.
 */
export function locatePoint(tx: Tx, point: Point, on?: Date): Promise<NamedPlace | undefined> {
  const x = Math.round(point.lng * micro)
  const y = Math.round(point.lat * micro)
  return selectAt.find(tx, [x, y, on ? localDateOf(on) : null])
}

export {
  changeCommunities,
  codesUsed,
  communitiesBelow,
  compareOutlines,
  freeCodes,
  isSound,
  type OutlineFinding,
  outlineOf,
} from './communities.ts'
export { communitiesSql, gridHouseholdsSql } from './figures.ts'
export { areaOf, centreOf, type Polygon, planeAt, type Ring, round, shared, type Vertex } from './geometry.ts'
export { placesNamed, searchWithin } from './named.ts'
export * as gridRows from './rows.ts'
