/** Types of the calendar and of deadlines, with no code: safe for the browser and for contracts. */

declare const localDateBrand: unique symbol

/** A calendar date in Asia/Shanghai, 'YYYY-MM-DD'. Made by `parseLocalDate` or `localDateOf`. */
export type LocalDate = string & { readonly [localDateBrand]: true }

/** One State Council notice on a year's holidays (国务院办公厅关于某年部分节假日安排的通知), as data. */
export interface Notice {
  /** The year that the notice arranges; a notice covers its whole year. */
  year: number
  /** Every day off that the notice names, weekends and substitute days (调休) included. */
  holidays: { date: string; name: string }[]
  /** Saturdays and Sundays on which work is done (调休上班), 'YYYY-MM-DD'. */
  makeUpWorkdays: string[]
}

/** What a date is. */
export interface CalendarDay {
  working: boolean
  /** The holiday's Chinese name ('国庆节'), when the date belongs to one. */
  name?: string
  /** No official notice covers the year: the date is a forecast and may change. */
  provisional: boolean
}

/** Working days of the country, by the official notices. Immutable. */
export interface Calendar {
  day(date: LocalDate): CalendarDay
  /** Changes whenever any date could be answered differently, such as 'notices-2026-1f0c9a3e'. */
  readonly version: string
  /** The last year that an official notice covers. */
  readonly lastNoticeYear: number
  /** The notices that the calendar is made of, in the order of their years. */
  readonly notices: readonly Notice[]
}

/**
 * How a limit is counted (GB/T 30428.8's kinds): 工作日, 工作时, 自然日 (also 紧急工作日),
 * and continuous hours (紧急工作时).
 */
export type LimitUnit = 'workingDays' | 'workingHours' | 'calendarDays' | 'hours'

/** A limit such as 5 working days. Days are whole numbers; hours may have a fraction. Not negative. */
export interface Limit {
  amount: number
  unit: LimitUnit
}

/**
 * Local times 'HH:MM' between which work is done on a working day: a morning and an afternoon, or any number
 * of periods in their order (as a jurisdiction pack has them).
 */
export type WorkingHours =
  | { morning: readonly [from: string, to: string]; afternoon: readonly [from: string, to: string] }
  | { periods: readonly { from: string; to: string }[] }

/** How far away a deadline is, in its own unit. */
export interface Remaining {
  /** Whole days, or hours with their fraction; what is left, or when overdue what has passed since. */
  amount: number
  unit: LimitUnit
  overdue: boolean
  /** The deadline falls on the present local day. */
  dueToday?: boolean
}

/** A prolonging of a limit (延期). `at` is an ISO instant; `by` names who approved it. */
export interface Extension {
  amount: number
  unit: LimitUnit
  at: string
  by?: string
}

/** A running, paused or stopped deadline: plain JSON, all instants ISO 8601 in UTC. */
export interface Timer {
  /** Which deadline this is, in the words of the procedure, such as 'handle'. */
  kind: string
  limit: Limit
  startedAt: string
  /** While paused: the due date as it was when the pause began. */
  dueAt: string
  /** The due date was counted over dates that no official notice covers yet. */
  provisional: boolean
  calendarVersion: string
  extensions: Extension[]
  pausedAt?: string
  /** Pauses that have ended. */
  pauses: { from: string; to: string }[]
  stoppedAt?: string
  /** When it was found that the limit had passed without a stop. */
  breachedAt?: string
}
