/** The small shapes that all files of a pack are made of: words, citations, levels, bodies, duties, limits. */
import { z } from 'zod'
import type { Limit } from '#platform/time/calendar-types.ts'

/** Words in both languages. */
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof words>

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be kebab-case, as in "exposed-garbage"')
export const wordLists = z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })

/** A place in the statute with its words. `preamble` is what stands before the first article. */
export const citation = z.strictObject({
  article: z.union([z.int().positive(), z.literal('preamble')]),
  paragraph: z.int().positive().optional(),
  item: z
    .string()
    .regex(/^（[一二三四五六七八九十]+）$/, 'must look like （二）')
    .optional(),
  quote: z.string().min(2),
})
export type Citation = z.infer<typeof citation>

/** Where something comes from: places in the law, or Linli's own design. */
export const basis = z.union([z.literal('design'), z.array(citation).min(1)])
export type Basis = z.infer<typeof basis>

export const LEVELS = ['province', 'city', 'county', 'township', 'community', 'grid'] as const
export const level = z.enum(LEVELS)
export type Level = z.infer<typeof level>

/** Duties that a pack may grant to posts; modules explain them in their policy.ts. */
export const DUTIES = [
  'grid.patrol',
  'grid.clerk',
  'grid.intake',
  'grid.handle',
  'grid.check',
  'grid.supervise',
  'grid.extend',
  'grid.read',
  'statistics.read',
  'places.divide',
  'places.propose',
  'parties.read',
  'parties.manage',
  'accounts.manage',
  'settings.manage',
  'duties.read',
  'duties.record',
  'duties.judge',
  'refusals.read',
  'trials.run',
  'population.read',
  'facilities.read',
  'facilities.manage',
  'matters.read',
  'matters.request',
  'matters.answer',
  'matters.lists',
  'complaints.handle',
  'complaints.read',
  'accountability.open',
  'accountability.decide',
  'accountability.answer',
  'communities.propose',
  'communities.examine',
  'communities.decide',
  'communities.receive',
] as const
export type DutyId = (typeof DUTIES)[number]

/** Kinds of body (capabilities.md 0.1). A pack uses those that its law knows. */
export const BODY_KINDS = [
  'gov-province',
  'gov-city',
  'gov-county',
  'gov-base',
  'lead-dept',
  'dept',
  'agency',
  'committee',
  'owners-committee',
  'property-company',
  'resident-unit',
  'social-organization',
  'party-branch',
  'npc',
  'supervisor',
  'administrator',
] as const
export const bodyKindId = z.enum(BODY_KINDS)
export type BodyKindId = z.infer<typeof bodyKindId>

export type { Limit } from '#platform/time/calendar-types.ts'
/** A length of time in the unit in which it is counted (platform/time). */
export const limit: z.ZodType<Limit> = z.strictObject({
  amount: z.number().positive(),
  unit: z.enum(['workingDays', 'workingHours', 'calendarDays', 'hours']),
})
