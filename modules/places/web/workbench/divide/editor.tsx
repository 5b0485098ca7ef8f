/**
 * The plan on which grids are drawn and their boundaries moved.
 */
import { Button } from 'antd'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import type { Projection, Shape } from '#platform/ui/projection.ts'
import { planeOf, Sketch } from '#platform/ui/workbench/sketch.tsx'
import { placeWords } from '../words.ts'
import { type Corner, closed, type Drawn, openCorners, snap } from './drawn.ts'

const WIDTH = 760
const HEIGHT = 520

interface EditorProps {
  drawn: readonly Drawn[]
  outline: Shape | null
  /** What stays as it is: shown, and snapped to. */
  ground?: readonly { key: string; name: string; boundary: Shape }[]
  /** What is drawn, where it is no grid. */
  drawName?: string
  chosen: string | undefined
  choose: (key: string) => void
  /** A new boundary was drawn. */
  add: (boundary: Shape) => void
  /** A corner was moved, in all grids that share it. */
  move: (from: Corner, to: Corner) => void
}

/** The plan with its tools. */
export function Editor({ drawn, outline, ground = [], drawName, chosen, choose, add, move }: EditorProps) {
  const t = useText(placeWords)
  const svg = useRef<SVGSVGElement>(null)
  const [corners, setCorners] = useState<Corner[]>()
  const [hover, setHover] = useState<Corner>()
  const [dragged, setDragged] = useState<Corner>()
  const areas = [
    ...ground,
    ...drawn.map((one) => ({
      key: one.key,
      name: one.name,
      boundary: one.boundary,
      mark: one.key === chosen ? ('chosen' as const) : undefined,
    })),
  ]
  const plane = planeOf(areas, outline, WIDTH, HEIGHT)
  const edited = corners ? undefined : drawn.find((one) => one.key === chosen)

  const spot = (event: { clientX: number; clientY: number }, moving?: Corner): Corner | undefined => {
    const box = svg.current?.getBoundingClientRect()
    if (!box || !plane) return undefined
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const y = ((event.clientY - box.top) / box.height) * HEIGHT
    const shapes = [...ground, ...drawn]
      .map((one) => one.boundary)
      .filter((one) => !moving || !openCorners(one).some((corner) => same(corner, moving)))
    return snap(x, y, outline ? [outline, ...shapes] : shapes, plane)
  }
  const finish = (all: Corner[] | undefined) => {
    const fresh = (all ?? []).filter((one, index, list) => index === 0 || !same(one, list[index - 1]!))
    if (fresh.length >= 3) add({ type: 'Polygon', coordinates: [closed(fresh)] })
    setCorners(undefined)
    setHover(undefined)
  }
  useDrawingKeys(corners, setCorners, finish)

  const press = (event: PointerEvent) => {
    if (!corners) return
    const at = spot(event)
    if (!at) return
    const first = corners[0]
    if (first && corners.length >= 3 && plane && near(first, at, plane)) finish(corners)
    else setCorners([...corners, at])
  }
  const slide = (event: PointerEvent) => {
    if (corners) setHover(spot(event))
    else if (dragged) {
      const at = spot(event, dragged)
      if (!at || same(at, dragged)) return
      move(dragged, at)
      setDragged(at)
    }
  }
  return (
    <div>
      <div className="wb-divide-tools">
        {corners ? (
          <>
            <Button type="primary" disabled={corners.length < 3} onClick={() => finish(corners)}>
              {t.finish}
            </Button>
            <Button disabled={corners.length === 0} onClick={() => setCorners(corners.slice(0, -1))}>
              {t.undoPoint}
            </Button>
            <Button onClick={() => setCorners(undefined)}>{t.cancelDraw}</Button>
          </>
        ) : (
          <Button onClick={() => setCorners([])}>{drawName ?? t.draw}</Button>
        )}
      </div>
      <div data-drawing={corners !== undefined}>
        <Sketch
          svg={svg}
          areas={areas}
          outline={outline}
          label={t.map}
          width={WIDTH}
          height={HEIGHT}
          press={corners ? undefined : choose}
          events={{
            style: {
              cursor: corners ? 'crosshair' : undefined,
              touchAction: corners || dragged ? 'none' : undefined,
            },
            onPointerDown: press,
            onPointerMove: slide,
            onPointerUp: () => setDragged(undefined),
            onDoubleClick: () => corners && finish(corners),
          }}
          over={(shown) => (
            <>
              {corners && (
                <Line corners={hover ? [...corners, hover] : corners} count={corners.length} plane={shown} />
              )}
              {edited && <Handles shape={edited.boundary} plane={shown} grab={setDragged} nudge={move} />}
            </>
          )}
        />
      </div>
      <p className="wb-divide-hint" aria-live="polite">
        {corners ? t.drawing : edited ? t.editing : ''}
      </p>
    </div>
  )
}

