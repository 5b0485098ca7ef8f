/**
 * Timers of deadlines: started, paused, extended, recomputed, stopped. Pure; a timer is plain JSON and every
 * function gives a new one.
 *
 * The due date is always counted anew from the timer's own record (start, limit, extensions, pauses), so it does
 * not depend on the order in which things were done, and a new holiday notice can be applied at any time.
 */
import type {
  Calendar,
  Extension,
  Limit,
  LimitUnit,
  Remaining,
  Timer,
  WorkingHours,
} from './calendar-types.ts'
import { addLimit, checkLimit, type Due, remaining } from './limit.ts'
import { TimeError } from './time-error.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

export type { Extension, Limit, LimitUnit, Remaining, Timer, WorkingHours } from './calendar-types.ts'
export { addLimit, type Due, remaining } from './limit.ts'
export { addWorkingTime, defaultWorkingHours, workingTimeBetween } from './working-time.ts'

/** Extensions in another unit than the limit's are added in this order, days first. */
const UNITS: readonly LimitUnit[] = ['workingDays', 'calendarDays', 'workingHours', 'hours']

/** Starts a timer at `at`. Throws TimeError 'time.bad-limit'. */
export function startTimer(
  kind: string,
  limit: Limit,
  at: Date,
  calendar: Calendar,
  hours: WorkingHours,
): Timer {
  const timer: Timer = {
    kind,
    limit: { amount: limit.amount, unit: limit.unit },
    startedAt: at.toISOString(),
    dueAt: at.toISOString(),
    provisional: false,
    calendarVersion: calendar.version,
    extensions: [],
    pauses: [],
  }
  return withDue(timer, calendar, hours)
}

/**
 * Stops the count (挂账, waiting for somebody outside). Throws TimeError 'time.timer-stopped', 'time.timer-paused',
 * or 'time.timer-order' when `at` lies before the start or before the end of an earlier pause.
 */
export function pauseTimer(timer: Timer, at: Date): Timer {
  checkNotStopped(timer)
  if (timer.pausedAt !== undefined) throw new TimeError('time.timer-paused', 'The timer is paused already')
  checkOrder(lastChange(timer), at)
  return { ...timer, pausedAt: at.toISOString() }
}

/**
 * Goes on counting. The due date moves by the working time (working units) or the continuous time (the others)
 * that the pause took. Throws TimeError 'time.timer-not-paused', 'time.timer-stopped' or 'time.timer-order'.
 */
export function resumeTimer(timer: Timer, at: Date, calendar: Calendar, hours: WorkingHours): Timer {
  checkNotStopped(timer)
  if (timer.pausedAt === undefined) throw new TimeError('time.timer-not-paused', 'The timer is not paused')
  return withDue(closePause(timer, at), calendar, hours)
}

/**
 * Prolongs the limit (延期); counted from the due date that stands, also when it has passed. A breach that was
 * recorded before stays. Throws TimeError 'time.bad-limit' (also for 0) or 'time.timer-stopped'.
 */
export function extendTimer(
  timer: Timer,
  extension: Extension,
  calendar: Calendar,
  hours: WorkingHours,
): Timer {
  checkNotStopped(timer)
  checkLimit(extension)
  if (extension.amount === 0) throw new TimeError('time.bad-limit', 'An extension of nothing')
  return withDue({ ...timer, extensions: [...timer.extensions, extension] }, calendar, hours)
}

/**
 * Counts an open timer again, by a calendar that has changed; a stopped one is left as it is. A breach that
 * would not have been one by the new calendar is taken back, so callers should put the change on record.
 */
export function recomputeTimer(timer: Timer, calendar: Calendar, hours: WorkingHours): Timer {
  if (timer.stoppedAt !== undefined) return timer
  const next = withDue(timer, calendar, hours)
  if (next.breachedAt === undefined) return next
  // As the record stood at the breach: an extension that was granted afterwards does not undo it.
  const breach = Date.parse(next.breachedAt)
  const known: Timer = {
    ...next,
    extensions: next.extensions.filter((extension) => Date.parse(extension.at) < breach),
    pauses: next.pauses.filter((pause) => Date.parse(pause.to) <= breach),
  }
  if (breach <= dueOf(known, calendar, hours).due.getTime()) delete next.breachedAt
  return next
}

