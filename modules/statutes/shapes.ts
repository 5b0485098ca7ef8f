/** Rows of laws, how they are counted and compared. Safe for the browser. */
import { z } from 'zod'
import { words } from '#platform/operation/shapes.ts'
import type { Duty, DutyClass, DUTY_PERIODS as PackPeriods } from '#platform/packs/schema.ts'

// As the packs have them (schema-duties.ts), which the browser does not load.
export const DUTY_CLASSES = [
  'run',
  'recorded',
  'published',
  'human',
  'out-of-scope',
  'planned',
] as const satisfies readonly DutyClass[]
const MODALITIES = [
  'shall',
  'shall-not',
  'may',
  'encourage',
  'declare',
  'define',
] as const satisfies readonly Duty['modality'][]
const DUTY_PERIODS = [
  'once',
  'standing',
  'month',
  'quarter',
  'half-year',
  'year',
] as const satisfies typeof PackPeriods

/** What of Linli carries a row. */
export const carrier = z.object({
  kind: z.enum(['operation', 'step', 'refusal', 'parameter', 'page']),
  id: z.string(),
  name: words,
  /** Where it is done or shown; null where no page of its own does. */
  url: z.string().nullable(),
})
export type CarrierRead = z.infer<typeof carrier>

/** A place in a law as pages show it. */
export const cited = z.object({
  /** 第二十条第二款. */
  locator: z.string(),
  quote: z.string(),
  url: z.string(),
})

/** A row of a law: what it asks of whom, and what becomes of it here. */
export const row = z.object({
  id: z.string(),
  /** The number of its first article; 0 for the preamble. */
  article: z.int(),
  basis: z.array(cited),
  /** Who bears it, in the law's words; empty where it names nobody. */
  subject: z.string(),
  bearers: z.array(words),
  to: z.string().nullable(),
  modality: z.enum(MODALITIES),
  capability: z.object({ id: z.string(), name: words }),
  action: words,
  class: z.enum(DUTY_CLASSES),
  why: words.nullable(),
  by: z.array(carrier),
  due: z
    .object({ every: z.enum(DUTY_PERIODS), setting: z.object({ id: z.string(), name: words }).nullable() })
    .nullable(),
  /** What shows that it was done. */
  evidence: words.nullable(),
  /** The same duty in other laws. */
  key: z.object({ id: z.string(), name: words }).nullable(),
  /** Nothing that exists carries it, or no reason is given: it counts as bound to nothing. */
  unbound: z.boolean(),
  /** Found by software in the text; nobody has read it yet. */
  confirm: z.boolean(),
})
export type Row = z.infer<typeof row>

/** What a row counts as. */
export const COUNTED = [...DUTY_CLASSES, 'unbound'] as const
export const counted = z.enum(COUNTED)
export type Counted = z.infer<typeof counted>

/** What becomes of the rows of a law. */
export const coverageRead = z.object({
  articles: z.int(),
  rows: z.int(),
  counts: z.array(
    z.object({
      class: counted,
      /** Rows; of the unbound also the articles that no row speaks of. */
      rows: z.int(),
      /** Articles with at least one such row. */
      articles: z.int(),
    }),
  ),
  /** Numbers of the articles that no row speaks of. */
  without: z.array(z.int()),
})
export type CoverageRead = z.infer<typeof coverageRead>

/** How two laws differ in the same duty or figure. */
export const DIFFERENCES = ['absent', 'bearer', 'modality', 'figure', 'deadline', 'open', 'content'] as const
export const differenceKind = z.enum(DIFFERENCES)
export type DifferenceKind = z.infer<typeof differenceKind>

/** A difference, named: which laws say what. */
export const difference = z.object({
  kind: differenceKind,
  groups: z.array(z.object({ says: words, laws: z.array(z.string()) })),
})
export type Difference = z.infer<typeof difference>

/** What one law has of a duty or figure; nothing where it is silent. */
export const side = z.object({
  law: z.string(),
  entries: z.array(
    z.object({
      /** What it says, in short; the value of a figure. */
      says: words,
      /** Of a duty: who, how it binds, how often. */
      bearer: words.nullable(),
      modality: z.enum(MODALITIES).nullable(),
      every: z.enum(DUTY_PERIODS).nullable(),
      /** The law points to a figure that it does not give. */
      open: z.boolean(),
      basis: z.array(cited),
    }),
  ),
})
export type Side = z.infer<typeof side>

/** The same duty or figure in all laws. */
export const comparison = z.object({
  kind: z.enum(['duty', 'parameter']),
  /** Key of the duty, or id of the parameter. */
  id: z.string(),
  name: words,
  capability: z.object({ id: z.string(), name: words }),
  sides: z.array(side),
  differences: z.array(difference),
})
export type Comparison = z.infer<typeof comparison>

/** A version of a law. */
export const version = z.object({
  version: z.string(),
  /** The day from which it is in force; null for the first one and for drafts. */
  from: z.iso.date().nullable(),
  /** Name of a draft. */
  draft: z.string().nullable(),
  /** In force today. */
  present: z.boolean(),
})
export type Version = z.infer<typeof version>

const articleName = z.object({ eId: z.string(), number: z.int(), suffix: z.int().nullable() })

/** What changed between two versions; see amendments.ts. */
export const amendmentsRead = z.object({
  articles: z.array(
    z.object({
      kind: z.enum(['added', 'removed', 'changed', 'renumbered']),
      before: articleName.nullable(),
      after: articleName.nullable(),
      moved: z.boolean(),
      parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  ),
  chapters: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  unchanged: z.int(),
})
export type AmendmentsRead = z.infer<typeof amendmentsRead>
