/**
 * The time limits of a case: what ran, what runs, what is left.
 */
import type { ReactNode } from 'react'
import { formatDateTime, formatRemaining } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Empty } from '#platform/ui/workbench/answers.tsx'
import { useLimit } from './limit.ts'
import type { CaseShown, CaseTimer as Timer } from './shown.ts'
import { stepWords } from './words.ts'

/** Table of a case's time limits; `children`: those in force at its place. Stages are named by their states. */
export function Timers({
  shown,
  nameOf,
  children,
}: {
  shown: Pick<CaseShown, 'timers' | 'diagram'>
  /** The name of a stage that no state is called by. */
  nameOf?: (stage: string) => string
  children?: ReactNode
}) {
  const t = useText(stepWords)
  const lang = useLang()
  const limit = useLimit()
  const say = usePick()
  const nameOfStage = (kind: string) => {
    const state = shown.diagram.states.find((one) => one.id === kind)
    return state ? say(state.name) : (nameOf?.(kind) ?? kind)
  }
  return (
    <div className="wb-stack">
      {shown.timers.length === 0 ? (
        <Empty title={t.timersNone}>{t.timersNoneText}</Empty>
      ) : (
        <div className="wb-table-x">
          <table className="wb-table">
            <thead>
              <tr>
                <th>{t.stage}</th>
                <th>{t.limit}</th>
                <th>{t.dueAt}</th>
                <th>{t.left}</th>
              </tr>
            </thead>
            <tbody>
              {shown.timers.map((timer) => (
                <tr key={timer.kind + timer.startedAt}>
                  <th scope="row" className="wb-one">
                    {nameOfStage(timer.kind)}
                  </th>
                  <td className="wb-one">{limit(timer.limit)}</td>
                  <td>
                    <span className="wb-one">{short(timer.dueAt, lang)}</span>
                    <div className="wb-soft">{t.since(short(timer.startedAt, lang))}</div>
                    {timer.provisional && <div className="wb-soft">{t.provisionalDate}</div>}
                  </td>
                  <td>
                    <Left timer={timer} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {children}
    </div>
  )
}

function Left({ timer }: { timer: Timer }) {
  const t = useText(stepWords)
  const lang = useLang()
  if (timer.stoppedAt) {
    return (
      <span className="wb-soft">
        {t.stopped} · {timer.breachedAt ? t.breached : t.inTime}
      </span>
    )
  }
  if (timer.pausedAt) return <span className="wb-due wb-due-none">{t.paused}</span>
  if (!timer.remaining) return null
  return (
    <span className={`wb-due wb-due-${timer.remaining.overdue ? 'overdue' : 'week'}`}>
      {formatRemaining(whole(timer.remaining), lang)}
    </span>
  )
}

/** Day and time without the weekday: the table has no room for it. */
function short(at: string, lang: 'zh' | 'en'): string {
  return formatDateTime(at, lang).replace(/（.*?）/, ' ')
}

/** Whole hours are enough here; minutes only count within the last one. */
function whole(left: NonNullable<Timer['remaining']>): NonNullable<Timer['remaining']> {
  return left.amount > 1 ? { ...left, amount: Math.floor(left.amount) } : left
}
