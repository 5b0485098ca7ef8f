/**
 * Plane geometry of boundaries: areas, triangles, what two polygons share and what one leaves uncovered.
 * Works in metres on a plane that touches the earth at the middle of what is compared: within a county the
 * error of lengths stays below one in a thousand, and the same for everything that is compared.
 */

/** A GeoJSON Polygon with one ring, WGS84 degrees. */
export interface Polygon {
  type: 'Polygon'
  coordinates: [number, number][][]
}
/** A point in metres. */
export type Vertex = readonly [x: number, y: number]
/** A ring without the repeated last point. */
export type Ring = readonly Vertex[]

const metresPerDegree = 111_320

/** A plane through a point: degrees to metres and back. */
export interface Plane {
  toMetres(polygon: Polygon): Ring
  toPolygon(ring: Ring): Polygon
}

/** The plane that touches at a point. */
export function planeAt(lng: number, lat: number): Plane {
  const wide = metresPerDegree * Math.cos((lat * Math.PI) / 180)
  return {
    toMetres(polygon) {
      const ring = polygon.coordinates[0] ?? []
      const open = isSame(ring[0], ring.at(-1)) ? ring.slice(0, -1) : ring
      const points = open.map(([x, y]) => [(x - lng) * wide, (y - lat) * metresPerDegree] as const)
      return points.filter((point, i) => !isSame(point, points[(i + 1) % points.length]))
    },
    toPolygon(ring) {
      const points = ring.map(
        ([x, y]) => [round(x / wide + lng), round(y / metresPerDegree + lat)] as [number, number],
      )
      return { type: 'Polygon', coordinates: [[...points, points[0]!]] }
    },
  }
}

/** Coordinates are kept to a millionth of a degree, about a tenth of a metre. */
export function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

function isSame(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]
}

/** Twice the signed area of a triangle: positive when a, b, c turn left. */
function turn(a: Vertex, b: Vertex, c: Vertex): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Area with sign: positive for a ring that runs against the clock. */
export function signedArea(ring: Ring): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  }
  return sum / 2
}

/** Area in square metres. */
export function areaOf(ring: Ring): number {
  return Math.abs(signedArea(ring))
}

/** The centroid. */
export function centreOf(ring: Ring): Vertex {
  const [ox, oy] = ring[0]!
  let x = 0
  let y = 0
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = [ring[j]![0] - ox, ring[j]![1] - oy]
    const [bx, by] = [ring[i]![0] - ox, ring[i]![1] - oy]
    const cross = ax * by - bx * ay
    sum += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return sum === 0 ? [ox, oy] : [ox + x / (3 * sum), oy + y / (3 * sum)]
}

/** Whether no two edges of the ring touch except neighbours at their common point. */
export function isSimple(ring: Ring): boolean {
  const n = ring.length
  if (n < 3 || areaOf(ring) < 1e-6) return false
  for (let i = 0; i < n; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % n]!]
    for (let j = i + 1; j < n; j++) {
      const [c, d] = [ring[j]!, ring[(j + 1) % n]!]
      const next = j === i + 1
      const before = i === 0 && j === n - 1
      if (next || before) {
        // Neighbours may not run back over each other.
        const [shared, p, q] = next ? [b, a, d] : [a, b, c]
        if (n > 3 && turn(shared, p, q) === 0 && dot(shared, p, q) > 0) return false
      } else if (isCrossing(a, b, c, d)) return false
    }
  }
  return true
}

function dot(o: Vertex, a: Vertex, b: Vertex): number {
  return (a[0] - o[0]) * (b[0] - o[0]) + (a[1] - o[1]) * (b[1] - o[1])
}

function isCrossing(a: Vertex, b: Vertex, c: Vertex, d: Vertex): boolean {
  const [s1, s2] = [Math.sign(turn(a, b, c)), Math.sign(turn(a, b, d))]
  const [s3, s4] = [Math.sign(turn(c, d, a)), Math.sign(turn(c, d, b))]
  if (s1 * s2 < 0 && s3 * s4 < 0) return true
  return (
    (s1 === 0 && isBetween(a, b, c)) ||
    (s2 === 0 && isBetween(a, b, d)) ||
    (s3 === 0 && isBetween(c, d, a)) ||
    (s4 === 0 && isBetween(c, d, b))
  )
}

function isBetween(a: Vertex, b: Vertex, p: Vertex): boolean {
  return dot(p, a, b) <= 0
}

