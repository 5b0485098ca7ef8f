/** SQL of trials. */
import { endOf } from '#platform/access/reach.ts'
import { planned, statement, type Tx } from '#platform/db/database.ts'
import { countiesWithin, Where, within } from '#platform/db/where.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { addDays, instantOf } from '#platform/time/local-date.ts'
import { type CaseRecord, joinedCaseColumns } from '#platform/workflow/record.ts'
import type { PastAttempt, PastEvent } from './past.ts'

/** A trial's row. Days are YYYY-MM-DD. */
export interface TrialRecord {
  county: string
  id: string
  place: string
  jurisdiction: string
  version: string
  tried_jurisdiction: string
  tried_version: string
  from_day: string
  to_day: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  phase: 'laws' | 'cases' | 'attempts' | 'end'
  after_at: Date | null
  after_id: string | null
  total: number
  done: number
  changed: number
  rows: number
  counts: Counts
  started_at: Date
  started_by: string | null
  body: string | null
  finished_at: Date | null
}

/** Rows and cases by kind. */
export type Counts = Record<string, { rows: number; cases: number }>

const columns = `county, id, place, jurisdiction, version, tried_jurisdiction, tried_version, from_day, to_day, state,
  phase, after_at, after_id, total, done, changed, rows, counts, started_at, started_by, body, finished_at`

export const insertTrial = statement<readonly unknown[]>(
  `insert into trials.trial (county, id, place, jurisdiction, version, tried_jurisdiction, tried_version, from_day, to_day,
     state, started_at, started_by, body)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, $12)`,
)

export const findTrial = statement<readonly [string, string], TrialRecord>(
  `select ${columns} from trials.trial where county = $1 and id = $2`,
)

/** The trial for the run that takes its next part; none where another run has it. */
export const lockTrial = statement<readonly [string, string], TrialRecord>(
  `select ${columns} from trials.trial where county = $1 and id = $2 for update skip locked`,
)

export const findRunning = statement<readonly [string, string], { id: string }>(
  `select id from trials.trial where county = $1 and place = $2 and state in ('waiting', 'running') limit 1`,
)

export const selectOpen = statement<readonly [], { county: string; id: string }>(
  `select county, id from trials.trial where state in ('waiting', 'running') order by started_at limit 50`,
)

export const updateTrial = statement<readonly unknown[]>(
  `update trials.trial set state = $3, phase = $4, after_at = $5, after_id = $6, total = $7, done = $8, changed = $9,
     rows = $10, counts = $11, finished_at = $12
   where county = $1 and id = $2`,
)

/** A row as it is written. */
export interface NewRow {
  n: number
  about: 'case' | 'law'
  kind: string
  case_county: string | null
  case_id: string | null
  case_no: string | null
  category: string | null
  place: string | null
  stage: string | null
  version: string | null
  detail: unknown
}

export const insertRows = statement<readonly [string, string, string]>(
  `insert into trials.row
     (county, trial, n, about, kind, case_county, case_id, case_no, category, place, stage, version, detail)
   select $1, $2, x.* from jsonb_to_recordset($3::jsonb) as x(n integer, about text, kind text, case_county text,
     case_id uuid, case_no text, category text, place text, stage text, version text, detail jsonb)`,
)

export const selectRows = statement<
  readonly [
    county: string,
    trial: string,
    after: number,
    about: string | null,
    kind: string | null,
    limit: number,
  ],
  NewRow
>(
  `select n, about, kind, case_county, case_id, case_no, category, place, stage, version, detail from trials.row
   where county = $1 and trial = $2 and n > $3 and ($4::text is null or about = $4) and ($5::text is null or kind = $5)
   order by n limit $6`,
)

/** Trials of a reach, newest first. */
export function listTrials(
  tx: Tx,
  reach: string,
  after: { at: Date; id: string } | undefined,
  limit: number,
): Promise<TrialRecord[]> {
  const where = new Where()
  where.and(countiesWithin(where, reach))
  where.and(`place >= ${where.value(reach)} and place < ${where.value(endOf(reach))}`)
  if (after) where.and(`(started_at, id) < (${where.value(after.at)}, ${where.value(after.id)})`)
  return planned<TrialRecord>(
    tx,
    `select ${columns} from trials.trial where ${where.sql} order by started_at desc, id desc limit ${limit}`,
    where.values,
  )
}

