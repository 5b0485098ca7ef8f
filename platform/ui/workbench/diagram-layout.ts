/**
 * Where the states of a procedure stand in its picture: the main road runs down, side states stand at its right.
 */
import type { z } from 'zod'
import type { diagram } from '#platform/workflow/shapes.ts'

/** A procedure as a picture: states, ways, where it stands. */
export type Diagram = z.output<typeof diagram>

/** A state's place, in units of the drawing; x and y are its middle. */
export interface Placed {
  id: string
  x: number
  y: number
}

/** A way, or several between the same two states, as a curve. */
export interface Curve {
  from: string
  to: string
  actions: string[]
  path: string
  /** Where its name stands, and which end of the name stands there. */
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

type Drawn = Pick<Curve, 'path' | 'x' | 'y' | 'anchor'>

export const NODE_WIDTH = 118
export const NODE_HEIGHT = 36
const ROW = 66
const SPINE = 166
const SIDE = 378
/** Width of the drawing. */
export const WIDTH = 474

/** Places all states. */
export function placeStates(picture: Diagram): { placed: Map<string, Placed>; height: number } {
  const main = picture.states.filter((state) => !state.side)
  const rows = new Map(main.map((state, row) => [state.id, row]))
  const placed = new Map<string, Placed>()
  for (const [id, row] of rows) placed.set(id, { id, x: SPINE, y: yOf(row) })
  const side = picture.states
    .filter((state) => state.side)
    .map((state) => ({ id: state.id, wish: wishedRow(picture, state.id, rows) }))
    .sort((a, b) => a.wish - b.wish)
  let free = 0
  for (const { id, wish } of side) {
    const row = Math.max(wish, free)
    placed.set(id, { id, x: SIDE, y: yOf(row) })
    free = row + 0.85
  }
  const lowest = Math.max(0, ...[...placed.values()].map((one) => one.y))
  return { placed, height: lowest + NODE_HEIGHT / 2 + 14 }
}

/** Draws all ways; those between the same two states share one curve. A way back to the same state is not drawn. */
export function drawWays(picture: Diagram, placed: ReadonlyMap<string, Placed>): Curve[] {
  const together = new Map<string, Curve>()
  for (const way of picture.ways) {
    const from = placed.get(way.from)
    const to = placed.get(way.to)
    if (!from || !to || way.from === way.to) continue
    const key = `${way.from}>${way.to}`
    const known = together.get(key)
    if (known) known.actions.push(way.action)
    else together.set(key, { from: way.from, to: way.to, actions: [way.action], ...curve(from, to) })
  }
  return [...together.values()]
}

function yOf(row: number): number {
  return row * ROW + NODE_HEIGHT / 2 + 8
}

function wishedRow(picture: Diagram, id: string, rows: ReadonlyMap<string, number>): number {
  const near = picture.ways
    .filter((way) => way.from === id || way.to === id)
    .map((way) => rows.get(way.from === id ? way.to : way.from))
    .filter((row) => row !== undefined)
  if (near.length === 0) return rows.size
  return near.reduce((sum, row) => sum + row, 0) / near.length
}

function curve(from: Placed, to: Placed): Drawn {
  const half = NODE_WIDTH / 2
  if (from.x === to.x) return from.x === SPINE ? alongSpine(from, to) : bulge(from, to, from.x + half, 22)
  const right = from.x < to.x
  const x1 = from.x + (right ? half : -half)
  const x2 = to.x + (right ? -half : half)
  // Ways out leave a little above the middle, ways back arrive a little below it.
  const shift = right ? -6 : 6
  const y1 = from.y + shift
  const y2 = to.y + shift
  const middle = (x1 + x2) / 2
  // The name stands before the arrow's head, where the ways have parted.
  const path = `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
  return { path, x: right ? x2 - 14 : x2 + 14, y: y2 - 10, anchor: right ? 'end' : 'start' }
}

function alongSpine(from: Placed, to: Placed): Drawn {
  const rows = Math.round((to.y - from.y) / ROW)
  if (rows === 1) {
    const y1 = from.y + NODE_HEIGHT / 2
    const y2 = to.y - NODE_HEIGHT / 2
    return { path: `M${from.x} ${y1}L${to.x} ${y2}`, x: from.x, y: (y1 + y2) / 2 - 2, anchor: 'middle' }
  }
  const half = NODE_WIDTH / 2
  if (rows > 1) return bulge(from, to, from.x + half, 14 + rows * 9)
  return bulge(from, to, from.x - half, -(18 + Math.min(-rows, 6) * 11))
}

function bulge(from: Placed, to: Placed, edge: number, by: number): Drawn {
  const shift = by > 0 ? 5 : -5
  const y1 = from.y + shift
  const y2 = to.y - shift
  const out = edge + by * 1.33
  return {
    path: `M${edge} ${y1}C${out} ${y1} ${out} ${y2} ${edge} ${y2}`,
    x: edge + by,
    y: (y1 + y2) / 2,
    anchor: 'middle',
  }
}
