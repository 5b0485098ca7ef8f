/** What the board holds, and where its cells lead. */
import type { OutputOf } from '#platform/operation/contract.ts'
import type { statistics } from '../../contract.ts'

/** All figures of a place and a period. */
export type Board = OutputOf<typeof statistics.board>
/** An indicator's definition. */
export type Indicator = OutputOf<typeof statistics.indicators>['items'][number]

/** The list of the records behind a cell: its filter as an address. */
export function recordsLink(filter: Record<string, unknown>): string {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries(filter)) {
    if (value !== undefined && value !== null)
      asked.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  return `/work/matters?${asked}`
}

/** The board as CSV, exactly as shown: numbers, trend, categories, places. Begins with a mark so that Excel reads UTF-8. */
export function boardAsCsv(
  sections: readonly {
    title: string
    head: readonly string[]
    rows: readonly (string | number | null)[][]
  }[],
): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value)
    // A cell that begins like a formula must not become one.
    const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = sections.flatMap(({ title, head, rows }) => [[title], head, ...rows, []])
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}`
}
