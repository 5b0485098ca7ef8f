/**
 * A map drawn from Linli's own boundaries: no tiles, no other host, works without WebGL.
 */
import { MapPin, Minus, Plus, Scan } from 'lucide-react'
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { sayPlace, withoutShared } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { AreaPatterns, fillOf } from './area-tone.tsx'
import type { MapArea, MapProps } from './map-types.ts'
import { type Box, boundsOf, type Point, pathOf, project, type Shape } from './projection.ts'
import { StateShape } from './states.tsx'
import { uiWords } from './words.ts'
import './styles/map.css'

interface View {
  zoom: number
  /** Centre of the picture in parts of it. */
  cx: number
  cy: number
}

const WHOLE: View = { zoom: 1, cx: 0.5, cy: 0.5 }

/** Tap to put the pin, arrow keys move it; buttons zoom, dragging moves what is zoomed. */
export function DrawnMap(props: MapProps) {
  const { areas, outline, marks = [], pin, onPick, height = 320 } = props
  const t = useText(uiWords)
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const [view, setView] = useState(WHOLE)
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | undefined>(undefined)

  const whole = useMemo<Box | undefined>(() => {
    const shapes = areas.map(({ boundary }) => boundary)
    if (outline) shapes.push(outline)
    return boundsOf(shapes, shapes.length ? [] : [...marks.map(({ point }) => point), ...(pin ? [pin] : [])])
  }, [areas, outline, marks, pin])

  const flat = useMemo(
    () => (whole && size.width > 0 ? project(whole, size.width, size.height) : undefined),
    [whole, size.width, size.height],
  )
  const paths = useMemo(
    () => (flat ? areas.map(({ code, boundary, tone }) => ({ code, tone, d: pathOf(boundary, flat) })) : []),
    [areas, flat],
  )
  const outlinePath = useMemo(() => (flat && outline ? pathOf(outline, flat) : ''), [flat, outline])

  const left = size.width * (view.cx - 0.5 / view.zoom)
  const top = size.height * (view.cy - 0.5 / view.zoom)
  const screen = (point: Point) => ({
    left: ((flat?.x(point.lng) ?? 0) - left) * view.zoom,
    top: ((flat?.y(point.lat) ?? 0) - top) * view.zoom,
  })
  const zoomBy = (factor: number) =>
    setView((before) => {
      const zoom = Math.min(12, Math.max(1, before.zoom * factor))
      return zoom === 1 ? WHOLE : keepInside({ ...before, zoom })
    })

  function down(event: PointerEvent<HTMLDivElement>) {
    if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, view, moved: false }
  }
  function move(event: PointerEvent<HTMLDivElement>) {
    const from = drag.current
    if (!from || view.zoom === 1) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moved && Math.hypot(dx, dy) < 6) return
    from.moved = true
    setView(
      keepInside({
        zoom: from.view.zoom,
        cx: from.view.cx - dx / size.width / from.view.zoom,
        cy: from.view.cy - dy / size.height / from.view.zoom,
      }),
    )
  }
  function up(event: PointerEvent<HTMLDivElement>) {
    const from = drag.current
    drag.current = undefined
    if (!from || from.moved || !onPick || !flat || !frame.current) return
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > 6) return
    const bounds = frame.current.getBoundingClientRect()
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top]
    onPick(flat.point(left + x / view.zoom, top + y / view.zoom))
  }
  function nudge(key: string): boolean {
    const step = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] }[key]
    if (!step || !flat || !onPick) return false
    const from = pin ? { x: flat.x(pin.lng), y: flat.y(pin.lat) } : { x: size.width / 2, y: size.height / 2 }
    onPick(flat.point(from.x + step[0]! / view.zoom, from.y + step[1]! / view.zoom))
    return true
  }

  const label = { 'aria-label': t.mapOf(props.name) }
  const picks = onPick
    ? {
        ...label,
        role: 'application',
        tabIndex: 0,
        'aria-roledescription': t.mapPick,
        onKeyDown: (event: React.KeyboardEvent) => {
          if (nudge(event.key)) event.preventDefault()
        },
      }
    : { ...label, role: 'group' }

  return (
    <div
      ref={frame}
      className="map off-paper"
      style={{ height }}
      data-near={view.zoom > 1 || undefined}
      data-picks={onPick ? true : undefined}
      {...picks}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerLeave={() => {
        drag.current = undefined
      }}
    >
      {flat ? (
        <svg
          viewBox={`${left} ${top} ${size.width / view.zoom} ${size.height / view.zoom}`}
          aria-hidden="true"
          focusable="false"
        >
          {paths.some(({ tone }) => tone) ? <AreaPatterns /> : null}
          {paths.map(({ code, tone, d }, index) => (
            <path
              key={code}
              d={d}
              className="map-area"
              style={tone && fillOf(tone)}
              data-even={index % 2 ? true : undefined}
              data-chosen={code === props.chosenArea || undefined}
            />
          ))}
          {outlinePath ? <path d={outlinePath} className="map-outline" /> : null}
        </svg>
      ) : null}
      {flat ? <Names areas={areas} view={view} screen={screen} room={size.width} /> : null}
      {flat &&
        marks.map((mark) => (
          <button
            type="button"
            key={mark.id}
            className="map-mark"
            style={screen(mark.point)}
            data-tone={mark.tone}
            data-chosen={mark.id === props.chosenMark || undefined}
            aria-label={mark.label}
            title={mark.label}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => props.onMark?.(mark.id)}
          >
            <span>
              <StateShape tone={mark.tone} />
            </span>
          </button>
        ))}
      {flat && pin ? (
        <MapPin
          className="map-pin"
          style={screen(pin)}
          fill="currentColor"
          stroke="var(--surface)"
          aria-hidden="true"
        />
      ) : null}
      <Tools view={view} onZoom={zoomBy} onWhole={() => setView(WHOLE)} />
      {areas.length ? <span className="map-credit">{t.drawnBy}</span> : null}
    </div>
  )
}

