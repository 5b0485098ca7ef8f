/**
 * Laws to read, as the server takes them in.
 */
import type { Module } from '#platform/operation/operation.ts'
import { changes } from './operations/changes.ts'
import { compare } from './operations/compare.ts'
import { coverage } from './operations/coverage.ts'
import { exportFile } from './operations/export.ts'
import { list } from './operations/list.ts'
import { procedure } from './operations/procedure.ts'
import { read } from './operations/read.ts'
import { rows } from './operations/rows.ts'

export const statutes: Module = {
  name: 'statutes',
  operations: [list, read, exportFile, coverage, rows, compare, procedure, changes],
  duties: {},
}
