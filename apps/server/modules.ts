/**
 * The modules of this installation. A new module is one folder and one line here (and one in apps/web).
 */
import { accounts } from '#modules/accounts/module.ts'
import { demonstration } from '#modules/demonstration/module.ts'
import { grid } from '#modules/grid/module.ts'
import { notices } from '#modules/notices/module.ts'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import { statistics } from '#modules/statistics/module.ts'
import { statutes } from '#modules/statutes/module.ts'
import { files } from '#platform/files/module.ts'
import { history } from '#platform/history/module.ts'
import type { Module } from '#platform/operation/operation.ts'

export const modules: readonly Module[] = [
  history,
  files,
  places,
  parties,
  accounts,
  notices,
  grid,
  statistics,
  statutes,
  demonstration,
]