function Tools({
  view,
  onZoom,
  onWhole,
}: {
  view: View
  onZoom: (factor: number) => void
  onWhole: () => void
}) {
  const t = useText(uiWords)
  return (
    <div className="map-tools" onPointerDown={(event) => event.stopPropagation()}>
      <button type="button" aria-label={t.zoomIn} onClick={() => onZoom(1.8)} disabled={view.zoom >= 12}>
        <Plus size={20} aria-hidden="true" />
      </button>
      <button type="button" aria-label={t.zoomOut} onClick={() => onZoom(1 / 1.8)} disabled={view.zoom <= 1}>
        <Minus size={20} aria-hidden="true" />
      </button>
      {view.zoom > 1 ? (
        <button type="button" aria-label={t.fitAll} onClick={onWhole}>
          <Scan size={20} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  )
}

/** Names of areas, as far as there is room: each takes a box, later ones that would touch are left out. */
function Names({
  areas,
  view,
  screen,
  room,
}: {
  areas: readonly MapArea[]
  view: View
  screen: (point: Point) => { left: number; top: number }
  room: number
}) {
  const taken: { left: number; top: number; half: number }[] = []
  const names = withoutShared(areas.map(({ name }) => sayPlace(name)))
  const shown = areas.flatMap((area, index) => {
    const name = names[index] ?? area.name
    const centre = area.centre ?? middleOf(area.boundary)
    const at = screen(centre)
    const half = name.length * 7
    if (at.left < half || at.left > room - half) return []
    if (
      taken.some((one) => Math.abs(one.left - at.left) < one.half + half && Math.abs(one.top - at.top) < 18)
    )
      return []
    taken.push({ ...at, half })
    return [{ code: area.code, name, at }]
  })
  return (
    <div aria-hidden="true" data-zoom={view.zoom}>
      {shown.map(({ code, name, at }) => (
        <span className="map-name" key={code} style={at}>
          {name}
        </span>
      ))}
    </div>
  )
}

function middleOf(shape: Shape): Point {
  const box = boundsOf([shape], [])!
  return { lng: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 }
}

function keepInside({ zoom, cx, cy }: View): View {
  const half = 0.5 / zoom
  const clamp = (value: number) => Math.min(1 - half, Math.max(half, value))
  return { zoom, cx: clamp(cx), cy: clamp(cy) }
}

function useSize(ref: { current: HTMLElement | null }) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const watch = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [ref])
  return size
}
