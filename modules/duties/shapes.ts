/** Shapes of duties that several operations give. Safe for the browser. */
import { z } from 'zod'
import { citation, moment, placeCode, placeName, recordId, words } from '#platform/operation/shapes.ts'

/** How an obligation stands. */
export const dutyState = z.enum(['overdue', 'notCheckable', 'due', 'notMeasured', 'judged', 'met'])

/** How many stand how. */
export const stateCounts = z.object({
  overdue: z.number(),
  notCheckable: z.number(),
  due: z.number(),
  notMeasured: z.number(),
  judged: z.number(),
  met: z.number(),
})

/** `2026`, `2026-H1`, `2026-Q4`, `2026-11`, `once`, `standing`. */
export const period = z.string().regex(/^(once|standing|\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?)$/)

/** A duty's id in its law. */
export const dutyId = z.string().regex(/^\d+\.\d+(\.([a-z]|\d+(-\d+)?))?$/)

/** Names one obligation. */
export const obligationRef = z.object({ place: placeCode, duty: dutyId, period })

/** An obligation as lists show it. */
export const obligationItem = obligationRef.extend({
  placeName: z.string(),
  /** In the law's words. */
  action: words,
  article: z.string(),
  capability: z.string(),
  capabilityName: words,
  /** The kinds of body that bear it at this place. */
  bearers: z.array(z.object({ kind: z.string(), name: words })),
  periodName: words,
  state: dutyState,
  /** Of what a person judged: whether it was met. */
  judgedMet: z.boolean().nullable(),
  dueOn: z.iso.date().nullable(),
  since: moment.nullable(),
})

/** A piece of evidence with the way to its record. */
export const evidenceShown = z.object({
  kind: z.string(),
  kindName: words,
  place: placeCode,
  placeName: z.string(),
  holds: z.boolean(),
  at: moment,
  day: z.iso.date(),
  title: words,
  url: z.string(),
})

/** What a bearer put on record. */
export const recordShown = z.object({
  county: z.string(),
  id: recordId,
  place: placeCode,
  placeName: z.string(),
  duty: dutyId,
  action: words,
  period,
  title: z.string(),
  day: z.iso.date(),
  text: z.string(),
  number: z.string().nullable(),
  public: z.boolean(),
  bodyName: z.string(),
  at: moment,
  photos: z.array(z.object({ id: recordId, thumb: z.string(), full: z.string() })),
  withdrawnAt: moment.nullable(),
  withdrawnReason: z.string().nullable(),
})

/** A person's word on an obligation; `met` is null where it was taken back. */
export const judgmentShown = z.object({
  met: z.boolean().nullable(),
  reason: z.string(),
  bodyName: z.string(),
  postName: words,
  at: moment,
})

/** One obligation with all that stands behind it. */
export const obligation = obligationItem.extend({
  county: z.string(),
  path: z.array(placeName),
  jurisdiction: z.string(),
  provisional: z.boolean(),
  statute: z.string(),
  basis: z.array(citation.extend({ locator: z.string() })),
  class: z.string(),
  modality: z.string(),
  /** Why it stands so, in a sentence. */
  because: words,
  from: z.iso.date().nullable(),
  every: z.string(),
  /** What has to be shown, by which kind of evidence; absent where nothing shows it. */
  need: z
    .object({
      kind: z.string(),
      kindName: words,
      what: words,
      least: z.number(),
      each: z.string().nullable(),
    })
    .nullable(),
  /** The figure that it waits for or is due by. */
  setting: z.object({ parameter: z.string(), name: words, value: words.nullable() }).nullable(),
  /** Of the places that have to show it: how many, how many have, some that have not. */
  places: z.object({ asked: z.number(), shown: z.number(), missing: z.array(placeName) }).nullable(),
  bodies: z.array(z.object({ id: recordId, name: z.string(), place: placeCode })),
  evidence: z.array(evidenceShown),
  records: z.array(recordShown),
  judgments: z.array(judgmentShown),
  told: z.array(
    z.object({
      what: z.string(),
      at: moment,
      toPlaceName: z.string(),
      toBodies: z.array(z.string()),
      people: z.number(),
    }),
  ),
  /** What the asker may do with it next. */
  may: z.object({ record: z.boolean(), judge: z.boolean(), unjudge: z.boolean() }),
  /** Why not, for what might be expected. */
  mayNot: z.object({ record: words.nullable(), judge: words.nullable() }),
})
