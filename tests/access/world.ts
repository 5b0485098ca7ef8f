/**
 * Two counties full of records: matters in every state, divisions, saved views, sessions, keys, notices, photos.
 * Nothing is written after it was made: operations run here with their transactions rolled back at the end.
 */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { modules } from '#apps/server/modules.ts'
import { grid } from '#modules/grid/contract.ts'
import { buildTown, type Town } from '#modules/grid/testing/town.ts'
import { rebuild } from '#modules/statistics/refresh.ts'
import type { Asker } from '#platform/access/asker.ts'
import type { Database } from '#platform/db/database.ts'
import { answerOf, errorTable } from '#platform/operation/http.ts'
import type { Operation } from '#platform/operation/operation.ts'
import { Pipeline } from '#platform/operation/pipeline.ts'
import { addChangeRows, type KnownChange } from './communities.ts'
import { addComplaints, type KnownComplaint } from './complaints.ts'
import { addDutyRecords, type KnownRecord } from './duty-records.ts'
import { addFacilities, type KnownFacility, type KnownImport } from './facilities.ts'
import { addLawRows, type KnownAttempt, type KnownSetting } from './law-rows.ts'
import { Marks } from './marks.ts'
import { addMatterRows, type KnownEntrustment, type KnownList } from './matters.ts'
import { type KnownCase, sees, seesInOffice } from './model.ts'
import { communities, countyOf, type Population, populate } from './population.ts'
import { addTrials, type KnownTrial } from './trials.ts'

/** A record of one owner. */
export interface Owned {
  id: string
  account: string
}

/** All there is. */
export interface World extends Population {
  town: Town
  marks: Marks
  cases: KnownCase[]
  /** Free text of the reporter, by case. */
  texts: Map<string, string>
  /** Category of a case. */
  categories: Map<string, string>
  divisions: { id: string; community: string; body: string }[]
  views: Owned[]
  sessions: Owned[]
  keys: Owned[]
  notices: { id: string; person: string }[]
  photos: Map<string, string>
  settings: KnownSetting[]
  attempts: KnownAttempt[]
  trials: KnownTrial[]
  dutyRecords: KnownRecord[]
  facilities: KnownFacility[]
  /** Rows of the register of communities' figures, and its checked files. */
  figures: KnownFacility[]
  figureImports: KnownImport[]
  imports: KnownImport[]
  entrustments: KnownEntrustment[]
  changes: KnownChange[]
  complaints: KnownComplaint[]
  lists: KnownList[]
  /** Obligations that somebody has judged. */
  judged: { place: string; duty: string; period: string }[]
  operations: readonly Operation[]
  /** Runs an operation as somebody and undoes what it wrote. */
  run(name: string, input: unknown, who: Asker): Promise<{ status: number; output?: unknown; code?: string }>
  close(): Promise<void>
}

/** Makes the world. */
export async function buildWorld(): Promise<World> {
  const known = new Set(['files', 'places', 'parties', 'accounts', 'notices', 'grid'])
  const town = await buildTown(
    undefined,
    modules.filter(({ name }) => !known.has(name)),
  )
  const marks = new Marks()
  await addGrids(town)
  const people = await populate(town, marks)
  const operations = modules.flatMap((module) => module.operations)
  const world: World = {
    ...people,
    town,
    marks,
    cases: [],
    texts: new Map(),
    categories: new Map(),
    divisions: [],
    views: [],
    sessions: [],
    keys: [],
    notices: [],
    photos: new Map(),
    settings: [],
    attempts: [],
    trials: [],
    dutyRecords: [],
    facilities: [],
    figures: [],
    figureImports: [],
    imports: [],
    entrustments: [],
    changes: [],
    complaints: [],
    lists: [],
    judged: [],
    operations,
    run: runner(town, operations),
    close: () => town.close(),
  }
  for (const community of communities) {
    await addMatters(world, community)
    await addDivision(world, community)
  }
  await learnCases(world)
  await addLawRows(world)
  await addTrials(world)
  await addDutyRecords(world)
  await addFacilities(world)
  await addMatterRows(world)
  await addChangeRows(world)
  await addComplaints(world)
  for (const who of world.askers)
    if (who.account && world.askers.indexOf(who) % 9 === 0) await addOwn(world, who)
  for (const { reporter } of Object.values(people.residents)) await addOwn(world, reporter)
  // Not the job: it waits for all transactions before it, those of other tests on this server too.
  await rebuild(town.database, town.clock.now())
  return world
}

async function addGrids(town: Town): Promise<void> {
  for (const community of communities) {
    await town.owner.query(
      `insert into places.grid (county, id, code, community, name, kind, households, valid_from)
       values ($1, $2, $3, $4, '第一网格', 'urban', 300, '2020-01-01')`,
      [countyOf(community), uuidv7(), `${community}001`, community],
    )
  }
}

