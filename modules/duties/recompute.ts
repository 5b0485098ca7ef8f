/**
 * The full recomputation: reads all evidence back from the modules' own records, looks at every obligation again and
 * counts anew. County by county, each in a transaction of its own; what comes in meanwhile is settled between them.
 */
import { countyOf, endOf } from '#platform/access/reach.ts'
import { type Database, planned, type Tx } from '#platform/db/database.ts'
import { showEvidence } from '#platform/evidence/show.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { learnBearers } from './bearers.ts'
import { borneIn } from './borne.ts'
import { keyOf, type Target } from './facts.ts'
import * as q from './queries.ts'
import { findRecomputation, noteProgress, type Progress } from './recomputation.ts'
import { finderFor, settleTargets } from './settle.ts'

/** How much of a module's records is read at once. */
const pageSize = 1000
/** How many obligations are looked at in one step. */
const together = 2000

/** The job that a page asked for. */
export async function recomputeAsked({ database, services }: JobContext, data: unknown): Promise<void> {
  const { county, id } = data as { county: string; id: string }
  const row = await findRecomputation(database.direct, county, id)
  if (!row || row.state === 'done') return
  const note = (progress: Progress) => noteProgress(database.direct, row, progress, services.clock.now())
  try {
    await recompute(database, services, row.place, note)
  } catch (error) {
    await note({ state: 'failed', done: 0, total: 0, gathered: 0, changed: 0 })
    throw error
  }
}

/** What was asked for and not begun, or begun and not ended: a server that stopped takes it up again. */
export async function recomputeWaiting(ctx: JobContext): Promise<void> {
  const rows = await planned<{ county: string; id: string }>(
    ctx.database.direct,
    `select county, id from duties.recomputation where state in ('waiting', 'running') order by asked_at`,
    [],
  )
  for (const row of rows) await recomputeAsked(ctx, row)
  if (rows.length > 0) await ctx.services.enqueue('duties.remind')
}

/** Recomputes a place and all below it; `note` is told after each step how far it is. */
export async function recompute(
  database: Database,
  services: Services,
  place: string,
  note: (progress: Progress) => Promise<void>,
): Promise<Progress> {
  const pack = services.packs.forPlace(place)
  const progress: Progress = { state: 'running', done: 0, total: 0, gathered: 0, changed: 0 }
  if (pack) {
    if (place === pack.prefix) await database.transaction(undefined, (tx) => learnBearers(tx, pack))
    const parts = await partsOf(database, pack, place)
    progress.total = parts.length + 1
    await note({ ...progress })
    const above = new Map<string, Target>()
    for (const part of parts) {
      progress.gathered += await gatherPart(database, services, part)
      progress.changed += await settlePart(database, services, pack, part, above)
      progress.done++
      await note({ ...progress })
    }
    progress.changed += await finish(database, services, place, [...above.values()])
  }
  const last: Progress = { ...progress, state: 'done', done: progress.total }
  await note(last)
  return last
}

/** A part is a county or what lies within one, or one place above the counties by itself. */
interface Part {
  place: string
  alone: boolean
}

async function partsOf(database: Database, pack: Pack, place: string): Promise<Part[]> {
  if (place.length >= 6) return [{ place, alone: false }]
  const rows = await planned<{ place: string }>(
    database.direct,
    `select place from duties.bearer where place >= $1 and place < $2 and length(place) <= 6 order by place`,
    [place, endOf(place)],
  )
  return rows
    .filter((row) => row.place.startsWith(pack.prefix))
    .map((row) => ({ place: row.place, alone: row.place.length < 6 }))
}

async function gatherPart(database: Database, services: Services, part: Part): Promise<number> {
  let fresh = 0
  for (const kind of services.evidence) {
    let after: string | undefined
    do {
      fresh += await database.transaction(undefined, async (tx) => {
        const now = services.clock.now()
        const page = await kind.gather({ tx, services, within: part.place, after, limit: pageSize, now })
        after = page.next
        const rows = part.alone ? page.rows.filter(({ place }) => place === part.place) : page.rows
        return showEvidence(tx, now, rows)
      })
      // What lies below a city or province is gathered with its counties.
    } while (after)
  }
  return fresh
}

