/**
 * Procedures beside the grid matter: their words, who may use which step, and what limits a stage.
 * `_shared/procedures/<id>.yaml` says what holds where a law is silent; a pack's own file says what differs.
 * Safe for the browser.
 */
import { z } from 'zod'
import { basis, id, limit, words } from './schema-basis.ts'

/** A procedure's name: module and what runs, as in `matters.entrustment`. */
export const procedureId = z
  .string()
  .regex(/^[a-z]+\.[a-z]+(-[a-z]+)*$/, 'must look like matters.entrustment')

/**
 * What limits a stage: a figure of the law or of our design, or the parameter by which a body of the place sets it.
 * Without either the stage has no deadline.
 */
const stageLimit = z.union([
  z.strictObject({ limit, basis }),
  z.strictObject({ setting: id, basis: basis.optional() }),
])
export type StageLimit = z.infer<typeof stageLimit>

const state = z.strictObject({
  id,
  name: words,
  /** One sentence for whoever waits for it. */
  plain: words,
})

const step = z.strictObject({
  id,
  name: words,
  /** Whether this law has the step. */
  used: z.boolean().default(true),
  basis: basis.default('design'),
})

/** What must be weighed before a decision: each with a value (a principle: with words only) and a comment. */
const procedureFactor = z.strictObject({
  id,
  name: words,
  kind: z.enum(['main', 'secondary', 'principle']),
  basis,
})
export type ProcedureFactor = z.infer<typeof procedureFactor>

/** A procedure whole. */
export const runProcedure = z.strictObject({
  id: procedureId,
  name: words,
  /** Whether this law has the procedure at all. */
  used: z.boolean().default(true),
  basis: basis.default('design'),
  states: z.array(state).min(1),
  steps: z.array(step).min(1),
  limits: z.record(id, stageLimit).default({}),
  /** What the law says must be weighed; none where it says nothing. */
  factors: z.array(procedureFactor).optional(),
})
export type RunProcedure = z.infer<typeof runProcedure>

/** What a law says differently: states and steps by id, each with only what differs. */
export const ownProcedure = z.strictObject({
  id: procedureId,
  name: words.optional(),
  used: z.boolean().optional(),
  basis: basis.optional(),
  states: z.array(state.partial().required({ id: true })).default([]),
  steps: z
    .array(
      z.strictObject({ id, name: words.optional(), used: z.boolean().optional(), basis: basis.optional() }),
    )
    .default([]),
  limits: z.record(id, stageLimit).default({}),
  factors: z.array(procedureFactor).optional(),
})
export type OwnProcedure = z.infer<typeof ownProcedure>
