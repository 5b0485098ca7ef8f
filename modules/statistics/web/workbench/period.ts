/** Periods of the board, in days of China's calendar. */

/** A named period, or `custom`. */
export type PeriodName = 'thisMonth' | 'lastMonth' | 'days90' | 'custom'
/** First and last day, both included: YYYY-MM-DD. */
export interface Period {
  name: PeriodName
  from: string
  to: string
}

const DAY = 86_400_000

/** Today in China. */
export function today(now = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The period that the address asks for; this month where it asks for none. */
export function readPeriod(asked: URLSearchParams): Period {
  const from = plain(asked.get('from'))
  const to = plain(asked.get('to'))
  if (from && to && from <= to) return { name: 'custom', from, to }
  const name = asked.get('period')
  return named(name === 'lastMonth' || name === 'days90' ? name : 'thisMonth')
}

/** A period by its name. */
export function named(name: Exclude<PeriodName, 'custom'>): Period {
  const end = today()
  const first = `${end.slice(0, 8)}01`
  if (name === 'thisMonth') return { name, from: first, to: end }
  if (name === 'days90') return { name, from: shift(end, -89), to: end }
  const last = shift(first, -1)
  return { name, from: `${last.slice(0, 8)}01`, to: last }
}

/** Every day of a period. */
export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1
  return Array.from({ length: Math.max(count, 0) }, (_, index) => shift(from, index))
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10)
}

function plain(value: string | null): string | undefined {
  const day = value?.replace(/^"|"$/g, '')
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined
}
