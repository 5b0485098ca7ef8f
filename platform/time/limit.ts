/**
 * Where a limit ends and how much of it is left. Pure.
 *
 * Counting follows 民法典 art. 200–203: by days, the day of the event does not count and the last day ends when
 * business stops; by hours, counting begins at once. A limit in calendar days that ends on a holiday is not
 * moved here (art. 203): whether it is depends on the law that sets the limit.
 */
import type { Calendar, Limit, LimitUnit, LocalDate, Remaining, WorkingHours } from './calendar-types.ts'
import { addDays, daysBetween, instantOf, isSameDay, localDateOf } from './local-date.ts'
import { TimeError } from './time-error.ts'
import { addWorkingTime, dayOf, endOfWork, workingTimeBetween } from './working-time.ts'

const HOUR_MS = 3_600_000
/** 23:59:59 local, the last second of a day. */
const END_OF_DAY_MS = 86_399_000
/** Longer ones are mistakes, and would be counted day by day. */
const MAX_AMOUNT = 100_000

/** An instant and whether it was counted over dates that no official notice covers. */
export interface Due {
  due: Date
  provisional: boolean
}

/**
 * When a limit that begins at `start` ends.
 * - workingDays: at the end of working time (17:30) of the last day; 0 days: today, or the next working day
 *   when today's working time is over.
 * - workingHours: when that much working time has passed.
 * - calendarDays: at 23:59:59 local of the last day.
 * - hours: continuous.
 *
 * Throws TimeError 'time.bad-limit' for a negative or unbounded amount or a part of a day.
 */
export function addLimit(start: Date, limit: Limit, calendar: Calendar, hours: WorkingHours): Due {
  checkLimit(limit)
  const { amount, unit } = limit
  switch (unit) {
    case 'workingDays':
      return addWorkingDays(start, amount, calendar, hours)
    case 'workingHours':
      return addWorkingTime(start, Math.round(amount * HOUR_MS), calendar, hours)
    case 'calendarDays':
      return { due: instantOf(addDays(localDateOf(start), amount), END_OF_DAY_MS), provisional: false }
    case 'hours':
      return { due: new Date(start.getTime() + Math.round(amount * HOUR_MS)), provisional: false }
  }
}

/** Throws TimeError 'time.bad-limit', see `addLimit`. */
export function checkLimit({ amount, unit }: Limit): void {
  const whole = unit === 'workingDays' || unit === 'calendarDays'
  if (!(amount >= 0 && amount <= MAX_AMOUNT) || (whole && !Number.isInteger(amount))) {
    throw new TimeError('time.bad-limit', `Not a limit: ${amount} ${unit}`)
  }
}

function addWorkingDays(start: Date, amount: number, calendar: Calendar, hours: WorkingHours): Due {
  if (amount === 0) {
    const { due, provisional } = addWorkingTime(start, 0, calendar, hours)
    return { due: endOfWork(localDateOf(due), hours), provisional }
  }
  let date = localDateOf(start)
  let provisional = false
  for (let left = amount; left > 0; ) {
    date = addDays(date, 1)
    const day = calendar.day(date)
    provisional ||= day.provisional
    if (day.working) left--
  }
  return { due: endOfWork(date, hours), provisional }
}

/**
 * What is left until `due`, or has passed since, in the unit of the limit. Days are whole: 3 working days means
 * that three working days begin between now and the due date; on the last day 0 is left (`dueToday`).
 * Hours have their fraction.
 */
export function remaining(
  now: Date,
  due: Date,
  unit: LimitUnit,
  calendar: Calendar,
  hours: WorkingHours,
): Remaining {
  const overdue = now.getTime() > due.getTime()
  const [from, to] = overdue ? [due, now] : [now, due]
  const result: Remaining = { amount: amountBetween(from, to, unit, calendar, hours), unit, overdue }
  if (isSameDay(now, due)) result.dueToday = true
  return result
}

function amountBetween(
  from: Date,
  to: Date,
  unit: LimitUnit,
  calendar: Calendar,
  hours: WorkingHours,
): number {
  switch (unit) {
    case 'workingDays':
      return workingDaysBetween(localDateOf(from), localDateOf(to), calendar)
    case 'workingHours':
      return workingTimeBetween(from, to, calendar, hours).ms / HOUR_MS
    case 'calendarDays':
      return daysBetween(localDateOf(from), localDateOf(to))
    case 'hours':
      return (to.getTime() - from.getTime()) / HOUR_MS
  }
}

/** Working days after `from` up to and including `to`. */
function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: Calendar): number {
  let count = 0
  for (let day = dayOf(calendar, addDays(from, 1)); day.date <= to; day = dayOf(calendar, day.next)) {
    if (day.working) count++
  }
  return count
}
