/**
 * Writes a demonstration county into the database, once: boundaries, grids, bodies, people, positions, accounts.
 * Each jurisdiction is one transaction; one that is there already stays as it is.
 */
import { demoPassword, ensureAccount, hashPassword } from '#modules/accounts/contract.server.ts'
import { measureFrom, seedJudgments, seedRecords } from '#modules/duties/contract.server.ts'
import { seedFacilities } from '#modules/facilities/contract.server.ts'
import { seedMatters } from '#modules/grid/contract.server.ts'
import { gridRows } from '#modules/places/contract.server.ts'
import { endOf, lineage } from '#platform/access/reach.ts'
import { type Database, openDatabase, statement, type Tx } from '#platform/db/database.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { planDuties } from './duties.ts'
import { planFacilities } from './facilities.ts'
import { planMatters } from './matters.ts'
import { castMatters } from './past.ts'
import { type DemonstrationAccount, type Population, populate, type RealPlace } from './population.ts'
import { idFor, randomFrom } from './random.ts'
import { type Drawn, draw, type Plot } from './shapes.ts'

/** Since when everything of the demonstration is in force. */
const since = '2025-01-06'
/** Rises when the generator's output changes; a database keeps what it was first given. */
const version = 1

/** What is loaded, and where. */
export interface LoadOptions {
  /** Address of the database as its owner. */
  ownerUrl: string
  services: Services
  log(sentence: string): void
  /** Which jurisdictions; by default all of the installation. */
  packs?: readonly Pack[]
  /** Without the months of past matters, where set to false. */
  matters?: boolean
}

/** An invented county, ready to be written. */
export interface Invented {
  population: Population
  drawn: Map<string, Drawn>
}

const selectPlaces = statement<readonly [string, string, string[]], RealPlace>(
  'select code, name, rural from places.place where (code >= $1 and code < $2) or code = any($3) order by code',
)
const selectLoaded = statement<readonly [string], { at: Date; seeded: boolean }>(
  `select at, exists (select from demonstration.seeded s where s.jurisdiction = l.jurisdiction) as seeded
   from demonstration.loaded l where jurisdiction = $1`,
)
const insertLoaded = statement<readonly unknown[]>(
  'insert into demonstration.loaded (jurisdiction, version, at, counts) values ($1, $2, $3, $4)',
)

/** Invents the county of a pack. Needs its real places in the database. */
export async function invent(tx: Tx, pack: Pack): Promise<Invented> {
  const { county, centre } = pack.jurisdiction.demonstration
  const places = await selectPlaces.all(tx, [county, endOf(county), lineage(county)])
  const population = populate(pack, places, randomFrom(`${pack.id} population`))
  const plots = plotOf(county, places, population)
  return { population, drawn: draw(plots, centre, randomFrom(`${pack.id} shapes`)) }
}

/** Accounts of the demonstration: login, person, positions. */
export async function demonstrationAccounts(tx: Tx, pack: Pack): Promise<DemonstrationAccount[]> {
  return (await invent(tx, pack)).population.accounts
}

/** Urban communities are small, villages large. */
function plotOf(county: string, places: readonly RealPlace[], { grids }: Population): Plot {
  const below = (code: string, length: number): Plot[] =>
    places
      .filter((place) => place.code.length === length && place.code.startsWith(code))
      .map(({ code: one, rural }) => ({
        code: one,
        size: rural ? 3.2 : 0.6,
        below: length < 12 ? below(one, 12) : gridPlots(one, rural ? 3.2 : 0.6),
      }))
      .filter((plot) => length === 12 || plot.below.length > 0)
  const byCommunity = Map.groupBy(grids, ({ code }) => code.slice(0, 12))
  const gridPlots = (community: string, size: number): Plot[] => {
    const own = byCommunity.get(community) ?? []
    return own.map(({ code }) => ({ code, size: size / own.length, below: [] }))
  }
  return { code: county, size: 0, below: below(county, 9) }
}

