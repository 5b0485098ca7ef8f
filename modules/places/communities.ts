/**
 * Communities as a decision changes them: what is compared before it, and what is written on its day. Versions are
 * added, never overwritten: what a place was stands in places.change and in the boundaries that ended.
 */
import { countyOf, endOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import {
  areaOf,
  isSimple,
  type Plane,
  type Polygon,
  planeAt,
  type Ring,
  type Shape,
  shapeOf,
  sharedPieces,
  totalArea,
  uncoveredPieces,
} from './geometry.ts'
import { boundaryOf, closeGrids } from './queries.ts'
import { boundary as boundaryRow, middleOf } from './rows.ts'
import { weigh } from './rules.ts'
import { romanise, vectorText } from './words.ts'

/** A community with its outline, where that is on record. */
export interface Outline {
  code: string
  name: string
  boundary: Polygon | null
}

/** What is compared: the communities that change as they are, as they will be, and all others around. */
export interface Comparison {
  before: readonly Outline[]
  after: readonly Outline[]
  around: readonly Outline[]
}

/** What the comparison found. */
export interface OutlineFinding {
  code: 'place-overlap' | 'place-uncovered'
  severity: 'refuse' | 'warn' | 'uncheckable'
  text: Words
  places: string[]
  area: Polygon[]
}

/** Pieces shown on the map for one finding. */
const mostPieces = 20

type Named = { name: string; shape: Shape }

/** Whether a boundary holds land and does not cross itself. */
export function isSound(boundary: Polygon): boolean {
  const [lng, lat] = boundary.coordinates[0]![0]!
  return isSimple(planeAt(lng, lat).toMetres(boundary))
}

/**
 * Overlaps of the communities as they will be, with each other and with those around; and land that had a community
 * and would have none. Where a boundary is not on record it says so: nothing is taken as passed.
 */
export function compareOutlines({ before, after, around }: Comparison): OutlineFinding[] {
  const middle = [...after, ...before].find(({ boundary }) => boundary)?.boundary?.coordinates[0]?.[0]
  if (!middle) return [unknown('place-uncovered', before)]
  const plane = planeAt(middle[0], middle[1])
  const drawn = (all: readonly Outline[]): Named[] =>
    all.flatMap(({ name, boundary }) =>
      boundary ? [{ name, shape: shapeOf(plane.toMetres(boundary)) }] : [],
    )
  const [was, will, others] = [drawn(before), drawn(after), drawn(around)]
  const findings = overlapsOf(will, others, plane)
  const all = [...will, ...others].map(({ shape }) => shape)
  for (const { name, shape } of was) {
    const pieces = uncoveredPieces(shape, all)
    const area = totalArea(pieces)
    const severity = weigh(area, shape.area)
    if (!severity) continue
    findings.push({
      code: 'place-uncovered',
      severity,
      text: {
        zh: `原属“${name}”的约 ${metres(area)} 平方米不属于任何社区`,
        en: `About ${metres(area)} m² that were ${name}’s would lie in no community`,
      },
      places: [name],
      area: draw(pieces, plane),
    })
  }
  const [bare, strange] = [before, around].map((some) => some.filter(({ boundary }) => !boundary)) as [
    Outline[],
    Outline[],
  ]
  if (bare.length > 0) findings.push(unknown('place-uncovered', bare))
  if (strange.length > 0) findings.push(unknown('place-overlap', strange))
  return findings
}

function overlapsOf(will: readonly Named[], others: readonly Named[], plane: Plane): OutlineFinding[] {
  return will.flatMap((one, i) =>
    [...will.slice(i + 1), ...others].flatMap((other): OutlineFinding[] => {
      const pieces = sharedPieces(one.shape, other.shape)
      const area = totalArea(pieces)
      const severity = weigh(area, Math.min(one.shape.area, other.shape.area))
      if (!severity) return []
      return [
        {
          code: 'place-overlap',
          severity,
          text: {
            zh: `“${one.name}”与“${other.name}”重叠约 ${metres(area)} 平方米`,
            en: `${one.name} and ${other.name} overlap by about ${metres(area)} m²`,
          },
          places: [one.name, other.name],
          area: draw(pieces, plane),
        },
      ]
    }),
  )
}

function unknown(code: OutlineFinding['code'], bare: readonly Outline[]): OutlineFinding {
  const names = bare.slice(0, 5).map(({ name }) => name)
  const more = bare.length > names.length
  const [zh, en] = [
    `${names.join('、')}${more ? `等 ${bare.length} 个社区` : ''}`,
    `${names.join(', ')}${more ? ` and others (${bare.length} in all)` : ''}`,
  ]
  return {
    code,
    severity: 'uncheckable',
    text:
      code === 'place-overlap'
        ? {
            zh: `${zh}没有登记边界，无法核对是否重叠`,
            en: `No boundary on record for ${en}: overlaps cannot be checked`,
          }
        : {
            zh: `${zh}没有登记边界，无法核对是否有遗漏`,
            en: `No boundary on record for ${en}: whether land is left out cannot be checked`,
          },
    places: names,
    area: [],
  }
}

function metres(area: number): string {
  return Math.round(area).toLocaleString('en')
}

function draw(pieces: readonly Ring[], plane: Plane): Polygon[] {
  return [...pieces]
    .sort((a, b) => areaOf(b) - areaOf(a))
    .slice(0, mostPieces)
    .map((piece) => plane.toPolygon(piece))
}

const selectCommunities = statement<
  readonly [from: string, to: string, on: string],
  { code: string; name: string; rural: boolean | null; boundary: Polygon | null }
>(
  `select p.code, p.name, p.rural, b.ring as boundary from places.place p
   left join places.boundary b on b.place = p.code and b.valid_from <= $3 and (b.valid_to is null or b.valid_to > $3)
   where p.code >= $1 and p.code < $2 and p.level = 'community' and p.valid_to is null order by p.code limit 2000`,
)

/** The communities below a place with their outlines, as they are on a day (YYYY-MM-DD). */
export function communitiesBelow(tx: Tx, place: string, on: string) {
  return selectCommunities.all(tx, [place, endOf(place), on])
}

const selectUsed = statement<readonly [codes: string[]], { code: string }>(
  'select code from places.place where code = any($1)',
)

/** Which of these codes are or were a place's: none is given twice. */
export async function codesUsed(tx: Tx, codes: readonly string[]): Promise<string[]> {
  return (await selectUsed.all(tx, [[...codes]])).map(({ code }) => code)
}

const lastCodes = statement<
  readonly [from: string, to: string],
  { township: string; rural: boolean; last: number }
>(
  `select left(code, 9) as township, substr(code, 10)::int >= 200 as rural, max(substr(code, 10)::int) as last
   from places.place where code >= $1 and code < $2 and level = 'community' and substr(code, 10) < '400'
   group by 1, 2`,
)

/** A township with the next codes that are free in it; null where its numbers are used up. */
export interface FreeCodes {
  township: { code: string; name: string }
  urban: string | null
  rural: string | null
}

/**
 * The numbers after the last ones that were ever used in each township at a place or below: urban 001–199, rural
 * 200–399 (statistical division codes).
 */
export async function freeCodes(tx: Tx, place: string): Promise<FreeCodes[]> {
  const townships = await selectTownships.all(tx, [place, endOf(place)])
  const rows = await lastCodes.all(tx, [place, endOf(place)])
  const next = (township: string, rural: boolean) => {
    const last = rows.find((row) => row.township === township && row.rural === rural)?.last
    const number = last === undefined ? (rural ? 200 : 1) : last + 1
    return number < (rural ? 400 : 200) ? `${township}${String(number).padStart(3, '0')}` : null
  }
  return townships.map((township) => ({
    township,
    urban: next(township.code, false),
    rural: next(township.code, true),
  }))
}

const selectTownships = statement<readonly [from: string, to: string], { code: string; name: string }>(
  `select code, name from places.place where code >= $1 and code < $2 and level = 'township' and valid_to is null
   order by code limit 200`,
)

/** The boundary of a place on a day, where it is known. */
export async function outlineOf(tx: Tx, place: string, on: string): Promise<Polygon | undefined> {
  return (await boundaryOf.find(tx, [place, countyOf(place), on]))?.ring
}

/** A community as a decision leaves it. */
export interface CommunityAfter {
  code: string
  name: string
  rural: boolean
  boundary: Polygon
}

/** A decision that comes into force. */
export interface CommunitiesDecided {
  /** The case that decided it, and its document. */
  record: string
  document: { title: string; number: string }
  /** YYYY-MM-DD, in China. */
  effective: string
  jurisdiction: string
  communities: readonly CommunityAfter[]
  ends: readonly { code: string; into: string | null }[]
}

interface PlaceKept {
  code: string
  name: string
  rural: boolean | null
  ring: Polygon | null
}

const selectKept = statement<readonly [codes: string[], on: string], PlaceKept>(
  `select p.code, p.name, p.rural, b.ring from places.place p
   left join places.boundary b on b.place = p.code and b.valid_from <= $2 and (b.valid_to is null or b.valid_to > $2)
   where p.code = any($1)`,
)

const savePlace = statement<readonly unknown[]>(
  `insert into places.place
     (code, name, level, parent, rural, jurisdiction, pinyin, initials, words, valid_from)
   values ($1, $2, 'community', $3, $4, $5, $6, $7, $8::tsvector, $9)
   on conflict (code) do update set name = excluded.name, rural = excluded.rural, pinyin = excluded.pinyin,
     initials = excluded.initials, words = excluded.words`,
)

const endPlace = statement<readonly [code: string, on: string, successor: string | null]>(
  'update places.place set valid_to = $2, successor = $3 where code = $1 and valid_to is null',
)

const closeBoundary = statement<readonly [codes: string[], on: string]>(
  `update places.boundary set valid_to = greatest(valid_from, $2::date)
   where place = any($1) and (valid_to is null or valid_to > $2::date)`,
)

// Two decisions of one day: the later one holds; what the first drew stands in places.change.
const addBoundary = statement<readonly unknown[]>(
  `insert into places.boundary (place, valid_from, ring, area, lng, lat) values ($1, $2, $3, $4::polygon, $5, $6)
   on conflict (place, valid_from) do update set ring = excluded.ring, area = excluded.area, lng = excluded.lng,
     lat = excluded.lat, valid_to = null`,
)

const insertChange = statement<readonly unknown[]>(
  `insert into places.change (county, code, effective, kind, before, after, successor, record, document)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** Puts a decision in force: places and boundaries get their new versions, abolished ones end with their grids. */
export async function changeCommunities(tx: Tx, decided: CommunitiesDecided): Promise<void> {
  const { communities, ends, effective } = decided
  const codes = [...communities, ...ends].map(({ code }) => code)
  const kept = new Map((await selectKept.all(tx, [codes, effective])).map((row) => [row.code, row]))
  const note = (code: string, kind: string, after: object | null, successor: string | null) => {
    const before = kept.get(code)
    const was = before && { name: before.name, rural: before.rural, boundary: before.ring }
    return insertChange.all(tx, [
      countyOf(code),
      code,
      effective,
      kind,
      was ? JSON.stringify(was) : null,
      after ? JSON.stringify(after) : null,
      successor,
      decided.record,
      JSON.stringify(decided.document),
    ])
  }
  await closeBoundary.all(tx, [codes, effective])
  for (const { code, name, rural, boundary } of communities) {
    const [reading, initials] = romanise(name)
    await note(code, kept.has(code) ? 'adjusted' : 'set-up', { name, rural, boundary }, null)
    await savePlace.all(tx, [
      code,
      name,
      code.slice(0, 9),
      rural,
      decided.jurisdiction,
      reading,
      initials,
      vectorText(name),
      effective,
    ])
    const row = boundaryRow(code, boundary, middleOf(boundary), effective)
    await addBoundary.all(tx, [
      row.place,
      row.valid_from,
      JSON.stringify(row.ring),
      row.area,
      row.lng,
      row.lat,
    ])
  }
  for (const { code, into } of ends) {
    await note(code, 'abolished', null, into)
    await endPlace.all(tx, [code, effective, into])
    await closeGrids.all(tx, [countyOf(code), code, effective])
  }
}

/** A change that a community has been through. */
export interface ChangeRow {
  effective: string
  kind: 'set-up' | 'adjusted' | 'abolished'
  was: string | null
  is: string | null
  moved: boolean
  successor: string | null
  record: string
  document: { title: string; number: string } | null
}

/** The changes of a place, newest first. */
export const changesOf = statement<readonly [county: string, code: string], ChangeRow>(
  `select effective, kind, before->>'name' as was, after->>'name' as is,
     (before->'boundary') is distinct from (after->'boundary') as moved, successor, record, document
   from places.change where county = $1 and code = $2 order by effective desc, record desc limit 200`,
)
