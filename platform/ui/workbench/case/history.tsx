/**
 * What happened, the newest first: who did what, in the law's words, with notes and photos.
 */
import type { ReactNode } from 'react'
import { formatAgo, formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { PhotoRow } from '#platform/ui/workbench/photos.tsx'
import type { CaseEvent } from './shown.ts'
import { stepWords } from './words.ts'

/** The history; `said` shows what a step carried besides its note. */
export function History({
  events,
  said,
}: {
  events: readonly CaseEvent[]
  said?: (event: CaseEvent) => ReactNode
}) {
  const t = useText(stepWords)
  const lang = useLang()
  const say = usePick()
  const newest = events.toSorted((a, b) => b.seq - a.seq)
  return (
    <ol className="wb-history">
      {newest.map((event, index) => (
        <li key={event.seq} data-first={index === 0}>
          <div className="wb-history-head">
            <b>{say(event.name)}</b>
            {event.by && <span>{event.by}</span>}
            <time dateTime={event.at} title={formatDateTime(event.at, lang, { year: true })}>
              {formatDateTime(event.at, lang)}
              <span className="wb-soft"> · {formatAgo(event.at, lang)}</span>
            </time>
          </div>
          {event.from !== event.to && event.from && (
            <div className="wb-soft">{t.movedTo(say(event.toName))}</div>
          )}
          {event.note && <p className="wb-note">{event.note}</p>}
          {said?.(event)}
          <PhotoRow photos={event.photos} caption={say(event.name)} />
        </li>
      ))}
    </ol>
  )
}
