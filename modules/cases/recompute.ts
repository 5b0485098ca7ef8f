/**
 * A new holiday notice moves open deadlines, whatever their procedure: each is counted again, and the change stands in the case's history.
 */
import type { JobContext } from '#platform/operation/operation.ts'
import { recomputeTimer } from '#platform/time/deadline.ts'
import { changeCase, lawOf, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { actOnCase } from '#platform/workflow/system.ts'
import { dueOf, hoursOf, running } from '#platform/workflow/timers.ts'

/** How many are taken per turn. */
const mostPerTurn = 1000

/** Recomputes open cases whose deadline was counted by another calendar than the present one. */
export async function recompute(ctx: JobContext): Promise<void> {
  const { database, services } = ctx
  const found = await database.pool.query<{ county: string; id: string }>(
    `select county, id from workflow.case where closed_at is null and due_at is not null
       and jsonb_path_exists(timers, '$[*] ? (!exists(@.stoppedAt) && @.calendarVersion != $v)', jsonb_build_object('v', $1::text))
     limit ${mostPerTurn}`,
    [services.calendar.version],
  )
  for (const ref of found.rows) await actOnCase(ctx, 'cases.recompute', ref, recomputeOne)
  if (found.rows.length === mostPerTurn) await services.enqueue('cases.recompute')
}

async function recomputeOne(work: Work, record: CaseRecord): Promise<void> {
  const { calendar } = work.services
  const hours = hoursOf(lawOf(work.services, record).pack)
  const timers = record.timers.map((timer) => recomputeTimer(timer, calendar, hours))
  const before = running(record.timers)?.dueAt
  const { due, attention } = dueOf(timers, record.suspended)
  const moved = due?.toISOString() !== before
  await changeCase(
    work,
    record,
    { timers, due_at: due, ...(moved ? { attention_at: attention, escalation: 0 } : {}) },
    { action: 'recompute', before, after: due?.toISOString(), calendar: calendar.version },
  )
}
