/** The map of what lies below a place, with its list beside it on the page. */
import { useText } from '#platform/text/use-text.ts'
import { AreaMap } from '#platform/ui/map.tsx'
import { useCall } from '#platform/ui/query.ts'
import { places } from '../../contract.ts'
import { placeWords } from './words.ts'

const BELOW = { 2: 'city', 4: 'county', 6: 'township', 9: 'community', 12: 'grid', 15: 'grid' } as const

/** The map; nothing where no boundaries are on record. */
export function PlaceMap({ code }: { code: string }) {
  const t = useText(placeWords)
  const level = BELOW[code.length as keyof typeof BELOW]
  // A grid is shown among its neighbours.
  const of = code.length === 15 ? code.slice(0, 12) : code
  const drawn = useCall(places.boundaries, { code: of, level }, { fresh: 300_000 }).data
  if (!drawn || (drawn.items.length === 0 && !drawn.outline)) return null
  return (
    <AreaMap
      name={t.map}
      areas={drawn.items}
      outline={drawn.outline}
      chosenArea={code.length === 15 ? code : undefined}
      height={360}
    />
  )
}