/** Loads what is not loaded yet; gives the ids of the jurisdictions loaded just now. What was cut short is taken up again. */
export async function loadDemonstration(options: LoadOptions): Promise<string[]> {
  const database = openDatabase(options.ownerUrl, { max: 3, role: 'none' })
  try {
    const packs = options.packs ?? options.services.packs.list()
    const loaded: string[] = []
    let hash: string | undefined
    const waiting: { pack: Pack; at: Date }[] = []
    for (const pack of packs) {
      const before = await selectLoaded.find(database.direct, [pack.id])
      if (!before) {
        hash ??= await hashPassword(demoPassword)
        await loadPopulation(database, options, pack, hash)
        loaded.push(pack.id)
      }
      if (!before?.seeded) waiting.push({ pack, at: before?.at ?? options.services.clock.now() })
    }
    if (options.matters !== false) await seedAll(database, options, waiting)
    if (options.matters !== false) for (const pack of packs) await seedDuties(database, options, pack)
    if (options.matters !== false) for (const pack of packs) await seedRegisters(database, options, pack)
    if (loaded.length > 0) options.services.bus.publish({ kind: 'access' })
    return loaded
  } finally {
    await database.close()
  }
}

async function loadPopulation(
  database: Database,
  { services }: LoadOptions,
  pack: Pack,
  hash: string,
): Promise<void> {
  const invented = await invent(database.direct, pack)
  const { population } = invented
  const counts = {
    grids: population.grids.length,
    bodies: population.bodies.length,
    people: population.people.length,
    positions: population.positions.length,
    accounts: population.accounts.length,
  }
  const now = services.clock.now()
  await database.transaction(undefined, async (tx) => {
    await insertLoaded.all(tx, [pack.id, version, now, JSON.stringify(counts)])
    await write(tx, invented)
    for (const { login, person, personCounty, name, home } of population.accounts) {
      await ensureAccount(tx, {
        login,
        password: { hash },
        person,
        personCounty,
        name,
        ...(home ? { home } : {}),
        now,
      })
    }
  })
}

const insertSeeded = statement<readonly [string, Date, number]>(
  'insert into demonstration.seeded (jurisdiction, at, matters) values ($1, $2, $3) on conflict do nothing',
)
const selectCases = statement<readonly [string, string[]], { id: string }>(
  'select id from workflow.case where county = $1 and id = any($2::uuid[])',
)

/** The past of each county, two at a time: each is a walk of small statements. */
async function seedAll(
  database: Database,
  options: LoadOptions,
  waiting: { pack: Pack; at: Date }[],
): Promise<void> {
  const queue = [...waiting]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await seedOne(database, options, next.pack, next.at)
  }
  await Promise.all([work(), work()])
}

async function seedOne(
  database: Database,
  { services, log }: LoadOptions,
  pack: Pack,
  at: Date,
): Promise<void> {
  const { population, drawn } = await invent(database.direct, pack)
  const planned = planMatters({ pack, population, drawn, now: at, calendar: services.calendar })
  const ids = planned.map(({ id }) => id)
  const there = new Set(
    (await selectCases.all(database.direct, [population.county, ids])).map(({ id }) => id),
  )
  const past = castMatters(
    population,
    planned.filter(({ id }) => !there.has(id)),
  )
  await seedMatters(database, services, past)
  await insertSeeded.all(database.direct, [pack.id, services.clock.now(), planned.length])
  const { name } = pack.jurisdiction.demonstration
  const { grids, bodies } = population
  log(
    `Demonstration of ${pack.name.zh} (${name.zh}): ${grids.length} grids, ${bodies.length} bodies, ${planned.length} matters.`,
  )
}

const selectDuties = statement<readonly [string], { at: Date }>(
  `select l.at from demonstration.loaded l where jurisdiction = $1
     and not exists (select from demonstration.duties d where d.jurisdiction = l.jurisdiction)`,
)
const insertDuties = statement<readonly [string, Date, number]>(
  'insert into demonstration.duties (jurisdiction, at, records) values ($1, $2, $3)',
)

