/**
 * What happened, the newest first: who did what, in the law's words, with notes and photos.
 */
import { formatAgo, formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { PhotoRow } from '#platform/ui/workbench/photos.tsx'
import type { Matter } from '../row.ts'
import { levels, useTerm } from '../terms.ts'
import { caseWords } from './words.ts'

type Event = Matter['events'][number]

/** The history. */
export function History({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const lang = useLang()
  const say = usePick()
  const newest = matter.events.toSorted((a, b) => b.seq - a.seq)
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
          <Said event={event} />
          <PhotoRow photos={event.photos} caption={say(event.name)} />
        </li>
      ))}
    </ol>
  )
}

/** What a step carried besides its note: an answer, a level, a decision. */
function Said({ event }: { event: Event }) {
  const t = useText(caseWords)
  const term = useTerm()
  const data = event.data ?? {}
  const lines: [string, string][] = []
  const text = (key: string) =>
    typeof data[key] === 'string' && data[key] ? (data[key] as string) : undefined
  const answer = text('answer')
  const channel = text('channel')
  const publicText = text('publicText')
  const level = text('level')
  const body = text('bodyName')
  if (body) lines.push([t.holder, body])
  if (level) lines.push([t.levelSet, term(levels, level)])
  if (answer) lines.push([t.gave, answer])
  if (channel) lines.push([t.channel, channel])
  if (publicText) lines.push([t.publicText, publicText])
  if (typeof data.amount === 'number') lines.push([t.amount, `+${data.amount}`])
  if (typeof data.satisfied === 'number') lines.push([t.satisfied, t.ratingOf(data.satisfied)])
  const verdict =
    typeof data.grant === 'boolean'
      ? data.grant
        ? t.granted
        : t.notGranted
      : typeof data.pass === 'boolean'
        ? data.pass
          ? t.passed
          : t.notPassed
        : undefined
  return (
    <>
      {verdict && <div className="wb-verdict">{verdict}</div>}
      {lines.length > 0 && (
        <dl className="wb-said">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
