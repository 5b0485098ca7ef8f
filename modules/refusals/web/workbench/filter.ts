/** What the page of the log is asked for, as it stands in the address. */
import type { InputOf } from '#platform/operation/contract.ts'
import type { refusals } from '../../contract.ts'

export const PERIODS = ['days30', 'months12', 'years3'] as const
/** How far back the page looks. */
export type Period = (typeof PERIODS)[number]

const DAYS: Record<Period, number> = { days30: 30, months12: 365, years3: 1095 }

/** The conditions in the address; days `YYYY-MM-DD` in China. */
export type Asked = Omit<InputOf<typeof refusals.statistics>, 'within'> & { period: Period }

function day(before: number): string {
  return new Date(Date.now() + 8 * 3_600_000 - before * 86_400_000).toISOString().slice(0, 10)
}

/** Reads them; what is none of ours is left out. */
export function readAsked(asked: URLSearchParams): Asked {
  const period = PERIODS.find((one) => one === asked.get('period')) ?? 'months12'
  const mode = asked.get('mode')
  const code = asked.get('code')
  const body = asked.get('body')
  return {
    period,
    from: day(DAYS[period]),
    to: day(0),
    ...(mode === 'refuse' || mode === 'warn' ? { mode } : {}),
    ...(code ? { code } : {}),
    ...(body ? { body } : {}),
  }
}
