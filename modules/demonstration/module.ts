/**
 * Demonstration: an invented population for one county of each jurisdiction, loaded at the first start.
 */
import type { Module } from '#platform/operation/operation.ts'
import { loadDemonstration } from './load.ts'

export const demonstration: Module = {
  name: 'demonstration',
  operations: [],
  duties: {},
  async start(_database, services, { ownerUrl, say }) {
    if (services.demo) await loadDemonstration({ ownerUrl, services, log: say })
  },
}
