/**
 * Writing history: inside the transaction of what it tells about.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import type { Warning } from '#platform/law/law.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Decider, RefusalError } from '#platform/operation/errors.ts'
import { canonical, hashEvent, origin } from './chain.ts'

/** An event to be written. */
export interface NewEvent {
  subject: string
  /** Where it happened; the event is filed under this place's county unless `county` says otherwise. */
  place: string
  county?: string
  operation: string
  at: Date
  data: Record<string, unknown>
}

/** Where a chain stands: how many events, and the hash of the last. */
export interface ChainHead {
  seq: number
  head: Buffer
}

type InsertParameters = readonly [
  string,
  string,
  number,
  string,
  Date,
  string,
  string | null,
  string | null,
  string | null,
  string | null,
  string,
  string,
  Buffer,
  Buffer,
]

const insertEvent = statement<InsertParameters>(
  `insert into history.event (county, subject, seq, id, at, operation, account, person, position, body, place, data, prev, hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)

const lastEvent = statement<readonly [string, string], { seq: number; hash: Buffer }>(
  'select seq, hash from history.event where county = $1 and subject = $2 order by seq desc limit 1',
)

/** Appends to a chain whose head the caller holds locked (a case's row). Gives the new head. */
export async function appendAfter(
  tx: Tx,
  asker: Asker,
  before: ChainHead,
  event: NewEvent,
): Promise<ChainHead> {
  const county = event.county ?? countyOf(event.place)
  const body = {
    county,
    subject: event.subject,
    seq: before.seq + 1,
    id: uuidv7(),
    at: event.at,
    operation: event.operation,
    account: asker.account ?? null,
    person: asker.person ?? null,
    position: asker.acting?.id ?? null,
    body: asker.acting?.body ?? null,
    place: event.place,
    data: event.data,
  }
  const hash = hashEvent(before.head, body)
  await insertEvent.all(tx, [
    county,
    body.subject,
    body.seq,
    body.id,
    body.at,
    body.operation,
    body.account,
    body.person,
    body.position,
    body.body,
    body.place,
    canonical(body.data),
    before.head,
    hash,
  ])
  return { seq: body.seq, head: hash }
}

/** Appends to a subject's chain. Two writers of one subject at once: the second meets the unique key and is told to retry. */
export async function append(tx: Tx, asker: Asker, event: NewEvent): Promise<ChainHead> {
  const last = await lastEvent.find(tx, [event.county ?? countyOf(event.place), event.subject])
  return appendAfter(tx, asker, last ? { seq: last.seq, head: last.hash } : { seq: 0, head: origin }, event)
}

/** An attempt that a rule refused or warned of. */
export interface RefusedAttempt {
  operation: string
  code: string
  mode: 'refuse' | 'warn'
  place: string
  subject?: string | undefined
  basis: Citation[]
  /** What the person was told; absent where the operation's contract has the words. */
  says?: Words | undefined
  decider?: Decider | undefined
  at: Date
}

/** A refusal as an attempt for the record. */
export function attemptOf(refusal: RefusalError, operation: string, at: Date): RefusedAttempt {
  const { code, place, subject, basis, text, decider } = refusal
  return { operation, code, mode: 'refuse', place, subject, basis, says: text, decider, at }
}

const insertRefusal = statement<readonly unknown[]>(
  `insert into history.refusal
     (county, id, at, operation, code, mode, person, position, body, place, subject, basis, says, decider)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)

/** Puts an attempt on record. */
export async function recordRefusal(tx: Tx, asker: Asker, attempt: RefusedAttempt): Promise<void> {
  await insertRefusal.all(tx, [
    countyOf(attempt.place),
    uuidv7(),
    attempt.at,
    attempt.operation,
    attempt.code,
    attempt.mode,
    asker.person ?? null,
    asker.acting?.id ?? null,
    asker.acting?.body ?? null,
    attempt.place,
    attempt.subject ?? null,
    JSON.stringify(attempt.basis),
    attempt.says ? JSON.stringify(attempt.says) : null,
    attempt.decider ? JSON.stringify(attempt.decider) : null,
  ])
}

/** Puts on record that something was done in spite of a rule that only warns; with the act, in its transaction. */
export function recordWarning(
  tx: Tx,
  asker: Asker,
  operation: string,
  warning: Warning,
  at: Date,
): Promise<void> {
  const { code, place, subject, basis, text, decider } = warning
  return recordRefusal(tx, asker, {
    operation,
    code,
    mode: 'warn',
    place,
    subject,
    basis,
    says: text,
    decider,
    at,
  })
}
