/** Days as laws are dated: without the day of the week. */
import type { Lang } from '#platform/text/define.ts'

/** 2024-05-01 → 2024年5月1日, 1 May 2024. */
export function sayDay(day: string, lang: Lang): string {
  const [year, month, date] = day.split('-').map(Number)
  if (lang === 'zh') return `${year}年${month}月${date}日`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
}
