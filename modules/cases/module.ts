/**
 * Cases of all procedures beside the grid matter: what this module brings to the server.
 */
import type { Module } from '#platform/operation/operation.ts'
import { attend } from './attention.ts'
import { act } from './operations/act.ts'
import { get } from './operations/get.ts'
import { inbox, list } from './operations/lists.ts'
import { recompute } from './recompute.ts'

export const cases: Module = {
  name: 'cases',
  // Which duties show cases and let take steps, the modules of the procedures say.
  duties: {},
  operations: [list, inbox, get, act],
  jobs: [
    { name: 'cases.attend', everySeconds: 20, run: attend },
    // Soon after each start, and every night: a release may have brought a new notice.
    { name: 'cases.recompute', cron: '23 2 * * *', atStart: true, run: recompute },
  ],
}
