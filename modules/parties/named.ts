/** Names of places, bodies and offices, as registers ask for them (platform/registers/directory.ts). */
import { placeNames, placesNamed, searchWithin } from '#modules/places/contract.server.ts'
import { endOf, lineage } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import type { Directory, Named } from '#platform/registers/directory.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { bodyNames, officesHeld } from './contract.server.ts'
import { likeAnywhere } from './queries.ts'

interface NamedBody {
  id: string
  name: string
  place: string
}

const around = `(valid_to is null or valid_to > $1) and (place = any($2) or (place >= $3 and place < $4))`

const selectNamed = statement<
  readonly [on: string, above: string[], from: string, to: string, names: string[]],
  NamedBody
>(`select id, name, place from parties.body where ${around} and name = any($5) order by place, id limit 5000`)

const selectLike = statement<
  readonly [on: string, above: string[], from: string, to: string, like: string],
  NamedBody
>(`select id, name, place from parties.body where ${around} and name like $5 order by place, id limit 20`)

async function withPlaces(tx: Tx, rows: readonly NamedBody[]): Promise<Named[]> {
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  return rows.map(({ id, name, place }) => ({ value: id, name, about: names.get(place) ?? place }))
}

function where(services: Services, within: string) {
  const above = within === '' ? [] : lineage(within)
  return [localDateOf(services.clock.now()), above, within, endOf(within)] as const
}

/** Handed to registers by the modules that declare them. Functions are asked for when called: this file and its door import one another. */
export const directory: Directory = {
  placeNames,
  placesNamed,
  findPlaces: searchWithin,
  bodyNames: (tx, ids) => bodyNames(tx, ids),
  async bodiesNamed(tx, services, within, names) {
    if (names.length === 0) return []
    return withPlaces(tx, await selectNamed.all(tx, [...where(services, within), [...names]]))
  },
  async findBodies(tx, services, within, text) {
    return withPlaces(tx, await selectLike.all(tx, [...where(services, within), likeAnywhere(text)]))
  },
  offices: (tx, services, held) => officesHeld(tx, services, held),
}
