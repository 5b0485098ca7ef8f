/** Laws are public: anybody reads, compares and takes them away. */
import fc from 'fast-check'
import { yes } from '../model.ts'
import { maybe, type Rules, rule } from './rule.ts'

const aLaw = fc.constantFrom('jiaozuo', 'hubei')

export const statutes: Rules = {
  'statutes.export': rule({
    open: true,
    input: () => fc.record({ id: aLaw, format: fc.constantFrom('akn', 'md', 'json', 'csv') }),
    expects: () => yes,
    runs: 3,
  }),
  'statutes.coverage': rule({ open: true, input: () => fc.record({}), expects: () => yes, runs: 3 }),
  'statutes.rows': rule({
    open: true,
    input: () =>
      fc.record({
        id: aLaw,
        class: maybe(fc.constantFrom('run', 'unbound')),
        limit: fc.constantFrom(2, 200),
      }),
    expects: () => yes,
    runs: 5,
  }),
  'statutes.compare': rule({
    open: true,
    input: () =>
      fc.record({ differing: maybe(fc.constantFrom(true, 'figure')), limit: fc.constantFrom(2, 200) }),
    expects: () => yes,
    runs: 5,
  }),
  'statutes.procedure': rule({
    open: true,
    input: () => fc.record({ id: aLaw }),
    expects: () => yes,
    runs: 3,
  }),
  'statutes.changes': rule({
    open: true,
    input: () => fc.record({ id: aLaw }),
    expects: () => yes,
    runs: 3,
  }),
}
