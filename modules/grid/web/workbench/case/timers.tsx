/**
 * The time limits of a matter: what ran, what runs, what is left.
 */
import { formatDateTime, formatRemaining } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Cited, Empty } from '#platform/ui/workbench/answers.tsx'
import { grid } from '../../../contract.ts'
import type { Matter } from '../row.ts'
import { levels, stages, useTerm } from '../terms.ts'
import { useLimit } from './limit.ts'
import { caseWords } from './words.ts'

type Timer = Matter['timers'][number]

/** Table of a matter's time limits, with those in force at its place below. */
export function Timers({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const lang = useLang()
  const limit = useLimit()
  const term = useTerm()
  const names = useStageNames(matter)
  return (
    <div className="wb-stack">
      {matter.timers.length === 0 ? (
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
              {matter.timers.map((timer) => (
                <tr key={timer.kind + timer.startedAt}>
                  <th scope="row" className="wb-one">
                    {names(timer.kind) ?? term(stages, timer.kind)}
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
      <LimitsHere place={matter.place} level={matter.level} />
    </div>
  )
}

function Left({ timer }: { timer: Timer }) {
  const t = useText(caseWords)
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

function LimitsHere({ place, level }: { place: string; level: string }) {
  const t = useText(caseWords)
  const term = useTerm()
  const limit = useLimit()
  const here = useCall(grid.limits, { place }, { fresh: 600_000 }).data
  const own = here?.items.filter((one) => one.level === level) ?? []
  if (!here || own.length === 0) return null
  return (
    <section>
      <h3>
        {t.limits} · {term(levels, level)}
      </h3>
      <ul className="wb-limits">
        {own.map((one) => (
          <li key={one.stage}>
            {term(stages, one.stage)} <b>{limit(one.limit)}</b>
          </li>
        ))}
      </ul>
      <Cited basis={here.basis} />
    </section>
  )
}

/** A stage may be named like a state, then the pack's word for it is used. */
function useStageNames(matter: Matter): (kind: string) => string | undefined {
  const say = usePick()
  return (kind) => {
    const state = matter.diagram.states.find((one) => one.id === kind)
    return state && say(state.name)
  }
}

/** Day and time without the weekday: the table has no room for it. */
function short(at: string, lang: 'zh' | 'en'): string {
  return formatDateTime(at, lang).replace(/（.*?）/, ' ')
}

/** Whole hours are enough here; minutes only count within the last one. */
function whole(left: NonNullable<Timer['remaining']>): NonNullable<Timer['remaining']> {
  return left.amount > 1 ? { ...left, amount: Math.floor(left.amount) } : left
}
