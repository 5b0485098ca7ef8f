/**
 * Who may receive a complaint or a suggestion of a place, and to whom an overdue complaint climbs.
 */
import { type Body, bodiesAt, findBody } from '#modules/parties/contract.server.ts'
import { lineage } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { lawOf, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { complaintOf } from './data.ts'
import { isConcerned } from './rules.ts'

/** The bodies that stand at a place or above it, nearest first. */
async function bodiesOver(tx: Tx, services: Services, place: string): Promise<Body[]> {
  const all = await bodiesAt(tx, services, lineage(place))
  return all.sort((a, b) => b.place.length - a.place.length)
}

/** Whom a complaint is about, in a place: bodies at it or above it, nearest first. */
export async function complainedOf(tx: Tx, services: Services, place: string): Promise<Body[]> {
  const private_ = ['owners-committee', 'resident-unit', 'social-organization', 'administrator']
  return (await bodiesOver(tx, services, place)).filter(({ kind }) => !private_.includes(kind))
}

/** Where one may complain about a body at a place, nearest first; as the law says, else as designed. */
export async function addresseesOf(
  tx: Tx,
  services: Services,
  pack: Pack,
  place: string,
  about: Body | undefined,
  aboutPerson: boolean,
): Promise<Body[]> {
  const { complaints } = pack.accountability
  if (!complaints) return []
  const over = await bodiesOver(tx, services, place)
  const free = over.filter((body) => !isConcerned(pack, body, about, aboutPerson))
  const named = inOrder(free, complaints.addressees)
  // Where all that are named stand below whom it is about, the next authority has it.
  return named.length > 0 ? named : inOrder(free, complaints.above)
}

/** Where one makes suggestions at a place. */
export async function suggestedTo(tx: Tx, services: Services, pack: Pack, place: string): Promise<Body[]> {
  const kinds = pack.accountability.suggestions?.addressees ?? []
  return inOrder(await bodiesOver(tx, services, place), kinds)
}

function inOrder(bodies: readonly Body[], kinds: readonly string[]): Body[] {
  return kinds.flatMap((kind) => bodies.filter((body) => body.kind === kind))
}

/** The next authority over whoever holds an overdue complaint; undefined where there is none. */
export async function nextAuthority(work: Work, record: CaseRecord): Promise<Body | undefined> {
  const { pack } = lawOf(work.services, record)
  const { about, person } = complaintOf(record)
  const concerned = about ? await findBody(work.tx, work.services, record.county, about) : undefined
  const holder = record.holder
    ? await findBody(work.tx, work.services, record.county, record.holder)
    : undefined
  const above = pack.accountability.complaints?.above ?? []
  const over = await bodiesOver(work.tx, work.services, record.place)
  const climbed = complaintOf(record).climbed ?? 0
  const higher = over.filter(
    (body) =>
      above.some((kind) => kind === body.kind) &&
      body.place.length < (holder?.place.length ?? record.place.length + 1) &&
      !isConcerned(pack, body, concerned, person),
  )
  return higher[climbed]
}

/** The body that a step names: one that handles such cases at the place, and whom the complaint is not about. */
export async function handlingBody(
  work: Work,
  record: CaseRecord,
  id: unknown,
): Promise<{ body: Body; concerned: boolean }> {
  const { pack } = lawOf(work.services, record)
  const body = await findBody(work.tx, work.services, record.county, String(id))
  const handles = pack.postsWith('complaints.handle').some((post) => post.body === body?.kind)
  if (!body || !handles || !record.place.startsWith(body.place)) fail('complaints.addressee')
  const { about, person } = complaintOf(record)
  const subject = about ? await findBody(work.tx, work.services, record.county, about) : undefined
  return { body, concerned: isConcerned(pack, body, subject, person) }
}
