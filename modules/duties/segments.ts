/**
 * How the obligations of a place stand, counted without touching them one by one: for each duty, level of bearer,
 * period and region of one figure, how many are in which state. What nobody has shown follows from the calendar.
 */
import { countyOf, endOf, type Level, levels } from '#platform/access/reach.ts'
import { planned, type Tx } from '#platform/db/database.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { addDays, localDateOf } from '#platform/time/local-date.ts'
import { measuredSince } from './bearers.ts'
import { type Borne, borneIn } from './borne.ts'
import { daysOf, periodsBetween } from './periods.ts'
import { dayUnder, everyUnder, type Figure, figuresAround, type Region, regionsOf } from './settings.ts'

/** The states, worst first, as pages list them. */
export const states = ['overdue', 'notCheckable', 'due', 'notMeasured', 'judged', 'met'] as const
export type State = (typeof states)[number]
export type Counts = Record<State, number>

/** Which rows of `duties.obligation` a part of a segment is made of; `open`: none, `unjudged`: none that is judged. */
export type Rows = 'met' | 'missed' | 'judged' | 'open' | 'unjudged'

/** Obligations that stand alike. */
export interface Segment {
  borne: Borne
  level: Level
  period: string
  region: Region
  state: State
  rows: Rows
  count: number
  /** The day by which they have to be done; absent where neither law nor figure names one. */
  dueOn: string | undefined
}

/** How long an ended period is looked back at, days. */
const lookBack = 366

interface Tally {
  area: string
  duty: string
  period: string
  level: string
  state: string
  count: number
}

/** What all boards of a jurisdiction share. */
export interface Ground {
  tx: Tx
  pack: Pack
  borne: readonly Borne[]
  figures: Map<string, Figure[]>
  since: string
  today: LocalDate
}

/** Reads what is needed to count at a place and below. */
export async function groundAt(
  tx: Tx,
  services: Services,
  pack: Pack,
  place: string,
  now: Date,
): Promise<Ground> {
  const borne = borneIn(pack, services.evidence)
  const today = localDateOf(now)
  const [figures, since] = [
    await figuresAround(tx, pack, borne, place, today),
    await measuredSince(tx, pack, today),
  ]
  return { tx, pack, borne, figures, since, today }
}

/** The segments of several areas, in the order: duty, level, period. */
export async function segmentsOf(
  ground: Ground,
  areas: readonly string[],
  wanted: (borne: Borne) => boolean = () => true,
): Promise<Map<string, Segment[]>> {
  const borne = ground.borne.filter(wanted)
  const parts = new Map(areas.map((area) => [area, partsOf(ground, borne, area)]))
  const places = new Set([...parts.values()].flat().flatMap(({ region }) => [region.place, ...region.except]))
  const [extents, tallies] = await readCounts(ground.tx, [...places], borne)
  const found = new Map<string, Segment[]>()
  for (const [area, some] of parts) {
    found.set(
      area,
      some.flatMap((part) => statesOf(ground, part, extents, tallies)),
    )
  }
  return found
}

type Part = Pick<Segment, 'borne' | 'level' | 'period' | 'region'>

function partsOf(ground: Ground, borne: readonly Borne[], area: string): Part[] {
  const { pack, figures, since, today } = ground
  const from = addDays(today, -lookBack)
  return borne.flatMap((one) => {
    const reached = [...one.bearers.keys()].filter((level) => levels[level] >= area.length)
    if (reached.length === 0) return []
    const regions = one.setting
      ? regionsOf(figures.get(one.setting), area)
      : [{ place: area, except: [], figure: undefined }]
    return regions.flatMap((region) => {
      const periods = periodsBetween(everyUnder(pack, one, region.figure), since, today)
      const shown = periods.filter((period) => (daysOf(period)?.to ?? today) >= from)
      return reached
        .filter((level) => levels[level] >= region.place.length)
        .flatMap((level) => shown.map((period) => ({ borne: one, level, period, region })))
    })
  })
}

const countKey = (area: string, level: string) => `${area} ${level}`
const tallyKey = (area: string, duty: string, period: string, level: string) =>
  `${area} ${duty} ${period} ${level}`

async function readCounts(
  tx: Tx,
  areas: string[],
  borne: readonly Borne[],
): Promise<[Map<string, number>, Map<string, Tally[]>]> {
  const counties = [...new Set(areas.map(countyOf))]
  const extents = await planned<{ area: string; level: string; places: number }>(
    tx,
    'select area, level, places from duties.extent where county = any($1) and area = any($2)',
    [counties, areas],
  )
  const tallies = await planned<Tally>(
    tx,
    `select area, duty, period, level, state, sum(count)::int as count from duties.tally
     where county = any($1) and area = any($2) and duty = any($3) group by 1, 2, 3, 4, 5`,
    [counties, areas, borne.map(({ duty }) => duty.id)],
  )
  return [
    new Map(extents.map(({ area, level, places }) => [countKey(area, level), places])),
    Map.groupBy(tallies, ({ area, duty, period, level }) => tallyKey(area, duty, period, level)),
  ]
}

