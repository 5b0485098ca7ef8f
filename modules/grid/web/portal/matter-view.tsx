/**
 * A matter's page: the one sentence, photos, what one can do, then the history in plain words.
 */
import type { ReactNode } from 'react'
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { formatDateTime } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import type { Point } from '#platform/ui/projection.ts'
import { DueChip, StateChip, toneOfPhase } from '#platform/ui/states.tsx'
import { PhotoRow, Timeline } from '#platform/ui/timeline.tsx'
import type { grid } from '../../contract.ts'
import './matters.css'
import { MatterPlace } from './matter-place.tsx'
import { MatterTitle } from './matter-title.tsx'
import { matterWords } from './words.ts'

type Photo = { id: string; thumb: string; full: string }
type Event = OutputOf<typeof grid.publicGet>['events'][number]

/** What the page shows, from whichever operation gave it. */
export interface MatterShown {
  county: string
  id: string
  no: string
  title: string
  sentence: Words
  stateName: Words
  phase: OutputOf<typeof grid.publicGet>['phase']
  categoryName: Words
  placeName: string
  place?: string
  point: Point | null
  address?: string | null
  text: string | null
  openedAt: string
  photos: readonly Photo[]
  events: readonly Event[]
  followers: number
  mine: boolean
  provisional?: boolean
  /** The running deadline, where the reader may see it. */
  due?: OutputOf<typeof grid.get>['due']
  remaining?: OutputOf<typeof grid.get>['remaining']
  statute?: string
}

/** The page. `actions` is what the reader can do here. */
export function MatterView({ matter, actions }: { matter: MatterShown; actions: ReactNode }) {
  const t = useText(matterWords)
  const lang = useLang()
  const pick = usePick()
  const steps = [...matter.events].reverse().map((event) => ({
    key: event.seq,
    at: event.at,
    title: pick(event.name),
    by: event.by,
    note: saidBy(event),
    photos: event.photos,
  }))
  return (
    <div className="page stack-l">
      {matter.provisional ? (
        <p className="band" data-kind="draft" data-inset>
          <span>{t.draftLaw}</span>
        </p>
      ) : null}
      <header className="stack-s">
        <p className="row quiet small num">
          <span>
            {t.no} {matter.no}
          </span>
          {matter.mine ? <span>{t.mineBadge}</span> : null}
        </p>
        <h1 tabIndex={-1}>
          <MatterTitle title={matter.title} />
        </h1>
        <div className="row">
          <StateChip tone={toneOfPhase(matter.phase)}>{pick(matter.stateName)}</StateChip>
          {matter.due ? <DueChip due={matter.due} remaining={matter.remaining} /> : null}
          {matter.followers ? <span className="quiet small num">{t.followers(matter.followers)}</span> : null}
        </div>
        {pick(matter.sentence) === pick(matter.stateName) ? null : (
          <p className="lead">{pick(matter.sentence)}</p>
        )}
      </header>
      <div className="two-columns">
        <div className="stack-l">
          {actions}
          <section className="stack" aria-labelledby="progress-title">
            <h2 id="progress-title">{t.progress}</h2>
            <Timeline steps={steps} />
          </section>
        </div>
        <aside className="stack">
          {matter.photos.length ? (
            <section className="stack-s">
              <h2>{t.photosBefore}</h2>
              <PhotoRow photos={matter.photos} />
            </section>
          ) : null}
          <dl className="facts">
            {matter.text && matter.text !== matter.title ? (
              <>
                <dt>{t.content}</dt>
                <dd style={{ whiteSpace: 'pre-wrap' }}>{matter.text}</dd>
              </>
            ) : null}
            <dt>{t.category}</dt>
            <dd>{pick(matter.categoryName)}</dd>
            <dt>{t.whereLabel}</dt>
            <dd>{[sayPlace(matter.placeName), matter.address].filter(Boolean).join(' ')}</dd>
            <dt>{t.whenLabel}</dt>
            <dd className="num">{formatDateTime(matter.openedAt, lang)}</dd>
          </dl>
          {matter.statute ? <p className="quiet small">{t.law(matter.statute)}</p> : null}
          {matter.point ? (
            <MatterPlace point={matter.point} label={matter.title} phase={matter.phase} />
          ) : null}
        </aside>
      </div>
    </div>
  )
}

/** What a step said: its note, the answer, whom to turn to instead, what was made public. */
function saidBy({ note, data = {} }: Event): string | undefined {
  const parts = [note, data.answer, data.channel, data.publicText]
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n') || undefined
}
