/**
 * Reminders before the date, escalation after it: to those who put duties on record at the bearer's place, then to the
 * body that stands above. Each is told once: running the job again tells nothing new.
 */
import { tell } from '#modules/notices/contract.server.ts'
import { bodyPlaces, positionsAt } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import { countyOf, levelOf, levels } from '#platform/access/reach.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { daysBetween } from '#platform/time/local-date.ts'
import { everyOf } from './periods.ts'
import * as q from './queries.ts'
import { isUnderWay } from './recomputation.ts'
import { type Ground, groundAt, type Segment, segmentsOf } from './segments.ts'
import { settle } from './settle.ts'

/** So many places are looked at in one transaction. */
const together = 100
/** How many days before the date one is reminded. */
const lead = { month: 5, quarter: 14, 'half-year': 30, year: 30, once: 30, standing: 30 } as const
/** After so many days overdue it goes one place further up. */
const again = 30

type What = 'reminder' | 'overdue' | 'escalation-1' | 'escalation-2'

/** Who is told, where they stand. */
interface Recipients {
  place: string
  bodies: string[]
  people: { person: string; county: string }[]
}

type Held = Awaited<ReturnType<typeof positionsAt>>[number]

/** The job. */
export async function remind(ctx: JobContext): Promise<void> {
  const { database, services, now } = ctx
  // Nobody is told of what was put on record a moment ago.
  await settle(ctx)
  for (const pack of services.packs.list({ includeFictional: true })) {
    // Before all records are gathered much looks undone; the recomputation asks for this job at its end.
    if (await isUnderWay(database.direct, pack.prefix, now)) continue
    let after = ''
    do {
      const places = await bodyPlaces(database.direct, services, pack.prefix, after, together)
      if (places.length > 0) await remindAt(database, services, pack, places, now)
      after = places.length === together ? places.at(-1)! : ''
    } while (after)
  }
}

async function remindAt(
  database: Database,
  services: Services,
  pack: Pack,
  places: readonly string[],
  now: Date,
): Promise<void> {
  const after: (() => void | Promise<void>)[] = []
  await database.transaction(undefined, async (tx) => {
    const ground = await groundAt(tx, services, pack, pack.prefix, now)
    const found = await segmentsOf(ground, places)
    const above = [...new Set(places.flatMap((place) => Object.values(levels).map((n) => place.slice(0, n))))]
    const held = Map.groupBy(await positionsAt(tx, services, above), ({ place }) => place)
    const names = await placeNames(tx, places)
    const teller = { services, afterCommit: (work: () => void | Promise<void>) => void after.push(work) }
    for (const place of places) {
      const own = (found.get(place) ?? []).filter(({ level }) => level === levelOf(place))
      for (const [what, some] of whatToTell(own, ground.today)) {
        await tellOf(
          tx,
          teller,
          { pack, ground, held, now, place, name: names.get(place) ?? place },
          what,
          some,
        )
      }
    }
  })
  for (const work of after) await work()
}

/** What is to be told of a place today. Pure. */
export function whatToTell(own: readonly Segment[], today: LocalDate): Map<What, Segment[]> {
  const told = new Map<What, Segment[]>()
  const add = (what: What, segment: Segment) => told.set(what, [...(told.get(what) ?? []), segment])
  for (const segment of own) {
    const { state, dueOn, period } = segment
    if (!dueOn) continue
    const left = daysBetween(today, dueOn as LocalDate)
    if (state === 'due' && left >= 0 && left <= lead[everyOf(period) ?? 'year']) add('reminder', segment)
    if (state !== 'overdue') continue
    add('overdue', segment)
    add('escalation-1', segment)
    if (left < -again) add('escalation-2', segment)
  }
  return told
}

interface At {
  pack: Pack
  ground: Ground
  held: ReadonlyMap<string, readonly Held[]>
  now: Date
  place: string
  name: string
}

