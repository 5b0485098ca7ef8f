/**
 * Rows as the contract shows them.
 */
import type { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { pathsOf } from './contract.server.ts'
import type { placeItem } from './contract.ts'
import type { PlaceRow } from './search.ts'

/** Places with the names of those above them; one statement at most. */
export async function showPlaces(
  tx: Tx,
  services: Services,
  rows: readonly PlaceRow[],
): Promise<z.input<typeof placeItem>[]> {
  const paths = await pathsOf(
    tx,
    rows.map(({ code }) => code),
  )
  return rows.map(({ code, name, level, rural }) => ({
    code,
    name,
    level: level as z.input<typeof placeItem>['level'],
    path: paths.get(code)?.filter((step) => step.code !== code) ?? [],
    rural,
    jurisdiction: services.packs.forPlace(code)?.id ?? null,
  }))
}
