/**
 * What really happened, as a trial reads it. Who acted is known by the kind of body only; a person's id serves to
 * tell whether two steps were taken by the same one, and leaves this module in no row.
 */
import type { CaseEventData, CaseRecord } from '#platform/workflow/record.ts'

/** One step of a case. */
export interface PastEvent {
  seq: number
  at: Date
  person: string | null
  body: string | null
  data: CaseEventData
}

/** A case with its whole history. */
export interface PastCase {
  record: CaseRecord
  events: readonly PastEvent[]
}

/** An attempt that a rule refused or warned of. */
export interface PastAttempt {
  id: string
  at: Date
  operation: string
  code: string
  mode: 'refuse' | 'warn'
  body: string | null
  place: string
  subject: string | null
}

/** Kind of a body by its id; undefined for one that is not known any more. */
export type KindOf = (body: string | null | undefined) => string | undefined
