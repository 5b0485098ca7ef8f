/**
 * What other modules may ask of the log of refusals, in the server.
 */
import type { Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Services } from '#platform/services.ts'
import { saidTo } from './present.ts'
import { findRefusal } from './queries.ts'

/** An attempt as other modules see it: who, where, by which rule; never the person. */
export interface AttemptOnRecord {
  id: string
  place: string
  code: string
  body: string | null
  says: Words
}

/** One attempt; whether the asker may read it is the caller's to decide. */
export async function findAttempt(
  tx: Tx,
  services: Services,
  { county, id }: { county: string; id: string },
): Promise<AttemptOnRecord | undefined> {
  const row = await findRefusal.find(tx, [county, id])
  return row && { id: row.id, place: row.place, code: row.code, body: row.body, says: saidTo(services, row) }
}
