/**
 * How urgent a case is: by colour and by shape, in words beside it.
 */
import type { z } from 'zod'
import { formatDay, formatRemaining } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import type { caseRow } from '#platform/workflow/shapes.ts'
import { shared } from './words.ts'

type Row = z.output<typeof caseRow>
/** The group of the inbox that a case lies in. */
export type Due = Row['due']

/** The sign of each group: triangle, diamond, circle, dash; a pause while the clock stands. */
export function DueShape({ due, paused = false }: { due: Due; paused?: boolean }) {
  return (
    <svg className="wb-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {paused ? (
        <path d="M3 2h2v8H3zM7 2h2v8H7z" fill="currentColor" />
      ) : due === 'overdue' ? (
        <path d="M6 1 11.5 11H.5z" fill="currentColor" />
      ) : due === 'today' ? (
        <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor" />
      ) : due === 'week' ? (
        <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.75" />
      ) : (
        <path d="M1.5 5.1h9v1.8h-9z" fill="currentColor" />
      )}
    </svg>
  )
}

type Dated = Pick<Row, 'due' | 'dueAt' | 'remaining' | 'suspended' | 'closedAt'>

/** What is left of a case's time, as a chip. A closed case has none. */
export function DueChip({ row }: { row: Dated }) {
  const t = useText(shared)
  const lang = useLang()
  if (row.closedAt) return null
  const left = row.remaining && formatRemaining(row.remaining, lang)
  const short = row.remaining && formatRemaining(rounded(row.remaining), lang)
  const day = row.dueAt ? formatDay(row.dueAt, lang) : undefined
  const text = row.suspended
    ? t.suspended
    : row.due === 'none' || !day
      ? t.noLimit
      : row.due === 'later'
        ? day
        : (short ?? day)
  const kind = row.suspended ? 'none' : row.due
  return (
    <span
      className={`wb-due wb-due-${kind}`}
      title={[day, left].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}
    >
      <DueShape due={row.due} paused={row.suspended} />
      {text}
    </span>
  )
}

/** On a chip whole hours are enough; minutes only count within the last one. */
function rounded(left: NonNullable<Row['remaining']>): NonNullable<Row['remaining']> {
  return left.amount > 1 ? { ...left, amount: Math.floor(left.amount) } : left
}