/** Tells each body above or at the place once of all that is new. */
async function tellOf(
  tx: Tx,
  teller: Parameters<typeof tell>[1],
  at: At,
  what: What,
  segments: readonly Segment[],
): Promise<void> {
  const byRecipients = Map.groupBy(segments, (segment) => {
    const { place, bodies } = recipientsOf(at, what, segment)
    return `${place} ${bodies.join()}`
  })
  for (const some of byRecipients.values()) {
    const recipients = recipientsOf(at, what, some[0]!)
    // Where nobody stands further up, it stays where it was brought.
    const before = what === 'escalation-2' ? recipientsOf(at, 'escalation-1', some[0]!) : undefined
    if (before?.place === recipients.place && before.bodies.join() === recipients.bodies.join()) continue
    const rows = some.map(({ borne, period }) => ({
      county: countyOf(at.place),
      place: at.place,
      duty: borne.duty.id,
      period,
      what,
      at: at.now,
      to_place: recipients.place,
      to_bodies: recipients.bodies,
      people: recipients.people.length,
    }))
    const fresh = await q.insertTold.all(tx, [JSON.stringify(rows)])
    if (fresh.length === 0) continue
    const kind =
      what === 'reminder' ? 'duties.due-soon' : what === 'overdue' ? 'duties.overdue' : 'duties.escalated'
    const dueOn = some.map((segment) => segment.dueOn!).sort()[0]!
    const state = what === 'reminder' ? 'due' : 'overdue'
    await tell(
      tx,
      teller,
      recipients.people.map(({ person, county }) => ({
        person,
        personCounty: county,
        kind,
        params: { place: at.name, count: fresh.length, dueOn },
        link: `/work/duties/list?within=${at.place}&level=${levelOf(at.place)}&states=${state}`,
        at: at.now,
      })),
    )
  }
}

/** Those who put on record at the place; or those in the body above who judge, else who read. */
function recipientsOf(at: At, what: What, { borne, level }: Segment): Recipients {
  const kinds: readonly string[] = borne.bearers.get(level) ?? []
  if (what === 'reminder' || what === 'overdue') return pick(at, at.place, kinds, ['duties.record'])
  const first = bodyAbove(at.pack, kinds, at.place)
  const up = what === 'escalation-1' ? first : bodyAbove(at.pack, [first.kind], first.place)
  return pick(at, up.place, [up.kind], ['duties.judge', 'duties.read'])
}

/** The body that stands above: what the pack says of the kind, else the government one place up. */
function bodyAbove(pack: Pack, kinds: readonly string[], place: string): { kind: string; place: string } {
  for (const kind of kinds) {
    const under = pack.bodyKind(kind)?.under
    const above = under && pack.bodyKind(under)
    if (!above) continue
    const level = [above.level, ...(above.alsoAt ?? [])].find((one) => levels[one] <= place.length)
    if (level) return { kind: under, place: place.slice(0, levels[level]) }
  }
  const length = Object.values(levels).findLast((one) => one < place.length && one >= pack.prefix.length)
  const next = length === undefined ? place : place.slice(0, length)
  const government = pack
    .bodyKinds()
    .find(({ id, level }) => id.startsWith('gov-') && levels[level] === next.length)
  return { kind: government?.id ?? kinds[0] ?? '', place: next }
}

function pick(at: At, place: string, kinds: readonly string[], rights: readonly string[]): Recipients {
  const all = (at.held.get(place) ?? []).filter(({ body_kind }) => kinds.includes(body_kind))
  for (const right of rights) {
    const those = all.filter(({ body_kind, post }) => at.pack.dutiesOf(body_kind, post).includes(right))
    if (those.length === 0) continue
    const people = new Map(
      those.map((one) => [one.person, { person: one.person, county: one.person_county }]),
    )
    return {
      place,
      bodies: [...new Set(those.map(({ body_name }) => body_name))].slice(0, 5),
      people: [...people.values()],
    }
  }
  return { place, bodies: [], people: [] }
}
