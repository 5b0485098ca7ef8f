/**
 * The calendar of working days, from the State Council's yearly notices. Safe for the browser.
 *
 * Source: 全国年节及纪念日放假办法 (2024 revision) and the yearly notices of 国务院办公厅 in notices.json.
 */
import type { Calendar, CalendarDay, LocalDate, Notice } from './calendar-types.ts'
import { parseLocalDate, weekdayOf } from './local-date.ts'
import notices from './notices.json' with { type: 'json' }
import { TimeError } from './time-error.ts'

export type { Calendar, CalendarDay, LocalDate, Notice } from './calendar-types.ts'

/**
 * Days off with a fixed date by 放假办法 2024 art. 2. The others follow the lunar calendar or a solar term;
 * they are not forecast, for a wrong forecast is worse than one that says it is incomplete (`provisional`).
 */
const FIXED_HOLIDAYS: Record<string, string> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
}

/** The calendar of the notices that Linli ships with. */
export const officialCalendar: Calendar = createCalendar(notices)

/**
 * A calendar from notices, at most one for a year. Throws TimeError 'time.bad-notice' when there is none, when
 * a year has two, or when a notice contradicts itself; 'time.bad-date' for a date that is none.
 */
export function createCalendar(list: readonly Notice[]): Calendar {
  const sorted = [...list].sort((a, b) => a.year - b.year)
  const last = sorted.at(-1)
  if (!last) throw new TimeError('time.bad-notice', 'A calendar needs at least one notice')
  const years = new Set<number>()
  const named = new Map<string, string>()
  const makeUp = new Set<string>()
  for (const notice of sorted) {
    if (years.has(notice.year)) throw new TimeError('time.bad-notice', `Two notices for ${notice.year}`)
    years.add(notice.year)
    checkNotice(notice)
    for (const { date, name } of notice.holidays) named.set(date, name)
    for (const date of notice.makeUpWorkdays) makeUp.add(date)
  }

  function day(date: LocalDate): CalendarDay {
    const provisional = !years.has(Number(date.slice(0, 4)))
    if (makeUp.has(date)) return { working: true, provisional }
    const name = named.get(date) ?? (provisional ? FIXED_HOLIDAYS[date.slice(5)] : undefined)
    if (name !== undefined) return { working: false, name, provisional }
    const weekday = weekdayOf(date)
    return { working: weekday !== 0 && weekday !== 6, provisional }
  }

  return { day, version: versionOf(sorted), lastNoticeYear: last.year, notices: sorted }
}

/**
 * A new calendar that follows `notice` too; a notice for a year that is covered already replaces the older one
 * (as when the Spring Festival of 2020 was prolonged). Open timers should then be recomputed, see
 * `recomputeTimer`. Throws as `createCalendar` does.
 */
export function withNotice(calendar: Calendar, notice: Notice): Calendar {
  return createCalendar([...calendar.notices.filter(({ year }) => year !== notice.year), notice])
}

function checkNotice({ year, holidays, makeUpWorkdays }: Notice): void {
  if (!Number.isInteger(year)) throw new TimeError('time.bad-notice', `Not a year: ${year}`)
  if (holidays.length === 0) throw new TimeError('time.bad-notice', `The notice for ${year} has no holidays`)
  const seen = new Set<string>()
  for (const date of [...holidays.map((holiday) => holiday.date), ...makeUpWorkdays]) {
    parseLocalDate(date)
    // A notice reaches at most into the last days of the year before (the New Year's holiday).
    if (!date.startsWith(String(year)) && !date.startsWith(`${year - 1}-12`)) {
      throw new TimeError('time.bad-notice', `The notice for ${year} speaks of ${date}`)
    }
    if (seen.has(date)) throw new TimeError('time.bad-notice', `The notice for ${year} has ${date} twice`)
    seen.add(date)
  }
}

/** FNV-1a over the dates: it tells versions apart and keeps this file free of node:crypto. */
function versionOf(sorted: readonly Notice[]): string {
  const text = sorted
    .map(({ year, holidays, makeUpWorkdays }) => {
      const off = holidays.map(({ date, name }) => date + name).sort()
      return [year, ...off, '/', ...[...makeUpWorkdays].sort()].join(' ')
    })
    .join('\n')
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return `notices-${sorted.at(-1)?.year}-${(hash >>> 0).toString(16).padStart(8, '0')}`
}
