/**
 * Seals: what a range of finished transactions wrote, summed up in one hash that points back to the seal before.
 * A whole chain that vanished, or its tail, no longer fits its seal.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { JobContext } from '#platform/operation/operation.ts'
import { origin } from './chain.ts'

/** A seal. `since` ≤ transaction < `through`. */
export interface Seal {
  cluster: string
  since: number
  through: number
  at: Date
  events: number
  digest: Buffer
  prev: Buffer
  hash: Buffer
}

/** Which installation of the data counts transactions: a copy restored elsewhere begins its own row of seals. */
export const clusterSql = '(select system_identifier::text from pg_control_system())'

/** Hash of a seal. */
export function hashSeal(seal: Omit<Seal, 'hash'>): Buffer {
  const text = JSON.stringify([seal.cluster, seal.since, seal.through, seal.at.toISOString(), seal.events])
  return createHash('sha256').update(seal.prev).update(seal.digest).update(text).digest()
}

const pageSize = 5000

/** Sums up the events of a range of transactions, in the order of their keys. */
export async function digestRange(
  client: pg.Pool | pg.PoolClient | pg.Client,
  since: number,
  through: number,
): Promise<{ events: number; digest: Buffer }> {
  const sum = createHash('sha256')
  let events = 0
  let after: [number, string, string, number] = [since, '', '00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const { rows } = await client.query<{
      txid: number
      county: string
      subject: string
      seq: number
      hash: Buffer
    }>(
      `select txid, county, subject, seq, hash from history.event
       where txid >= $1 and txid < $5 and (txid, county, subject, seq) > ($1, $2, $3::uuid, $4)
       order by txid, county, subject, seq limit ${pageSize}`,
      [...after, through],
    )
    for (const row of rows) sum.update(row.hash)
    events += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return { events, digest: sum.digest() }
    after = [last.txid, last.county, last.subject, last.seq]
  }
}

/** Seals what finished since the last seal. Nothing new: no seal. */
export async function seal({ database, now }: JobContext): Promise<void> {
  const { rows } = await database.pool.query<{ cluster: string; through: number }>(
    `select ${clusterSql} as cluster, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as through`,
  )
  const present = rows[0]
  if (!present) return
  const last = await database.pool.query<Seal>(
    'select * from history.seal where cluster = $1 order by through desc limit 1',
    [present.cluster],
  )
  const before = last.rows[0]
  const since = before?.through ?? 0
  if (present.through <= since) return
  const { events, digest } = await digestRange(database.pool, since, present.through)
  if (events === 0) return
  const next = { ...present, since, at: now, events, digest, prev: before?.hash ?? origin }
  await database.pool.query(
    `insert into history.seal (cluster, since, through, at, events, digest, prev, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [next.cluster, next.since, next.through, next.at, next.events, next.digest, next.prev, hashSeal(next)],
  )
}
