/** Versions as the contract shows them. */
import type { z } from 'zod'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import type { Tx } from '#platform/db/database.ts'
import { sayValue } from '#platform/law/setting-value.ts'
import type { SettingRow } from '#platform/law/settings.ts'
import type { settings } from './contract.ts'

/** A version as answers show it. */
export type Version = z.input<typeof settings.history.output>['items'][number]

/** Names of places and bodies in one statement each, however many versions. */
export async function showVersions(tx: Tx, rows: readonly SettingRow[]): Promise<Map<string, Version>> {
  const places = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  const bodies = await bodyNames(
    tx,
    rows.flatMap(({ body }) => body ?? []),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        version: row.version,
        state: row.state,
        place: { code: row.place, name: places.get(row.place) ?? row.place },
        value: row.value,
        said: row.value === null ? null : sayValue(row.unit, row.value),
        document: row.document,
        reason: row.reason,
        validFrom: row.valid_from,
        setAt: row.set_at.toISOString(),
        bodyName: row.body ? (bodies.get(row.body) ?? null) : null,
      },
    ]),
  )
}
