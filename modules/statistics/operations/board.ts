/**
 * `statistics.board` and `statistics.indicators`.
 */
import { pathOf, placeNames } from '#modules/places/contract.server.ts'
import { countyOf, endOf, levelOf, levels } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { planned } from '#platform/db/database.ts'
import { countiesWithin, Where } from '#platform/db/where.ts'
import { fail } from '#platform/operation/errors.ts'
import { type Context, duty, open, operation } from '#platform/operation/operation.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { addDays, daysBetween } from '#platform/time/local-date.ts'
import { statistics } from '../contract.ts'
import { type Counter, counters, indicators as definitions, type IndicatorDefinition } from '../indicators.ts'

export const indicators = operation(statistics.indicators, {
  access: open,
  async run() {
    return {
      items: definitions.map(({ id, name, definition, version, unit, source }) => ({
        id,
        name,
        definition,
        version,
        unit,
        source,
      })),
    }
  },
})

type Sums = Record<Counter, number>

export const board = operation(statistics.board, {
  access: duty('statistics.read'),
  async run(ctx, input) {
    const reach = ctx.reach('statistics.read')
    const place = input.within ?? reach.place
    if (!place.startsWith(reach.place)) fail('record.not-found')
    const days = daysBetween(input.from as LocalDate, input.to as LocalDate)
    if (days < 0 || days > 400) fail('request.malformed', { to: '期间最长 400 天 / at most 400 days' })
    const before = addDays(input.from as LocalDate, -days - 1)
    const [every, categories, places, asOf, path] = await Promise.all([
      daysOf(ctx.tx, place, before, input.to),
      categoriesOf(ctx, place, input.from, input.to),
      placesOf(ctx, place, input.from, input.to),
      freshness(ctx),
      pathOf(ctx.tx, place),
    ])
    const period = every.filter(({ day }) => day >= input.from)
    const sums = sumUp(period)
    const sumsBefore = sumUp(every.filter(({ day }) => day < input.from))
    return {
      place: path.at(-1) ?? { code: place, name: place },
      asOf,
      values: definitions.map((definition) => indicatorValue(definition, sums, sumsBefore, place, input)),
      trend: trendOf(period),
      categories,
      places,
    }
  },
})

function indicatorValue(
  definition: IndicatorDefinition,
  sums: Sums,
  before: Sums,
  place: string,
  { from, to }: { from: string; to: string },
) {
  return {
    indicator: definition.id,
    value: ratio(definition, sums),
    numerator: sums[definition.numerator],
    denominator: denominatorOf(definition, sums),
    before: ratio(definition, before),
    filter: { within: place, from, to, indicator: definition.records },
  }
}

/** The closed rate leaves out what was not accepted: it could never be closed by work. */
function denominatorOf({ id, denominator }: IndicatorDefinition, sums: Sums): number | null {
  if (!denominator) return null
  return id === 'closed-rate' ? sums.opened - sums.not_accepted : sums[denominator]
}

function ratio(definition: IndicatorDefinition, sums: Sums): number | null {
  const numerator = sums[definition.numerator]
  const denominator = denominatorOf(definition, sums)
  if (denominator === null) return numerator
  if (denominator === 0) return null
  if (definition.unit === 'hours') return Math.round((numerator / denominator / 60) * 10) / 10
  return Math.round((numerator / denominator) * 1000) / 10
}

/** Figures of days: the coarsest table that tells a place apart, and the conditions for it. */
function daysWithin(place: string, from: string, to: string): { table: string; where: Where } {
  const where = inCounties(place)
  where.and(`day between ${where.value(from)} and ${where.value(to)}`)
  if (place.length <= levels.county) return { table: 'statistics.day_county', where }
  if (place.length === levels.township) {
    return { table: 'statistics.day_town', where: where.and(`town = ${where.value(place)}`) }
  }
  const community = place.slice(0, 12)
  where.and(`place >= ${where.value(community)} and place < ${where.value(endOf(community))}`)
  return { table: 'statistics.day_place', where }
}

function inCounties(place: string): Where {
  const where = new Where()
  return where.and(countiesWithin(where, place))
}

type Day = Sums & { day: string }

/** Every day's sums, in one walk over the figures: periods, comparisons and the trend are added up from them. */
function daysOf(tx: Tx, place: string, from: string, to: string): Promise<Day[]> {
  const { table, where } = daysWithin(place, from, to)
  const sums = counters.map((counter) => `sum(${counter})::bigint as ${counter}`).join(', ')
  return planned<Day>(
    tx,
    `select day, ${sums} from ${table} where ${where.sql} group by day order by day`,
    where.values,
  )
}

function sumUp(days: readonly Day[]): Sums {
  const total = (counter: Counter) => days.reduce((sum, day) => sum + Number(day[counter]), 0)
  return Object.fromEntries(counters.map((counter) => [counter, total(counter)])) as Sums
}

