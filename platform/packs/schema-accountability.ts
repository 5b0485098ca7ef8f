/**
 * Where one complains (投诉与建议), and who is held to account by whom (责任追究): which facts a law answers with correction and criticism, which authority
 * orders it, and what comes first where a committee is corrected. Safe for the browser.
 * Source: capabilities.md sections 29 and 30; 辽源 18, 42–43, 遂宁 36–38, 焦作 38, 贵阳 6, 44–45, 湖北 41–43.
 */
import { z } from 'zod'
import { basis, bodyKindId, id } from './schema-basis.ts'

/**
 * Facts. `transfer`: a body passed its own duty on; `direct-task`: gave a task directly; `unfunded`: entrusted without
 * money and means; `complaint-neglect`: did not take or handle a complaint in time; `neglect`: did not do its duty.
 */
export const FACTS = ['transfer', 'direct-task', 'unfunded', 'complaint-neglect', 'neglect'] as const
export const fact = z.enum(FACTS)
export type FactKind = z.infer<typeof fact>

/**
 * Who corrects. `same-level`: the government of the level at which the body stands, for a township the one above it;
 * `unnamed`: the law leaves it to other rules, so nothing can be checked; else the kinds of body that the law names.
 */
export const authority = z.union([z.enum(['same-level', 'unnamed']), z.array(bodyKindId).min(1)])
export type Authority = z.infer<typeof authority>

/** A fact, the refused attempts that point to it, and its articles; an authority of its own where the law has one. */
const answered = z.strictObject({
  fact,
  refusals: z.array(id).default([]),
  authority: authority.optional(),
  basis,
})
export type AnsweredFact = z.infer<typeof answered>

/** Bodies of government (部门违法责任). */
const department = z.strictObject({
  /** Kinds of body that can be held to account by it. */
  subjects: z.array(bodyKindId).min(1),
  authority,
  /** Persons responsible: always dealt with, only in serious cases, or not named here. */
  persons: z.enum(['always', 'serious', 'elsewhere']),
  /** To which kinds of body persons are referred; empty where the law names none. */
  referredTo: z.array(bodyKindId).default([]),
  facts: z.array(answered).min(1),
})

/** Committees (居（村）民委员会法律责任). */
const committee = z.strictObject({
  authority,
  /** The residents' meeting corrects first; the authority only where it is necessary (必要时). */
  meetingFirst: z.boolean(),
  facts: z.array(answered).min(1),
})

/** Kinds of body to which residents turn, nearest first. */
const addressed = z.strictObject({ addressees: z.array(bodyKindId).min(1), basis })

export const accountabilityFile = z.strictObject({
  /** Where one complains, and to whom a complaint climbs whose time has run out. */
  complaints: addressed.extend({ above: z.array(bodyKindId).default([]) }).optional(),
  /** Where one makes suggestions. */
  suggestions: addressed.optional(),
  department: department.optional(),
  committee: committee.optional(),
})
export type AccountabilityFile = z.infer<typeof accountabilityFile>
