/**
 * Periods in which duties are due, as China's calendar has them. Pure, safe for the browser.
 * `2026`, `2026-H1`, `2026-Q4`, `2026-11`; `once` and `standing` have no end.
 */
import type { LocalDate } from '#platform/time/calendar-types.ts'

/** How often a duty is due. */
export type Every = 'once' | 'standing' | 'month' | 'quarter' | 'half-year' | 'year'

/** A stretch of days, both ends included. */
export interface Days {
  from: LocalDate
  to: LocalDate
}

const two = (number: number) => String(number).padStart(2, '0')

/** The period of a day. */
export function periodOf(every: Every, day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  switch (every) {
    case 'once':
    case 'standing':
      return every
    case 'year':
      return year
    case 'half-year':
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'month':
      return `${year}-${two(month)}`
  }
}

/** How often the duty of a period is due; undefined for what is no period. */
export function everyOf(period: string): Every | undefined {
  if (period === 'once' || period === 'standing') return period
  if (/^\d{4}$/.test(period)) return 'year'
  if (/^\d{4}-H[12]$/.test(period)) return 'half-year'
  if (/^\d{4}-Q[1-4]$/.test(period)) return 'quarter'
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? 'month' : undefined
}

/** The days of a period; undefined for one without end. */
export function daysOf(period: string): Days | undefined {
  const year = Number(period.slice(0, 4))
  switch (everyOf(period)) {
    case 'year':
      return months(year, 1, 12)
    case 'half-year':
      return period.endsWith('1') ? months(year, 1, 6) : months(year, 7, 12)
    case 'quarter': {
      const quarter = Number(period.at(-1))
      return months(year, quarter * 3 - 2, quarter * 3)
    }
    case 'month':
      return months(year, Number(period.slice(5)), Number(period.slice(5)))
    default:
      return undefined
  }
}

function months(year: number, first: number, last: number): Days {
  const end = new Date(Date.UTC(year, last, 0)).getUTCDate()
  return {
    from: `${year}-${two(first)}-01` as LocalDate,
    to: `${year}-${two(last)}-${two(end)}` as LocalDate,
  }
}

/** The periods that hold any of these days, oldest first. */
export function periodsBetween(every: Every, from: string, to: string): string[] {
  const found: string[] = []
  let day = from
  while (day <= to) {
    const period = periodOf(every, day)
    found.push(period)
    const days = daysOf(period)
    if (!days) break
    day = nextDay(days.to)
  }
  return found
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
