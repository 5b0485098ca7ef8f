/** Statistics: what this module brings to the server. */
import type { Module } from '#platform/operation/operation.ts'
import { board, indicators } from './operations/board.ts'
import { duties } from './policy.ts'
import { refresh } from './refresh.ts'

export const statistics: Module = {
  name: 'statistics',
  duties,
  operations: [board, indicators],
  jobs: [{ name: 'statistics.refresh', everySeconds: 15, run: refresh }],
}
