/**
 * The left side of a case: what it is, where, from whom.
 */
import { Button } from 'antd'
import { useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { AreaMap } from '#platform/ui/map.tsx'
import { useCall } from '#platform/ui/query.ts'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Facts as FactList } from '#platform/ui/workbench/page.tsx'
import { PhotoRow, PhotoViewer } from '#platform/ui/workbench/photos.tsx'
import type { Matter } from '../row.ts'
import { levels, origins, useTerm } from '../terms.ts'
import { Reporter } from './reporter.tsx'
import { caseWords } from './words.ts'

/** What was reported: the words and the photos. */
export function Reported({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  return (
    <section className="wb-case-said">
      <h2>{t.text}</h2>
      {matter.text ? (
        <p className="wb-own-words">{matter.text}</p>
      ) : (
        <p className="wb-soft">{t.textHidden}</p>
      )}
      {matter.publicText && (
        <p className="wb-soft">
          {t.publicText}: {matter.publicText}
        </p>
      )}
      <Pictures matter={matter} />
    </section>
  )
}

/** Facts of a matter. */
export function Facts({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const lang = useLang()
  const say = usePick()
  const term = useTerm()
  return (
    <div className="wb-case-facts">
      <section>
        <h2>{t.facts}</h2>
        <FactList
          items={[
            [t.category, say(matter.categoryName)],
            [t.level, term(levels, matter.level)],
            [t.place, <Path key="path" matter={matter} />],
            [t.address, matter.address],
            [t.origin, term(origins, matter.origin)],
            [t.opened, formatDateTime(matter.openedAt, lang, { year: true })],
            [t.closed, matter.closedAt && formatDateTime(matter.closedAt, lang, { year: true })],
            [t.holder, matter.holderName ?? <span className="wb-soft">{t.nobody}</span>],
            [t.rating, matter.rating && t.ratingOf(matter.rating)],
            [t.public, matter.public ? t.isPublic : t.notPublic],
            [t.statute, matter.statute],
          ]}
        />
        <Spot matter={matter} />
      </section>
      {matter.reporter && <Reporter matter={matter} reporter={matter.reporter} />}
    </div>
  )
}

function Path({ matter }: { matter: Matter }) {
  const last = matter.path.at(-1)
  const above = matter.path.slice(-3, -1)
  return (
    <>
      {above.map((one) => (
        <span key={one.code} className="wb-soft">
          {one.name} /{' '}
        </span>
      ))}
      <Go to={`/work/places/${last?.code ?? matter.place}`}>{last?.name ?? matter.placeName}</Go>
    </>
  )
}

/** Where it is, within the community's boundaries. */
function Spot({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const community = matter.place.slice(0, 12)
  const drawn = useCall(
    places.boundaries,
    { code: community, level: 'grid' },
    { when: matter.point !== null && community.length === 12, fresh: 600_000 },
  ).data
  if (!matter.point || !drawn) return null
  return (
    <AreaMap
      name={t.mapOf}
      areas={drawn.items}
      outline={drawn.outline}
      pin={matter.point}
      chosenArea={matter.place.length === 15 ? matter.place : undefined}
      height={200}
    />
  )
}

/** Photos of the report; beside them those of the result, once there are some. */
function Pictures({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const [pair, setPair] = useState(false)
  const results = matter.events.filter(
    (event) => ['finish', 'patrol', 'fix'].includes(event.action) && event.photos.length > 0,
  )
  const before = matter.photos[0]
  const after = results.at(-1)?.photos[0]
  return (
    <>
      <PhotoRow photos={matter.photos} caption={t.photosBefore} />
      {before && after && (
        <Button size="small" style={{ marginTop: 8 }} onClick={() => setPair(true)}>
          {t.compare}
        </Button>
      )}
      {pair && before && after && (
        <PhotoViewer
          pair
          pictures={[
            { photo: before, caption: t.before },
            { photo: after, caption: t.after },
          ]}
          close={() => setPair(false)}
        />
      )}
    </>
  )
}
