/**
 * What a case of this module keeps beside the common columns (workflow.case.data). Small, never personal.
 */
import type { MatterClass, Words } from '#platform/packs/schema.ts'

/** A paper: date YYYY-MM-DD. */
export interface Paper {
  title: string
  number: string
  date: string
}

/** Money of an entrustment, in yuan; paid on YYYY-MM-DD. */
export interface Money {
  amount: number
  source: string
  paidOn: string
}

/** The matter that is meant: an item in force, a category of work, or something new. */
export interface Meant {
  /** Item in force (`law.…` or an id); absent where it stands on no list. */
  item?: string
  class?: MatterClass
  /** Category of the pack's catalogue of work. */
  category?: string
  title: Words
}

/** An entrustment. */
export interface EntrustmentData {
  /** The asking body, and the one that is asked. */
  from: string
  to: string
  meant: Meant
  /** Told to do, not asked. */
  ordered: boolean
  scope: string
  /** Days YYYY-MM-DD. */
  starts: string | null
  ends: string | null
  people: string | null
  /** Information and guidance that come with it. */
  support: string | null
  /** What was offered when it was asked; yuan. */
  offered: number | null
  consent?: boolean
  document?: Paper
  money?: Money
  /** Codes of what the law warned of when it was asked. */
  warned?: string[]
}

/** An admission. */
export interface AdmissionData {
  /** The applying body. */
  from: string
  title: string
  basis: string
  frequency: string
  workload: string
  support: string
  qualified: boolean
  department: string | null
  /** Where it is to enter communities. */
  area: string
}
