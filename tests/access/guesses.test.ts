/** Whoever knows or guesses an id, a count, a key or another's words gets nothing by it. */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grid } from '#modules/grid/contract.ts'
import { type Asker, nobody } from '#platform/access/asker.ts'
import type { KnownCase } from './model.ts'
import { unknownId } from './population.ts'
import { buildWorld, type World } from './world.ts'

const [a, b] = ['990101', '990102'] as const
let world: World
let office: Asker
let strange: KnownCase
beforeAll(async () => {
  world = await buildWorld()
  office = world.holder('gov-base', 'head', '990101001')
  strange = world.cases.find((one) => one.county === b && one.public)!
})
afterAll(() => world.close())

const run = (name: string, input: object, who: Asker) => world.run(name, input, who)

describe('a case of another county', () => {
  test('answers to every count of events, and to every step, as if it were not there', async () => {
    const there = { county: b, id: strange.id }
    const none = { county: b, id: unknownId }
    for (const seq of [undefined, 0, 1, 2, 3, strange.seq]) {
      for (const action of ['accept', 'dispatch', 'merge', 'withdraw', 'no such step']) {
        const input = { action, seq, note: 'x', body: world.bodies.get(`dept ${b}`), into: strange.id }
        expect(await run('grid.act', { ...there, ...input }, office)).toEqual(
          await run('grid.act', { ...none, ...input }, office),
        )
      }
    }
  })

  test('is not found under the county of the asker, nor is its number by searching', async () => {
    expect((await run('grid.get', { county: a, id: strange.id }, office)).status).toBe(404)
    const found = await run('grid.list', { search: strange.no }, office)
    expect(found.output).toMatchObject({ items: [], count: 0 })
    const words = await run('grid.list', { search: world.texts.get(strange.id)! }, office)
    expect(words.output).toMatchObject({ items: [], count: 0 })
  })
})

describe('merging', () => {
  test('a matter into one that the dispatcher does not see, or that is not there, is the same', async () => {
    const own = world.cases.find((one) => one.place.startsWith('990101001') && one.state === 'reported')!
    const elsewhere = world.cases.find(
      (one) => one.place.startsWith('990101002') && one.state === 'reported',
    )!
    const merge = (into: string) => run('grid.act', { county: a, id: own.id, action: 'merge', into }, office)
    expect(await merge(elsewhere.id)).toEqual(await merge(unknownId))
    expect((await merge(elsewhere.id)).status).toBe(422)
  })

  test('tells a reporter nothing of other ids', async () => {
    const { reporter } = world.residents[a]!
    const own = world.cases.find((one) => one.openedBy === reporter.person && one.state === 'reported')!
    const other = world.cases.find(
      (one) => one.county === a && one.openedBy === null && one.state === 'reported',
    )!
    for (const into of [other.id, unknownId]) {
      expect(await run('grid.act', { county: a, id: own.id, action: 'merge', into }, reporter)).toMatchObject(
        {
          status: 403,
        },
      )
    }
  })
})

test('a report in the very words of another, under its published id, gives no secret and no number', async () => {
  for (const one of world.cases.filter(({ secret }) => secret)) {
    const input = {
      id: one.id,
      category: world.categories.get(one.id)!,
      text: world.texts.get(one.id)!,
      place: one.place,
    }
    for (const who of [nobody, world.residents[a]!.neighbour, world.residents[b]!.reporter]) {
      const { output } = (await run('grid.report', input, who)) as { output: { id: string; secret: string } }
      expect(output.id).not.toBe(one.id)
      expect(output.secret).not.toBe(one.secret)
    }
  }
})

describe('a key for retries', () => {
  const input = { name: '我的', filter: {} }
  test('gives its first answer to the same account only', async () => {
    const { town } = world
    const [one, other] = [world.residents[a]!.reporter, world.residents[b]!.reporter]
    const first = await town.call(grid.saveView, input, one, { key: 'same key' })
    expect(await town.call(grid.saveView, input, one, { key: 'same key' })).toEqual(first)
    expect(await town.call(grid.saveView, input, other, { key: 'same key' })).toMatchObject({
      status: 409,
      error: { code: 'record.conflict' },
    })
  })
})

test('views, sessions, keys and notices of another account cannot be had, changed or ended', async () => {
  const other = world.residents[b]!.reporter
  const who = world.residents[a]!.reporter
  const of = (records: { id: string; account: string }[]) =>
    records.find(({ account }) => account === other.account)!.id
  for (const [name, input] of [
    ['grid.saveView', { id: of(world.views), name: 'x', filter: {} }],
    ['grid.removeView', { id: of(world.views) }],
    ['accounts.endSession', { id: of(world.sessions) }],
    ['accounts.revokeKey', { id: of(world.keys) }],
  ] as const) {
    expect([name, (await run(name, input, who)).status]).toEqual([name, 404])
    expect([name, (await run(name, input, other)).status]).toEqual([name, 200])
  }
  const notice = world.notices.find(({ person }) => person === other.person)!.id
  const { markRead } = (await import('#modules/notices/contract.ts')).notices
  await world.town.must(markRead, { ids: [notice] }, who)
  await world.town.must(markRead, {}, who)
  const { rows } = await world.town.owner.query('select read_at from notices.notice where id = $1', [notice])
  expect(rows[0].read_at).toBeNull()
})

describe('an administrator', () => {
  test('makes no second account for somebody: it would let them act in all that person’s offices', async () => {
    const admin = world.holder('administrator', 'administrator', a)
    const person = world.holder('gov-base', 'head', '990101001').person!
    const input = {
      person,
      body: world.bodies.get(`dept ${a}`)!,
      post: 'clerk',
      place: a,
      from: '2026-11-20',
    }
    expect((await run('parties.appoint', input, admin)).status).toBe(200)
    expect(await run('parties.appoint', { ...input, login: 'second' }, admin)).toMatchObject({ status: 400 })
    await world.town.owner.query(
      'update accounts.account set person = null, person_county = null where person = $1',
      [world.double.person],
    )
    // Without an account, but in office in another county too.
    const above = { ...input, person: world.double.person, login: 'second' }
    expect(await run('parties.appoint', above, admin)).toMatchObject({ status: 403 })
  })
})

describe('somebody who reported a matter and holds an office that does not see it', () => {
  test('reads what is meant for the reporter, and publishes nothing', async () => {
    const head = world.holder('owners-committee', 'head', '990101001001')
    const { town } = world
    const category = town.services.packs
      .get('_fictional')
      .categories()
      .find((one) => one.public)!.id
    const input = {
      id: uuidv7(),
      category,
      text: '楼道的灯坏了',
      place: '990101001001',
      phone: '13900000000',
    }
    const ref = await town.must(grid.report, input, head)
    const at = { county: ref.county, id: ref.id }
    const asked = { action: 'request-verification', grid: '990101001001001', note: '内部：先核实' }
    await town.must(grid.act, { ...at, ...asked }, office)
    const seen = await town.must(grid.get, at, head)
    expect(seen.reporter).toBeNull()
    expect(JSON.stringify(seen)).not.toContain('内部')
    expect(seen.actions.every((action) => action.allowed)).toBe(true)
    await town.must(grid.act, { ...at, action: 'add', note: '还没修', publicText: '人人都看' }, head)
    expect((await town.must(grid.publicGet, at)).publicText).toBeNull()
    expect(await town.call(grid.reveal, { ...at, purpose: '核实' }, head)).toMatchObject({ status: 403 })
  })
})
