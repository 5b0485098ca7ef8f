/**
 * Public matters as cards and lists.
 */
import { Link } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatAgo } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { EmptyState } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { StateChip, toneOfPhase } from '#platform/ui/states.tsx'
import { Answer } from '#platform/ui/waiting.tsx'
import { grid } from '../../contract.ts'
import './matters.css'
import { MatterTitle } from './matter-title.tsx'
import { matterWords } from './words.ts'

/** A matter as anybody may see it. */
export type PublicMatter = OutputOf<typeof grid.publicList>['items'][number]

/** What a card shows beside the matter itself. */
interface CardProps {
  matter: PublicMatter
  /** Said under the title instead of the place. */
  sentence?: string
  badge?: ReactNode
}

/** One matter in a list: photo, what, where, how far. */
export function MatterCard({ matter, sentence, badge }: CardProps) {
  const lang = useLang()
  const pick = usePick()
  const t = useText(matterWords)
  // Titles made from kind and place say these already.
  const about = [pick(matter.categoryName), sayPlace(matter.placeName)].filter(
    (part) => !matter.title.includes(part),
  )
  about.push(formatAgo(matter.openedAt, lang))
  return (
    <Link to="/m/$county/$id" params={{ county: matter.county, id: matter.id }} className="matter-card">
      {matter.photo ? <img src={matter.photo.thumb} alt="" loading="lazy" width={72} height={72} /> : null}
      <span className="matter-card-text">
        <span className="matter-card-head">
          <b>
            <MatterTitle title={matter.title} />
          </b>
          {badge}
        </span>
        {sentence ? <span>{sentence}</span> : null}
        <span className="quiet small">{about.join(' · ')}</span>
        <span className="row">
          <StateChip tone={toneOfPhase(matter.phase)}>{pick(matter.stateName)}</StateChip>
          {matter.followers > 0 ? (
            <span className="quiet small row" style={{ gap: 4 }}>
              <Users size={15} aria-hidden="true" />
              <span className="num">{t.followers(matter.followers)}</span>
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  )
}

/** The latest public matters of a place. */
export function PublicMatters({
  within,
  limit,
  emptyTitle,
  emptyText,
  outline,
}: {
  within: string
  limit: number
  emptyTitle: string
  emptyText: string
  outline: ReactNode
}) {
  const asked = useCall(grid.publicList, { within, limit })
  return (
    <Answer asked={asked} outline={outline}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={emptyTitle}>{emptyText}</EmptyState>
        ) : (
          <ul className="card-list">
            {items.map((matter) => (
              <li key={matter.id}>
                <MatterCard matter={matter} />
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  )
}
