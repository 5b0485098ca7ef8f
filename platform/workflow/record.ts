/**
 * A case's row: the projection of its events. Read locked, written together with the event.
 */

import { v7 as uuidv7 } from 'uuid'
import type { Asker } from '#platform/access/asker.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { canonical, hashEvent } from '#platform/history/chain.ts'
import type { Timer } from '#platform/time/calendar-types.ts'

/** A case as the engine works with it. */
export interface CaseRecord {
  county: string
  id: string
  no: string
  procedure: string
  jurisdiction: string
  /** The pack's version that it began under. */
  pack: string
  place: string
  title: string
  category: string | null
  /** Urgency. */
  level: string
  state: string
  /** The duty on whose desk it lies. */
  desk: string | null
  /** The body on whose desk it lies; null: any that has the duty there. */
  holder: string | null
  handler: string | null
  origin: string
  opened_by: string | null
  opened_at: Date
  due_at: Date | null
  attention_at: Date | null
  escalation: number
  supervised: boolean
  suspended: boolean
  public: boolean
  closed_at: Date | null
  outcome: string | null
  timers: Timer[]
  data: CaseData
  parent: string | null
  merged_into: string | null
  reopened: number
  rating: number | null
  seq: number
  head: Buffer
}

/** What a procedure keeps beside the common columns; small, never personal. */
export interface CaseData {
  /** Who finished it last: may not check it. */
  finishedBy?: string
  /** The body that finished it last. */
  finishedBody?: string
  /** An extension that waits for its decision, and how many were granted. */
  extension?: { amount: number; reason: string; by?: string }
  extensions?: number
  /** The reporter has been answered since the case was last opened. */
  answered?: boolean
  /** Joint bodies that are not done yet. */
  jointOpen?: number
  [key: string]: unknown
}

export const caseColumns = `county, id, no, procedure, jurisdiction, pack, place, title, category, level, state, desk, holder,
  handler, origin, opened_by, opened_at, due_at, attention_at, escalation, supervised, suspended, public, closed_at, outcome,
  timers, data, parent, merged_into, reopened, rating, seq, head`

/** The same for a statement that joins: columns of `workflow.case c`. */
export const joinedCaseColumns = caseColumns
  .split(',')
  .map((name) => `c.${name.trim()}`)
  .join(', ')

const selectForUpdate = statement<readonly [string, string], CaseRecord>(
  `select ${caseColumns} from workflow.case where county = $1 and id = $2 for update`,
)
const select = statement<readonly [string, string], CaseRecord>(
  `select ${caseColumns} from workflow.case where county = $1 and id = $2`,
)

/** The case, locked until the end of the transaction. */
export function lockCase(tx: Tx, county: string, id: string): Promise<CaseRecord | undefined> {
  return selectForUpdate.find(tx, [county, id])
}

/** The case, as it stands. */
export function findCase(tx: Tx, county: string, id: string): Promise<CaseRecord | undefined> {
  return select.find(tx, [county, id])
}

/** What an event tells beside the columns of the case. */
export interface CaseEventData {
  action: string
  from: string | null
  to: string
  note?: string
  photos?: string[]
  [key: string]: unknown
}

const eventColumns =
  'county, subject, seq, id, at, operation, account, person, position, body, place, data, prev, hash'

const insertSql = `with told as (
    insert into history.event (${eventColumns})
    values ($1, $2, $31, $32, $33, $34, $35, $36, $37, $38, $7, $39, $40, $30))
  insert into workflow.case (county, id, no, procedure, jurisdiction, pack, place, title, category, level, state, desk,
    holder, handler, origin, opened_by, opened_at, due_at, attention_at, supervised, public, closed_at, outcome, timers,
    data, parent, reopened, rating, seq, head, escalation, suspended)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28, $29, $30, 0, false)`
const insertCase = statement<readonly unknown[]>(insertSql)

const updateSql = `with told as (
    insert into history.event (${eventColumns})
    values ($1, $2, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $21))
  update workflow.case set title = $3, category = $4, level = $5, state = $6, desk = $7, holder = $8, handler = $9,
    due_at = $10, attention_at = $11, escalation = $12, supervised = $13, suspended = $14, public = $15, closed_at = $16,
    outcome = $17, timers = $18, data = $19, merged_into = $20, head = $21, seq = $22, reopened = $33, rating = $34,
    place = $30
  where county = $1 and id = $2 and seq = $35
  returning seq`
const updateCase = statement<readonly unknown[], { seq: number }>(updateSql)

function eventBody(
  record: CaseRecord,
  seq: number,
  asker: Asker,
  operation: string,
  at: Date,
  data: CaseEventData,
) {
  return {
    county: record.county,
    subject: record.id,
    seq,
    id: uuidv7(),
    at,
    operation,
    account: asker.account ?? null,
    person: asker.person ?? null,
    position: asker.acting?.id ?? null,
    body: asker.acting?.body ?? null,
    place: record.place,
    data,
  }
}

/** Writes a new case with its first event, in one statement. */
export async function insertWithEvent(
  tx: Tx,
  asker: Asker,
  operation: string,
  at: Date,
  record: CaseRecord,
  data: CaseEventData,
): Promise<CaseRecord> {
  const event = eventBody(record, 1, asker, operation, at, data)
  const hash = hashEvent(record.head, event)
  await insertCase.all(tx, [
    record.county,
    record.id,
    record.no,
    record.procedure,
    record.jurisdiction,
    record.pack,
    record.place,
    record.title,
    record.category,
    record.level,
    record.state,
    record.desk,
    record.holder,
    record.handler,
    record.origin,
    record.opened_by,
    record.opened_at,
    record.due_at,
    record.attention_at,
    record.supervised,
    record.public,
    record.closed_at,
    record.outcome,
    JSON.stringify(record.timers),
    JSON.stringify(record.data),
    record.parent,
    record.reopened,
    record.rating,
    1,
    hash,
    1,
    event.id,
    at,
    operation,
    event.account,
    event.person,
    event.position,
    event.body,
    canonical(data),
    record.head,
  ])
  return { ...record, seq: 1, head: hash }
}

/** Writes a changed case with its event, in one statement; undefined when somebody else was faster. */
export async function updateWithEvent(
  tx: Tx,
  asker: Asker,
  operation: string,
  at: Date,
  record: CaseRecord,
  data: CaseEventData,
): Promise<CaseRecord | undefined> {
  const event = eventBody(record, record.seq + 1, asker, operation, at, data)
  const hash = hashEvent(record.head, event)
  const row = await updateCase.find(tx, [
    record.county,
    record.id,
    record.title,
    record.category,
    record.level,
    record.state,
    record.desk,
    record.holder,
    record.handler,
    record.due_at,
    record.attention_at,
    record.escalation,
    record.supervised,
    record.suspended,
    record.public,
    record.closed_at,
    record.outcome,
    JSON.stringify(record.timers),
    JSON.stringify(record.data),
    record.merged_into,
    hash,
    event.seq,
    event.id,
    at,
    operation,
    event.account,
    event.person,
    event.position,
    event.body,
    record.place,
    canonical(data),
    record.head,
    record.reopened,
    record.rating,
    record.seq,
  ])
  return row ? { ...record, seq: event.seq, head: hash } : undefined
}
