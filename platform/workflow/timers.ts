/**
 * Deadlines of a case: one timer per stage, and one for the whole. Pure.
 */
import type { Pack } from '#platform/packs/pack.ts'
import type { Calendar, Limit, Timer, WorkingHours } from '#platform/time/calendar-types.ts'
import {
  addLimit,
  extendTimer,
  pauseTimer,
  resumeTimer,
  startTimer,
  stopTimer,
} from '#platform/time/deadline.ts'

/** What counting needs. */
export interface Counting {
  calendar: Calendar
  hours: WorkingHours
  now: Date
}

/** Working hours as the pack states them: the same object each time, by which platform/time keeps what it has parsed. */
export function hoursOf(pack: Pack): WorkingHours {
  return pack.jurisdiction.workingHours
}

/** The timer that runs now, if any. */
export function running(timers: readonly Timer[]): Timer | undefined {
  return timers.findLast((timer) => timer.stoppedAt === undefined)
}

/** A stage that begins, with its limit; without one it has no deadline. */
export interface StageBegun {
  stage: string
  limit: Limit | undefined
}

/** Ends the running timer and starts the one of the stage that begins; a stage of two states keeps its timer. */
export function enterStage(
  timers: readonly Timer[],
  begun: StageBegun | undefined,
  counting: Counting,
): Timer[] {
  const { calendar, hours, now } = counting
  if (begun && running(timers)?.kind === begun.stage && !running(timers)?.pausedAt) return [...timers]
  const kept = timers.map((timer) =>
    timer.stoppedAt === undefined ? stopTimer(timer, now, calendar, hours) : timer,
  )
  if (!begun?.limit) return kept
  return [...kept, startTimer(begun.stage, begun.limit, now, calendar, hours)]
}

/** Changes the running timer. */
export function changeRunning(
  timers: readonly Timer[],
  change: 'pause' | 'resume' | { extend: number },
  counting: Counting,
  by: string | undefined,
): Timer[] {
  const { calendar, hours, now } = counting
  return timers.map((timer) => {
    if (timer.stoppedAt !== undefined) return timer
    if (change === 'pause') return pauseTimer(timer, now)
    if (change === 'resume') return resumeTimer(timer, now, calendar, hours)
    const { unit } = timer.limit
    const extension = { amount: change.extend, unit, at: now.toISOString(), ...(by ? { by } : {}) }
    return extendTimer(timer, extension, calendar, hours)
  })
}

/** When a case is due and when the engine looks at it again. */
export function dueOf(
  timers: readonly Timer[],
  suspended: boolean,
): { due: Date | null; attention: Date | null } {
  const timer = running(timers)
  if (!timer) return { due: null, attention: null }
  const due = new Date(timer.dueAt)
  // Waiting for a rating is nobody's deadline: the case closes by itself when it ends.
  if (timer.kind === 'rate') return { due: null, attention: due }
  return { due, attention: suspended ? null : due }
}

/** When the next step of the ladder is reached, counted from the due moment. */
export function nextRung(
  due: Date,
  rung: number,
  ladder: readonly { after: Limit }[],
  counting: Counting,
): Date | null {
  const step = ladder[rung]
  return step ? addLimit(due, step.after, counting.calendar, counting.hours).due : null
}
