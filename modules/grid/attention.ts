/**
 * What time does to matters: overdue ones climb the pack's ladder, answered ones that nobody rated close.
 */

import { tell } from '#modules/notices/contract.server.ts'
import { bodiesAt, headsOf } from '#modules/parties/contract.server.ts'
import { lineage } from '#platform/access/reach.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import { breachTimer } from '#platform/time/deadline.ts'
import { changeCase, lawOf, takeStep, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { actOnCase } from '#platform/workflow/system.ts'
import { hoursOf, nextRung, running } from '#platform/workflow/timers.ts'
import { procedureOf } from './present.ts'
import { surroundings } from './surroundings.ts'

/** How many are taken per turn, so that a backlog does not hold everything up. */
const mostPerTurn = 500

/** Looks at all cases whose moment has come. */
export async function attend(ctx: JobContext): Promise<void> {
  const { database, services, now } = ctx
  const due = await database.pool.query<{ county: string; id: string }>(
    `select county, id from workflow.case where closed_at is null and attention_at <= $1 order by attention_at limit ${mostPerTurn}`,
    [now],
  )
  for (const ref of due.rows) {
    await actOnCase(ctx, 'grid.attend', ref, attendOne).catch((error: Error) =>
      services.log('warn', 'a case could not be attended to', { ...ref, error: error.message }),
    )
  }
}

async function attendOne(work: Work, record: CaseRecord): Promise<void> {
  if (!record.attention_at || record.attention_at > work.now) return
  if (record.state === 'answered')
    await takeStep(work, procedureOf(record), surroundings, record, 'close', {})
  else await escalate(work, record)
}

/**
 * Climbs to the rung that the present moment has reached: the breach is recorded, whoever stands there is told,
 * and the next rung is set. After a standstill several rungs are climbed at once, and told once.
 */
async function escalate(work: Work, record: CaseRecord): Promise<void> {
  const pack = lawOf(work.services, record).pack
  const ladder = pack.limits.escalation
  const counting = { calendar: work.services.calendar, hours: hoursOf(pack), now: work.now }
  const timer = running(record.timers)
  const due = record.due_at ?? work.now
  let rung = record.escalation
  let next = nextRung(due, rung, ladder, counting)
  while (next && next <= work.now) {
    rung += 1
    next = nextRung(due, rung, ladder, counting)
  }
  const to = rung === 0 ? 'holder' : (ladder[rung - 1]?.to ?? 'holder')
  const timers = record.timers.map((entry) => (entry === timer ? breachTimer(entry, work.now) : entry))
  const after = await changeCase(
    work,
    record,
    { timers, escalation: rung + 1, attention_at: next },
    { action: 'escalate', rung, escalatedTo: to },
  )
  const body = to === 'holder' || to === 'holder-head' ? after.holder : await bodyAbove(work, after.place, to)
  const people = body ? await headsOf(work.tx, work.services, after.county, body, after.place) : []
  const link = `/work/matters/${after.county}/${after.id}`
  const params = { no: after.no, dueAt: after.due_at?.toISOString() }
  const told = people
    .slice(0, 20)
    .map((person) => ({ person, kind: 'grid.overdue' as const, params, link, at: work.now }))
  await tell(work.tx, work, told)
}

/** The body of a kind that stands over a place: whom the ladder reaches. */
async function bodyAbove(work: Work, place: string, kind: string): Promise<string | undefined> {
  const bodies = await bodiesAt(work.tx, work.services, lineage(place))
  return bodies.find((body) => body.kind === kind)?.id
}
