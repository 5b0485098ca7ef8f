/**
 * States and deadlines: by colour and by shape, so that neither is needed alone.
 */
import type { ReactNode } from 'react'
import { formatRemaining } from '#platform/text/dates.ts'
import { useLang } from '#platform/text/use-text.ts'

/** How a state is meant: waits for somebody, is worked on, is well, needs you, is lost, is off. */
export type StateTone = 'waiting' | 'working' | 'well' | 'need' | 'loss' | 'off'

/** The shape that goes with a tone. */
export function StateShape({ tone }: { tone: StateTone }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  )
}

const SHAPES: Record<StateTone, ReactNode> = {
  waiting: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  working: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  well: <circle cx="6" cy="6" r="5.5" fill="currentColor" />,
  need: <path d="M6 0.5 11.5 6 6 11.5 0.5 6z" fill="currentColor" />,
  loss: <path d="M6 0.8 11.8 11H0.2z" fill="currentColor" />,
  off: <path d="M1 5h10v2H1z" fill="currentColor" />,
}

/** A state in a word. */
export function StateChip({ tone, children }: { tone: StateTone; children: ReactNode }) {
  return (
    <span className="state" data-tone={tone}>
      <StateShape tone={tone} />
      {children}
    </span>
  )
}

const PHASES = {
  waiting: 'waiting',
  working: 'working',
  answered: 'well',
  closed: 'well',
  declined: 'off',
} as const

/** The tone of a public matter's phase. */
export function toneOfPhase(phase: keyof typeof PHASES): StateTone {
  return PHASES[phase]
}

interface Left {
  amount: number
  unit: 'workingDays' | 'workingHours' | 'calendarDays' | 'hours'
  overdue: boolean
}

/** What is left of a deadline: red triangle when overdue, apricot on its last day. */
export function DueChip({
  due,
  remaining,
}: {
  due: 'overdue' | 'today' | 'week' | 'later' | 'none'
  remaining?: Left | undefined
}) {
  const lang = useLang()
  if (due === 'none' || !remaining) return null
  const tone: StateTone = due === 'overdue' ? 'loss' : due === 'today' ? 'need' : 'waiting'
  return (
    <StateChip tone={tone}>
      <span className="num">{formatRemaining({ ...remaining, dueToday: due === 'today' }, lang)}</span>
    </StateChip>
  )
}
