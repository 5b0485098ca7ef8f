/**
 * `cases.act`: a step of any registered procedure, by whoever the procedure lets.
 */
import { attachFiles } from '#platform/files/records.ts'
import { fail } from '#platform/operation/errors.ts'
import { byProcedure, operation } from '#platform/operation/operation.ts'
import { lockFor, requireStep, takeStep, workOf } from '#platform/workflow/engine.ts'
import type { FieldDefinition, StepInput } from '#platform/workflow/procedure.ts'
import { cases } from '../contract.ts'
import { requireSeen } from '../sight.ts'

export const act = operation(cases.act, {
  access: byProcedure,
  async run(ctx, { county, id, action, seq, fields }) {
    const work = workOf(ctx, cases.act.name)
    const record = await lockFor(work, county, id)
    const procedure = await requireSeen(ctx, record)
    // Only now: whoever may not see it learns nothing of its count of events either.
    if (seq !== undefined && seq !== record.seq) fail('record.conflict')
    const { definition, surroundings } = procedure
    const step = requireStep(work, definition, record, action)
    const given = inputOf(step.fields, fields)
    const input = (await procedure.prepare?.(ctx, work, record, action, given)) ?? given
    const after = await takeStep(work, definition, surroundings, record, action, input)
    if (given.photos?.length) {
      const missing = await attachFiles(ctx.tx, given.photos, county, id)
      if (missing.length > 0) fail('workflow.field-wrong', { photos: '有照片没有传完，请重新上传' })
    }
    return { county, id, state: after.state, seq: after.seq, at: ctx.now.toISOString() }
  },
})

const kinds: Partial<Record<FieldDefinition['kind'], (value: unknown) => boolean>> = {
  number: (value) => Number.isInteger(value) && (value as number) >= 1,
  amount: (value) => typeof value === 'number' && value >= 0 && value < 1e12,
  boolean: (value) => typeof value === 'boolean',
  date: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  photos: (value) => Array.isArray(value),
  bodies: (value) => Array.isArray(value),
}

/** Only what the step's form asks for, each in its kind; 422 names the fields that are not. */
function inputOf(asked: readonly FieldDefinition[], given: Record<string, unknown>): StepInput {
  const input: StepInput = {}
  const wrong: Record<string, string> = {}
  for (const { name, kind, label, choices } of asked) {
    const value = given[name]
    if (value === undefined || value === '') continue
    const fits = kinds[kind] ?? ((one: unknown) => typeof one === 'string')
    const chosen = kind !== 'choice' || choices?.some((choice) => choice.value === value)
    if (fits(value) && chosen) input[name] = value
    else wrong[name] = label.zh
  }
  if (Object.keys(wrong).length > 0) fail('workflow.field-wrong', wrong)
  return input
}
