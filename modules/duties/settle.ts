/**
 * Keeps the states true: takes what was shown since the last time, looks at the obligations it concerns, and counts
 * the difference. One writer at a time; doing it twice gives the same.
 */
import { countyOf, endOf, type Level, levelOf, levels, lineage } from '#platform/access/reach.ts'
import { type Database, planned, type Tx } from '#platform/db/database.ts'
import type { EvidenceKind } from '#platform/evidence/kind.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { aboutOf, type Borne, borneIn, eachBelow } from './borne.ts'
import { keyOf, type Measured, measure, type Target } from './facts.ts'
import { everyOf, periodOf } from './periods.ts'
import * as q from './queries.ts'
import { everyUnder, type Figure, figureAt, figuresAround, leastUnder } from './settings.ts'

/** How much is taken at once: some tenths of a second. */
const most = 500

/** The job of every second. */
export async function settle({ database, services, now }: JobContext): Promise<void> {
  while ((await settleSome(database, services, now)) === most);
}

/** One helping; gives how much there was. */
export async function settleSome(database: Database, services: Services, now: Date): Promise<number> {
  const [row] = await planned<{ waiting: boolean }>(
    database.direct,
    'select exists (select from evidence.unsettled where not_before <= $1) as waiting',
    [now],
  )
  if (!row?.waiting) return 0
  return database.transaction(undefined, async (tx) => {
    await q.lockSettling.all(tx, [])
    const taken = await q.takeUnsettled.all(tx, [now, most])
    await settleThese(tx, services, taken, now)
    await q.noteSettled.all(tx, [now])
    return taken.length
  })
}

/** Looks at everything that these concern. Whoever calls holds the lock. */
export async function settleThese(
  tx: Tx,
  services: Services,
  touched: readonly q.Unsettled[],
  now: Date,
): Promise<number> {
  const byPack = Map.groupBy(touched, ({ place }) => services.packs.forPlace(place))
  let changed = 0
  for (const [pack, some] of byPack) {
    if (!pack) continue
    changed += await settleTargets(tx, await targetsOf(tx, services, pack, some, now), now)
  }
  return changed
}

/** The obligations that evidence concerns. */
export async function targetsOf(
  tx: Tx,
  services: Services,
  pack: Pack,
  touched: readonly q.Unsettled[],
  now: Date,
): Promise<Target[]> {
  const finder = await finderFor(tx, services, pack, now)
  for (const one of touched) {
    finder.concerns(one)
    if (one.kind === 'settings.set') await finder.figureChanged(tx, one)
  }
  return [...finder.found.values()]
}

/** Finds obligations in a jurisdiction, by its law and the figures of this moment. */
export async function finderFor(tx: Tx, services: Services, pack: Pack, now: Date): Promise<Finder> {
  const borne = borneIn(pack, services.evidence)
  const today = localDateOf(now)
  const figures = await figuresAround(tx, pack, borne, pack.prefix, today)
  return new Finder(pack, borne, services.evidence, figures, today)
}

/** Gathers obligations, each once. */
class Finder {
  readonly found = new Map<string, Target>()
  readonly #pack: Pack
  readonly #borne: readonly Borne[]
  readonly #kinds: Map<string, EvidenceKind>
  readonly #figures: Map<string, Figure[]>
  readonly #today: string

  constructor(
    pack: Pack,
    borne: readonly Borne[],
    kinds: readonly EvidenceKind[],
    figures: Map<string, Figure[]>,
    today: string,
  ) {
    this.#pack = pack
    this.#borne = borne
    this.#kinds = new Map(kinds.map((kind) => [kind.id, kind]))
    this.#figures = figures
    this.#today = today
  }

  concerns({ kind, about, place, day }: q.Unsettled): void {
    if (kind === 'duties.judgment') {
      const [duty, period] = about.split(' ')
      const borne = this.#borne.find((one) => one.duty.id === duty)
      if (borne && period) this.#add(borne, levelOf(place), place, period)
      return
    }
    const changes = this.#kinds.get(kind)?.changes
    for (const borne of this.#borne) {
      for (const level of borne.bearers.keys()) {
        const each = eachBelow(borne, level)
        const counts = borne.kind?.id === kind && aboutOf(borne, level).includes(about)
        if (counts && levelOf(place) === (each ?? level)) this.#addPeriod(borne, level, place, day)
        if (each && each === changes) this.#addPeriod(borne, level, place, this.#today)
      }
    }
  }

