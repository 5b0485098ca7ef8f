/**
 * What an act wrote, as one digest: it stands in the act's event, whose chain nobody can change unseen, and binds
 * the versions to it. `linli audit verify` computes it anew.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { canonical } from '#platform/history/chain.ts'
import type { RowData } from './declare.ts'

/** A version as far as the digest covers it. */
export interface WrittenVersion {
  row: string
  version: number
  place: string
  data: RowData
  /** The day on which it was taken out, or null. */
  validTo: string | null
}

/** SHA-256 over the versions in the order of their rows, base64url. */
export function digestOf(versions: readonly WrittenVersion[]): string {
  const hash = createHash('sha256')
  for (const one of versions.toSorted((a, b) => (a.row < b.row ? -1 : 1))) {
    hash.update(canonical([one.row, one.version, one.place, one.validTo, one.data]))
  }
  return hash.digest('base64url')
}

const actsAtOnce = 200

/** Every act whose versions are not those that its event names: changed, removed, or added beside it. */
export async function verifyRegisters(
  client: pg.Pool | pg.Client,
): Promise<{ act: string; county: string }[]> {
  const { rows: events } = await client.query<{ act: string; digest: string; county: string }>(
    `select data->>'act' as act, data->>'digest' as digest, county from history.event
     where data ? 'act' and data ? 'digest' and data ? 'register'`,
  )
  const told = new Map(events.map((event) => [event.act, event]))
  const flaws: { act: string; county: string }[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows: acts } = await client.query<{ act: string }>(
      `select distinct act from registers.row_version where act > $1 order by act limit ${actsAtOnce}`,
      [after],
    )
    const { rows } = await client.query<WrittenVersion & { act: string; county: string }>(
      `select act, county, row, version, place, data, valid_to as "validTo" from registers.row_version
       where act = any($1::uuid[])`,
      [acts.map(({ act }) => act)],
    )
    for (const [act, versions] of Map.groupBy(rows, (row) => row.act)) {
      if (told.get(act)?.digest !== digestOf(versions)) flaws.push({ act, county: versions[0]!.county })
      told.delete(act)
    }
    const last = acts.at(-1)
    if (!last || acts.length < actsAtOnce) break
    after = last.act
  }
  // What an event tells of and is not there.
  return [...flaws, ...[...told.values()].map(({ act, county }) => ({ act, county }))]
}
