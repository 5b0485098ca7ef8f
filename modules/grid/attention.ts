/**
 * What time does to matters: overdue ones climb the pack's ladder, answered ones that nobody rated close.
 */
import { attendTo, climb } from '#modules/cases/contract.server.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import { takeStep, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { procedureOf } from './present.ts'
import { gridJoint, gridMatter } from './procedure.ts'
import { surroundings } from './surroundings.ts'

/** Looks at all matters whose moment has come. */
export function attend(ctx: JobContext): Promise<void> {
  return attendTo(ctx, 'grid.attend', [gridMatter.name, gridJoint.name], attendOne)
}

async function attendOne(work: Work, record: CaseRecord): Promise<void> {
  if (record.state === 'answered') {
    await takeStep(work, procedureOf(record), surroundings, record, 'close', {})
    return
  }
  await climb(work, record, {
    kind: 'grid.overdue',
    link: `/work/matters/${record.county}/${record.id}`,
  })
}