/** Cuts a simple ring into triangles that run against the clock (ear clipping). */
export function triangles(ring: Ring): Ring[] {
  const rest = signedArea(ring) < 0 ? [...ring].reverse() : [...ring]
  const found: Ring[] = []
  while (rest.length > 3) {
    let best = -1
    for (let i = 0; i < rest.length; i++) {
      const [a, b, c] = corner(rest, i)
      const bend = turn(a, b, c)
      // A point on a straight line is dropped; its triangle would be empty.
      if (bend === 0 || (bend > 0 && isEar(rest, a, b, c))) {
        best = i
        break
      }
    }
    // Rounding can leave no ear in a ring of slivers: what is left has hardly any area.
    if (best < 0) best = 0
    const cut = corner(rest, best)
    if (turn(...cut) > 0) found.push(cut)
    rest.splice(best, 1)
  }
  if (rest.length === 3 && signedArea(rest) > 0) found.push(rest)
  return found
}

function corner(ring: readonly Vertex[], i: number): [Vertex, Vertex, Vertex] {
  const n = ring.length
  return [ring[(i + n - 1) % n]!, ring[i]!, ring[(i + 1) % n]!]
}

function isEar(ring: readonly Vertex[], a: Vertex, b: Vertex, c: Vertex): boolean {
  return !ring.some(
    (p) => p !== a && p !== b && p !== c && turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0,
  )
}

/** The part of a convex ring on the left of the line through a and b (`side` -1: on the right). */
function cutBy(ring: Ring, a: Vertex, b: Vertex, side: 1 | -1): Vertex[] {
  const kept: Vertex[] = []
  for (let i = 0; i < ring.length; i++) {
    const [p, q] = [ring[i]!, ring[(i + 1) % ring.length]!]
    const [dp, dq] = [turn(a, b, p) * side, turn(a, b, q) * side]
    if (dp >= 0) kept.push(p)
    if (dp * dq < 0) {
      const t = dp / (dp - dq)
      kept.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
    }
  }
  return kept
}

/** What two convex rings that run against the clock share; fewer than three points: nothing. */
export function shared(first: Ring, second: Ring): Ring {
  let left: Ring = first
  for (let i = 0; i < second.length && left.length >= 3; i++) {
    left = cutBy(left, second[i]!, second[(i + 1) % second.length]!, 1)
  }
  return left.length >= 3 ? left : []
}

/** What of a convex ring lies outside another, as convex pieces. */
export function without(ring: Ring, hole: Ring): Ring[] {
  if (shared(ring, hole).length === 0) return [ring]
  const pieces: Ring[] = []
  let left: Ring = ring
  for (let i = 0; i < hole.length && left.length >= 3; i++) {
    const [a, b] = [hole[i]!, hole[(i + 1) % hole.length]!]
    const outside = cutBy(left, a, b, -1)
    if (outside.length >= 3 && areaOf(outside) > 1e-6) pieces.push(outside)
    left = cutBy(left, a, b, 1)
  }
  return pieces
}

/** A shape prepared for comparing: its triangles, each with its box. */
export interface Shape {
  area: number
  box: Box
  parts: readonly { ring: Ring; box: Box }[]
}

type Box = readonly [west: number, south: number, east: number, north: number]

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

function isApart(a: Box, b: Box): boolean {
  return a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3]
}

/** Prepares a simple ring for comparing. */
export function shapeOf(ring: Ring): Shape {
  const parts = triangles(ring).map((part) => ({ ring: part, box: boxOf(part) }))
  return { area: areaOf(ring), box: boxOf(ring), parts }
}

/** The pieces that two shapes share. */
export function sharedPieces(first: Shape, second: Shape): Ring[] {
  if (isApart(first.box, second.box)) return []
  const pieces: Ring[] = []
  for (const one of first.parts) {
    if (isApart(one.box, second.box)) continue
    for (const other of second.parts) {
      if (isApart(one.box, other.box)) continue
      const piece = shared(one.ring, other.ring)
      if (piece.length >= 3) pieces.push(piece)
    }
  }
  return pieces
}

/** The pieces of a shape that none of the others covers. */
export function uncoveredPieces(whole: Shape, others: readonly Shape[]): Ring[] {
  let left: { ring: Ring; box: Box }[] = [...whole.parts]
  for (const part of others.flatMap((other) => other.parts)) {
    left = left.flatMap((piece) =>
      isApart(piece.box, part.box)
        ? [piece]
        : without(piece.ring, part.ring).map((ring) => ({ ring, box: boxOf(ring) })),
    )
  }
  return left.map(({ ring }) => ring)
}

/** Sum of the areas of pieces that do not overlap. */
export function totalArea(pieces: readonly Ring[]): number {
  return pieces.reduce((sum, piece) => sum + areaOf(piece), 0)
}
