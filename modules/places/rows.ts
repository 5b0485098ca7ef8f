/**
 * Rows of grids and boundaries, with what is derived from a ring: the native polygon and the middle.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#platform/db/database.ts'
import { centreOf, type Polygon, planeAt, round } from './geometry.ts'
import { insertGrids } from './queries.ts'
import type { GridDrawn } from './rules.ts'

const micro = 1_000_000

/** A ring as a native polygon in micro-degrees: `((x,y),…)`. */
export function nativePolygon(ring: readonly (readonly [number, number])[]): string {
  return `(${ring.map(([lng, lat]) => `(${Math.round(lng * micro)},${Math.round(lat * micro)})`).join(',')})`
}

/** The middle of a boundary, degrees. */
export function middleOf(boundary: Polygon): { lng: number; lat: number } {
  const [lng, lat] = boundary.coordinates[0]![0]!
  const plane = planeAt(lng, lat)
  const [x, y] = plane.toPolygon([centreOf(plane.toMetres(boundary))]).coordinates[0]![0]!
  return { lng: round(x), lat: round(y) }
}

/** A version of a grid. */
export function grid(
  code: string,
  drawn: GridDrawn | Omit<GridDrawn, 'code'>,
  validFrom: string,
  id: string = uuidv7(),
  division: string | null = null,
) {
  return {
    county: code.slice(0, 6),
    id,
    code,
    community: code.slice(0, 12),
    name: drawn.name,
    kind: drawn.kind,
    basis: drawn.basis,
    households: drawn.households,
    ring: drawn.boundary,
    area: nativePolygon(drawn.boundary.coordinates[0]!),
    ...middleOf(drawn.boundary),
    valid_from: validFrom,
    division,
  }
}

/** A version of a place's boundary. */
export function boundary(
  place: string,
  ring: Polygon,
  centre: { lng: number; lat: number },
  validFrom: string,
) {
  return { place, valid_from: validFrom, ring, area: nativePolygon(ring.coordinates[0]!), ...centre }
}

/** Writes versions of grids in one statement. */
export async function insert(tx: Tx, rows: readonly ReturnType<typeof grid>[]): Promise<void> {
  await insertGrids.all(tx, [JSON.stringify(rows)])
}
