/**
 * The map of places: drawn from Linli's own boundaries, over tiles where the operator has a source. A list stands
 * beside it always.
 */
import { lazy, Suspense, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { useConfig } from './config.ts'
import { DrawnMap } from './drawn-map.tsx'
import type { MapProps } from './map-types.ts'
import { uiWords } from './words.ts'

const TileMap = lazy(() => import('./tile-map.tsx'))

/** The map. Without tiles, or where the device cannot draw them, it is drawn as shapes. */
export function AreaMap(props: MapProps) {
  const t = useText(uiWords)
  const { tiles } = useConfig()
  const [able] = useState(canDrawTiles)
  if (!tiles || !able) return <DrawnMap {...props} />
  return (
    <Suspense fallback={<div className="map" style={{ height: props.height ?? 320 }} />}>
      <TileMap {...props} tiles={tiles} label={t.mapOf(props.name)} />
    </Suspense>
  )
}

function canDrawTiles(): boolean {
  const canvas = document.createElement('canvas')
  return Boolean(canvas.getContext('webgl2'))
}
