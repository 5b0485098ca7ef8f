/** What a case of accountability keeps (workflow.case.data): bodies and facts, never persons. */
import type { FactKind } from '#platform/packs/schema.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'

/** Where a case came from. */
export const ORIGINS = ['refusal', 'report', 'audit', 'complaint'] as const
export type Origin = (typeof ORIGINS)[number]

/** A case. */
export interface AccountabilityData {
  /** The body that is held to account. */
  subject: string
  /** The body that opened it; null where the installation proposed it. */
  opener: string | null
  fact: FactKind
  facts: string
  origin: Origin
  /** The refused attempt. */
  refusal?: { county: string; id: string }
  /** Another law that provides for it and goes first, where there is one (辽源 41, 遂宁 39, 焦作 37, 湖北 40). */
  otherLaw: string | null
  /** The law puts the residents' meeting first. */
  meetingFirst?: boolean
  /** The residents' meeting has resolved: day and what. */
  meeting?: { date: string; resolution: string }
  /** Why the authority orders without the meeting (必要时). */
  necessity?: string
  dueOn?: string
  correctedOn?: string
  criticised?: boolean
  persons?: number
}

/** What a case keeps. */
export function accountabilityOf(record: Pick<CaseRecord, 'data'>): AccountabilityData {
  return record.data as unknown as AccountabilityData
}
