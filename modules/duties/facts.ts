/**
 * What the evidence says of obligations: met since when, missed, or nothing yet. Reads evidence in bulk, so that one
 * record and a whole county are judged by the same rule.
 */
import { gridsWithin } from '#modules/places/contract.server.ts'
import { endOf, type Level } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { aboutOf, type Borne, eachBelow } from './borne.ts'
import { daysOf } from './periods.ts'
import * as q from './queries.ts'

/** An obligation: who has to do what, in which period. */
export interface Target {
  borne: Borne
  level: Level
  county: string
  place: string
  period: string
  /** So many in the period, where a figure of the place says so; else what the pack says. */
  least?: number | undefined
  /** A figure has changed how often the duty is due: such a period is none any more. */
  stale?: boolean
}

/** What evidence makes of it. */
export interface Measured {
  state: 'met' | 'missed'
  since: Date
}

/** What may be told of an obligation: which places below have shown it, which have not. */
export interface Shown {
  measured: Measured | undefined
  /** How many places have to show it, and how many have. */
  asked: number
  shown: number
  /** Places that have not; only some where they are many. */
  missing: string[]
}

export function keyOf({ place, borne, period }: Target): string {
  return `${place} ${borne.duty.id} ${period}`
}

/** The days of what has no period. */
export const always = { from: '0001-01-01', to: '9999-12-31' }

/** Looks at many obligations; by `keyOf`. Those without evidence are absent. */
export async function measure(tx: Tx, targets: readonly Target[], now: Date): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>()
  for (const [key, { measured }] of await look(tx, targets, now)) if (measured) found.set(key, measured)
  return found
}

/** The same with what stands behind it. */
export async function look(tx: Tx, targets: readonly Target[], now: Date): Promise<Map<string, Shown>> {
  const found = new Map<string, Shown>()
  const groups = Map.groupBy(
    targets.filter(({ borne, stale }) => borne.kind && !stale),
    ({ borne, level, county, place }) => {
      const each = eachBelow(borne, level)
      // Places below are read as a range: one county at a time, and what lies above a county by itself.
      const part = each ? (place.length >= 6 ? county : place) : ''
      return `${borne.kind!.id} ${aboutOf(borne, level).join()} ${each ?? ''} ${part}`
    },
  )
  for (const group of groups.values()) await lookAt(tx, group, now, found)
  return found
}

async function lookAt(tx: Tx, group: readonly Target[], now: Date, found: Map<string, Shown>): Promise<void> {
  const [{ borne, level }] = group as [Target]
  const each = eachBelow(borne, level)
  const places = [...new Set(group.map(({ place }) => place))]
  const range = each ? commonStart(places) : undefined
  const statements = Map.groupBy(await read(tx, group, places, range, now), ({ place }) => place)
  const universe = each && range !== undefined ? await placesOf(tx, each, range, now) : []
  for (const target of group) {
    const asked = each ? within(universe, target.place) : [target.place]
    found.set(keyOf(target), judge(target, asked, statements))
  }
}

function read(
  tx: Tx,
  group: readonly Target[],
  places: string[],
  range: string | undefined,
  now: Date,
): Promise<q.Statement[]> {
  const [{ borne, level }] = group as [Target]
  const kind = borne.kind!
  const about = [...aboutOf(borne, level)]
  if (kind.counts === 'stands') {
    return range === undefined
      ? q.standingAt.all(tx, [kind.id, about, places, now])
      : q.standingWithin.all(tx, [kind.id, about, range, endOf(range), now])
  }
  const days = group.map(({ period }) => daysOf(period) ?? always)
  const since = days.map(({ from }) => from).sort()[0]!
  const until = days
    .map(({ to }) => to)
    .sort()
    .at(-1)!
  return range === undefined
    ? q.happenedAt.all(tx, [kind.id, about, places, since, until, now])
    : q.happenedWithin.all(tx, [kind.id, about, range, endOf(range), since, until, now])
}

/** The places of a level below another, sorted. */
async function placesOf(tx: Tx, level: Level, range: string, now: Date): Promise<string[]> {
  if (level === 'grid') return gridsWithin(tx, range, localDateOf(now))
  return (await q.bearersOf.all(tx, [level, range, endOf(range)])).map(({ place }) => place)
}

/** The part of a sorted list that begins with a place. */
function within(sorted: readonly string[], place: string): string[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < place) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < sorted.length && sorted[at]!.startsWith(place); at++) found.push(sorted[at]!)
  return found
}

function commonStart(places: readonly string[]): string {
  const [first = '', ...others] = places
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** The rule: every place asked has shown it, often enough; where it is sparse, none has failed. Pure. */
export function judge(
  { borne, period, least = borne.least }: Pick<Target, 'borne' | 'period' | 'least'>,
  asked: readonly string[],
  statements: ReadonlyMap<string, readonly q.Statement[]>,
): Shown {
  const { kind } = borne
  const days = kind?.counts === 'happened' ? (daysOf(period) ?? always) : always
  const missing: string[] = []
  const failed: Date[] = []
  let since: Date | undefined
  let shown = 0
  for (const place of asked) {
    const told = (statements.get(place) ?? []).filter(({ day }) => day >= days.from && day <= days.to)
    // What stands says itself how many there are.
    const counting = told.filter(
      ({ holds, amount }) => holds && (kind?.counts !== 'stands' || amount >= least),
    )
    const holding = counting.map(({ at }) => at)
    failed.push(...told.filter(({ holds }) => !holds).map(({ at }) => at))
    const enough = kind?.sparse || kind?.counts === 'stands' ? 1 : least
    const at = holding.toSorted((a, b) => a.getTime() - b.getTime())[enough - 1]
    const met = at && (!kind?.sparse || holding.length === told.length)
    if (!met) {
      missing.push(place)
      continue
    }
    shown++
    if (!since || at > since) since = at
  }
  const counts = { asked: asked.length, shown, missing }
  if (kind?.sparse) {
    const last = failed.toSorted((a, b) => b.getTime() - a.getTime())[0]
    if (last) return { ...counts, measured: { state: 'missed', since: last } }
    return { ...counts, measured: since ? { state: 'met', since } : undefined }
  }
  const all = asked.length > 0 && shown === asked.length
  return { ...counts, measured: all && since ? { state: 'met', since } : undefined }
}
