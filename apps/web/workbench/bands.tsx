/**
 * Bands across the page: a draft law (hatched), demonstration data (dotted).
 */
import { places } from '#modules/places/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { frameWords } from './words.ts'

/** The bands that hold for the acting position's place. */
export function Bands({ demo }: { demo: boolean }) {
  const t = useText(frameWords)
  const acting = useActing()
  const place = useCall(places.get, { code: acting.place }, { fresh: 600_000 }).data
  return (
    <div className="wb-bands">
      {place?.provisional && (
        <div className="wb-band" data-kind="draft">
          <span>{place.statute ? t.draft(place.statute.replace(/^《|》$/g, '')) : t.draftPlain}</span>
        </div>
      )}
      {demo && (
        <div className="wb-band" data-kind="demo">
          <span>{t.demo}</span>
        </div>
      )}
    </div>
  )
}
