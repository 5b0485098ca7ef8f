/**
 * Who asks: everybody that the invented law knows, at every place above, in and beside two counties; each with a
 * body, a person, a position and an account in the database.
 */
import { v7 as uuidv7 } from 'uuid'
import { hashPassword } from '#modules/accounts/contract.server.ts'
import type { Town } from '#modules/grid/testing/town.ts'
import { type Asker, nobody } from '#platform/access/asker.ts'
import type { Marks } from './marks.ts'
import { below, carries, mayThere } from './model.ts'

/** The places that people stand at: above both counties, one with two townships, and the other one. */
export const places = [
  '99',
  '9901',
  '990101',
  '990101001',
  '990101001001',
  '990101001001001',
  '990101002',
  '990101002001',
  '990102',
  '990102001',
  '990102001001',
  '990102001001001',
]
export const communities = places.filter(({ length }) => length === 12)

/** The one password of all accounts here. */
export const password = 'Qa7-liuliu-9x'

export const countyOf = (place: string) => place.slice(0, 6).padEnd(6, '0')

/** An account as the model knows it. */
export interface KnownAccount {
  id: string
  login: string
  person: string
  /** Places of the offices that its person holds. */
  offices: string[]
}

/** Everybody. */
export interface Population {
  askers: Asker[]
  /** In a city's department, but for one county only. */
  lent: Asker
  /** Person with two offices in two counties, acting in the first one. */
  double: Asker
  residents: Record<string, { reporter: Asker; neighbour: Asker }>
  accounts: KnownAccount[]
  /** Body by `kind place`. */
  bodies: Map<string, string>
  /** Position id → place and body. */
  positions: Map<string, { place: string; body: string }>
  people: Map<string, { county: string }>
  /** An office holder's asker, by kind, post and place. */
  holder(kind: string, post: string, place: string): Asker
}

