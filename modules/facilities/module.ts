/** Facilities, as the server takes them in. */
import { directory } from '#modules/parties/contract.server.ts'
import type { Module } from '#platform/operation/operation.ts'
import { registerOperations } from '#platform/registers/operations.ts'
import { community, communityFigures, facilities as contracts, facility } from './contract.ts'
import { shortfall, shortfallExport, shortfallMap, shortfallPublic } from './operations/shortfall.ts'
import { duties } from './policy.ts'

export const facilities: Module = {
  name: 'facilities',
  operations: [
    ...registerOperations(facility, contracts, directory),
    ...registerOperations(community, communityFigures, directory),
    shortfall,
    shortfallMap,
    shortfallPublic,
    shortfallExport,
  ],
  duties,
}