async function settlePart(
  database: Database,
  services: Services,
  pack: Pack,
  part: Part,
  above: Map<string, Target>,
): Promise<number> {
  return database.transaction(undefined, async (tx) => {
    await q.lockSettling.all(tx, [])
    const now = services.clock.now()
    const own = new Map<string, Target>()
    const finder = await finderFor(tx, services, pack, now)
    for (const one of await shownIn(tx, part)) finder.concerns(one)
    for (const row of await knownIn(tx, services, pack, part)) finder.known(row)
    for (const target of finder.found.values()) {
      const isOwn = part.alone ? target.place === part.place : target.place.startsWith(part.place)
      ;(isOwn ? own : above).set(keyOf(target), target)
    }
    return settleAll(tx, [...own.values()], now)
  })
}

async function settleAll(tx: Tx, targets: readonly Target[], now: Date): Promise<number> {
  let changed = 0
  for (let start = 0; start < targets.length; start += together) {
    changed += await settleTargets(tx, targets.slice(start, start + together), now)
  }
  return changed
}

const inPart = 'county = $1 and place >= $2 and place < $3'
const rangeOf = ({ place, alone }: Part) => [countyOf(place), place, alone ? `${place} ` : endOf(place)]

/** All that was shown and judged in a part. */
async function shownIn(tx: Tx, part: Part): Promise<q.Unsettled[]> {
  const shown = await planned<q.Unsettled>(
    tx,
    `select distinct kind, about, place, day from evidence.shown where ${inPart}`,
    rangeOf(part),
  )
  const judged = await planned<q.Unsettled>(
    tx,
    `select distinct 'duties.judgment' as kind, duty || ' ' || period as about, place, date '2000-01-01' as day
     from duties.judgment where ${inPart}`,
    rangeOf(part),
  )
  return [...shown, ...judged]
}

/** The obligations that have a row already: some may have none any more. */
async function knownIn(tx: Tx, services: Services, pack: Pack, part: Part): Promise<q.ObligationRow[]> {
  const borne = new Set(borneIn(pack, services.evidence).map((one) => one.duty.id))
  const rows = await planned<q.ObligationRow>(
    tx,
    `select county, place, duty, period, level from duties.obligation where ${inPart}`,
    rangeOf(part),
  )
  // Rows of duties that the law has no more.
  const gone = rows.filter(({ duty }) => !borne.has(duty))
  if (gone.length > 0) {
    await q.dropObligations.all(tx, [
      gone.map(({ county }) => county),
      gone.map(({ place }) => place),
      gone.map(({ duty }) => duty),
      gone.map(({ period }) => period),
    ])
  }
  return rows
}

/** What lies above the parts, and the counts of the place and all below it. */
async function finish(
  database: Database,
  services: Services,
  place: string,
  above: Target[],
): Promise<number> {
  return database.transaction(undefined, async (tx) => {
    await q.lockSettling.all(tx, [])
    const now = services.clock.now()
    const changed = await settleAll(tx, above, now)
    const range = [place, endOf(place), place.slice(0, 6), endOf(place.slice(0, 6))]
    await planned(
      tx,
      'delete from duties.tally where area >= $1 and area < $2 and county >= $3 and county < $4',
      range,
    )
    await planned(
      tx,
      `insert into duties.tally (county, area, duty, period, level, state, month, count)
       select rpad(left(area, 6), 6, '0'), area, duty, period, level, state, month, count(*) from (
         select left(o.place, n) as area, o.duty, o.period, o.level, o.state,
           to_char(o.since at time zone 'Asia/Shanghai', 'YYYY-MM') as month
         from duties.obligation o, unnest(array[2, 4, 6, 9, 12]) as n
         where o.place >= $1 and o.place < $2 and o.county >= $3 and o.county < $4 and n <= length(o.place)) each
       where area >= $1 and area < $2
       group by area, duty, period, level, state, month`,
      range,
    )
    await q.noteSettled.all(tx, [now])
    return changed
  })
}
