/**
 * Refusals: what rules refused or warned of, on record for whoever supervises.
 */
import type { Module } from '#platform/operation/operation.ts'
import { get } from './operations/get.ts'
import { list } from './operations/list.ts'
import { statistics } from './operations/statistics.ts'
import { duties } from './policy.ts'

export const refusals: Module = { name: 'refusals', operations: [list, get, statistics], duties }