/** Whose cases, and of which days (both included). */
export interface Span {
  place: string
  from: string
  to: string
}

/** Where a page ended. */
export interface After {
  at: Date
  id: string
}

function caseConditions({ place, from, to }: Span, procedures: readonly string[]): Where {
  const where = within(new Where(), place)
  where.and(`c.procedure = any(${where.value(procedures)})`)
  where.and(`c.opened_at >= ${where.value(instantOf(from as LocalDate))}`)
  where.and(`c.opened_at < ${where.value(instantOf(addDays(to as LocalDate, 1)))}`)
  return where
}

function attemptConditions({ place, from, to }: Span): Where {
  const where = new Where()
  where.and(countiesWithin(where, place))
  where.and(`place >= ${where.value(place)} and place < ${where.value(endOf(place))}`)
  where.and(`at >= ${where.value(instantOf(from as LocalDate))}`)
  where.and(`at < ${where.value(instantOf(addDays(to as LocalDate, 1)))}`)
  return where
}

/** How many cases and attempts there are to go through. */
export async function countSpan(tx: Tx, span: Span, procedures: readonly string[]): Promise<number> {
  const cases = caseConditions(span, procedures)
  const attempts = attemptConditions(span)
  const [a] = await planned<{ n: number }>(
    tx,
    `select count(*) as n from workflow.case c where ${cases.sql}`,
    cases.values,
  )
  const [b] = await planned<{ n: number }>(
    tx,
    `select count(*) as n from history.refusal where ${attempts.sql}`,
    attempts.values,
  )
  return (a?.n ?? 0) + (b?.n ?? 0)
}

/** Cases of a span, oldest first. */
export function casesOf(
  tx: Tx,
  span: Span,
  procedures: readonly string[],
  after: After | undefined,
  limit: number,
): Promise<CaseRecord[]> {
  const where = caseConditions(span, procedures)
  if (after) where.and(`(c.opened_at, c.id) > (${where.value(after.at)}, ${where.value(after.id)})`)
  return planned<CaseRecord>(
    tx,
    `select ${joinedCaseColumns} from workflow.case c where ${where.sql} order by c.opened_at, c.id limit ${limit}`,
    where.values,
  )
}

/** Attempts of a span, oldest first. */
export function attemptsOf(
  tx: Tx,
  span: Span,
  after: After | undefined,
  limit: number,
): Promise<PastAttempt[]> {
  const where = attemptConditions(span)
  if (after) where.and(`(at, id) > (${where.value(after.at)}, ${where.value(after.id)})`)
  return planned<PastAttempt>(
    tx,
    `select id, at, operation, code, mode, body, place, subject from history.refusal
     where ${where.sql} order by at, id limit ${limit}`,
    where.values,
  )
}

const selectEvents = statement<
  readonly [readonly string[], readonly string[]],
  PastEvent & { subject: string }
>(
  `select subject, seq, at, person, body, data from history.event
   where county = any($1) and subject = any($2::uuid[]) order by subject, seq`,
)

/** The histories of cases, in one statement. */
export async function eventsOf(tx: Tx, records: readonly CaseRecord[]): Promise<Map<string, PastEvent[]>> {
  const events = new Map<string, PastEvent[]>(records.map(({ id }) => [id, []]))
  if (records.length === 0) return events
  const counties = [...new Set(records.map(({ county }) => county))]
  const ids = records.map(({ id }) => id)
  for (const { subject, ...event } of await selectEvents.all(tx, [counties, ids])) {
    events.get(subject)?.push(event)
  }
  return events
}

const selectNumbers = statement<
  readonly [readonly string[], readonly string[]],
  { county: string; id: string; no: string; category: string | null; pack: string }
>('select county, id, no, category, pack from workflow.case where county = any($1) and id = any($2::uuid[])')

/** The cases that attempts were about, as far as they are known. */
export async function casesOfAttempts(tx: Tx, attempts: readonly PastAttempt[]) {
  const ids = attempts.flatMap(({ subject }) => (subject ? [subject] : []))
  if (ids.length === 0) return new Map<string, never>()
  const counties = [...new Set(attempts.map(({ place }) => place.slice(0, 6).padEnd(6, '0')))]
  return new Map((await selectNumbers.all(tx, [counties, ids])).map((row) => [row.id, row]))
}
