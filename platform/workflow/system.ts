/**
 * What the installation itself does to a case, in a job: one transaction for each, so that one that fails holds up none.
 */
import { system } from '#platform/access/asker.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import type { Work } from './engine.ts'
import { type CaseRecord, lockCase } from './record.ts'

/** Runs `act` on an open case, locked, as the installation; news goes out after the commit. */
export async function actOnCase(
  { database, services, now }: JobContext,
  operation: string,
  { county, id }: { county: string; id: string },
  act: (work: Work, record: CaseRecord) => Promise<unknown>,
): Promise<void> {
  const after: (() => void)[] = []
  await database.transaction(county, async (tx) => {
    const record = await lockCase(tx, county, id)
    if (!record || record.closed_at) return
    await act({ tx, now, asker: system, services, operation, afterCommit: (run) => after.push(run) }, record)
  })
  for (const run of after) run()
}
