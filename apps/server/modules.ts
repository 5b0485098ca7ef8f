/**
 * The modules of this installation. A new module is one folder and one line here (and one in apps/web).
 */
import { accountability } from '#modules/accountability/module.ts'
import { accounts } from '#modules/accounts/module.ts'
import { cases } from '#modules/cases/module.ts'
import { communities } from '#modules/communities/module.ts'
import { complaints } from '#modules/complaints/module.ts'
import { demonstration } from '#modules/demonstration/module.ts'
import { duties } from '#modules/duties/module.ts'
import { facilities } from '#modules/facilities/module.ts'
import { grid } from '#modules/grid/module.ts'
import { matters } from '#modules/matters/module.ts'
import { notices } from '#modules/notices/module.ts'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import { refusals } from '#modules/refusals/module.ts'
import { settings } from '#modules/settings/module.ts'
import { statistics } from '#modules/statistics/module.ts'
import { statutes } from '#modules/statutes/module.ts'
import { trials } from '#modules/trials/module.ts'
import { files } from '#platform/files/module.ts'
import { history } from '#platform/history/module.ts'
import type { Module } from '#platform/operation/operation.ts'
import { registers } from '#platform/registers/module.ts'

export const modules: readonly Module[] = [
  history,
  files,
  registers,
  places,
  parties,
  accounts,
  notices,
  cases,
  grid,
  complaints,
  accountability,
  matters,
  communities,
  settings,
  refusals,
  statistics,
  statutes,
  trials,
  duties,
  facilities,
  demonstration,
]
