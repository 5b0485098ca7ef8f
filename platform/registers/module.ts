/**
 * Registers, as the server takes them in: the jobs of long imports. Operations come with the modules that declare
 * registers (operations.ts).
 */
import type { Module } from '#platform/operation/operation.ts'
import { forgetImports, forgetRows } from './import-queries.ts'
import { runImport, runJob, runWaiting } from './imports.ts'

/** For so long one may look at what was checked, milliseconds. */
const kept = 14 * 86_400_000

export const registers: Module = {
  name: 'registers',
  operations: [],
  duties: {},
  jobs: [
    {
      name: runJob,
      // What was asked for while the queue was away.
      cron: '*/5 * * * *',
      atStart: true,
      async run({ database, services }, data) {
        const { county, id } = (data ?? {}) as { county?: string; id?: string }
        if (county && id) await runImport(database, services, { county, id })
        else await runWaiting(database, services)
      },
    },
    {
      name: 'registers.forget-imports',
      cron: '11 3 * * *',
      async run({ database, now }) {
        const before = new Date(now.getTime() - kept)
        await database.transaction(undefined, async (tx) => {
          await forgetRows.all(tx, [before])
          await forgetImports.all(tx, [before])
        })
      },
    },
  ],
}