/** A pipeline whose transactions end in a rollback, however they ended: the world stays as it was made. */
function runner(town: Town, operations: readonly Operation[]): World['run'] {
  const { database } = town
  const dry: Database = {
    ...database,
    transaction: async <T>(place: string | undefined, work: Parameters<Database['transaction']>[1]) => {
      const undone = Symbol('undone')
      let result: unknown
      await database
        .transaction(place, async (tx) => {
          result = await work(tx)
          throw undone
        })
        .catch((error) => {
          if (error !== undone) throw error
        })
      return result as T
    },
  }
  const duties = Object.assign({}, ...modules.map((module) => module.duties))
  const pipeline = new Pipeline(dry, town.services, duties)
  const table = errorTable(operations)
  const byName = new Map(operations.map((operation) => [operation.contract.name, operation]))
  return async (name, input, who) => {
    const call = { asker: who, lang: 'zh' as const, requestId: 'test', ip: '127.0.0.1' }
    try {
      return { status: 200, output: await pipeline.run(byName.get(name)!, input, call) }
    } catch (error) {
      const { status, body } = answerOf(error, table, 'zh', 'test')
      if (status === 500) throw error
      return { status, code: body.error.code }
    }
  }
}

/** What becomes of a matter: steps, and who takes each. */
type Story = (t: { act(who: Asker, action: string, input?: object): Promise<void> }) => Promise<void>

async function addMatters(world: World, community: string): Promise<void> {
  const { town, marks, holder } = world
  const county = community.slice(0, 6)
  const office = holder('gov-base', 'head', community.slice(0, 9))
  const clerk = holder('dept', 'clerk', county)
  const committee = holder('committee', 'head', community)
  const [dept, roads, residents] = [
    world.bodies.get(`dept ${county}`)!,
    world.bodies.get(`lead-dept ${county}`)!,
    world.bodies.get(`committee ${community}`)!,
  ]
  const all = town.services.packs.get('_fictional').categories()
  const open = all.find((one) => one.public && one.committee !== 'never')!.id
  const closed = all.find((one) => !one.public && one.committee !== 'never')!.id
  const { reporter, neighbour } = world.residents[county]!
  const note = () => ({ note: inside(world, community) })

  const stories: [string, Asker | undefined, boolean, Story][] = [
    [open, undefined, false, async () => {}],
    [closed, reporter, false, async () => {}],
    [
      open,
      reporter,
      false,
      async ({ act }) => act(office, 'accept', { publicText: shown(world, community) }),
    ],
    [
      closed,
      neighbour,
      true,
      async ({ act }) => act(office, 'dispatch', { body: dept, joint: [roads], ...note() }),
    ],
    [
      open,
      undefined,
      true,
      async ({ act }) => {
        await act(office, 'dispatch', { body: residents, ...note() })
        await act(committee, 'handle', note())
      },
    ],
    [
      closed,
      undefined,
      false,
      async ({ act }) => {
        await act(office, 'dispatch', { body: dept })
        await act(clerk, 'hand-back', note())
      },
    ],
    [
      open,
      reporter,
      false,
      async ({ act }) => {
        await act(office, 'dispatch', { body: dept })
        await act(clerk, 'extend', { amount: 2, ...note() })
        await act(office, 'suspend', { note: 'x' })
      },
    ],
    [
      open,
      reporter,
      false,
      async ({ act }) => {
        await act(office, 'dispatch', { body: dept })
        await act(clerk, 'finish', { note: 'x' })
      },
    ],
    [
      open,
      reporter,
      false,
      async ({ act }) => {
        await act(office, 'dispatch', { body: residents })
        await act(committee, 'finish', { note: 'x' })
        await act(office, 'check', { pass: true, answer: 'x' })
      },
    ],
    [closed, neighbour, false, async ({ act }) => act(office, 'request-verification', note())],
  ]
  for (const [category, who, anonymous, story] of stories) {
    const ref = await reportOne(world, community, category, who, anonymous)
    const act = async (by: Asker, action: string, input: object = {}) => {
      await town.must(grid.act, { county, id: ref.id, action, ...input }, by)
    }
    await story({ act })
  }
  marks.keep(`${community}-done`, { what: 'note', place: community, open: true, visible: () => true })
}

/** The case that is being written: marks of its texts ask it who may see them, once it is known. */
const later = new WeakMap<World, { id: string }>()

function ofCase(world: World, place: string, what: string, staff: boolean) {
  const ref = later.get(world)!
  const visible = (who: Asker) => {
    const one = world.cases.find(({ id }) => id === ref.id)!
    return staff ? seesInOffice(who, one) : sees(who, one)
  }
  return { what, place, open: false, visible }
}

function inside(world: World, place: string): string {
  return world.marks.word(ofCase(world, place, 'internal note', true))
}

function shown(world: World, place: string): string {
  return world.marks.word({ ...ofCase(world, place, 'public text', false), open: true })
}