function trendOf(days: readonly Day[]) {
  return days.map(({ day, opened, closed, handled, on_time }) => ({
    day,
    opened: Number(opened),
    closed: Number(closed),
    overdue: Number(handled) - Number(on_time),
  }))
}

async function categoriesOf(ctx: Context, place: string, from: string, to: string) {
  const pack = ctx.services.packs.forPlace(place.padEnd(4, '0')) ?? ctx.services.packs.forPlace(place)
  const rows =
    place.length > levels.township
      ? await liveCategories(ctx, place, from, to)
      : await dayCategories(ctx, place, from, to)
  return rows.map((row) => ({
    id: row.category,
    name: pack?.category(row.category)?.name ?? { zh: row.category, en: row.category },
    opened: Number(row.opened),
    open: Number(row.open),
  }))
}

interface CategoryRow {
  category: string
  opened: number
  open: number
}

function dayCategories(ctx: Context, place: string, from: string, to: string): Promise<CategoryRow[]> {
  const where = inCounties(place)
  const town = levelOf(place) === 'township'
  if (town) where.and(`town = ${where.value(place)}`)
  where.and(`day between ${where.value(from)} and ${where.value(to)}`)
  return planned(
    ctx.tx,
    `select category, sum(opened) as opened, sum(open) as open
     from statistics.${town ? 'day_category' : 'day_county_category'}
     where ${where.sql} group by category order by 2 desc limit 20`,
    where.values,
  )
}

/** A community's categories are few enough to be counted from its cases. */
function liveCategories(ctx: Context, place: string, from: string, to: string): Promise<CategoryRow[]> {
  return planned(
    ctx.tx,
    `select coalesce(category, '-') as category, count(*) as opened,
       count(*) filter (where closed_at is null and state <> 'answered') as open
     from workflow.case where county = $1 and community = $2 and place like $5 and procedure = 'grid.matter'
       and opened_at >= $3::date::timestamp at time zone 'Asia/Shanghai'
       and opened_at < ($4::date + 1)::timestamp at time zone 'Asia/Shanghai'
     group by 1 order by 2 desc limit 20`,
    [countyOf(place), place.slice(0, 12), from, to, `${place}%`],
  )
}

/** The places below, with what is open and overdue at this moment. */
async function placesOf(ctx: Context, place: string, from: string, to: string) {
  const next = nextLevel(place)
  if (next === undefined) return []
  const where = inCounties(place)
  where.and(`day between ${where.value(from)} and ${where.value(to)}`)
  const rows = await planned<{ code: string; opened: number; handled: number; on_time: number }>(
    ctx.tx,
    `select code, sum(opened) as opened, sum(handled) as handled, sum(on_time) as on_time
     from ${below(place, next, where)} where ${where.sql} group by code order by 2 desc limit 200`,
    where.values,
  )
  const open = await openBelow(ctx, place, next)
  const names = await placeNames(
    ctx.tx,
    rows.map((row) => row.code),
  )
  return rows.map((row) => ({
    code: row.code,
    name: names.get(row.code) ?? row.code,
    opened: Number(row.opened),
    open: open.get(row.code)?.open ?? 0,
    overdue: open.get(row.code)?.overdue ?? 0,
    onTime:
      Number(row.handled) === 0 ? null : Math.round((Number(row.on_time) / Number(row.handled)) * 1000) / 10,
  }))
}

/** The figures of the places one level below, each under its `code`. */
function below(place: string, next: number, where: Where): string {
  if (next <= levels.county) {
    // What lies above that level is filed under its code padded with zeros.
    where.and(`code not like ${where.value(`%${'0'.repeat(next === levels.county ? 2 : 4)}`)}`)
    return `(select *, left(county, ${next}) as code from statistics.day_county) d`
  }
  if (next === levels.township) return '(select *, town as code from statistics.day_town) d'
  where.and(`town = ${where.value(place)} and length(place) = ${next}`)
  return '(select *, place as code from statistics.day_place) d'
}

function nextLevel(place: string): number | undefined {
  return [4, 6, 9, 12].find((length) => length > place.length)
}

async function openBelow(ctx: Context, place: string, next: number) {
  const where = inCounties(place)
  if (place.length === levels.township) where.and(`town = ${where.value(place)}`)
  const column =
    next <= levels.county ? `left(county, ${next})` : next === levels.township ? 'town' : 'community'
  const rows = await planned<{ code: string; open: number; overdue: number }>(
    ctx.tx,
    `select ${column} as code, count(*) as open, count(*) filter (where due_at < ${where.value(ctx.now)}) as overdue
     from workflow.case where ${where.sql} and closed_at is null and due_at is not null group by 1`,
    where.values,
  )
  return new Map(rows.map((row) => [row.code, { open: Number(row.open), overdue: Number(row.overdue) }]))
}

async function freshness(ctx: Context): Promise<string> {
  const [row] = await planned<{ at: Date }>(ctx.tx, 'select max(at) as at from statistics.progress', [])
  return (row?.at ?? ctx.now).toISOString()
}
