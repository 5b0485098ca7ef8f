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

/**
 * Sums up the events of a range of transactions, in the order of their keys. They are sorted once and read by a
 * cursor: one transaction may have brought a million of them (an import).
 */
export async function digestRange(
  database: pg.Pool | pg.Client,
  since: number,
  through: number,
): Promise<{ events: number; digest: Buffer }> {
  const pooled = 'totalCount' in database ? await database.connect() : undefined
  const client = pooled ?? (database as pg.Client)
  const sum = createHash('sha256')
  let events = 0
  try {
    await client.query('begin read only')
    await client.query(
      `declare events no scroll cursor for select hash from history.event
       where txid >= ${BigInt(since)} and txid < ${BigInt(through)} order by txid, county, subject, seq`,
    )
    for (;;) {
      const { rows } = await client.query<{ hash: Buffer }>(`fetch ${pageSize} from events`)
      for (const row of rows) sum.update(row.hash)
      events += rows.length
      if (rows.length < pageSize) return { events, digest: sum.digest() }
    }
  } finally {
    await client.query('rollback').catch(() => {})
    pooled?.release()
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
