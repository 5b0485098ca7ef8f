/**
 * Grids as they are drawn: from present ones, from a file, corner by corner with snapping.
 */
import type { InputOf } from '#platform/operation/contract.ts'
import type { Projection, Shape } from '#platform/ui/projection.ts'
import type { places } from '../../../contract.ts'

/** A grid of the proposal while it is worked on. */
export interface Drawn {
  key: string
  code?: string
  name: string
  kind: 'urban' | 'rural'
  households: string
  basis: string
  boundary: Shape
}

/** Longitude and latitude. */
export type Corner = [number, number]

type Proposed = InputOf<typeof places.proposeGrids>['grids'][number]

let count = 0

/** A key for a new grid. */
export function newKey(): string {
  return `drawn-${++count}`
}

/** As the operation takes them. */
export function proposedFrom(drawn: readonly Drawn[]): Proposed[] {
  return drawn.map((one) => ({
    ...(one.code ? { code: one.code } : {}),
    name: one.name.trim(),
    kind: one.kind,
    households: one.households.trim() ? Number(one.households) : null,
    basis: one.basis
      .split(/[、,，;；\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
    boundary: one.boundary,
  }))
}

/** Reads a GeoJSON FeatureCollection of polygons. Throws SyntaxError for a file that is none. */
export function readGeoJson(
  text: string,
  nameOf: (n: number) => string,
): { drawn: Drawn[]; skipped: number } {
  const data = JSON.parse(text) as { type?: string; features?: unknown }
  if (data?.type !== 'FeatureCollection' || !Array.isArray(data.features))
    throw new SyntaxError('no FeatureCollection')
  const drawn: Drawn[] = []
  let skipped = 0
  for (const feature of data.features as {
    geometry?: Shape & { type: string }
    properties?: Record<string, unknown>
  }[]) {
    const ring = feature?.geometry?.type === 'Polygon' ? feature.geometry.coordinates?.[0] : undefined
    const corners = ring
      ?.filter((one) => Array.isArray(one) && one.every(Number.isFinite))
      .map(([lng, lat]): Corner => [lng, lat])
    if (!corners || corners.length < 4) {
      skipped++
      continue
    }
    const { name, households, kind, code, basis } = feature.properties ?? {}
    drawn.push({
      key: newKey(),
      ...(typeof code === 'string' && /^\d{15}$/.test(code) ? { code } : {}),
      name: typeof name === 'string' && name ? name.slice(0, 60) : nameOf(drawn.length + 1),
      kind: kind === 'rural' ? 'rural' : 'urban',
      households:
        Number.isFinite(Number(households)) && households !== null && households !== ''
          ? String(households ?? '')
          : '',
      basis: Array.isArray(basis) ? basis.join('、') : typeof basis === 'string' ? basis : '',
      boundary: { type: 'Polygon', coordinates: [closed(corners)] },
    })
  }
  if (drawn.length === 0) throw new SyntaxError('no polygons')
  return { drawn, skipped }
}

/** A ring ends where it began. */
export function closed(corners: readonly Corner[]): Corner[] {
  const first = corners[0]!
  const last = corners.at(-1)!
  return first[0] === last[0] && first[1] === last[1] ? [...corners] : [...corners, first]
}

/** Corners of a ring without the repeated last one. */
export function openCorners(shape: Shape): Corner[] {
  return (shape.coordinates[0] ?? []).slice(0, -1)
}

/**
 * Snaps a spot of the drawing to the nearest corner within `reach`, else to the nearest line, else leaves it.
 * Neighbouring grids so share their corners, without gaps and overlaps.
 */
export function snap(x: number, y: number, shapes: readonly Shape[], plane: Projection, reach = 9): Corner {
  const away = (px: number, py: number) => Math.hypot(px - x, py - y)
  const corners = shapes.flatMap((shape) => shape.coordinates[0] ?? [])
  const nearestCorner = nearest(
    corners.map((at) => ({ at, distance: away(plane.x(at[0]), plane.y(at[1])) })),
    reach,
  )
  if (nearestCorner) return nearestCorner
  const feet = shapes.flatMap((shape) => {
    const ring = shape.coordinates[0] ?? []
    return ring.slice(1).map((to, index) => {
      const from = ring[index]!
      const [ax, ay, bx, by] = [plane.x(from[0]), plane.y(from[1]), plane.x(to[0]), plane.y(to[1])]
      const length = (bx - ax) ** 2 + (by - ay) ** 2
      const part =
        length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
      const [px, py] = [ax + part * (bx - ax), ay + part * (by - ay)]
      return { at: cornerOf(plane, px, py), distance: away(px, py) }
    })
  })
  return nearest(feet, reach) ?? cornerOf(plane, x, y)
}

function nearest(offers: readonly { at: Corner; distance: number }[], reach: number): Corner | undefined {
  const close = offers.filter((one) => one.distance <= reach)
  return close.toSorted((a, b) => a.distance - b.distance)[0]?.at
}

function cornerOf(plane: Projection, x: number, y: number): Corner {
  const { lng, lat } = plane.point(x, y)
  return [lng, lat]
}

/** The shape with a corner moved; as it was where it has no such corner. */
export function withMoved(shape: Shape, from: Corner, to: Corner): Shape {
  const corners = openCorners(shape)
  const at = corners.findIndex(([lng, lat]) => lng === from[0] && lat === from[1])
  if (at < 0) return shape
  return { type: 'Polygon', coordinates: [closed(corners.with(at, to))] }
}
