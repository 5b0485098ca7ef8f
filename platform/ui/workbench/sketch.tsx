/**
 * A plan to draw on: areas by name, some marked, and something drawn over them. For looking only, AreaMap is enough.
 */
import type { ReactNode, Ref } from 'react'
import {
  boundsOf,
  type Point,
  type Projection,
  pathOf,
  project,
  type Shape,
} from '#platform/ui/projection.ts'

/** An area of the plan. `chosen` and `wrong` stand out. */
export interface Area {
  key: string
  name: string
  boundary: Shape
  mark?: 'chosen' | 'wrong' | undefined
}

interface SketchProps {
  areas: readonly Area[]
  outline?: Shape | null | undefined
  /** What it shows, for screen readers. */
  label: string
  /** Of the drawing, in its units; its width on the page is that of its room. */
  width?: number
  height?: number
  press?: ((key: string) => void) | undefined
  /** Drawn over it, with its projection. */
  over?: (plane: Projection) => ReactNode
  svg?: Ref<SVGSVGElement>
  events?: React.SVGAttributes<SVGSVGElement>
}

/** The projection that a plan of these areas has. Undefined where there is nothing. */
export function planeOf(
  areas: readonly Area[],
  outline: Shape | null | undefined,
  width = 720,
  height = 440,
) {
  const shapes = areas.map((area) => area.boundary)
  if (outline) shapes.push(outline)
  const box = boundsOf(shapes, [])
  return box && project(box, width, height)
}

/** The plan. */
export function Sketch(props: SketchProps) {
  const { areas, outline, label, width = 720, height = 440, press, over } = props
  const plane = planeOf(areas, outline, width, height)
  if (!plane) return null
  return (
    <svg
      ref={props.svg}
      className="wb-sketch"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      {...props.events}
    >
      {outline && <path className="wb-sketch-out" d={pathOf(outline, plane)} data-ground />}
      {areas.map((area) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the plan does the same by keyboard
        <path
          key={area.key}
          className="wb-sketch-area"
          data-mark={area.mark}
          d={pathOf(area.boundary, plane)}
          style={press && { cursor: 'pointer' }}
          onClick={press && (() => press(area.key))}
        >
          <title>{area.name}</title>
        </path>
      ))}
      {outline && <path className="wb-sketch-out" d={pathOf(outline, plane)} />}
      {areas.map((area) => {
        const middle = middleOf(area.boundary)
        return (
          <text key={area.key} x={plane.x(middle.lng)} y={plane.y(middle.lat)}>
            {area.name}
          </text>
        )
      })}
      {over?.(plane)}
    </svg>
  )
}

/** Where an area's name stands: the middle of its surface. */
export function middleOf(shape: Shape): Point {
  const corners = shape.coordinates[0] ?? []
  const [west, south] = corners[0] ?? [0, 0]
  let area = 0
  let lng = 0
  let lat = 0
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[index + 1] ?? [west, south]
    const cross = (x - west) * (nextY - south) - (nextX - west) * (y - south)
    area += cross
    lng += (x + nextX - 2 * west) * cross
    lat += (y + nextY - 2 * south) * cross
  })
  if (Math.abs(area) < 1e-14) return { lng: west, lat: south }
  return { lng: west + lng / (3 * area), lat: south + lat / (3 * area) }
}