/**
 * Ends the timer for good: the step is done. A pause that is open ends with it; a late stop records the breach.
 * Throws TimeError 'time.timer-stopped' or 'time.timer-order'.
 */
export function stopTimer(timer: Timer, at: Date, calendar: Calendar, hours: WorkingHours): Timer {
  checkNotStopped(timer)
  checkOrder(lastChange(timer), at)
  const counted = timer.pausedAt === undefined ? timer : withDue(closePause(timer, at), calendar, hours)
  return { ...breachTimer(counted, at), stoppedAt: at.toISOString() }
}

/** Records that the limit has passed at `now`; the same timer when it has not, is paused, stopped or known. */
export function breachTimer(timer: Timer, now: Date): Timer {
  const { pausedAt, stoppedAt, breachedAt, dueAt } = timer
  if (pausedAt !== undefined || stoppedAt !== undefined || breachedAt !== undefined) return timer
  return now.getTime() > Date.parse(dueAt) ? { ...timer, breachedAt: now.toISOString() } : timer
}

/** What is left of a timer in its limit's unit; it stands still while the timer is paused or stopped. */
export function timerRemaining(timer: Timer, now: Date, calendar: Calendar, hours: WorkingHours): Remaining {
  const at = timer.stoppedAt ?? timer.pausedAt
  const then = at === undefined ? now : new Date(at)
  return remaining(then, new Date(timer.dueAt), timer.limit.unit, calendar, hours)
}

function withDue(timer: Timer, calendar: Calendar, hours: WorkingHours): Timer {
  const { due, provisional } = dueOf(timer, calendar, hours)
  return { ...timer, dueAt: due.toISOString(), provisional, calendarVersion: calendar.version }
}

/** The due date: limit and extensions of its unit as one, then the other extensions, then the pauses. */
function dueOf(timer: Timer, calendar: Calendar, hours: WorkingHours): Due {
  const { limit, extensions, pauses, startedAt } = timer
  const extended = (unit: LimitUnit) =>
    extensions.reduce((sum, extension) => (extension.unit === unit ? sum + extension.amount : sum), 0)

  const whole = { amount: limit.amount + extended(limit.unit), unit: limit.unit }
  let { due, provisional } = addLimit(new Date(startedAt), whole, calendar, hours)
  for (const unit of UNITS) {
    const amount = unit === limit.unit ? 0 : extended(unit)
    if (amount > 0) move(addLimit(due, { amount, unit }, calendar, hours))
  }

  const working = limit.unit === 'workingDays' || limit.unit === 'workingHours'
  let lost = 0
  for (const pause of pauses) {
    const [from, to] = [new Date(pause.from), new Date(pause.to)]
    if (working) {
      const time = workingTimeBetween(from, to, calendar, hours)
      lost += time.ms
      provisional ||= time.provisional
    } else {
      lost += to.getTime() - from.getTime()
    }
  }
  // Nothing lost must leave the date untouched, even one that an extension put outside working time.
  if (lost > 0 && working) move(addWorkingTime(due, lost, calendar, hours))
  else due = new Date(due.getTime() + lost)
  return { due, provisional }

  function move(next: Due): void {
    due = next.due
    provisional ||= next.provisional
  }
}

function closePause(timer: Timer, at: Date): Timer {
  const { pausedAt, ...open } = timer
  if (pausedAt === undefined) return timer
  checkOrder(pausedAt, at)
  const to = at.toISOString()
  return to === pausedAt ? open : { ...open, pauses: [...timer.pauses, { from: pausedAt, to }] }
}

function checkNotStopped(timer: Timer): void {
  if (timer.stoppedAt !== undefined) throw new TimeError('time.timer-stopped', 'The timer has been stopped')
}

/** The latest of start, pause and resumption, before which nothing more can happen. */
function lastChange(timer: Timer): string {
  return timer.pausedAt ?? timer.pauses.at(-1)?.to ?? timer.startedAt
}

function checkOrder(earlier: string, at: Date): void {
  if (at.getTime() < Date.parse(earlier)) {
    throw new TimeError('time.timer-order', `${at.toISOString()} lies before ${earlier}`)
  }
}
