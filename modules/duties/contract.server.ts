/**
 * What duties offer to other modules and to the command line, in the server.
 */
import type { Database } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { askFor, noteProgress } from './recomputation.ts'
import { recompute } from './recompute.ts'

export { learnBearers, measureFrom } from './bearers.ts'
export { type PastJudgment, type PastRecord, seedJudgments, seedRecords } from './seed.ts'

/** A full recomputation at a place and below, on record like one that a page asked for. `say` hears whole percents. */
export async function recomputeAt(
  database: Database,
  services: Services,
  place: string,
  say: (percent: number) => void = () => {},
): Promise<{ gathered: number; changed: number }> {
  const ref = await askFor(database.direct, place, services.clock.now())
  let said = -1
  return recompute(database, services, place, async (progress) => {
    await noteProgress(database.direct, ref, progress, services.clock.now())
    const percent = progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)
    if (percent !== said) say(percent)
    said = percent
  })
}
