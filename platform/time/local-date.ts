/**
 * Local dates and times. All of China has kept one time, UTC+8 without summer time, since 1992, so a fixed
 * offset is exact and no time zone data is needed. Safe for the browser.
 */
import type { LocalDate } from './calendar-types.ts'
import { TimeError } from './time-error.ts'

const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Reads 'YYYY-MM-DD'; throws TimeError 'time.bad-date' for anything that is no date (2026-02-30). */
export function parseLocalDate(text: string): LocalDate {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const at = Date.parse(`${text}T00:00:00Z`)
    // Engines roll 02-30 over to 03-02, so the way back must give the same text.
    if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) return text as LocalDate
  }
  throw new TimeError('time.bad-date', `Not a date: ${text}`)
}

/** The date in China at an instant. Throws RangeError when the instant is an invalid Date. */
export function localDateOf(at: Date): LocalDate {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10) as LocalDate
}

/** Do two instants lie on the same date in China? */
export function isSameDay(a: Date, b: Date): boolean {
  return localDateOf(a) === localDateOf(b)
}

/** Milliseconds since local midnight at an instant. */
export function localTimeOf(at: Date): number {
  const ms = (at.getTime() + OFFSET_MS) % DAY_MS
  return ms < 0 ? ms + DAY_MS : ms
}

/** The instant at `ms` milliseconds after local midnight of a date. */
export function instantOf(date: LocalDate, ms = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET_MS + ms)
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS
}

/** Day of the week, 0 Sunday to 6 Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
