/**
 * Duties as data: every row of a law, what becomes of it in Linli, and what shows that it was done.
 * Safe for the browser.
 */
import { z } from 'zod'
import { bodyKindId, citation, id, level, words } from './schema-basis.ts'

/** The law's modality (应当, 不得, 可以, 鼓励), and what states no duty: a declaration or a definition. */
export const MODALITIES = ['shall', 'shall-not', 'may', 'encourage', 'declare', 'define'] as const

/**
 * What becomes of a row. `run`: the software does, computes or refuses it. `recorded`: whoever bears it puts on
 * record that it was done. `published`: the software makes it public. `human`: left to a person's judgment.
 * `out-of-scope`: not for this software. `planned`: will be run later and is not yet.
 */
export const DUTY_CLASSES = ['run', 'recorded', 'published', 'human', 'out-of-scope', 'planned'] as const
export const dutyClass = z.enum(DUTY_CLASSES)
export type DutyClass = z.infer<typeof dutyClass>

/** `once`: to be shown once. `standing`: has to hold all the time. The others: anew in each period. */
export const DUTY_PERIODS = ['once', 'standing', 'month', 'quarter', 'half-year', 'year'] as const

/** What of Linli carries a row; each name must exist, `linli pack check` looks. */
const carrier = z.union([
  z.strictObject({ operation: z.string() }),
  z.strictObject({ step: z.string() }),
  z.strictObject({ refusal: id }),
  z.strictObject({ parameter: id }),
  z.strictObject({ page: z.string().startsWith('/') }),
])
export type Carrier = z.infer<typeof carrier>

export const duty = z.strictObject({
  /** Article, paragraph and part, as in `4.1.b`, `13.1.2`, `3.1.1-6`; unique in the pack and kept for good. */
  id: z.string().regex(/^\d+\.\d+(\.([a-z]|\d+(-\d+)?))?$/, 'must look like 4.1 or 4.1.b'),
  /** The same duty in other laws; named in _shared/duties.yaml. */
  key: id.optional(),
  basis: z.array(citation).min(1),
  /** Kinds of body that bear it; none where the law names nobody whom the pack knows. */
  bearers: z.array(bodyKindId),
  /** Who bears it, in the law's words; empty where it names nobody. */
  subject: z.string(),
  /** Towards whom, in the law's words. */
  to: z.string().optional(),
  modality: z.enum(MODALITIES),
  capability: id,
  action: words,
  class: dutyClass,
  /** Why it is left to a person, out of scope or not yet run. */
  why: words.optional(),
  by: z.array(carrier).optional(),
  /** What makes obligations of it; absent: it is never due (a permission, a declaration). */
  due: z
    .strictObject({
      every: z.enum(DUTY_PERIODS),
      /** The time or figure that the law leaves open: not checkable until a body of the place has set it. */
      setting: id.optional(),
    })
    .optional(),
  /** What shows that it was done. Absent: not measured. */
  evidence: z
    .strictObject({
      /** A kind that a module offers, as in `places.grids`; `duties.record` is what the bearer puts on record. */
      kind: z.string().regex(/^[a-z]+\.[a-z]+(-[a-z]+)*$/),
      /** Every place of this level below the bearer must show it; absent: the bearer's own place. */
      each: level.optional(),
      /** So many in a period; 1 when absent. */
      least: z.int().positive().optional(),
      /** What has to be shown, for whoever puts it on record. */
      what: words,
    })
    .optional(),
  /** Found by the software in the text and not yet read by a person. */
  confirm: z.literal(true).optional(),
})
export type Duty = z.infer<typeof duty>
export const dutiesFile = z.strictObject({ duties: z.array(duty) })

/** The same duty across laws: its name, for the comparison. */
const dutyKey = z.strictObject({ id, name: words, capability: id })
export const dutyKeysFile = z.strictObject({
  capabilities: z.array(z.strictObject({ id, name: words })),
  keys: z.array(dutyKey),
})
export type DutyKeysFile = z.infer<typeof dutyKeysFile>
