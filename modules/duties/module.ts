/**
 * Duties: what this module brings to the server.
 */
import type { Module } from '#platform/operation/operation.ts'
import { beginMeasuring, learnNewBearers } from './bearers.ts'
import { evidence } from './evidence.ts'
import { gatherNightly } from './nightly.ts'
import { board } from './operations/board.ts'
import { exportDuties } from './operations/export.ts'
import { get } from './operations/get.ts'
import { judge, unjudge } from './operations/judge.ts'
import { list } from './operations/list.ts'
import { of } from './operations/of.ts'
import { published } from './operations/published.ts'
import { progress, recompute } from './operations/recompute.ts'
import { record, withdrawRecord } from './operations/record.ts'
import { rights } from './policy.ts'
import { askFor } from './recomputation.ts'
import { recomputeAsked, recomputeWaiting } from './recompute.ts'
import { remind } from './remind.ts'
import { settle } from './settle.ts'

export const duties: Module = {
  name: 'duties',
  duties: rights,
  operations: [
    board,
    list,
    get,
    record,
    withdrawRecord,
    judge,
    unjudge,
    of,
    published,
    exportDuties,
    recompute,
    progress,
  ],
  evidence,
  jobs: [
    { name: 'duties.settle', everySeconds: 1, run: settle },
    { name: 'duties.recompute', run: recomputeAsked },
    { name: 'duties.recompute-waiting', atStart: true, run: recomputeWaiting },
    { name: 'duties.gather', cron: '17 2 * * *', atStart: true, run: gatherNightly },
    { name: 'duties.remind', cron: '5 8 * * *', atStart: true, run: remind },
  ],
  /** Learns the places that bear duties; what was there before duties were measured is gathered by a job. */
  async start(database, services) {
    for (const pack of services.packs.list()) {
      await database.transaction(undefined, async (tx) => {
        await learnNewBearers(tx, pack)
        const now = services.clock.now()
        if (await beginMeasuring(tx, pack, now)) await askFor(tx, pack.prefix, now)
      })
    }
  },
}