async function reportOne(
  world: World,
  community: string,
  category: string,
  who: Asker | undefined,
  anonymous: boolean,
): Promise<{ id: string }> {
  const { town, marks } = world
  const ref = { id: '' }
  later.set(world, ref)
  const place = `${community}001`
  const county = countyOf(community)
  const photo = uuidv7()
  const nowhere = { place: community, open: false, visible: () => false }
  await town.owner.query(
    `insert into files.file (id, hash, type, size, width, height, public_hash, public_type, thumb_hash, thumb_type, uploaded_at, ip_hash)
     values ($1, $2, 'image/jpeg', 1, 1, 1, $2, 'image/jpeg', $2, 'image/webp', now(), 'x')`,
    [photo, randomBytes(32).toString('hex')],
  )
  const text = marks.word(ofCase(world, community, 'text', false))
  const input = {
    category,
    text,
    place,
    point: { lng: 113.2 + Math.random() / 1000, lat: 35.2 },
    address: marks.word(ofCase(world, community, 'address', false)),
    photos: [photo],
    name: marks.word({ ...nowhere, what: 'name of a reporter' }),
    phone: marks.phone({ ...nowhere, what: 'phone of a reporter' }),
    anonymous,
  }
  const made = await town.must(grid.report, { id: uuidv7(), ...input }, who)
  ref.id = made.id
  marks.keep(made.secret, { ...nowhere, what: 'secret' })
  marks.keep(photo, { ...ofCase(world, community, 'photo', false) })
  world.texts.set(made.id, text)
  world.categories.set(made.id, category)
  world.photos.set(made.id, photo)
  world.cases.push({ county, id: made.id, no: made.no, secret: made.secret } as KnownCase)
  return ref
}

/** Reads how the cases stand once all was done, the parts of joint bodies too. */
async function learnCases(world: World): Promise<void> {
  const { rows } = await world.town.owner.query(
    `select county, id, no, procedure, place, state, holder, opened_by as "openedBy", public, parent, seq,
       coalesce((select m.anonymous from grid.matter m where m.county = c.county and m.id = coalesce(c.parent, c.id)), false) as anonymous,
       (select coalesce(array_agg(i.body::text), '{}') from grid.involved i where i.county = c.county and i.id = c.id) as involved
     from workflow.case c`,
  )
  const secrets = new Map(world.cases.map(({ id, secret }) => [id, secret]))
  world.cases = rows.map((row) => ({ ...row, secret: secrets.get(row.id) ?? '' }))
  for (const one of world.cases) {
    const parent = world.cases.find(({ id }) => id === one.parent)
    const visible = (who: Asker) => sees(who, one) || (parent !== undefined && sees(who, parent))
    world.marks.keep(one.id, { what: 'case', place: one.place, open: one.public, visible })
    const photo = world.photos.get(one.id)
    if (photo) world.marks.keep(photo, { what: 'photo', place: one.place, open: one.public, visible })
  }
}

async function addDivision(world: World, community: string): Promise<void> {
  const id = uuidv7()
  const body = world.bodies.get(`committee ${community}`)!
  const visible = (who: Asker) =>
    ['places.propose', 'places.divide'].some((duty) => who.acting?.duties.has(duty)) &&
    community.startsWith(who.acting!.place)
  const mark = { place: community, open: false, visible }
  world.marks.keep(id, { ...mark, what: 'division' })
  world.divisions.push({ id, community, body })
  await world.town.owner.query(
    `insert into places.division (county, id, community, state, reason, grids, findings, count, proposed_at, proposed_body)
     values ($1, $2, $3, $6, $4, '[]', '[]', 0, now(), $5)`,
    [
      countyOf(community),
      id,
      community,
      world.marks.word({ ...mark, what: 'reason of a division' }),
      body,
      community === '990101002001' ? 'withdrawn' : 'proposed',
    ],
  )
}

/** A saved view, a session, a key and a notice of one person. */
async function addOwn(world: World, who: Asker): Promise<void> {
  const { marks, town } = world
  const [view, session, key, notice] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const account = who.account!
  const mark = { place: who.personCounty!, open: false, visible: (other: Asker) => other.account === account }
  const sql = (text: string, values: unknown[]) => town.owner.query(text, values)
  const word = (what: string) => marks.word({ ...mark, what })
  for (const id of [view, session, key, notice]) marks.keep(id, { ...mark, what: 'own record' })
  const filter = JSON.stringify({ search: word('filter of a view') })
  const add = 'insert into'
  await sql(`${add} grid.saved_view (id, account, name, filter, at) values ($1, $2, $3, $4, now())`, [
    view,
    account,
    word('name of a view'),
    filter,
  ])
  await sql(
    `${add} accounts.session (hash, id, account, started, seen, expires, device) values ($1, $2, $3, $4, $4, $5, $6)`,
    [randomBytes(32), session, account, town.clock.now(), new Date('2026-11-25'), word('device')],
  )
  await sql(`${add} accounts.api_key (id, account, name, hash, created) values ($1, $2, $3, $4, now())`, [
    key,
    account,
    word('name of a key'),
    randomBytes(32),
  ])
  await sql(
    `${add} notices.notice (county, id, person, at, kind, params, link) values ('000000', $1, $2, now(), 'grid.closed', $3, '/x')`,
    [notice, who.person, JSON.stringify({ no: word('notice') })],
  )
  world.views.push({ id: view, account })
  world.sessions.push({ id: session, account })
  world.keys.push({ id: key, account })
  world.notices.push({ id: notice, person: who.person! })
}
