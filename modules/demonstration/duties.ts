/**
 * The invented past of duties: what bodies of the demonstration county put on record, and what they left undone, so
 * that boards are neither empty nor all green. The same on every machine, and marked as demonstration.
 */
import type { PastJudgment, PastRecord } from '#modules/duties/contract.server.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Duty } from '#platform/packs/schema.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { addDays, instantOf, localDateOf } from '#platform/time/local-date.ts'
import type { NewBody, Population } from './population.ts'
import { idFor, type Random, randomFrom } from './random.ts'

/** All that is invented of one county's duties. */
export interface PastDuties {
  records: PastRecord[]
  judgments: PastJudgment[]
}

/** How often what is due is done: most of it, not all. */
const likelihood: Record<string, number> = { once: 0.65, standing: 0.6, year: 0.6 }

/** Invents the past up to a moment. */
export function planDuties(pack: Pack, { bodies }: Population, now: Date): PastDuties {
  const random = randomFrom(`${pack.id} duties`)
  const today = localDateOf(now)
  const records = pack.duties().flatMap((duty) => {
    if (duty.evidence?.kind !== 'duties.record' || !duty.due) return []
    return bearersOf(duty, bodies).flatMap((body) =>
      daysFor(duty, today, random).map((day) => recordOf(pack, duty, body, day, random)),
    )
  })
  return { records, judgments: judgmentsOf(pack, bodies, today) }
}

/** One body of each place: the first of those that bear it there. */
function bearersOf(duty: Duty, bodies: readonly NewBody[]): NewBody[] {
  const found = new Map<string, NewBody>()
  for (const body of bodies) {
    const bears = duty.bearers.some((kind) => kind === body.kind)
    if (bears && !found.has(body.place)) found.set(body.place, body)
  }
  return [...found.values()]
}

function daysFor(duty: Duty, today: LocalDate, random: Random): LocalDate[] {
  const every = duty.due!.every
  const chance = likelihood[every] ?? 0
  const ago = (most: number) => addDays(today, -random.between(3, most))
  if (every !== 'year') return random.happens(chance) ? [ago(330)] : []
  const year = Number(today.slice(0, 4))
  const before = `${year - 1}-${String(random.between(3, 12)).padStart(2, '0')}-15` as LocalDate
  const days: LocalDate[] = []
  if (random.happens(chance)) days.push(before)
  const own = ago(300)
  if (random.happens(chance / 2) && own.startsWith(String(year))) days.push(own)
  return days
}

function recordOf(pack: Pack, duty: Duty, body: NewBody, day: LocalDate, random: Random): PastRecord {
  const what = duty.action.zh.split(/[，、。；：（]/)[0]!
  const official = body.kind.startsWith('gov-') || body.kind.endsWith('dept')
  const key = `${pack.id} duty ${duty.id} ${body.id} ${day}`
  return {
    id: idFor(key),
    place: body.place,
    duty: duty.id,
    title: `${what.slice(0, 30)}：工作记录（演示）`,
    text: `${body.name}于 ${day} 完成：${duty.action.zh}。这是演示数据，由程序编造。`,
    day,
    number: official ? `演示〔${day.slice(0, 4)}〕${random.between(1, 99)}号` : null,
    public: random.happens(0.6),
    body: body.id,
    bodyName: body.name,
    at: instantOf(day, random.between(9, 17) * 3_600_000),
  }
}

/** A few words of the body above on what no record can show. */
function judgmentsOf(pack: Pack, bodies: readonly NewBody[], today: LocalDate): PastJudgment[] {
  const left = pack
    .duties()
    .find(
      ({ due, class: kind, bearers, modality }) =>
        (due || kind === 'human') &&
        kind !== 'run' &&
        kind !== 'recorded' &&
        modality === 'shall' &&
        bearers.includes('committee'),
    )
  if (!left) return []
  const period = left.due?.every === 'once' ? 'once' : 'standing'
  if (left.due && !['once', 'standing'].includes(left.due.every)) return []
  const judge = bodies.find(({ kind }) => kind === pack.dispatcher)
  const post = judge && pack.bodyKind(judge.kind)?.posts.find(({ duties }) => duties.includes('duties.judge'))
  if (!judge || !post) return []
  const judged = bodies.filter(({ kind, place }) => kind === 'committee' && place.startsWith(judge.place))
  return judged.slice(0, 3).map((body, n) => ({
    id: idFor(`${pack.id} judgment ${left.id} ${body.place}`),
    place: body.place,
    duty: left.id,
    period,
    met: n !== 1,
    reason: n !== 1 ? '实地查看，已经做到（演示）' : '实地查看，没有做到，限期改正（演示）',
    body: judge.id,
    bodyName: judge.name,
    postName: post.name,
    at: instantOf(addDays(today, -20 - n), 15 * 3_600_000),
  }))
}
