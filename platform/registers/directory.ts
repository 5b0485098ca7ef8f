/**
 * What registers ask of those who know places, bodies and offices: handed in where a register is bound, so that the
 * platform knows no module. All answers cost a statement or two, however many are asked for.
 */
import type { Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Services } from '#platform/services.ts'

/** A place or body that a name means. `about` tells two of one name apart. */
export interface Named {
  value: string
  name: string
  about: string | null
}

/** Names of places, bodies and offices. */
export interface Directory {
  /** Names by code; unknown codes are absent. */
  placeNames(tx: Tx, codes: Iterable<string>): Promise<Map<string, string>>
  /** Places of a level within a place that have one of these names. */
  placesNamed(tx: Tx, within: string, level: string, names: readonly string[]): Promise<Named[]>
  /** Places of a level within a place, by a part of the name; '' gives the first ones. */
  findPlaces(tx: Tx, within: string, level: string, text: string): Promise<Named[]>
  /** Names by id; unknown ids are absent. */
  bodyNames(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>>
  /** Bodies that stand at a place, below it, or above it, and have one of these names. */
  bodiesNamed(tx: Tx, services: Services, within: string, names: readonly string[]): Promise<Named[]>
  findBodies(tx: Tx, services: Services, within: string, text: string): Promise<Named[]>
  /** Post and name in office by position. */
  offices(
    tx: Tx,
    services: Services,
    held: readonly { person: string; position: string }[],
  ): Promise<Map<string, { post: Words; name: string }>>
}
