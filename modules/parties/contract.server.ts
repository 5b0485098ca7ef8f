/**
 * What other modules may ask of parties, in the server: who holds which position, which body is meant.
 * What is asked at every request is kept in this process until accounts or positions change.
 */
import { v7 as uuidv7 } from 'uuid'
import { placeNames } from '#modules/places/contract.server.ts'
import type { Position } from '#platform/access/asker.ts'
import { countyOf, covers, endOf, levels, lineage } from '#platform/access/reach.ts'
import { openCounty, type Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { normalisePhone } from '#platform/personal/identity.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { directoryOf, keep } from './directory.ts'
import * as q from './queries.ts'
import { leaderPosts } from './rules.ts'

/** A body as other modules see it. */
export type Body = q.BodyRow

/** The day in China that is meant by "now". */
function today(services: Services): string {
  return localDateOf(services.clock.now())
}

/** The positions that a person holds now, with the duties that the pack of each place gives. */
export async function positionsHeld(tx: Tx, services: Services, person: string): Promise<Position[]> {
  const directory = directoryOf(services)
  const on = today(services)
  const rows = await keep(directory, directory.positions, `${person} ${on}`, () =>
    q.positionsOfPerson.all(tx, [on, person]),
  )
  if (rows.length === 0) return []
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  const rank = (kind: string, place: string) =>
    services.packs
      .forPlace(place)
      ?.bodyKinds()
      .findIndex(({ id }) => id === kind) ?? 0
  // Widest place first; within one, in the order in which the pack lists its bodies: governments before departments.
  const ordered = rows.toSorted(
    (a, b) => a.place.length - b.place.length || rank(a.body_kind, a.place) - rank(b.body_kind, b.place),
  )
  return ordered.flatMap((row): Position[] => {
    const pack = services.packs.forPlace(row.place)
    if (!pack) return []
    return [
      {
        id: row.id,
        body: row.body,
        bodyKind: row.body_kind,
        bodyName: row.body_name,
        post: row.post,
        postName: postName(pack, row.body_kind, row.post),
        place: row.place,
        placeName: names.get(row.place) ?? row.place,
        jurisdiction: pack.id,
        duties: new Set(pack.dutiesOf(row.body_kind, row.post)),
      },
    ]
  })
}

/** The name of a post in the law's words; its id where the pack has none. */
export function postName(pack: Pack | undefined, kind: string, post: string): Words {
  return pack?.post(kind, post)?.name ?? { zh: post, en: post }
}

/** People who hold an office at a place or below. */
export async function peopleInOffice(tx: Tx, services: Services, place: string): Promise<string[]> {
  const rows = await q.peopleWithin.all(tx, [today(services), place, endOf(place)])
  return rows.map(({ person }) => person)
}

/** Counties that bodies for a place may be filed under: its own, and those that stand for its city and province. */
function countiesOf(place: string): string[] {
  return [...new Set(lineage(place).map(countyOf))]
}

/** A body by its id; `county` is its own or one below it: a city's body is found from each of its counties. */
export async function findBody(
  tx: Tx,
  services: Services,
  county: string,
  id: string,
): Promise<Body | undefined> {
  const directory = directoryOf(services)
  const found = await keep(directory, directory.bodies, id, () => q.bodyById.find(tx, [id]))
  return found && countiesOf(county).includes(found.county) ? found : undefined
}

/** Names of bodies by id, in one statement; unknown ids are absent. */
export async function bodyNames(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return new Map((await q.bodiesByIds.all(tx, [wanted])).map(({ id, name }) => [id, name]))
}

/** Kinds of bodies by id, in one statement; bodies that ended are known too, unknown ids are absent. */
export async function bodyKinds(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return new Map((await q.kindsByIds.all(tx, [wanted])).map(({ id, kind }) => [id, kind]))
}

/** Kinds of body that stand in a place, below it, or above it. */
export async function kindsAround(tx: Tx, services: Services, place: string): Promise<Set<string>> {
  const values = [today(services), countiesOf(place), lineage(place), place, endOf(place)] as const
  return new Set((await q.kindsStanding.all(tx, values)).map(({ kind }) => kind))
}

/** The body of a kind that covers a place, at the level where the pack has that kind (or also has it). */
async function standingBody(
  tx: Tx,
  services: Services,
  place: string,
  kind: string,
  department?: string,
): Promise<Body | undefined> {
  const pack = services.packs.forPlace(place)
  const declared = pack?.bodyKind(kind)
  if (!declared) return undefined
  const directory = directoryOf(services)
  const places = [declared.level, ...(declared.alsoAt ?? [])]
    .filter((level) => levels[level] <= place.length)
    .map((level) => place.slice(0, levels[level]))
  return keep(directory, directory.standing, `${kind} ${department ?? ''} ${places.join()}`, async () => {
    const kinds = kind === 'dept' ? ['dept', 'lead-dept'] : [kind]
    const rows = await q.bodiesAt.all(tx, [today(services), countiesOf(place), places, kinds, null])
    return rows.find((row) => department === undefined || row.department === department)
  })
}

/** The body that dispatches matters of a place; undefined where there is none (yet). */
export async function dispatcherOf(tx: Tx, services: Services, place: string): Promise<Body | undefined> {
  const dispatcher = services.packs.forPlace(place)?.dispatcher
  return dispatcher ? standingBody(tx, services, place, dispatcher) : undefined
}

/** Who handles by default what the catalogue says of a category; else who dispatches. */
export async function defaultHandler(
  tx: Tx,
  services: Services,
  place: string,
  responsible: { body: string; department?: string | undefined },
): Promise<Body | undefined> {
  const meant = await standingBody(tx, services, place, responsible.body, responsible.department)
  if (meant) return meant
  const dispatcher = services.packs.forPlace(place)?.dispatcher
  return dispatcher && standingBody(tx, services, place, dispatcher)
}

/** Bodies that may be given a matter of a place: those above or at it whose posts handle matters. */
export async function handlersAt(
  tx: Tx,
  services: Services,
  place: string,
  search?: string,
): Promise<Body[]> {
  const pack = services.packs.forPlace(place)
  if (!pack) return []
  const kinds = pack
    .bodyKinds()
    .filter(({ posts }) => posts.some(({ duties }) => duties.includes('grid.handle')))
    .map(({ id }) => id)
  const pattern = search ? q.likeAnywhere(search) : null
  return q.bodiesAt.all(tx, [today(services), countiesOf(place), lineage(place), kinds, pattern])
}

/** Bodies that stand at one of these places. */
export function bodiesAt(tx: Tx, services: Services, places: readonly string[]): Promise<Body[]> {
  const counties = [...new Set(places.map(countyOf))]
  return q.bodiesAt.all(tx, [today(services), counties, [...places], null, null])
}

/**
 * Ids of the people in office in a body: those whose post carries the duty, and whose position reaches the place,
 * where they are named. A city's body may have people for one county only.
 */
export async function peopleOf(
  tx: Tx,
  services: Services,
  county: string,
  body: string,
  duty?: string,
  place?: string,
): Promise<string[]> {
  const rows = await officeHolders(tx, services, county, body, place)
  const carry = (row: q.PositionRow) =>
    duty === undefined || services.packs.forPlace(row.place)?.dutiesOf(row.body_kind, row.post).includes(duty)
  return [...new Set(rows.filter(carry).map(({ person }) => person))]
}

/** Ids of the people who lead a body (post `head`), as far as they reach the place; where it has none, of all in office. */
export async function headsOf(
  tx: Tx,
  services: Services,
  county: string,
  body: string,
  place?: string,
): Promise<string[]> {
  const rows = await officeHolders(tx, services, county, body, place)
  const heads = rows.filter(({ post }) => post === 'head')
  return [...new Set((heads.length > 0 ? heads : rows).map(({ person }) => person))]
}

async function officeHolders(
  tx: Tx,
  services: Services,
  county: string,
  body: string,
  place: string | undefined,
): Promise<readonly q.PositionRow[]> {
  const found = await findBody(tx, services, county, body)
  if (!found) return []
  const directory = directoryOf(services)
  const on = today(services)
  const held = await keep(directory, directory.holders, `${found.id} ${on}`, () =>
    q.positionsOfBody.all(tx, [on, found.county, found.id]),
  )
  return place === undefined ? held : held.filter((position) => covers(position.place, place))
}

/** Positions in office at exactly these places; only published contacts where asked. */
export function positionsAt(
  tx: Tx,
  services: Services,
  places: readonly string[],
  options: { contact?: boolean } = {},
): Promise<q.PositionRow[]> {
  return places.length === 0
    ? Promise.resolve([])
    : q.positionsAt.all(tx, [today(services), [...places], options.contact ?? false])
}

/** Places at which bodies stand, below a place, sorted: those after `after`, so many at most. */
export async function bodyPlaces(
  tx: Tx,
  services: Services,
  within: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await q.bodyPlaces.all(tx, [today(services), within, endOf(within), after, limit])
  return rows.map(({ place }) => place)
}

/** How many lead and how many others work in each grid, and the leader's name. */
export async function gridStaff(
  tx: Tx,
  services: Services,
  grids: readonly string[],
): Promise<Map<string, { leader: string | null; leaders: number; workers: number }>> {
  const staff = new Map<string, { leader: string | null; leaders: number; workers: number }>()
  const rows = await positionsAt(tx, services, grids)
  const leading = new Map<string, Set<string>>()
  for (const row of rows) {
    const pack = services.packs.forPlace(row.place)
    if (!pack) continue
    const posts = leading.get(pack.id) ?? leaderPosts(pack)
    leading.set(pack.id, posts)
    const known = staff.get(row.place) ?? { leader: null, leaders: 0, workers: 0 }
    if (posts.has(row.post)) {
      known.leaders++
      known.leader ??= row.public_name
    } else known.workers++
    staff.set(row.place, known)
  }
  return staff
}

/** An office by its position: the post in the law's words, and the name under which it is filled. */
export interface Office {
  post: Words
  name: string
}

/** Offices by the id of the position, ended ones too; one statement. Positions are found by their people. */
export async function officesHeld(
  tx: Tx,
  services: Services,
  held: readonly { person: string; position: string }[],
): Promise<Map<string, Office>> {
  if (held.length === 0) return new Map()
  const people = [...new Set(held.map(({ person }) => person))]
  const positions = [...new Set(held.map(({ position }) => position))]
  const rows = await q.positionsByIds.all(tx, [people, positions])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        post: postName(services.packs.forPlace(row.place), row.body_kind, row.post),
        name: row.public_name,
      },
    ]),
  )
}

/** Makes a person of somebody who registers or is appointed; phones are sealed. */
export async function addPerson(
  tx: Tx,
  services: Services,
  person: {
    id?: string
    name: string
    phone?: string | undefined
    home?: string | undefined
    county: string
  },
): Promise<{ person: string; county: string }> {
  const { vault, clock } = services
  const id = person.id ?? uuidv7()
  const phone = person.phone ? (normalisePhone(person.phone) ?? person.phone) : undefined
  await openCounty(tx, person.county)
  await q.insertPerson.all(tx, [
    person.county,
    id,
    person.name,
    person.home ?? null,
    phone ? vault.seal(phone) : null,
    phone ? vault.blindIndex(phone, 'phone') : null,
    clock.now(),
  ])
  return { person: id, county: person.county }
}

export { directory } from './named.ts'
