/**
 * Dates for the browser: the words of platform/time, with distances from now beside them.
 */
import { formatDateTime, formatDay, formatRemaining } from '#platform/time/text.ts'
import type { Lang } from './define.ts'

export { formatDateTime, formatDay, formatRemaining }

const DAY = 86_400_000

/** How long ago, in one or two words: 刚刚, 5 分钟前, 3 小时前, 昨天, 4 天前; beyond a month the day itself. */
export function formatAgo(at: string | Date, lang: Lang, now: Date = new Date()): string {
  const then = new Date(at)
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  if (minutes < 1) return lang === 'zh' ? '刚刚' : 'just now'
  if (minutes < 60) return lang === 'zh' ? `${minutes} 分钟前` : `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  const days = dayNumber(now) - dayNumber(then)
  if (days === 0) return lang === 'zh' ? `${hours} 小时前` : `${hours} h ago`
  if (days === 1) return lang === 'zh' ? '昨天' : 'yesterday'
  if (days <= 30) return lang === 'zh' ? `${days} 天前` : `${days} days ago`
  return formatDay(then, lang, { year: then.getUTCFullYear() !== now.getUTCFullYear() })
}

/** Days since 1970 in China's time. */
function dayNumber(at: Date): number {
  return Math.floor((at.getTime() + 8 * 3_600_000) / DAY)
}
