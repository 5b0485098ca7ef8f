/** Evidence that no operation shows: gathered every night for the months that may still change. */
import { planned } from '#platform/db/database.ts'
import { showEvidence } from '#platform/evidence/show.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import { addDays, localDateOf } from '#platform/time/local-date.ts'

const pageSize = 1000
/** How far back what was shown may still change, days: the month before and the one that ended with it. */
const lookBack = 62

/** The job. */
export async function gatherNightly({ database, services, now }: JobContext): Promise<void> {
  const since = addDays(localDateOf(now), -lookBack)
  const rows = await planned<{ jurisdiction: string }>(
    database.direct,
    'select jurisdiction from duties.beginning',
    [],
  )
  for (const { jurisdiction } of rows) {
    const pack = services.packs.find(jurisdiction)
    if (!pack) continue
    for (const kind of services.evidence.filter(({ nightly }) => nightly)) {
      let after: string | undefined
      do {
        after = await database.transaction(undefined, async (tx) => {
          const page = await kind.gather({
            tx,
            services,
            within: pack.prefix,
            after,
            limit: pageSize,
            since,
            now,
          })
          await showEvidence(tx, now, page.rows)
          return page.next
        })
      } while (after)
    }
  }
}
