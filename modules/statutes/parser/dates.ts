/**
 * Dates in notices of adoption and amendment, and when a law takes effect. Pure.
 */
import { fromNumeral } from './numerals.ts'

/** Dates of a law, ISO days; null where the text does not say or leaves it blank. */
export interface StatuteDates {
  passed: string | null
  approved: string | null
  promulgated: string | null
  amended: string[]
  effective: string | null
}

const DATE =
  /([0-9０-９]{4}|[一二三四五六七八九〇○零]{4})\s*年\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日/g

/** ISO day of printed year, month, day; undefined for a day that does not exist. */
export function isoDay(year: string, month: string, day: string): string | undefined {
  const parts = [year, month, day].map((part) => fromNumeral(part) ?? 0)
  const [y = 0, m = 0, d = 0] = parts
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const most = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
  if (y < 1000 || d < 1 || d > most) return undefined
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** A date with the words that follow it, up to the next date. */
interface Dated {
  day: string
  says: string
  before: string
}

function datesIn(text: string): Dated[] {
  const found = [...text.matchAll(DATE)]
  return found.flatMap((match, index) => {
    const day = isoDay(match[1]!, match[2]!, match[3]!)
    const end = match.index + match[0].length
    const says = text.slice(end, found[index + 1]?.index ?? text.length)
    return day ? [{ day, says, before: text.slice(Math.max(0, match.index - 12), match.index) }] : []
  })
}

/** Reads the notices before the first article. */
export function readNotices(text: string): StatuteDates {
  const dates: StatuteDates = {
    passed: null,
    approved: null,
    promulgated: null,
    amended: [],
    effective: null,
  }
  for (const { day, says } of datesIn(text)) {
    if (/修正|修订|修改/.test(says)) dates.amended.push(day)
    else if (/批准/.test(says)) dates.approved ??= day
    else if (/通过/.test(says)) dates.passed ??= day
    else if (/施行|实施|生效/.test(says)) dates.effective ??= day
    else if (/公布|发布|颁布/.test(says)) dates.promulgated ??= day
  }
  return dates
}

/** What an article says of taking effect: a day, `promulgation`, `blank`; undefined where it says nothing. */
export function readEffect(text: string): string | undefined {
  if (!/(?:施行|实施|生效)/.test(text)) return undefined
  for (const { day, says, before } of datesIn(text)) {
    if (/^\s*起?(?:施行|实施|生效|正式施行)/.test(says) && !/《[^》]*$/.test(before)) return day
  }
  if (/自(?:公布|发布|颁布|通过|批准)之日起(?:施行|实施|生效)/.test(text)) return 'promulgation'
  if (/自[\d０-９\s\u3000]*年[\d０-９\s\u3000]*月[\d０-９\s\u3000]*日起?(?:施行|实施|生效)/.test(text))
    return 'blank'
  return undefined
}
