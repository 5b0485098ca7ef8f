/**
 * History as the server takes it in: sealing, and forgetting answers kept for retries.
 */
import type { Module } from '#platform/operation/operation.ts'
import { seal } from './seal.ts'

export const history: Module = {
  name: 'history',
  operations: [],
  duties: {},
  jobs: [
    { name: 'history.seal', everySeconds: 60, run: seal },
    {
      name: 'history.forget-answers',
      cron: '41 3 * * *',
      async run({ database, now }) {
        const dayAgo = new Date(now.getTime() - 86_400_000)
        await database.pool.query('delete from history.answered where at < $1', [dayAgo])
      },
    },
  ],
}
