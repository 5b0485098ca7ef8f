/** How an obligation stands: by colour and by shape, in words beside it. */
import { useText } from '#platform/text/use-text.ts'
import type { State } from './links.ts'
import { dutyWords } from './words.ts'

/** Met ●, due ○, overdue ▲, not checkable ◇, not measured ─, judged by a person ◆. */
export function StateShape({ state }: { state: State }) {
  return (
    <svg className="wb-shape" data-duty={state} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {state === 'overdue' ? (
        <path d="M6 1 11.5 11H.5z" fill="currentColor" />
      ) : state === 'met' ? (
        <circle cx="6" cy="6" r="4.75" fill="currentColor" />
      ) : state === 'due' ? (
        <circle cx="6" cy="6" r="4.1" fill="none" stroke="currentColor" strokeWidth="1.75" />
      ) : state === 'notCheckable' ? (
        <path d="M6 1.2 10.8 6 6 10.8 1.2 6z" fill="none" stroke="currentColor" strokeWidth="1.6" />
      ) : state === 'judged' ? (
        <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor" />
      ) : (
        <path d="M1.5 5.1h9v1.8h-9z" fill="currentColor" />
      )}
    </svg>
  )
}

/** The state with its name; what a person judged says how. */
export function StateMark({ state, judgedMet = null }: { state: State; judgedMet?: boolean | null }) {
  const t = useText(dutyWords)
  const name = judgedMet === null ? t[state] : judgedMet ? t.judgedMet : t.judgedNot
  return (
    <span className="wb-duty-state" data-duty={state} data-met={judgedMet ?? undefined}>
      <StateShape state={state} />
      {name}
    </span>
  )
}