  /** A figure decides how often a duty is due: all that was shown of it below is looked at again. */
  async figureChanged(tx: Tx, { about, place }: q.Unsettled): Promise<void> {
    for (const borne of this.#borne.filter(({ setting }) => setting === about)) {
      const range = [place, endOf(place)]
      const rows = await planned<{ place: string; period: string }>(
        tx,
        `select place, period from duties.obligation where duty = $1 and place >= $2 and place < $3
           and county >= $4 and county < $5`,
        [borne.duty.id, ...range, countyOf(place).slice(0, place.length), endOf(place.slice(0, 6))],
      )
      for (const row of rows) this.known({ ...row, duty: borne.duty.id })
      if (!borne.kind) continue
      const shown = await planned<{ place: string; about: string; day: string }>(
        tx,
        'select distinct place, about, day from evidence.shown where kind = $1 and place >= $2 and place < $3',
        [borne.kind.id, ...range],
      )
      for (const row of shown) this.concerns({ kind: borne.kind.id, ...row })
    }
  }

  /** An obligation that has a row already. */
  known({ place, duty, period }: { place: string; duty: string; period: string }): void {
    const borne = this.#borne.find((one) => one.duty.id === duty)
    if (borne) this.#add(borne, levelOf(place), place, period)
  }

  #addPeriod(borne: Borne, level: Level, place: string, day: string): void {
    const bearer = place.slice(0, levels[level])
    if (bearer.length < levels[level]) return
    const figure = figureAt(borne.setting ? this.#figures.get(borne.setting) : undefined, bearer)
    this.#add(borne, level, bearer, periodOf(everyUnder(this.#pack, borne, figure), day))
  }

  #add(borne: Borne, level: Level, place: string, period: string): void {
    if (!borne.bearers.has(level) || !place.startsWith(this.#pack.prefix)) return
    const figure = figureAt(borne.setting ? this.#figures.get(borne.setting) : undefined, place)
    const least = leastUnder(this.#pack, borne, figure)
    const stale = everyOf(period) !== everyUnder(this.#pack, borne, figure)
    const target = { borne, level, county: countyOf(place), place, period, least, stale }
    this.found.set(keyOf(target), target)
  }
}

/** Measures these obligations anew, and writes and counts what is different; gives how many changed. */
export async function settleTargets(tx: Tx, targets: readonly Target[], now: Date): Promise<number> {
  if (targets.length === 0) return 0
  const columns = [
    targets.map(({ county }) => county),
    targets.map(({ place }) => place),
    targets.map(({ borne }) => borne.duty.id),
    targets.map(({ period }) => period),
  ] as const
  const measured = await measure(tx, targets, now)
  const before = new Map(
    (await q.obligationsOf.all(tx, columns)).map((row) => [`${row.place} ${row.duty} ${row.period}`, row]),
  )
  const judged = new Map(
    (await q.judgmentsOf.all(tx, columns)).map((row) => [`${row.place} ${row.duty} ${row.period}`, row]),
  )
  const counts = new Counts()
  const saved: q.ObligationRow[] = []
  const dropped: Target[] = []
  for (const target of targets) {
    const key = keyOf(target)
    const was = before.get(key)
    const next = target.stale ? undefined : stateOf(measured.get(key), judged.get(key))
    if (was?.state === next?.state && was?.since.getTime() === next?.since.getTime()) continue
    if (was) counts.add(was, -1)
    if (!next) dropped.push(target)
    else {
      const { county, place, period, level, borne } = target
      const row = { county, place, duty: borne.duty.id, period, level, ...next }
      counts.add(row, 1)
      saved.push(row)
    }
  }
  if (saved.length > 0) await q.saveObligations.all(tx, [JSON.stringify(saved)])
  if (dropped.length > 0) {
    await q.dropObligations.all(tx, [
      dropped.map(({ county }) => county),
      dropped.map(({ place }) => place),
      dropped.map(({ borne }) => borne.duty.id),
      dropped.map(({ period }) => period),
    ])
  }
  await counts.write(tx)
  return saved.length + dropped.length
}

/** A person's word goes before what was measured. */
export function stateOf(
  measured: Measured | undefined,
  judged: { met: boolean | null; at: Date } | undefined,
): Pick<q.ObligationRow, 'state' | 'since'> | undefined {
  if (judged && judged.met !== null)
    return { state: judged.met ? 'judged-met' : 'judged-not', since: judged.at }
  return measured
}

/** Differences of the counts, for each place and every place above it. */
class Counts {
  readonly #counts = new Map<string, number>()

  add({ place, duty, period, level, state, since }: q.ObligationRow, by: 1 | -1): void {
    const month = localDateOf(since).slice(0, 7)
    for (const area of lineage(place)) {
      const key = [countyOf(area), area, duty, period, level, state, month].join('\t')
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + by)
    }
  }

  async write(tx: Tx): Promise<void> {
    const rows = [...this.#counts].flatMap(([key, count]) => {
      if (count === 0) return []
      const [county, area, duty, period, level, state, month] = key.split('\t')
      return [{ county, area, duty, period, level, state, month, count }]
    })
    if (rows.length === 0) return
    await q.addTallies.all(tx, [JSON.stringify(rows)])
    await q.dropEmptyTallies.all(tx, [[...new Set(rows.map(({ county }) => county!))]])
  }
}
