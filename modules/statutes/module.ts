/**
 * Laws to read, as the server takes them in.
 */
import type { Module } from '#platform/operation/operation.ts'
import { list } from './operations/list.ts'
import { read } from './operations/read.ts'

export const statutes: Module = { name: 'statutes', operations: [list, read], duties: {} }
