/**
 * Invented boundaries for real places: a county around a point, in it townships, communities and grids, so that
 * each level fills the one above without a gap or an overlap. All cells are convex; every corner that lies on
 * another cell's edge is a corner of that cell too, so that rounding leaves neither gap nor overlap.
 */
import { Delaunay } from 'd3-delaunay'
import {
  areaOf,
  centreOf,
  type Polygon,
  planeAt,
  type Ring,
  round,
  shared,
  type Vertex,
} from '#modules/places/contract.server.ts'
import type { Random } from './random.ts'

/** A place to be drawn: the size that it should have (km²), and what lies below. */
export interface Plot {
  code: string
  /** For the lowest places: their area in square kilometres. */
  size: number
  below: Plot[]
}

/** A place as drawn. */
export interface Drawn {
  polygon: Polygon
  centre: { lng: number; lat: number }
}

/** Draws a county and all below it around a point. */
export function draw(county: Plot, centre: { lng: number; lat: number }, random: Random): Map<string, Drawn> {
  const rings = new Map<string, Ring>()
  const outline = outlineOf(totalSize(county) * 1e6, random)
  fill(county, outline, rings, random)
  const corners = collectCorners(rings)
  const plane = planeAt(centre.lng, centre.lat)
  return new Map(
    [...rings].map(([code, ring]) => {
      const polygon = plane.toPolygon(withCorners(ring, corners))
      const middle = plane.toPolygon([centreOf(ring)]).coordinates[0]![0]!
      return [code, { polygon: cleaned(polygon), centre: { lng: round(middle[0]), lat: round(middle[1]) } }]
    }),
  )
}

function totalSize(plot: Plot): number {
  return plot.below.length === 0 ? plot.size : plot.below.reduce((sum, one) => sum + totalSize(one), 0)
}

/** A roundish convex outline of the area asked for (m²), with its middle at the origin. */
function outlineOf(area: number, random: Random): Ring {
  const [wide, high, tilt] = [1 + random.next() * 0.35, 1, random.next() * Math.PI]
  const count = 22
  const points = Array.from({ length: count }, (_, i): Vertex => {
    const angle = ((i + random.next() * 0.6) / count) * 2 * Math.PI
    const [x, y] = [Math.cos(angle) * wide, Math.sin(angle) * high]
    return [x * Math.cos(tilt) - y * Math.sin(tilt), x * Math.sin(tilt) + y * Math.cos(tilt)]
  })
  const scale = Math.sqrt(area / areaOf(points))
  return points.map(([x, y]) => [x * scale, y * scale])
}

function fill(plot: Plot, ring: Ring, rings: Map<string, Ring>, random: Random): void {
  rings.set(plot.code, ring)
  const { below } = plot
  if (below.length === 0) return
  const sizes = below.map(totalSize)
  // Places of about the same size look grown when they are nearest neighbours; others are cut to measure.
  const even = Math.max(...sizes) < 1.8 * Math.min(...sizes) && below.length > 3
  const cells = even ? grow(ring, below.length, random) : cutUp(ring, sizes, random)
  for (const [i, one] of below.entries()) fill(one, cells[i]!, rings, random)
}

/** Cells around points that have moved apart (Lloyd), clipped to the ring. */
function grow(ring: Ring, count: number, random: Random): Ring[] {
  let sites = scatter(ring, count, random)
  let cells: Ring[] = []
  for (let step = 0; step < 4; step++) {
    cells = nearest(ring, sites)
    sites = cells.map(centreOf)
  }
  return cells
}

function scatter(ring: Ring, count: number, random: Random): Vertex[] {
  const middle = centreOf(ring)
  return Array.from({ length: count }, () => {
    const i = random.between(0, ring.length - 1)
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
    const [along, out] = [random.next(), Math.sqrt(random.next()) * 0.95]
    const edge = [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along] as const
    return [middle[0] + (edge[0] - middle[0]) * out, middle[1] + (edge[1] - middle[1]) * out]
  })
}

function nearest(ring: Ring, sites: readonly Vertex[]): Ring[] {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  const [west, south, east, north] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const voronoi = Delaunay.from(sites as [number, number][]).voronoi([
    west - 10,
    south - 10,
    east + 10,
    north + 10,
  ])
  return sites.map((_, i) => {
    const cell = voronoi.cellPolygon(i).slice(0, -1) as Vertex[]
    return shared(ring, againstClock(cell))
  })
}

