/**
 * Where a matter is, on the map of its community.
 */

import { places } from '#modules/places/contract.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { AreaMap } from '#platform/ui/map.tsx'
import type { Point } from '#platform/ui/projection.ts'
import { useCall } from '#platform/ui/query.ts'
import { toneOfPhase } from '#platform/ui/states.tsx'
import type { grid } from '../../contract.ts'
import { matterWords } from './words.ts'

/** A small map; nothing where the point lies in no known place. */
export function MatterPlace({
  point,
  label,
  phase,
}: {
  point: Point
  label: string
  phase: OutputOf<typeof grid.publicGet>['phase']
}) {
  const t = useText(matterWords)
  const place = useCall(places.locate, { lng: point.lng, lat: point.lat }, { fresh: 600_000 }).data?.place
  const community = place?.code.slice(0, 12)
  const boundaries = useCall(
    places.boundaries,
    { code: community ?? '', level: 'grid' },
    { when: community?.length === 12, fresh: 600_000 },
  ).data
  if (!boundaries || (boundaries.items.length === 0 && !boundaries.outline)) return null
  return (
    <section className="stack-s">
      <h2>{t.map}</h2>
      <AreaMap
        name={label}
        areas={boundaries.items}
        outline={boundaries.outline}
        marks={[{ id: 'here', point, label, tone: toneOfPhase(phase) }]}
        chosenMark="here"
        height={240}
      />
    </section>
  )
}
