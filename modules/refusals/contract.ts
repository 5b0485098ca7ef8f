/**
 * The log of attempts that a rule refused (●) or warned of (w): who, what, where, by which article.
 */
import { z } from 'zod'
import { contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'

const mode = z.enum(['refuse', 'warn'])
const code = z.string().max(60)

/** Which attempts are meant. Days count in China's time, both included. */
const filter = {
  /** A place below the asker's; theirs when absent. */
  within: placeCode.optional(),
  code: code.optional(),
  mode: mode.optional(),
  body: recordId.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}

const attempt = recordRef.extend({
  at: moment,
  mode,
  code,
  name: words,
  /** What was attempted. */
  operation: words,
  place: placeName,
  /** Whose body; null for residents and programs. */
  body: z.object({ id: recordId, name: z.string() }).nullable(),
  /** In which office. */
  post: words.nullable(),
  /** Empty where the rule is the platform's own. */
  basis: z.array(citation),
})

const counted = z.object({ refused: z.number(), warned: z.number() })

export const refusals = contract('refusals', {
  list: query({
    summary: { zh: '被拒绝和被提醒的办理', en: 'Attempts that were refused or warned of' },
    input: z.object({ ...filter, ...pageAsked }),
    output: pageOf(attempt),
  }),
  get: query({
    summary: { zh: '一次被拒绝的办理', en: 'One attempt that was refused' },
    input: recordRef,
    output: attempt.extend({
      /** What the person was told. */
      says: words,
      /** Name under which the post is filled; only within the asker's own body. */
      person: z.string().nullable(),
      /** The page of the record that it was about. */
      record: z.string().nullable(),
      /** Who may decide otherwise; null where the law names nobody. `within`: the time that the law gives for it. */
      decider: z
        .object({ body: z.string(), name: words, within: words.nullable(), basis: z.array(citation) })
        .nullable(),
    }),
  }),
  statistics: query({
    summary: { zh: '拒绝与提醒的统计', en: 'Refusals and warnings, counted' },
    input: z.object({ ...filter, from: z.iso.date(), to: z.iso.date() }),
    output: z.object({
      total: counted,
      /** `YYYY-MM`, in order. */
      months: z.array(counted.extend({ month: z.string() })),
      codes: z.array(counted.extend({ code, name: words })),
      /** Those with most attempts, 50 at most; `body` is null for residents and programs together. */
      bodies: z.array(counted.extend({ body: z.object({ id: recordId, name: z.string() }).nullable() })),
      /** Bodies beyond those. */
      more: z.number(),
    }),
  }),
})
