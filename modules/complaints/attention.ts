/**
 * What time does to a complaint: overdue, it climbs to the next authority that it does not concern, which sees it from then
 * on. Where the law makes such delay a fact of liability (湖北 42), a case is proposed.
 */
import { proposeForComplaint } from '#modules/accountability/contract.server.ts'
import { addParties, tellBody } from '#modules/cases/contract.server.ts'
import { breachTimer } from '#platform/time/deadline.ts'
import { changeCase, lawOf, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { hoursOf, nextRung, running } from '#platform/workflow/timers.ts'
import { complaintOf } from './data.ts'
import { nextAuthority } from './receivers.ts'

/** Climbs one authority; true always: the ladder of other cases could reach whom it is about. */
export async function climbComplaint(work: Work, record: CaseRecord): Promise<boolean> {
  const { pack } = lawOf(work.services, record)
  const next = await nextAuthority(work, record)
  const counting = { calendar: work.services.calendar, hours: hoursOf(pack), now: work.now }
  const timer = running(record.timers)
  const timers = record.timers.map((one) => (one === timer ? breachTimer(one, work.now) : one))
  const climbed = (complaintOf(record).climbed ?? 0) + (next ? 1 : 0)
  const again = next ? nextRung(work.now, 0, pack.limits.escalation, counting) : null
  const after = await changeCase(
    work,
    record,
    {
      timers,
      escalation: record.escalation + 1,
      attention_at: again,
      data: { ...record.data, climbed },
    },
    { action: 'escalate', escalatedTo: next?.kind ?? null },
  )
  if (next) {
    await addParties(work, after, [next.id])
    await tellBody(work, after, { body: next.id, duty: 'complaints.handle', kind: 'cases.overdue' })
  }
  if (record.holder) {
    await tellBody(work, after, { body: record.holder, duty: 'complaints.handle', kind: 'cases.overdue' })
    if (record.escalation === 0) await proposeForComplaint(work, after, record.holder)
  }
  return true
}
