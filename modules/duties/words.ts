/** Sentences of duties, in both languages at once. Pure. */
import type { Words } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/time/text.ts'
import { everyOf } from './periods.ts'
import { en } from './text/en.ts'
import { zh } from './text/zh-CN.ts'

/** What fills a sentence; days are given as YYYY-MM-DD under `day`. */
type Filling = Record<string, string | number | Words>

/** A sentence in both languages. */
export function sentence(id: keyof typeof zh, filling: Filling = {}): Words {
  const fill = (lang: 'zh' | 'en') =>
    (lang === 'zh' ? zh : en)[id].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = filling[name] ?? ''
      if (name === 'day') return formatDay(String(value), lang, { year: true })
      return typeof value === 'object' ? value[lang] : String(value)
    })
  return { zh: fill('zh'), en: fill('en') }
}

/** A period's name: 2026年第4季度. */
export function periodName(period: string): Words {
  const year = period.slice(0, 4)
  switch (everyOf(period)) {
    case 'once':
      return sentence('once')
    case 'standing':
      return sentence('standing')
    case 'half-year':
      return sentence(period.endsWith('1') ? 'half1' : 'half2', { year })
    case 'quarter':
      return sentence('quarter', { year, n: period.slice(-1) })
    case 'month': {
      const [zhName, enName] = [
        sentence('month', { year, n: Number(period.slice(5)) }).zh,
        sentence('month', { year, n: period.slice(5) }).en,
      ]
      return { zh: zhName, en: enName }
    }
    default:
      return sentence('year', { year })
  }
}

/** Names in a row: 、 in Chinese, commas in English. */
export function listed(names: readonly Words[]): Words {
  return { zh: names.map(({ zh: one }) => one).join('、'), en: names.map(({ en: one }) => one).join(', ') }
}
