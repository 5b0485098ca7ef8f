/**
 * What a text seems to say, before a person has read it. Every candidate stands somewhere: `quote` is
 * `text.slice(start, end)` of its node.
 */

/** A stretch of a node's words. */
export interface Found {
  /** eId of the paragraph or item whose words these are. */
  node: string
  article: number
  /** 款, counted from 1. */
  paragraph: number
  /** 项, where the words stand in one. */
  item?: number
  /** UTF-16 units in the node's text. */
  start: number
  end: number
  quote: string
}

/** What a clause does; purposes, scope and definitions are no duties. */
export type CandidateModality = 'shall' | 'shall-not' | 'may' | 'encourage'

/** One clause that says what somebody must, must not, may or is encouraged to do. */
export interface CandidateDuty extends Found {
  modality: CandidateModality
  /** Who bears it, in the law's words; empty where it names nobody. */
  subject: string
  /** What is to be done, in the law's words. */
  action: string
  /** Towards whom, where the clause says so. */
  to?: string
  /** The condition under which it holds: …的，…时. */
  condition?: string
  /** A time that the law gives. */
  deadline?: { amount: number; unit: 'workingDays' | 'days' | 'months' | 'years'; words: string }
  /** How often, where the law says so. */
  every?: 'year' | 'half-year' | 'quarter' | 'month'
  /** Words for a time or measure without a figure (∅): 及时, 定期. */
  open: string[]
}

/** A figure, ratio, date or list of the law, or a word that stands in place of a figure. */
export interface CandidateParameter extends Found {
  kind: 'figure' | 'ratio' | 'date' | 'list' | 'open'
  /** null where the law gives none. */
  value: number | string | string[] | null
  /** As printed: 平方米, 户, 工作日; `list`, `date`, `period`, `time` otherwise. */
  unit: string
  /** 不少于, 不超过 …, as printed before the figure. */
  bound?: 'least' | 'most'
}

/** A word that the law defines. */
export interface CandidateTerm extends Found {
  term: string
  definition: string
}

export interface Candidates {
  duties: CandidateDuty[]
  parameters: CandidateParameter[]
  terms: CandidateTerm[]
}
