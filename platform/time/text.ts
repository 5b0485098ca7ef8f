/** Dates and deadlines in words for people. Pure, and safe for the browser. */
import type { LimitUnit, LocalDate, Remaining } from './calendar-types.ts'
import { localDateOf, localTimeOf, parseLocalDate, weekdayOf } from './local-date.ts'

/** Both ways in which Linli names its languages (words are keyed `zh`, files are named `zh-CN`). */
export type Language = 'zh' | 'zh-CN' | 'en'

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六']
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The holidays of 放假办法 art. 2, under the names that notices.json uses. */
const HOLIDAYS_EN: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Tomb-sweeping Day',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-autumn Festival',
  国庆节: 'National Day',
}

/**
 * '11月25日（周三）', 'Wed 25 Nov'; with `year`: '2026年11月25日（周三）', 'Wed 25 Nov 2026'.
 * Takes a local date 'YYYY-MM-DD', an ISO instant, or a Date. Throws TimeError 'time.bad-date' for a date that
 * is none, RangeError for such an instant.
 */
export function formatDay(date: string | Date, lang: Language, options: { year?: boolean } = {}): string {
  const day = dayOf(date)
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const weekday = weekdayOf(day)
  if (lang === 'en') {
    return `${WEEKDAYS_EN[weekday]} ${dayOfMonth} ${MONTHS_EN[month - 1]}${options.year ? ` ${year}` : ''}`
  }
  return `${options.year ? `${year}年` : ''}${month}月${dayOfMonth}日（周${WEEKDAYS_ZH[weekday]}）`
}

/** '11月25日（周三）17:30', 'Wed 25 Nov, 17:30'; local time. Takes an ISO instant or a Date. */
export function formatDateTime(at: string | Date, lang: Language, options: { year?: boolean } = {}): string {
  const instant = new Date(at)
  const minutes = Math.floor(localTimeOf(instant) / 60_000)
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return `${formatDay(instant, lang, options)}${lang === 'en' ? ', ' : ''}${time}`
}

/** The holiday's name in the language; names that no statute has (a local day off) stay Chinese. */
export function formatHoliday(name: string, lang: Language): string {
  return lang === 'en' ? (HOLIDAYS_EN[name] ?? name) : name
}

/**
 * '还有 3 个工作日', '今天到期', '已逾期 2 个工作日'; '3 working days left', 'due today', '2 working days overdue'.
 * Hours are shown with minutes, rounded down.
 */
export function formatRemaining(left: Remaining, lang: Language): string {
  const byDay = left.unit === 'workingDays' || left.unit === 'calendarDays'
  if (byDay && left.amount === 0 && !left.overdue && left.dueToday)
    return lang === 'en' ? 'due today' : '今天到期'
  const words = byDay ? daysInWords(left.amount, left.unit, lang) : hoursInWords(left.amount, left.unit, lang)
  if (lang === 'en') return left.overdue ? `${words} overdue` : `${words} left`
  return left.overdue ? `已逾期${words}` : `还有${words}`
}

/** In Chinese with the space that stands between a word and a figure. */
function daysInWords(amount: number, unit: LimitUnit, lang: Language): string {
  const working = unit === 'workingDays'
  const count = Math.max(amount, 1)
  if (lang === 'en') {
    const words = `${working ? 'working ' : ''}${count === 1 ? 'day' : 'days'}`
    return `${amount < 1 ? 'less than ' : ''}${count} ${words}`
  }
  return `${amount < 1 ? '不足' : ''} ${count} ${working ? '个工作日' : '天'}`
}

function hoursInWords(amount: number, unit: LimitUnit, lang: Language): string {
  const working = unit === 'workingHours'
  // The small addition undoes what the division into hours lost.
  const total = Math.floor(amount * 60 + 1e-6)
  const hours = Math.floor(total / 60)
  const minutes = total % 60
  if (lang === 'en') {
    if (total === 0) return `less than 1 ${working ? 'working ' : ''}minute`
    const parts = []
    if (hours > 0) parts.push(`${hours} ${working ? 'working ' : ''}${hours === 1 ? 'hour' : 'hours'}`)
    if (minutes > 0) {
      const word = minutes === 1 ? 'minute' : 'minutes'
      parts.push(`${minutes} ${working && hours === 0 ? 'working ' : ''}${word}`)
    }
    return parts.join(' ')
  }
  const tail = working && hours === 0 ? '分钟工作时间' : '分钟'
  if (total === 0) return `不足 1 ${tail}`
  const parts = []
  if (hours > 0) parts.push(` ${hours} ${working ? '个工作时' : '小时'}`)
  if (minutes > 0) parts.push(` ${minutes} ${tail}`)
  return parts.join('')
}

function dayOf(date: string | Date): LocalDate {
  if (typeof date !== 'string') return localDateOf(date)
  return date.length === 10 ? parseLocalDate(date) : localDateOf(new Date(date))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
