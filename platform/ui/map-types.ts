/**
 * What a map is given, whichever way it is drawn.
 */
import type { Point, Shape } from './projection.ts'
import type { StateTone } from './states.tsx'

/** An area as drawn. */
export interface MapArea {
  code: string
  name: string
  boundary: Shape
  centre?: Point
  /** Filled by colour and by pattern (area-tone.tsx), beside a legend. */
  tone?: StateTone | undefined
}

/** A mark that can be opened. */
export interface MapMark {
  id: string
  point: Point
  label: string
  tone: StateTone
}

/** A map's content and what it tells. */
export interface MapProps {
  /** What the map shows, for screen readers. */
  name: string
  areas: readonly MapArea[]
  outline?: Shape | null
  marks?: readonly MapMark[]
  chosenMark?: string | undefined
  onMark?: (id: string) => void
  /** Area drawn as chosen. */
  chosenArea?: string | undefined
  /** The pin, and being asked where to put it. */
  pin?: Point | undefined
  onPick?: (point: Point) => void
  /** Height in pixels or any CSS length. */
  height?: number | string
}