/** What bodies of the county put on record, once; measured since the demonstration's first day. */
async function seedDuties(database: Database, { services }: LoadOptions, pack: Pack): Promise<void> {
  const loaded = await selectDuties.find(database.direct, [pack.id])
  if (!loaded) return
  const { population } = await invent(database.direct, pack)
  const { records, judgments } = planDuties(pack, population, loaded.at)
  await database.transaction(undefined, async (tx) => {
    await measureFrom(tx, pack, since)
    await seedRecords(tx, pack, records)
    await seedJudgments(tx, judgments)
    await insertDuties.all(tx, [pack.id, services.clock.now(), records.length])
  })
}

const selectFacilities = statement<readonly [string], { at: Date }>(
  `select l.at from demonstration.loaded l where jurisdiction = $1
     and not exists (select from demonstration.facilities f where f.jurisdiction = l.jurisdiction)`,
)
const insertFacilities = statement<readonly [string, Date, number]>(
  'insert into demonstration.facilities (jurisdiction, at, facilities) values ($1, $2, $3)',
)

/** Facilities and figures of the county's communities, once. */
async function seedRegisters(database: Database, { services }: LoadOptions, pack: Pack): Promise<void> {
  const loaded = await selectFacilities.find(database.direct, [pack.id])
  if (!loaded) return
  const { population, drawn } = await invent(database.direct, pack)
  const past = planFacilities(pack, population, drawn)
  await database.transaction(undefined, async (tx) => {
    await seedFacilities(tx, past, since, loaded.at)
    await insertFacilities.all(tx, [pack.id, services.clock.now(), past.facilities.length])
  })
}

/** One statement per table; rows go as one JSON value. */
function fill(table: string, columns: string, types: string) {
  return statement<readonly [string]>(
    `insert into ${table} (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as given (${types})`,
  )
}

const fillBoundaries = statement<readonly [string]>(
  `insert into places.boundary (place, valid_from, ring, area, lng, lat)
   select place, valid_from, ring, area::polygon, lng, lat
   from jsonb_to_recordset($1::jsonb) as given
     (place text, valid_from date, ring jsonb, area text, lng double precision, lat double precision)`,
)
const fillBodies = fill(
  'parties.body',
  'county, id, kind, department, name, place, phone, address, hours, valid_from',
  'county text, id uuid, kind text, department text, name text, place text, phone text, address text, hours jsonb, valid_from date',
)
const fillPeople = fill(
  'parties.person',
  'county, id, name, home, created_at',
  'county text, id uuid, name text, home text, created_at timestamptz',
)
const fillPositions = fill(
  'parties.position',
  'county, id, person, person_county, body, post, place, valid_from, contact, work_phone, public_name',
  `county text, id uuid, person uuid, person_county text, body uuid, post text, place text, valid_from date,
   contact boolean, work_phone text, public_name text`,
)

async function write(tx: Tx, { population, drawn }: Invented): Promise<void> {
  const places = [...drawn].filter(([code]) => code.length <= 12)
  const boundaries = places.map(([code, { polygon, centre }]) =>
    gridRows.boundary(code, polygon, centre, since),
  )
  await fillBoundaries.all(tx, [JSON.stringify(boundaries)])
  const grids = population.grids.flatMap((grid) => {
    const shape = drawn.get(grid.code)
    return shape
      ? [gridRows.grid(grid.code, { ...grid, boundary: shape.polygon }, since, idFor(`grid ${grid.code}`))]
      : []
  })
  await gridRows.insert(tx, grids)
  await fillBodies.all(tx, [
    JSON.stringify(population.bodies.map((body) => ({ ...body, valid_from: since }))),
  ])
  const people = population.people.map((person) => ({ ...person, created_at: `${since}T09:00:00+08:00` }))
  await fillPeople.all(tx, [JSON.stringify(people)])
  const positions = population.positions.map(({ personCounty, workPhone, name, ...position }) => ({
    ...position,
    person_county: personCounty,
    work_phone: workPhone,
    public_name: name,
    valid_from: since,
  }))
  await fillPositions.all(tx, [JSON.stringify(positions)])
}
