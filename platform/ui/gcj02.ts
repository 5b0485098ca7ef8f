/**
 * Between WGS84 and the grid that map tiles in China are drawn in; off by up to 700 m otherwise.
 */
import gcoord from 'gcoord'
import type { Point } from './projection.ts'

/** WGS84 to GCJ-02, degrees. */
export function toGcj02({ lng, lat }: Point): Point {
  const [x, y] = gcoord.transform([lng, lat] as [number, number], gcoord.WGS84, gcoord.GCJ02)
  return { lng: x!, lat: y! }
}

/** GCJ-02 to WGS84, degrees; good to centimetres. */
export function toWgs84({ lng, lat }: Point): Point {
  const [x, y] = gcoord.transform([lng, lat] as [number, number], gcoord.GCJ02, gcoord.WGS84)
  return { lng: x!, lat: y! }
}
