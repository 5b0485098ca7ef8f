/**
 * Which places can bear duties: those of the country's divisions that lie under a pack, kept with their counts so that
 * a board never counts places. Also since when each jurisdiction is measured.
 */
import { countDivisions, divisionsWithin } from '#modules/places/contract.server.ts'
import { countyOf, endOf } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import * as q from './queries.ts'

const pageSize = 5000

/** Brings the places of a pack in, anew; gives how many there are. */
export async function learnBearers(tx: Tx, pack: Pack): Promise<number> {
  const range = [pack.prefix, endOf(pack.prefix)] as const
  await q.clearBearers.all(tx, range)
  await q.clearExtents.all(tx, range)
  let count = 0
  let after: string | undefined
  do {
    const rows = await divisionsWithin(tx, pack.prefix, after, pageSize)
    const places = rows.map(({ code }) => code)
    await q.insertBearers.all(tx, [places.map(countyOf), places, rows.map(standing)])
    count += rows.length
    after = rows.length === pageSize ? places.at(-1) : undefined
  } while (after)
  await q.fillExtents.all(tx, range)
  return count
}

/** 省直辖县级行政区划, 市辖区 and their like are headings of the list of codes: no body stands there. */
function standing({ name, level }: { name: string; level: string }): string {
  return /直辖县级行政区划$|^市辖区$|^县$/.test(name) ? 'heading' : level
}

/** The same where they are not known yet, or their number is another. */
export async function learnNewBearers(tx: Tx, pack: Pack): Promise<void> {
  const known = await q.countBearers.find(tx, [pack.prefix, endOf(pack.prefix)])
  if (known?.count !== (await countDivisions(tx, pack.prefix))) await learnBearers(tx, pack)
}

/** The day from which a jurisdiction is measured: not before its law is in force, nor before Linli was there. */
export async function measuredSince(tx: Tx, pack: Pack, today: string): Promise<string> {
  const row = await q.beginningOf.find(tx, [pack.id])
  const effective = pack.jurisdiction.instrument.effective?.date ?? ''
  const since = row?.since ?? today
  return [since, effective].sort().at(-1)!
}

/** Begins to measure a jurisdiction today; false where it is measured already. */
export async function beginMeasuring(tx: Tx, pack: Pack, now: Date): Promise<boolean> {
  return (await q.beginOnce.all(tx, [pack.id, localDateOf(now)])).length > 0
}

/** Measures a jurisdiction from an earlier day on (YYYY-MM-DD): records of the time before came with it. */
export async function measureFrom(tx: Tx, pack: Pack, since: string): Promise<void> {
  await q.begin.all(tx, [pack.id, since])
}
