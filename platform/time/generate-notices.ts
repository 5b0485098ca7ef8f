/**
 * Writes notices.json from npm `chinese-days`, whose data equals the State Council's notices for 2019–2026
 * (checked; it is wrong beyond them, so the range below is fixed and not "all that the package has").
 *
 * Run after a new notice has been compared with its text on gov.cn: `node platform/time/generate-notices.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Notice } from './calendar-types.ts'

const FIRST_YEAR = 2019
const LAST_YEAR = 2026

/** `chinese-days` keeps 'English name,中文名,days' for each date. */
interface YearFile {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

const require = createRequire(import.meta.url)

function readNotice(year: number): Notice {
  const file = readFileSync(require.resolve(`chinese-days/dist/years/${year}.json`), 'utf8')
  const { holidays, workdays } = JSON.parse(file) as YearFile
  return {
    year,
    holidays: Object.entries(holidays)
      .map(([date, label]) => ({ date, name: label.split(',')[1] ?? label }))
      .sort((a, b) => a.date.localeCompare(b.date)),
    makeUpWorkdays: Object.keys(workdays).sort(),
  }
}

const notices: Notice[] = []
for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) notices.push(readNotice(year))
writeFileSync(new URL('notices.json', import.meta.url), `${JSON.stringify(notices, null, 2)}\n`)