function Line({ corners, count, plane }: { corners: readonly Corner[]; count: number; plane: Projection }) {
  const points = corners.map(([lng, lat]) => `${plane.x(lng)},${plane.y(lat)}`).join(' ')
  return (
    <>
      <polygon className="wb-draw-line" points={points} />
      {corners.slice(0, count).map(([lng, lat], index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: corners have no other name than their order
          key={index}
          className="wb-draw-dot"
          cx={plane.x(lng)}
          cy={plane.y(lat)}
          r={index === 0 ? 7 : 4}
          pointerEvents="none"
        />
      ))}
    </>
  )
}

interface HandlesProps {
  shape: Shape
  plane: Projection
  grab: (corner: Corner) => void
  nudge: (from: Corner, to: Corner) => void
}

/** Dots on the corners: dragged with the pointer, moved with the arrow keys. */
function Handles({ shape, plane, grab, nudge }: HandlesProps) {
  const t = useText(placeWords)
  const press = (event: KeyboardEvent, corner: Corner) => {
    const step = { ArrowLeft: [-3, 0], ArrowRight: [3, 0], ArrowUp: [0, -3], ArrowDown: [0, 3] }[event.key]
    if (!step) return
    event.preventDefault()
    const at = plane.point(plane.x(corner[0]) + step[0]!, plane.y(corner[1]) + step[1]!)
    nudge(corner, [at.lng, at.lat])
  }
  return openCorners(shape).map((corner, index) => (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no button element
    <circle
      // biome-ignore lint/suspicious/noArrayIndexKey: corners have no other name than their order
      key={index}
      className="wb-draw-handle"
      cx={plane.x(corner[0])}
      cy={plane.y(corner[1])}
      r="6"
      tabIndex={0}
      role="button"
      aria-label={t.corner(index + 1)}
      onPointerDown={(event) => {
        event.preventDefault()
        grab(corner)
      }}
      onKeyDown={(event) => press(event, corner)}
    />
  ))
}

function useDrawingKeys(
  corners: Corner[] | undefined,
  set: (corners: Corner[] | undefined) => void,
  finish: (corners: Corner[] | undefined) => void,
) {
  const now = useRef({ corners, set, finish })
  now.current = { corners, set, finish }
  const drawing = corners !== undefined
  useEffect(() => {
    if (!drawing) return
    const listen = (event: globalThis.KeyboardEvent) => {
      const { corners: all, set: put, finish: end } = now.current
      if (event.key === 'Escape') put(undefined)
      else if (event.key === 'Enter') end(all)
      else if (event.key === 'Backspace') put(all?.slice(0, -1))
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [drawing])
}

function same(a: Corner, b: Corner): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function near(a: Corner, b: Corner, plane: Projection): boolean {
  return Math.hypot(plane.x(a[0]) - plane.x(b[0]), plane.y(a[1]) - plane.y(b[1])) < 10
}
