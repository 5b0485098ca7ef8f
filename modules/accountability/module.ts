/** Accountability: what this module brings to the server. */
import type { Module } from '#platform/operation/operation.ts'
import { notices } from './operations/notices.ts'
import { open, provisions } from './operations/open.ts'
import { duties } from './policy.ts'
import { committeeRegistered, departmentRegistered } from './surroundings.ts'

export const accountability: Module = {
  name: 'accountability',
  duties,
  operations: [provisions, open, notices],
  procedures: [departmentRegistered, committeeRegistered],
}
