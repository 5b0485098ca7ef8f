/** A trial's rows as a file: exactly what the page shows. */
import type { z } from 'zod'
import type { Citation } from '#platform/operation/contract.ts'
import { csvOf } from '#platform/text/csv.ts'
import type { trialRow } from './contract.ts'
import type { TrialRecord } from './queries.ts'
import { kindWords } from './text/kinds.ts'

const columns = {
  zh: ['编号', '事由', '地点', '结果', '环节', '现行', '试行', '现行条文', '试行条文'],
  en: [
    'Number',
    'About',
    'Place',
    'Kind',
    'Stage',
    'In force',
    'Tried',
    'Articles in force',
    'Articles tried',
  ],
}
const names = { zh: '试行结果', en: 'Trial' }

/** Name of the file. */
export function nameOf({ from_day, to_day, tried_jurisdiction }: TrialRecord, lang: 'zh' | 'en'): string {
  return `${names[lang]}-${tried_jurisdiction.replace(/^_/, '')}-${from_day}-${to_day}.csv`
}

/** The rows as CSV, in words. */
export function fileOf(rows: readonly z.input<typeof trialRow>[], lang: 'zh' | 'en'): string {
  const table = rows.map((row) => [
    row.no ?? '',
    row.title[lang],
    row.place?.name ?? '',
    kindWords[row.kind]?.[lang] ?? row.kind,
    row.stage?.[lang] ?? '',
    row.now[lang],
    row.otherwise[lang],
    cited(row.own),
    cited(row.tried),
  ])
  return csvOf([columns[lang], ...table])
}

function cited(basis: readonly Citation[]): string {
  return basis.map(({ statute, article, quote }) => `《${statute}》${article} ${quote}`).join('\n')
}