function statesOf(
  { pack, today }: Ground,
  part: Part,
  extents: ReadonlyMap<string, number>,
  tallies: ReadonlyMap<string, readonly Tally[]>,
): Segment[] {
  const { borne, level, period, region } = part
  const all = sumOver(region, (place) => extents.get(countKey(place, level)) ?? 0)
  if (all <= 0) return []
  const of = (...wanted: string[]) =>
    sumOver(region, (place) =>
      (tallies.get(tallyKey(place, borne.duty.id, period, level)) ?? [])
        .filter(({ state }) => wanted.includes(state))
        .reduce((sum, { count }) => sum + count, 0),
    )
  const dueOn = daysOf(period)?.to ?? dayUnder(pack, borne, region.figure)
  const [met, missed, judged] = [of('met'), of('missed'), of('judged-met', 'judged-not')]
  const make = (state: State, rows: Rows, count: number): Segment[] =>
    count > 0 ? [{ ...part, state, rows, count, dueOn }] : []
  const isMissing = borne.kind !== undefined && borne.setting !== undefined && region.figure === undefined
  if (isMissing)
    return [...make('notCheckable', 'unjudged', all - judged), ...make('judged', 'judged', judged)]
  return [
    ...make('overdue', 'missed', missed),
    ...make(openState(borne, dueOn, today), 'open', all - met - missed - judged),
    ...make('judged', 'judged', judged),
    ...make('met', 'met', met),
  ]
}

/** How an obligation stands for which nothing was shown. */
export function openState(borne: Borne, dueOn: string | undefined, today: string): State {
  if (!borne.kind) return 'notMeasured'
  if (dueOn === undefined || dueOn >= today) return 'due'
  // Where there was nothing to show, nothing was missed.
  return borne.kind.sparse ? 'notMeasured' : 'overdue'
}

function sumOver(region: Region, count: (place: string) => number): number {
  return region.except.reduce((rest, place) => rest - count(place), count(region.place))
}

/** Nothing counted. */
export function noCounts(): Counts {
  return { overdue: 0, notCheckable: 0, due: 0, notMeasured: 0, judged: 0, met: 0 }
}

/** Counts of segments, put together by a key. */
export function countBy(
  segments: readonly Segment[],
  key: (segment: Segment) => string,
): Map<string, Counts> {
  const found = new Map<string, Counts>()
  for (const segment of segments) {
    const counts = found.get(key(segment)) ?? noCounts()
    counts[segment.state] += segment.count
    found.set(key(segment), counts)
  }
  return found
}

/** One obligation of a segment. */
export interface Row {
  segment: Segment
  place: string
  /** Since when it is met, missed or judged. */
  since: Date | null
  judgedMet: boolean | null
}

const conditions: Record<Rows, string> = {
  met: "o.state = 'met'",
  missed: "o.state = 'missed'",
  judged: "o.state in ('judged-met', 'judged-not')",
  open: 'o.state is null',
  unjudged: "(o.state is null or o.state in ('met', 'missed'))",
}

/**
 * Obligations of segments, in their order and by place within each, after a place of the first: so many at most. Each
 * segment is a short walk along the places of one level.
 */
export async function rowsOf(
  tx: Tx,
  segments: readonly Segment[],
  after: string,
  limit: number,
): Promise<Row[]> {
  const rows: Row[] = []
  let rest = [...segments]
  let start = after
  while (rest.length > 0 && rows.length < limit) {
    const some = enough(rest, limit - rows.length)
    rows.push(...(await rowsOfSome(tx, some, start, limit - rows.length)))
    rest = rest.slice(some.length)
    start = ''
  }
  return rows.slice(0, limit)
}

/** As many segments as surely fill a page; where more was counted than is there, the next ones follow. */
function enough(segments: readonly Segment[], limit: number): Segment[] {
  let counted = 0
  // The first may be begun already: it counts for nothing.
  const last = segments.findIndex(({ count }, i) => {
    counted += i === 0 ? 0 : count
    return counted >= limit
  })
  return segments.slice(0, last < 0 ? undefined : last + 1)
}

async function rowsOfSome(
  tx: Tx,
  segments: readonly Segment[],
  after: string,
  limit: number,
): Promise<Row[]> {
  const given = segments.map(({ borne, level, period, region, rows }, n) => ({
    n,
    duty: borne.duty.id,
    period,
    level,
    rows,
    since: region.place,
    until: endOf(region.place),
    county_from: region.place.slice(0, 6),
    county_to: endOf(region.place.slice(0, 6)),
    excepted: region.except,
    after: n === 0 ? after : '',
  }))
  const found = await planned<{ n: number; place: string; since: Date | null; state: string | null }>(
    tx,
    `select s.n, r.place, r.since, r.state from jsonb_to_recordset($1::jsonb) as s (n int, duty text, period text,
       level text, rows text, since text, until text, county_from text, county_to text, excepted jsonb, after text)
     cross join lateral (
       select b.place, o.state, o.since from duties.bearer b
       left join duties.obligation o
         on o.county = b.county and o.duty = s.duty and o.period = s.period and o.place = b.place
       where b.level = s.level and b.place >= s.since collate "C" and b.place < s.until collate "C"
         and b.place > s.after collate "C"
         and b.county >= s.county_from collate "C" and b.county < s.county_to collate "C"
         and case s.rows ${Object.entries(conditions)
           .map(([rows, condition]) => `when '${rows}' then ${condition}`)
           .join(' ')} end
         and not exists (select from jsonb_array_elements_text(s.excepted) e where starts_with(b.place, e))
       order by b.place limit $2) r
     order by s.n, r.place limit $2`,
    [JSON.stringify(given), limit],
  )
  return found.map(({ n, place, since, state }) => ({
    segment: segments[n]!,
    place,
    since,
    judgedMet: state === 'judged-met' ? true : state === 'judged-not' ? false : null,
  }))
}
