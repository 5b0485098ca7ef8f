/**
 * One installation with a small county under each law: a township of two communities side by side, each with a drawn
 * boundary, and the bodies that deal with changes of them.
 */
import { v7 as uuidv7 } from 'uuid'
import { accounts } from '#modules/accounts/module.ts'
import { cases } from '#modules/cases/module.ts'
import { grid } from '#modules/grid/module.ts'
import { notices } from '#modules/notices/module.ts'
import { parties } from '#modules/parties/module.ts'
import type { Polygon } from '#modules/places/contract.server.ts'
import { places } from '#modules/places/module.ts'
import { refusals } from '#modules/refusals/module.ts'
import { settings } from '#modules/settings/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import { files } from '#platform/files/module.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { communities } from '../module.ts'

/** The county of one law. */
export interface County {
  id: string
  county: string
  town: string
  /** The two communities, west and east. */
  west: string
  east: string
  bodies: Record<string, string>
  /** Who proposes there: the township, in 贵阳 the agency. */
  proposer: string
  as(kind: string, post?: string): Asker
}

/** A rectangle in thousandths of a degree: 0–10 the western community, 10–20 the eastern one. */
export function box(from: number, to: number, south = 0, north = 10): Polygon {
  const [w, e, s, n] = [100 + from / 1000, 100 + to / 1000, 30 + south / 1000, 30 + north / 1000]
  const ring: [number, number][] = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

/** All of them in one database. */
export async function buildCounties(
  ids: readonly string[],
): Promise<Installation & { at(law: string): County }> {
  const base = await installation([
    files,
    places,
    parties,
    accounts,
    notices,
    cases,
    grid,
    settings,
    refusals,
    communities,
  ])
  const all = new Map<string, County>()
  for (const id of ids) all.set(id, await buildCounty(base, id))
  return {
    ...base,
    at(law) {
      const found = all.get(law)
      if (!found) throw new Error(`no county under ${law}`)
      return found
    },
  }
}

async function buildCounty(base: Installation, id: string): Promise<County> {
  const pack = base.services.packs.get(id)
  const county = pack.jurisdiction.demonstration.county
  const town = `${county}001`
  const [west, east] = [`${town}001`, `${town}002`]
  const rows = [
    [county.slice(0, 4), 'city', null],
    [county, 'county', null],
    [town, 'township', null],
    [west, 'community', box(0, 10)],
    [east, 'community', box(10, 20)],
  ] as const
  for (const [code, level, ring] of rows) {
    await base.owner.query(
      `insert into places.place (code, name, level, parent, rural, pinyin, initials, words)
       values ($1, $2, $3, null, false, '', '', '') on conflict do nothing`,
      [code, `${id} ${code}`, level],
    )
    if (!ring) continue
    const corners = ring.coordinates[0]!.map(([lng, lat]) => `(${lng * 1e6},${lat * 1e6})`).join()
    await base.owner.query(
      `insert into places.boundary (place, valid_from, ring, area, lng, lat)
       values ($1, '2020-01-01', $2, $3::polygon, 100, 30)`,
      [code, JSON.stringify(ring), `(${corners})`],
    )
  }
  const placeOf: Record<string, string> = {
    'gov-city': county.slice(0, 4),
    'gov-county': county,
    'lead-dept': county,
    npc: county,
    dept: county,
    'gov-base': town,
    agency: town,
    committee: west,
  }
  const bodies: Record<string, string> = {}
  for (const [kind, place] of Object.entries(placeOf)) {
    if (!pack.bodyKind(kind)) continue
    bodies[kind] = uuidv7()
    await base.owner.query(
      `insert into parties.body (county, id, kind, name, place, valid_from)
       values ($1, $2, $3, $4, $5, '2020-01-01')`,
      [countyOf(place), bodies[kind], kind, `${id} ${kind}`, place],
    )
  }
  return {
    id,
    county,
    town,
    west,
    east,
    bodies,
    proposer: pack.bodyKind('gov-base') ? 'gov-base' : 'agency',
    as: (kind, post = 'clerk') =>
      base.asker({ place: placeOf[kind]!, kind, post, body: bodies[kind] ?? uuidv7() }),
  }
}
