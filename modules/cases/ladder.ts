/**
 * What time does to a case that is overdue: it climbs the ladder of the pack. The one copy of it, for the cases of all
 * modules; each module attends its own procedures by {@link attendTo}.
 */
import { type NoticeKind, tell } from '#modules/notices/contract.server.ts'
import { bodiesAt, headsOf } from '#modules/parties/contract.server.ts'
import { lineage } from '#platform/access/reach.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import { breachTimer } from '#platform/time/deadline.ts'
import { changeCase, lawOf, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { actOnCase } from '#platform/workflow/system.ts'
import { hoursOf, nextRung, running } from '#platform/workflow/timers.ts'

/** How many are taken per turn, so that a backlog does not hold everything up. */
const mostPerTurn = 500

/** Looks at the cases of these procedures whose moment has come, each in its own transaction. */
export async function attendTo(
  ctx: JobContext,
  operation: string,
  procedures: readonly string[],
  attendOne: (work: Work, record: CaseRecord) => Promise<void>,
): Promise<void> {
  if (procedures.length === 0) return
  const { database, services, now } = ctx
  const due = await database.pool.query<{ county: string; id: string }>(
    `select county, id from workflow.case where closed_at is null and attention_at <= $1 and procedure = any($2)
     order by attention_at limit ${mostPerTurn}`,
    [now, procedures],
  )
  const one = async (work: Work, record: CaseRecord) => {
    if (record.attention_at && record.attention_at <= work.now) await attendOne(work, record)
  }
  for (const ref of due.rows) {
    await actOnCase(ctx, operation, ref, one).catch((error: Error) =>
      services.log('warn', 'a case could not be attended to', { ...ref, error: error.message }),
    )
  }
}

/** What whoever the ladder reaches is told, and where it leads. */
export interface Alarm {
  kind: NoticeKind
  link: string
  params?: Record<string, string | { zh: string; en: string }>
}

/**
 * Climbs to the rung that the present moment has reached: the breach is recorded, whoever stands there is told,
 * and the next rung is set. After a standstill several rungs are climbed at once, and told once.
 */
export async function climb(work: Work, record: CaseRecord, alarm: Alarm): Promise<void> {
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
  const params = { ...alarm.params, no: after.no, dueAt: after.due_at?.toISOString() }
  const told = people
    .slice(0, 20)
    .map((person) => ({ person, kind: alarm.kind, params, link: alarm.link, at: work.now }))
  await tell(work.tx, work, told)
}

/** The body of a kind that stands over a place: whom the ladder reaches. */
async function bodyAbove(work: Work, place: string, kind: string): Promise<string | undefined> {
  const bodies = await bodiesAt(work.tx, work.services, lineage(place))
  return bodies.find((body) => body.kind === kind)?.id
}
