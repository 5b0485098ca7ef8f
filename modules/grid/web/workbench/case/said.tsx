/**
 * What a step of a matter carried besides its note: an answer, a level, a decision.
 */
import { useText } from '#platform/text/use-text.ts'
import { stepWords } from '#platform/ui/workbench/case/words.ts'
import type { Matter } from '../row.ts'
import { levels, useTerm } from '../terms.ts'
import { caseWords } from './words.ts'

type Event = Matter['events'][number]

/** Beside the note. */
export function Said({ event }: { event: Event }) {
  const t = useText(caseWords)
  const step = useText(stepWords)
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
        ? step.granted
        : step.notGranted
      : typeof data.pass === 'boolean'
        ? data.pass
          ? step.passed
          : step.notPassed
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
