/**
 * From degrees to the picture and back: a plate for areas up to a province, fitted to what is shown.
 */

/** A position in degrees, WGS84. */
export interface Point {
  lng: number
  lat: number
}

/** A closed ring of positions, GeoJSON. */
export interface Shape {
  type: 'Polygon'
  coordinates: [number, number][][]
}

/** Bounds in degrees. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** The bounds of shapes and points; undefined where there are none. A single point gets about 600 m around it. */
export function boundsOf(shapes: readonly Shape[], points: readonly Point[]): Box | undefined {
  let box: Box | undefined
  const take = (lng: number, lat: number) => {
    box ??= { west: lng, east: lng, south: lat, north: lat }
    box.west = Math.min(box.west, lng)
    box.east = Math.max(box.east, lng)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  for (const shape of shapes) for (const [lng, lat] of shape.coordinates[0] ?? []) take(lng, lat)
  for (const { lng, lat } of points) take(lng, lat)
  if (!box) return undefined
  const least = 0.003
  const growX = Math.max(0, least - (box.east - box.west) / 2)
  const growY = Math.max(0, least - (box.north - box.south) / 2)
  return {
    west: box.west - growX,
    east: box.east + growX,
    south: box.south - growY,
    north: box.north + growY,
  }
}

/** How degrees fall on a picture of `width` × `height` pixels. */
export interface Projection {
  x: (lng: number) => number
  y: (lat: number) => number
  point: (x: number, y: number) => Point
  /** Metres that one pixel stands for. */
  metres: number
}

/** Fits the bounds into the picture with a margin; a degree of longitude is shortened by the latitude. */
export function project(box: Box, width: number, height: number, margin = 20): Projection {
  const shorten = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const across = (box.east - box.west) * shorten
  const up = box.north - box.south
  const scale = Math.min((width - 2 * margin) / across, (height - 2 * margin) / up)
  const left = (width - across * scale) / 2
  const top = (height - up * scale) / 2
  return {
    x: (lng) => left + (lng - box.west) * shorten * scale,
    y: (lat) => top + (box.north - lat) * scale,
    point: (x, y) => ({
      lng: round(box.west + (x - left) / scale / shorten),
      lat: round(box.north - (y - top) / scale),
    }),
    metres: 111_320 / scale,
  }
}

/** Six digits: about ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** A shape as an SVG path. */
export function pathOf(shape: Shape, { x, y }: Projection): string {
  return shape.coordinates
    .map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`)
    .join('')
}
