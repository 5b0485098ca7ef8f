/**
 * The map over tiles, for installations whose operator has a source of them. MapLibre is loaded only here.
 */
import { type Map as GlMap, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import 'maplibre-gl/dist/maplibre-gl.css'
import { toGcj02, toWgs84 } from './gcj02.ts'
import type { MapProps } from './map-types.ts'
import { boundsOf, type Point, type Shape } from './projection.ts'
import { StateShape } from './states.tsx'

setWorkerUrl(workerUrl)

/** Where tiles come from. */
export interface TileSource {
  url: string
  attribution: string
  crs: 'wgs84' | 'gcj02'
}

/** The same map as `AreaMap`, over tiles. */
export default function TileMap(props: MapProps & { tiles: TileSource; label: string }) {
  const { areas, outline, marks = [], pin, onPick, height = 320, tiles } = props
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<GlMap | undefined>()
  const pick = useRef(onPick)
  pick.current = onPick
  const forth = (point: Point): [number, number] => {
    const { lng, lat } = tiles.crs === 'gcj02' ? toGcj02(point) : point
    return [lng, lat]
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a map is made once for its areas and tiles
  useEffect(() => {
    if (!frame.current) return
    const shapes = [...areas.map(({ boundary }) => boundary), ...(outline ? [outline] : [])]
    const box = boundsOf(
      shapes,
      marks.map(({ point }) => point),
    ) ?? { west: 73, south: 18, east: 135, north: 54 }
    const made = new MapLibre({
      container: frame.current,
      attributionControl: tiles.attribution ? { customAttribution: tiles.attribution } : false,
      bounds: [forth({ lng: box.west, lat: box.south }), forth({ lng: box.east, lat: box.north })],
      fitBoundsOptions: { padding: 24 },
      cooperativeGestures: false,
      style: {
        version: 8,
        sources: {
          tiles: { type: 'raster', tiles: [tiles.url], tileSize: 256 },
          areas: {
            type: 'geojson',
            data: {
              type: 'FeatureCollection',
              features: shapes.map((shape) => ({
                type: 'Feature',
                properties: {},
                geometry: { type: 'Polygon', coordinates: moved(shape, forth) },
              })),
            },
          },
        },
        layers: [
          { id: 'tiles', type: 'raster', source: 'tiles' },
          {
            id: 'areas',
            type: 'line',
            source: 'areas',
            paint: { 'line-color': '#1f4b6e', 'line-width': 1.5 },
          },
        ],
      },
    })
    const choose = ({ lng, lat }: Point) =>
      pick.current?.(tiles.crs === 'gcj02' ? toWgs84({ lng, lat }) : { lng, lat })
    made.on('click', ({ lngLat }) => choose(lngLat))
    // By keyboard: arrow keys move the map, Enter takes its middle.
    made.getCanvas().addEventListener('keydown', (event) => {
      if (event.key === 'Enter') choose(made.getCenter())
    })
    made.addControl(new NavigationControl({ showCompass: false }))
    setMap(made)
    return () => {
      setMap(undefined)
      made.remove()
    }
  }, [areas, outline, tiles.url])

  return (
    <section ref={frame} className="map off-paper" style={{ height }} aria-label={props.label}>
      {areas.map(({ code, name, tone, centre }) =>
        tone && centre ? (
          <Placed key={code} map={map} at={forth(centre)}>
            <span className="map-tone" data-tone={tone} title={name}>
              <StateShape tone={tone} />
            </span>
          </Placed>
        ) : null,
      )}
      {marks.map((mark) => (
        <Placed key={mark.id} map={map} at={forth(mark.point)}>
          <button
            type="button"
            className="map-mark"
            style={{ position: 'static', transform: 'none' }}
            data-tone={mark.tone}
            aria-label={mark.label}
            onClick={() => props.onMark?.(mark.id)}
          >
            <span />
          </button>
        </Placed>
      ))}
      {pin ? (
        <Placed map={map} at={forth(pin)}>
          <span className="map-spot" />
        </Placed>
      ) : null}
    </section>
  )
}

/** Puts an element of the page at a position of the map. */
function Placed({
  map,
  at: [lng, lat],
  children,
}: {
  map: GlMap | undefined
  at: [number, number]
  children: React.ReactNode
}) {
  const element = useRef<HTMLDivElement>(undefined)
  element.current ??= document.createElement('div')
  useEffect(() => {
    if (!map || !element.current) return
    const marker = new Marker({ element: element.current }).setLngLat([lng, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, lng, lat])
  return createPortal(children, element.current)
}

function moved(shape: Shape, forth: (point: Point) => [number, number]): [number, number][][] {
  return shape.coordinates.map((ring) => ring.map(([lng, lat]) => forth({ lng, lat })))
}
