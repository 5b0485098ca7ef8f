/**
 * Settings: the figures that the laws leave open, set by the bodies of a place.
 */
import type { Module } from '#platform/operation/operation.ts'
import { evidence } from './evidence.ts'
import { history } from './operations/history.ts'
import { list } from './operations/list.ts'
import { set } from './operations/set.ts'
import { withdraw } from './operations/withdraw.ts'
import { duties } from './policy.ts'

export const settings: Module = {
  name: 'settings',
  operations: [list, history, set, withdraw],
  duties,
  evidence,
}