function againstClock(ring: Vertex[]): Ring {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return sum < 0 ? ring.reverse() : ring
}

/** Cuts a ring into parts of the sizes given, each time across its longer side, a little askew. */
function cutUp(ring: Ring, sizes: readonly number[], random: Random): Ring[] {
  if (sizes.length === 1) return [ring]
  const half = Math.ceil(sizes.length / 2)
  const [first, rest] = [sizes.slice(0, half), sizes.slice(half)]
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  const part = sum(first) / sum(sizes)
  const angle = longAxis(ring) + (random.next() - 0.5) * 0.5
  const [left, right] = cutAt(ring, angle, part)
  return [...cutUp(left, first, random), ...cutUp(right, rest, random)]
}

function longAxis(ring: Ring): number {
  const [mx, my] = centreOf(ring)
  let [xx, yy, xy] = [0, 0, 0]
  for (const [x, y] of ring) {
    xx += (x - mx) ** 2
    yy += (y - my) ** 2
    xy += (x - mx) * (y - my)
  }
  return 0.5 * Math.atan2(2 * xy, xx - yy)
}

/** Cuts across a direction so that `part` of the area lies behind the cut. */
function cutAt(ring: Ring, angle: number, part: number): [Ring, Ring] {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const far = 4 * Math.max(...ring.map(([x, y]) => Math.hypot(x, y)), 1)
  const along = ring.map(([x, y]) => x * dx + y * dy)
  const side = (at: number, sign: 1 | -1): Ring => {
    const [ox, oy] = [dx * at, dy * at]
    // A half-plane as a very large quadrilateral that runs against the clock.
    const edge: Vertex[] = [
      [ox + dy * far, oy - dx * far],
      [ox - dy * far, oy + dx * far],
      [ox - dy * far - sign * dx * far, oy + dx * far - sign * dy * far],
      [ox + dy * far - sign * dx * far, oy - dx * far - sign * dy * far],
    ]
    return shared(ring, againstClock(edge))
  }
  let [low, high] = [Math.min(...along), Math.max(...along)]
  const whole = areaOf(ring)
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (areaOf(side(middle, 1)) < whole * part) low = middle
    else high = middle
  }
  return [side(low, 1), side(low, -1)]
}

/** All corners, those within a centimetre made one, sorted from west to east. */
function collectCorners(rings: Map<string, Ring>): Vertex[] {
  const known = new Map<string, Vertex>()
  const merged = (vertex: Vertex): Vertex => {
    const [x, y] = [Math.round(vertex[0] * 50), Math.round(vertex[1] * 50)]
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        const near = known.get(`${x + i} ${y + j}`)
        if (near && Math.hypot(near[0] - vertex[0], near[1] - vertex[1]) < 0.02) return near
      }
    }
    known.set(`${x} ${y}`, vertex)
    return vertex
  }
  for (const [code, ring] of rings) {
    const one = ring.map(merged)
    rings.set(
      code,
      one.filter((vertex, i) => vertex !== one[(i + 1) % one.length]),
    )
  }
  return [...known.values()].sort((a, b) => a[0] - b[0])
}

/** The ring with every corner of another that lies on its edges. */
function withCorners(ring: Ring, corners: readonly Vertex[]): Ring {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    const [west, east] = [Math.min(a[0], b[0]) - 0.05, Math.max(a[0], b[0]) + 0.05]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const found: { at: number; corner: Vertex }[] = []
    for (let k = firstFrom(corners, west); k < corners.length && corners[k]![0] <= east; k++) {
      const corner = corners[k]!
      if (corner === a || corner === b) continue
      const at = ((corner[0] - a[0]) * (b[0] - a[0]) + (corner[1] - a[1]) * (b[1] - a[1])) / length
      const off = Math.abs((b[0] - a[0]) * (corner[1] - a[1]) - (b[1] - a[1]) * (corner[0] - a[0])) / length
      if (off < 0.02 && at > 0 && at < length) found.push({ at, corner })
    }
    return [a, ...found.sort((p, q) => p.at - q.at).map(({ corner }) => corner)]
  })
}

function firstFrom(corners: readonly Vertex[], west: number): number {
  let [low, high] = [0, corners.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (corners[middle]![0] < west) low = middle + 1
    else high = middle
  }
  return low
}

/** Corners that rounding made one are one. */
function cleaned(polygon: Polygon): Polygon {
  const ring = polygon.coordinates[0]!
  return {
    type: 'Polygon',
    coordinates: [ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1])],
  }
}
