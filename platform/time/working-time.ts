/** Arithmetic with working time: how much lies between two instants, and where an amount of it ends. */
import type { Calendar, LocalDate, WorkingHours } from './calendar-types.ts'
import { addDays, instantOf, localDateOf, localTimeOf } from './local-date.ts'
import { TimeError } from './time-error.ts'

/** 09:00–12:00 and 13:30–17:30; a jurisdiction's own hours go before it. */
export const defaultWorkingHours: WorkingHours = {
  morning: ['09:00', '12:00'],
  afternoon: ['13:30', '17:30'],
}

/** In milliseconds since local midnight. */
interface Period {
  from: number
  to: number
}

// Packs are loaded once and asked thousands of times.
const parsed = new WeakMap<WorkingHours, readonly Period[]>()

/** The periods of work; throws TimeError 'time.bad-working-hours' when they are empty or out of order. */
function periodsOf(hours: WorkingHours): readonly Period[] {
  const known = parsed.get(hours)
  if (known) return known
  const pairs =
    'periods' in hours
      ? hours.periods.map(({ from, to }) => [from, to] as const)
      : [hours.morning, hours.afternoon]
  const periods = pairs.map(([from, to]) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
  let end = -1
  for (const { from, to } of periods) {
    if (from < end || to <= from) throw new TimeError('time.bad-working-hours', JSON.stringify(hours))
    end = to
  }
  if (end < 0) throw new TimeError('time.bad-working-hours', 'No working hours')
  parsed.set(hours, periods)
  return periods
}

function timeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (!match) throw new TimeError('time.bad-working-hours', `Not a time of day: ${text}`)
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000
}

/** The instant at which work ends on a date (17:30 by default). */
export function endOfWork(date: LocalDate, hours: WorkingHours): Date {
  return instantOf(date, periodsOf(hours).at(-1)?.to)
}

/** A date of a calendar, with what is asked of it most. */
interface Day {
  date: LocalDate
  next: LocalDate
  /** The instant of local midnight. */
  midnight: number
  working: boolean
  provisional: boolean
}

// Something overdue for a year asks for 365 days each time it is shown: reckoning with dates takes a millisecond.
const days = new WeakMap<Calendar, Map<LocalDate, Day>>()
/** Thirty years. */
const mostDays = 11_000

/** A date as the calendar has it, kept in this process. */
export function dayOf(calendar: Calendar, date: LocalDate): Day {
  let kept = days.get(calendar)
  if (!kept || kept.size > mostDays) {
    kept = new Map()
    days.set(calendar, kept)
  }
  const known = kept.get(date)
  if (known) return known
  const { working, provisional } = calendar.day(date)
  const day = { date, next: addDays(date, 1), midnight: instantOf(date).getTime(), working, provisional }
  kept.set(date, day)
  return day
}

/**
 * Working time from one instant to a later one, in milliseconds (0 when `to` is not later), and whether any
 * date between them is provisional.
 */
export function workingTimeBetween(
  from: Date,
  to: Date,
  calendar: Calendar,
  hours: WorkingHours,
): { ms: number; provisional: boolean } {
  const periods = periodsOf(hours)
  const lastDate = localDateOf(to)
  let ms = 0
  let provisional = false
  for (let day = dayOf(calendar, localDateOf(from)); day.date <= lastDate; day = dayOf(calendar, day.next)) {
    provisional ||= day.provisional
    if (!day.working) continue
    const { midnight } = day
    for (const period of periods) {
      const begin = Math.max(from.getTime() - midnight, period.from)
      const end = Math.min(to.getTime() - midnight, period.to)
      if (end > begin) ms += end - begin
    }
  }
  return { ms, provisional }
}

/**
 * The earliest instant at which `ms` milliseconds of working time have passed since `start`; for 0 the first
 * instant of working time at or after `start`. Always lies in working time, its ends included.
 */
export function addWorkingTime(
  start: Date,
  ms: number,
  calendar: Calendar,
  hours: WorkingHours,
): { due: Date; provisional: boolean } {
  const periods = periodsOf(hours)
  let left = ms
  let time = localTimeOf(start)
  let provisional = false
  for (let date = localDateOf(start); ; date = addDays(date, 1), time = 0) {
    const day = calendar.day(date)
    provisional ||= day.provisional
    if (!day.working) continue
    for (const period of periods) {
      if (time > period.to) continue
      const from = Math.max(time, period.from)
      if (left <= period.to - from) return { due: instantOf(date, from + left), provisional }
      left -= period.to - from
    }
  }
}
