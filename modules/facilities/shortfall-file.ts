/** The file of shortfalls: what the list shows, a community a line. */
import type { z } from 'zod'
import { csvOf } from '#platform/text/csv.ts'
import { pick } from '#platform/text/define.ts'
import type { shortfallItem } from './shortfall-contract.ts'
import { shortfallWords } from './text/shortfall.ts'

/** The lines with their heading, in one language. */
export function csvOfShortfalls(items: readonly z.input<typeof shortfallItem>[], lang: 'zh' | 'en'): string {
  const t = shortfallWords[lang]
  const number = (value: number | null) => (value === null ? '' : String(value))
  const lines = items.map((item) => [
    item.place,
    item.placeName,
    t[item.state],
    number(item.households),
    item.householdsFrom ? t[item.householdsFrom] : '',
    item.asOf ?? '',
    item.built ? t[item.built] : '',
    number(item.required),
    number(item.present),
    number(item.gap),
    String(item.facilities),
    item.rests
      .flatMap(({ basis }) => basis.map(({ statute, article }) => `《${statute}》${article}`))
      .filter((text, index, all) => all.indexOf(text) === index)
      .join('；'),
    item.why ? pick(item.why, lang) : '',
  ])
  return csvOf([t.columns.split('|'), ...lines])
}