/** Puts everybody into the town. */
export async function populate(town: Town, marks: Marks): Promise<Population> {
  const pack = town.services.packs.get('_fictional')
  const bodies = new Map([
    ['gov-base 990101001', town.bodies.base],
    ['committee 990101001001', town.bodies.committee],
    ['dept 990101', town.bodies.sanitation],
    ['gov-base 990101002', town.bodies.otherBase],
    ['dept 990102', town.bodies.otherDept],
  ])
  const population: Omit<Population, 'double' | 'lent' | 'residents' | 'holder'> = {
    askers: [],
    accounts: [],
    bodies,
    positions: new Map(),
    people: new Map(),
  }
  const hash = await hashPassword(password)
  const { query } = town.owner
  const sql = query.bind(town.owner) as (text: string, values: unknown[]) => Promise<unknown>

  for (const kind of pack.bodyKinds()) {
    for (const place of places) await addBody(kind.id, place)
  }
  for (const [key, id] of bodies) {
    const place = key.split(' ')[1]!
    marks.keep(id, { what: 'body', place, open: true, visible: () => true })
  }

  async function addBody(kind: string, place: string): Promise<void> {
    if (bodies.has(`${kind} ${place}`)) return
    const id = uuidv7()
    bodies.set(`${kind} ${place}`, id)
    await sql(
      `insert into parties.body (county, id, kind, name, place, phone, valid_from)
       values ($1, $2, $3, $4, $5, '000-1234', '2020-01-01')`,
      [countyOf(place), id, kind, `${kind} ${place}`, place],
    )
  }

  /** A person with an account; `offices` are where they hold one. */
  async function addPerson(who: Asker, home: string, offices: string[]): Promise<Asker> {
    const county = countyOf(home)
    const seen = (other: Asker) => offices.some((place) => mayThere(other, place, 'accounts.manage'))
    const own = (other: Asker) => other.account === who.account
    const hidden = { place: home, open: false }
    const ofAccount = { ...hidden, visible: (other: Asker) => own(other) || seen(other) }
    const login = marks.word({ ...ofAccount, what: 'login' })
    const name = marks.word({ ...ofAccount, what: 'name of an account' })
    const legal = marks.word({ ...hidden, what: 'name of a person', visible: () => false })
    const phone = marks.phone({ ...hidden, what: 'phone of a person', visible: () => false })
    marks.keep(who.account!, { ...ofAccount, what: 'account' })
    const inOffice = (other: Asker) =>
      offices.some((place) => mayThere(other, place, 'parties.read', 'parties.manage'))
    marks.keep(who.person!, { ...hidden, what: 'person', visible: (other) => own(other) || inOffice(other) })
    const { vault } = town.services
    await sql(
      `insert into parties.person (county, id, name, home, phone_sealed, phone_index, created_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [county, who.person, legal, home, vault.seal(phone), vault.blindIndex(phone, 'phone')],
    )
    await sql(
      `insert into accounts.account (id, login, password_hash, person, person_county, name, created_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [who.account, login, hash, who.person, county, name],
    )
    population.people.set(who.person!, { county })
    population.accounts.push({ id: who.account!, login, person: who.person!, offices })
    return { ...who, login, name, personCounty: county }
  }

  /** A position is filed with its body, which may stand above its place. */
  const filedUnder = (body: string) => countyOf([...bodies].find(([, id]) => id === body)![0].split(' ')[1]!)

  async function addPosition(who: Asker, at: { id: string; body: string; post: string; place: string }) {
    // A grid's leader is shown with the grid (places.community); others only where they are published.
    const open = at.post === 'grid-leader' && at.place.length === 15
    const seen = (other: Asker) => mayThere(other, at.place, 'parties.read', 'parties.manage')
    const own = (other: Asker) => other.person === who.person
    const mark = { place: at.place, open, visible: (other: Asker) => own(other) || seen(other) }
    marks.keep(at.id, { ...mark, open: false, what: 'position' })
    population.positions.set(at.id, { place: at.place, body: at.body })
    await sql(
      `insert into parties.position (county, id, person, person_county, body, post, place, valid_from, public_name, work_phone)
       values ($1, $2, $3, $4, $5, $6, $7, '2020-01-01', $8, $9)`,
      [
        filedUnder(at.body),
        at.id,
        who.person,
        who.personCounty,
        at.body,
        at.post,
        at.place,
        marks.word({ ...mark, what: 'name in office' }),
        marks.phone({ ...mark, open: false, what: 'phone in office' }),
      ],
    )
  }

  for (const kind of pack.bodyKinds()) {
    for (const { id: post } of kind.posts) {
      for (const place of places) {
        const body = bodies.get(`${kind.id} ${place}`)!
        const made = town.asker({ place, kind: kind.id, post, body })
        const who = await addPerson(made, place, [place])
        await addPosition(who, { id: who.acting!.id, body, post, place })
        population.askers.push(who)
      }
    }
  }
  const holder = (kind: string, post: string, place: string): Asker => {
    const found = population.askers.find(
      ({ acting }) => acting?.bodyKind === kind && acting.post === post && acting.place === place,
    )
    if (!found) throw new Error(`nobody is ${post} of ${kind} at ${place}`)
    return found
  }

  const residents: Population['residents'] = {}
  for (const county of ['990101', '990102']) {
    const resident = async () => {
      const home = `${county}001001`
      const made: Asker = { ...nobody, via: 'session', account: uuidv7(), person: uuidv7(), home }
      return addPerson(made, home, [])
    }
    residents[county] = { reporter: await resident(), neighbour: await resident() }
    population.askers.push(residents[county].reporter, residents[county].neighbour)
  }

  const [first, second] = ['990101001', '990102001'].map((place) =>
    town.asker({ place, kind: 'gov-base', post: 'head', body: bodies.get(`gov-base ${place}`)! }),
  ) as [Asker, Asker]
  const positions = [first.acting!, second.acting!]
  const person = await addPerson({ ...first, positions }, first.acting!.place, ['990101001', '990102001'])
  for (const held of positions) await addPosition(person, held)
  const double = person
  const cityBody = bodies.get('dept 9901')!
  const made = town.asker({ place: '990101', kind: 'dept', post: 'clerk', body: cityBody })
  const lent = await addPerson(made, '990101', ['990101'])
  await addPosition(lent, { id: lent.acting!.id, body: cityBody, post: 'clerk', place: '990101' })
  population.askers.push(lent, double, { ...double, acting: second.acting! }, nobody)
  return { ...population, double, lent, residents, holder }
}

/** For inputs that name nothing that is there. */
export const unknownId = '019fffff-ffff-7fff-8fff-ffffffffffff'

/** People who manage accounts there may see somebody's account. */
export function managesAccountsAt(who: Asker, offices: readonly string[]): boolean {
  return carries(who, 'accounts.manage') && offices.some((place) => below(who, place))
}
