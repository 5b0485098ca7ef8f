/**
 * Places: the country's divisions, their boundaries, and the grids inside communities.
 */
import pg from 'pg'
import type { Module } from '#platform/operation/operation.ts'
import { forgetName } from './contract.server.ts'
import { evidence } from './evidence.ts'
import { importPlaces, markGoverned } from './import.ts'
import { boundaries } from './operations/boundaries.ts'
import { children } from './operations/children.ts'
import { community } from './operations/community.ts'
import { decideGrids } from './operations/decide-grids.ts'
import { division } from './operations/division.ts'
import { divisions } from './operations/divisions.ts'
import { get } from './operations/get.ts'
import { locate } from './operations/locate.ts'
import { proposeGrids } from './operations/propose-grids.ts'
import { search } from './operations/search.ts'
import { versions } from './operations/versions.ts'
import { withdrawGrids } from './operations/withdraw-grids.ts'
import { duties } from './policy.ts'

export const places: Module = {
  name: 'places',
  operations: [
    search,
    get,
    versions,
    children,
    community,
    locate,
    boundaries,
    proposeGrids,
    divisions,
    division,
    decideGrids,
    withdrawGrids,
  ],
  duties,
  evidence,
  /** Brings in the places of each pack that are not there yet, with those above them. */
  async start(_database, services, { ownerUrl, say }) {
    services.bus.subscribe(({ kind, place }) => {
      if (kind === 'place' && place) forgetName(place)
    })
    const governed = services.packs.list().map(({ prefix, id }) => ({ prefix, id }))
    const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
    try {
      const { rows } = await pool.query<{ prefix: string }>(
        'select p as prefix from unnest($1::text[]) p where not exists (select from places.place where code = p)',
        [governed.map(({ prefix }) => prefix)],
      )
      const prefixes = rows.map(({ prefix }) => prefix)
      if (prefixes.length > 0) {
        const count = await importPlaces(pool, { prefixes, governed })
        say(`Places imported: ${count.toLocaleString('en')}.`)
      }
      await markGoverned(pool, governed)
    } finally {
      await pool.end()
    }
  },
}
