/** `duties.board`: how a place stands. Every number leads to a list. */
import { pathOf, placeNames } from '#modules/places/contract.server.ts'
import { countyOf, endOf } from '#platform/access/reach.ts'
import { planned, type Tx } from '#platform/db/database.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { inOrder, segmentsAsked } from '../asked.ts'
import { duties } from '../contract.ts'
import { capabilityName, kindName, showRows } from '../present.ts'
import * as q from '../queries.ts'
import { lastRecomputation, showRecomputation } from '../recomputation.ts'
import { countBy, type Ground, noCounts, rowsOf, type Segment, segmentsOf } from '../segments.ts'
import { periodName } from '../words.ts'

/** How many rows stand on the board itself. */
const shown = 8

export const board = operation(duties.board, {
  access: duty('duties.read'),
  async run(ctx, input) {
    const { place, pack, ground, segments } = await segmentsAsked(ctx, input)
    const overdue = segments.filter(({ state }) => state === 'overdue')
    const [rows, path, asOf, trend, places, recomputation] = [
      await rowsOf(ctx.tx, inOrder(overdue), '', shown),
      await pathOf(ctx.tx, place),
      await upTo(ctx, place),
      await trendOf(ctx.tx, ground, place, segments),
      await placesBelow(ctx.tx, ground, place),
      await lastRecomputation(ctx.tx, place),
    ]
    return {
      place: { code: place, name: path.at(-1)?.name ?? place, path },
      jurisdiction: pack.id,
      statute: pack.jurisdiction.instrument.title.zh,
      provisional: pack.provisional,
      asOf,
      since: ground.since,
      counts: countBy(segments, () => '').get('') ?? noCounts(),
      overdue: await showRows(ctx.tx, pack, rows),
      next: nextOf(segments),
      capabilities: capabilitiesOf(pack, segments),
      bearers: bearersOf(pack, segments),
      trend,
      places,
      recomputation: recomputation ? showRecomputation(recomputation) : null,
      may: { recompute: ctx.asker.acting?.duties.has('duties.judge') ?? false },
    }
  },
})

/** The states are true up to now, unless something waits. */
async function upTo(ctx: Context, place: string): Promise<string> {
  const [row] = await planned<{ waiting: boolean; at: Date | null }>(
    ctx.tx,
    `select exists (select from evidence.unsettled where place >= $1 and place < $2 and not_before <= $3) as waiting,
       (select at from duties.settled) as at`,
    [place, endOf(place), ctx.now],
  )
  return (row?.waiting && row.at ? row.at : ctx.now).toISOString()
}

/** What is open and has a date, the nearest first. */
function nextOf(segments: readonly Segment[]) {
  const dated = segments.filter(({ state, dueOn }) => state === 'due' && dueOn !== undefined)
  const groups = Map.groupBy(dated, ({ borne, period }) => `${borne.duty.id} ${period}`)
  return [...groups.values()]
    .map((group) => {
      const [{ borne, period, dueOn }] = group as [Segment]
      const alike = segments.filter((one) => one.borne === borne && one.period === period)
      return {
        duty: borne.duty.id,
        action: borne.duty.action,
        period,
        periodName: periodName(period),
        dueOn: dueOn!,
        open: sum(group),
        all: sum(alike),
      }
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || b.open - a.open)
    .slice(0, shown)
}

const sum = (segments: readonly Segment[]) => segments.reduce((total, { count }) => total + count, 0)

function capabilitiesOf(pack: Pack, segments: readonly Segment[]) {
  return [...countBy(segments, ({ borne }) => borne.duty.capability)]
    .map(([id, counts]) => ({ id, name: capabilityName(pack, id), counts }))
    .sort((a, b) => b.counts.overdue - a.counts.overdue || b.counts.due - a.counts.due)
}

/** A duty that several kinds bear at one level counts for the first that the law names. */
function bearersOf(pack: Pack, segments: readonly Segment[]) {
  return [...countBy(segments, ({ borne, level }) => borne.bearers.get(level)?.[0] ?? '-')]
    .map(([kind, counts]) => ({ kind, name: kindName(pack, kind), counts }))
    .sort((a, b) => b.counts.overdue - a.counts.overdue || b.counts.due - a.counts.due)
}

/** Twelve months: what was met in each, and what passed its date in it without. */
async function trendOf(tx: Tx, ground: Ground, place: string, segments: readonly Segment[]) {
  const months = lastMonths(ground.today, 12)
  const [first] = months as [string]
  const rows = await planned<{ duty: string; period: string; month: string; count: number }>(
    tx,
    `select duty, period, month, sum(count)::int as count from duties.tally
     where county = $1 and area = $2 and state in ('met', 'judged-met') group by 1, 2, 3`,
    [countyOf(place), place],
  )
  const met = new Map<string, number>()
  for (const { month, count } of rows) met.set(month, (met.get(month) ?? 0) + count)
  const overdue = new Map<string, number>()
  const dated = segments.filter(
    ({ borne, dueOn }) => borne.kind && dueOn && dueOn < ground.today && dueOn >= first,
  )
  for (const [key, group] of Map.groupBy(dated, ({ borne, period }) => `${borne.duty.id} ${period}`)) {
    const [{ dueOn }] = group as [Segment]
    const month = dueOn!.slice(0, 7)
    const inTime = rows
      .filter((row) => `${row.duty} ${row.period}` === key && row.month <= month)
      .reduce((total, { count }) => total + count, 0)
    // Where nothing was asked nothing ran overdue.
    const asked = sum(group.filter(({ state }) => state !== 'notMeasured' && state !== 'notCheckable'))
    overdue.set(month, (overdue.get(month) ?? 0) + Math.max(0, asked - inTime))
  }
  return months.map((month) => ({ month, met: met.get(month) ?? 0, overdue: overdue.get(month) ?? 0 }))
}

function lastMonths(today: string, count: number): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(year, month - count + i, 1)).toISOString().slice(0, 7),
  )
}

/** The places one level down, the worst first. */
async function placesBelow(tx: Tx, ground: Ground, place: string) {
  const length = [4, 6, 9, 12].find((one) => one > place.length)
  if (length === undefined) return []
  const level = { 4: 'city', 6: 'county', 9: 'township', 12: 'community' }[length]!
  const codes = (await q.placesOfLength.all(tx, [level, place, endOf(place), length])).map((row) => row.place)
  const found = await segmentsOf(ground, codes)
  const names = await placeNames(tx, codes)
  return codes
    .map((code) => ({
      code,
      name: names.get(code) ?? code,
      counts: countBy(found.get(code) ?? [], () => '').get('') ?? noCounts(),
    }))
    .sort(
      (a, b) =>
        b.counts.overdue - a.counts.overdue || b.counts.due - a.counts.due || a.code.localeCompare(b.code),
    )
}
