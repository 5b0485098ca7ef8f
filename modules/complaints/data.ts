/**
 * What a case of this module keeps beside the common columns (workflow.case.data): never who complains, never a text.
 */
import type { CaseRecord } from '#platform/workflow/record.ts'

/** A complaint. */
export interface ComplaintData {
  /** The body that it is about, where it is known. */
  about: string | null
  /** It is about a person there, not about the body. */
  person: boolean
  /** People in office whom it is about, as far as their names are known: they never see it. */
  concerned: string[]
  /** Filed without a name. */
  anonymous: boolean
  /** The person who took it on, as the only one who may read the identity. */
  handler?: string | null
  informed?: boolean
  /** upheld | partly | unfounded */
  decision?: string
  /** It was overdue and has climbed. */
  climbed?: number
}

/** A suggestion. */
export interface SuggestionData {
  anonymous: boolean
  handler?: string | null
}

/** What a complaint keeps. */
export function complaintOf(record: Pick<CaseRecord, 'data'>): ComplaintData {
  return record.data as unknown as ComplaintData
}
