/**
 * What time does to the registered cases: what their own module says, else the ladder.
 */
import type { JobContext } from '#platform/operation/operation.ts'
import type { Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { attendTo, climb } from './ladder.ts'
import { linkOf, wordsOf } from './present.ts'

/** Looks at all registered cases whose moment has come. */
export function attend(ctx: JobContext): Promise<void> {
  return attendTo(ctx, 'cases.attend', [...ctx.services.procedures.keys()], attendOne)
}

async function attendOne(work: Work, record: CaseRecord): Promise<void> {
  const { procedures } = work.services
  if (await procedures.get(record.procedure)?.attend?.(work, record)) return
  const procedure = wordsOf(work.services, record).name
  const link = linkOf(procedures, record)
  await climb(work, record, { kind: 'cases.overdue', link, params: { procedure, title: record.title } })
}
