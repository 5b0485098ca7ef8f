/** 本社区服务设施: what there is, how large, when it is open, and whether it is what the law asks for. */
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { useCall, usePages } from '#platform/ui/query.ts'
import { StateChip } from '#platform/ui/states.tsx'
import { facilities, facility, shortfalls } from '../../contract.ts'
import { shortfallWords } from '../../text/shortfall.ts'
import { type ShortfallItem, sayArea, tones } from '../states.ts'
import { communityFacilityWords } from './words.ts'
import './community-facilities.css'

/** What is public of a facility, by the register's columns. */
interface Shown {
  name?: string
  kind?: string
  area?: number
  hours?: string
  address?: string
  ramp?: boolean
}

const kinds = facility.columns.find(({ id }) => id === 'kind')

/** The section of a community's page. */
export function CommunityFacilities({ place }: { place: string }) {
  const t = useText(communityFacilityWords)
  const say = usePick()
  const found = usePages(facilities.public, { within: place, limit: 5 })
  const told = useCall(shortfalls.shortfallPublic, { place }).data
  if (found.isPending || found.isError) return null
  const kindOf = (id: string) => {
    const choice = kinds && 'choices' in kinds ? kinds.choices.find((one) => one.id === id) : undefined
    return choice ? say(choice.words) : id
  }
  const rows = found.items as { id: string; data: Shown }[]
  return (
    <section className="stack" id="facilities" aria-labelledby="facilities-title">
      <h2 id="facilities-title">{t.title}</h2>
      {told?.item ? <Standing item={told.item} /> : null}
      {rows.length === 0 ? <p className="quiet">{t.none}</p> : null}
      <ul className="community-facilities">
        {rows.map(({ id, data }) => (
          <li key={id}>
            <div>
              <b>{data.name}</b>
              <span className="quiet">{data.kind && kindOf(data.kind)}</span>
            </div>
            <div className="quiet small">
              {[
                data.area === undefined ? '' : t.area(sayArea(data.area)),
                data.hours ? t.hours(data.hours) : '',
                data.address ?? '',
                data.ramp ? t.ramp : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button look="quiet" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </section>
  )
}

/** One sentence: what there is and what the law asks for, with its article. */
function Standing({ item }: { item: ShortfallItem }) {
  const t = useText(communityFacilityWords)
  const s = useText(shortfallWords)
  const say = usePick()
  const { state, required, present, gap } = item
  const area = (value: number | null) => sayArea(value ?? 0)
  const sentence =
    state === 'met'
      ? t.met(area(present), area(required))
      : state === 'short'
        ? t.short(area(present), area(required), area(gap))
        : state === 'notMeasured'
          ? t.notMeasured(area(required))
          : item.why && say(item.why)
  const [cited] = item.rests[0]?.basis ?? item.whyBasis
  return (
    <p className="community-facilities-standing">
      <StateChip tone={tones[state]}>{s[state]}</StateChip>
      <span>
        {sentence}{' '}
        {cited ? (
          <a href={cited.url} target="_blank" rel="noreferrer">
            {`《${cited.statute}》${cited.article}`}
          </a>
        ) : null}
      </span>
    </p>
  )
}
