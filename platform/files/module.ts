/**
 * Files, as the server takes them in: they have routes of their own (routes.ts) and a job, no operations.
 */
import type { Job, Module } from '#platform/operation/operation.ts'
import { removeUnused } from './keep.ts'
import { takeUnattached } from './records.ts'

/** A photo that was sent but belongs to no record goes after a day, in milliseconds. */
const waitsFor = 24 * 3_600_000
/** So many per transaction: uploads wait while it runs. */
const most = 50

const removeUnattached: Job = {
  name: 'files.remove-unattached',
  cron: '23 * * * *',
  async run({ database, services, now }) {
    const before = new Date(now.getTime() - waitsFor)
    for (let isMore = true; isMore; ) {
      const hashes = await database.transaction(undefined, async (tx) => {
        const rows = await takeUnattached.all(tx, [before, most])
        return rows.flatMap(({ hash, publicHash, thumbHash }) => [hash, publicHash, thumbHash])
      })
      // After the rows are surely gone: bytes without a row do no harm, a row without bytes does.
      if (hashes.length > 0) await database.transaction(undefined, (tx) => removeUnused(tx, services, hashes))
      isMore = hashes.length === most * 3
    }
  },
}

export const files: Module = { name: 'files', operations: [], duties: {}, jobs: [removeUnattached] }
