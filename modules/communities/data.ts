/**
 * What a change of communities keeps: the proposal in its own table, and in the case (workflow.case.data) only what
 * lists, guards and facts need. Nothing personal.
 */
import type { Polygon } from '#modules/places/contract.server.ts'

/** What is proposed: something new, a change of what there is, or an end. */
export type ChangeKind = 'set-up' | 'adjust' | 'abolish'

/** A community as it will be. */
export interface CommunityDrawn {
  /** 12 digits; a new community's is given by the decision, so the proposal says which it is to be. */
  code: string
  name: string
  rural: boolean
  /** How many committees' areas it takes in; null: not stated. */
  committees: number | null
  boundary: Polygon
}

/** One that ends, and the community that its land and people come to. */
export interface CommunityEnding {
  code: string
  into: string | null
}

/** What was weighed: its value (for a principle none) and a comment. */
export interface FactorGiven {
  value: string
  comment: string
}

/** A proposal whole. */
export interface Proposal {
  kind: ChangeKind
  reason: string
  communities: CommunityDrawn[]
  ends: CommunityEnding[]
  /** By the id of the pack's factor. */
  factors: Record<string, FactorGiven>
}

/** A receipt for the filing. */
export interface Receipt {
  number: string
  /** YYYY-MM-DD. */
  date: string
  body: string
}

/** What the case keeps. */
export interface ChangeData {
  /** The proposing body. */
  from: string
  kind: ChangeKind
  reason: string
  communities: { code: string; name: string; rural: boolean; isNew: boolean; committees: number | null }[]
  ends: { code: string; name: string; into: string | null }[]
  /** Ids of factors that still lack something. */
  missing: string[]
  document?: { title: string; number: string; date: string }
  /** The day on which it comes into force, YYYY-MM-DD. */
  effective?: string
  filing?: { number: string; date: string }
  /** By the kind of the receiving body. */
  receipts?: Record<string, Receipt>
  /** The day of the last receipt: all are there. */
  filed?: string
  followUp?: { date: string; note: string }
  [key: string]: unknown
}
