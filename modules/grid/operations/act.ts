/**
 * `grid.act` and `grid.actMany`: steps of the procedure, by whoever the procedure lets.
 */

import { findPlace, hasGrids } from '#modules/places/contract.server.ts'
import type { Asker } from '#platform/access/asker.ts'
import { undoable } from '#platform/db/database.ts'
import { attachFiles } from '#platform/files/records.ts'
import { attemptOf, recordRefusal } from '#platform/history/append.ts'
import { fail, OperationError, platformErrors, RefusalError } from '#platform/operation/errors.ts'
import { byProcedure, type Context, operation, signedIn } from '#platform/operation/operation.ts'
import { redact } from '#platform/personal/redact.ts'
import { lawOf, lockFor, requireStep, takeStep, type Work, workOf } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/procedure.ts'
import { type CaseRecord, lockCase } from '#platform/workflow/record.ts'
import { grid } from '../contract.ts'
import { seeing } from '../policy.ts'
import { isMatter, procedureOf } from '../present.ts'
import { findInvolved, findMatter } from '../queries.ts'
import { isGrid } from '../rules.ts'
import { bodyFor, surroundings } from '../surroundings.ts'

export const act = operation(grid.act, {
  access: byProcedure,
  async run(ctx, { county, id, action, seq, ...input }) {
    const record = await step(ctx, 'grid.act', { county, id, seq }, action, input)
    return { county, id, state: record.state, seq: record.seq }
  },
})

export const actMany = operation(grid.actMany, {
  access: signedIn,
  async run(ctx, { items, action, ...input }) {
    ctx.recorded()
    const results = []
    for (const item of items) results.push(await oneOfMany(ctx, item, action, input))
    return { results }
  },
})

/** One of several: what is refused is undone by itself, the others go on. */
async function oneOfMany(
  ctx: Context,
  item: { county: string; id: string },
  action: string,
  input: StepInput,
) {
  try {
    await undoable(ctx.tx, () => step(ctx, 'grid.actMany', item, action, input))
    return { ...item, ok: true }
  } catch (error) {
    if (error instanceof RefusalError) {
      await recordRefusal(ctx.tx, ctx.asker, attemptOf(error, grid.actMany.name, ctx.now))
      return { ...item, ok: false, code: error.code, message: error.text, basis: error.basis }
    }
    if (error instanceof OperationError) {
      const declared = { ...platformErrors, ...grid.act.errors }[error.code as keyof typeof platformErrors]
      return { ...item, ok: false, code: error.code, message: declared?.text }
    }
    throw error
  }
}

/** Takes a step for whoever asks: seen first (404), then possible, then allowed. */
export async function step(
  ctx: Context,
  operationName: string,
  ref: { county: string; id: string; seq?: number },
  action: string,
  input: StepInput,
): Promise<CaseRecord> {
  const work = workOf(ctx, operationName)
  let record = await lockFor(work, ref.county, ref.id)
  if (!(await maySee(ctx, ctx.asker, record))) fail('record.not-found')
  // Only now: whoever may not see it learns nothing of its count of events either.
  if (ref.seq !== undefined && ref.seq !== record.seq) fail('record.conflict')
  const parts = partsOf(action, record, input)
  for (const part of parts.slice(0, 1)) requireStep(work, procedureOf(record), record, part)
  const prepared = await prepare(ctx, work, record, action, input)
  for (const part of parts) {
    record = await takeStep(
      work,
      procedureOf(record),
      surroundings,
      record,
      part,
      inputFor(part, action, prepared),
    )
  }
  if (prepared.photos?.length) {
    const missing = await attachFiles(ctx.tx, prepared.photos, record.county, record.id)
    if (missing.length > 0) fail('grid.photo-missing')
  }
  return record
}

/** Some steps are two of the procedure at once: accepting and dispatching, passing the check and answering. */
function partsOf(action: string, record: CaseRecord, input: StepInput): string[] {
  if (action === 'dispatch' && record.state === 'reported') return ['accept', 'dispatch']
  if (action === 'check' && input.pass && input.answer && record.state === 'handled')
    return ['check', 'answer']
  return [action]
}

function inputFor(part: string, action: string, input: StepInput): StepInput {
  if (part === action) return input
  if (part === 'accept') return { level: input.level, publicText: input.publicText, grid: input.grid }
  return { answer: input.answer, publicText: input.publicText }
}

/** Looks up what guards need to know, and masks what must not become public. */
async function prepare(
  ctx: Context,
  work: Work,
  record: CaseRecord,
  action: string,
  input: StepInput,
): Promise<StepInput> {
  const prepared: StepInput = { ...input }
  if (input.publicText) prepared.publicText = redact(input.publicText)
  if (input.grid) await requireGrid(work, record, input.grid)
  else if (action === 'request-verification' && !isGrid(record.place))
    prepared.gridUnknown = await hasGrids(work.tx, record.place, work.now)
  if ((action === 'dispatch' || action === 'reassign') && input.body) {
    const body = (await bodyFor(work, record, input.body)) ?? fail('workflow.unknown-body')
    const category = record.category ? lawOf(work.services, record).pack.category(record.category) : undefined
    prepared.bodyKind = body.kind
    prepared.bodyName = body.name
    prepared.negative = category?.committee === 'never'
    for (const joint of input.joint ?? []) {
      if (joint === input.body || !(await bodyFor(work, record, joint))) fail('workflow.unknown-body')
    }
  }
  if (action === 'merge' && input.into) {
    const into = await lockCase(work.tx, record.county, input.into)
    const fits = into && into.id !== record.id && !into.closed_at && into.procedure === record.procedure
    if (!fits || !(await maySee(ctx, ctx.asker, into)))
      fail('workflow.field-missing', { into: '请选择一件还在办理的事项' })
  }
  return prepared
}

/** Answers 422 unless it is a grid in force within the place of the matter. */
async function requireGrid(work: Work, record: CaseRecord, code: string): Promise<void> {
  const place = code.startsWith(record.place) ? await findPlace(work.tx, code, work.now) : undefined
  if (place?.level !== 'grid') fail('workflow.field-missing', { grid: '请选择这个社区里的网格' })
}

/** Whether somebody may see a matter at all: by their office, or because it is theirs. */
export async function maySee(ctx: Context, asker: Asker, record: CaseRecord): Promise<boolean> {
  if (!isMatter(record)) return false
  if (asker.via === 'system' || asker.tracks === record.id) return true
  if (asker.person !== undefined && asker.person === record.opened_by) return true
  return seesInOffice(ctx, asker, record)
}

/** Whether it is the office that shows it: by place, or by the body that has or had it. */
export async function seesInOffice(ctx: Context, asker: Asker, record: CaseRecord): Promise<boolean> {
  const acting = asker.acting
  if (!acting || !record.place.startsWith(acting.place)) return false
  const placeWide = seeing.some((duty) => duty !== 'grid.handle' && acting.duties.has(duty))
  if (placeWide) return true
  if (!acting.duties.has('grid.handle')) return false
  if (record.holder === acting.body) return true
  const involved = await findInvolved.find(ctx.tx, [record.county, acting.body, record.opened_at, record.id])
  return involved !== undefined
}

/** The matter of a case; joint parts share their parent's. */
export function matterOf(ctx: Context, record: CaseRecord) {
  return findMatter.find(ctx.tx, [record.county, record.parent ?? record.id])
}
