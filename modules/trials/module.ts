/** Trials: what this module brings to the server. */
import type { Module } from '#platform/operation/operation.ts'
import { laws } from './operations/laws.ts'
import { export as exported, get, list, rows } from './operations/read.ts'
import { start } from './operations/start.ts'
import { duties } from './policy.ts'
import { runTrials } from './run.ts'

export const trials: Module = {
  name: 'trials',
  duties,
  operations: [laws, start, list, get, rows, exported],
  // At each start too: what was cut off goes on.
  jobs: [{ name: 'trials.try', atStart: true, run: runTrials }],
}
