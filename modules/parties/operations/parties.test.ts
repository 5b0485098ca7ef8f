import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#modules/accounts/module.ts'
import { loadFictional } from '#modules/demonstration/contract.server.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import {
  bodyNames,
  defaultHandler,
  dispatcherOf,
  findBody,
  handlersAt,
  headsOf,
  peopleInOffice,
  peopleOf,
  positionsHeld,
} from '../contract.server.ts'
import { parties as contract } from '../contract.ts'
import { parties } from '../module.ts'

let app: Installation
let admin: Asker
let base: Asker
const community = '990101001001'
const today = '2026-11-20'

beforeAll(async () => {
  app = await installation([places, parties, accounts])
  await loadFictional(app.url, app.services)
  admin = app.asker({ place: '9901', kind: 'administrator', post: 'administrator' })
  base = app.asker({ place: '990101001', kind: 'gov-base', post: 'head' })
})
afterAll(() => app.close())

const committeeBody = async () =>
  (await app.must(contract.bodies, { within: community, kind: 'committee' }, admin)).items[0]!

describe('parties.bodies and parties.body', () => {
  test('within the asker’s places, page by page', async () => {
    const all = await app.must(contract.bodies, { limit: 200 }, base)
    expect(all.items.length).toBeGreaterThan(4)
    expect(all.items.every(({ place }) => place.startsWith('990101001'))).toBe(true)
    const pages: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await app.must(contract.bodies, { limit: 2, after }, base)
      pages.push(...page.items.map(({ id }) => id))
      after = page.next
      if (!after) break
    }
    expect(pages).toEqual(all.items.map(({ id }) => id))
    expect((await app.must(contract.bodies, { within: '990102' }, base)).items).toEqual([])
    const found = await app.must(contract.bodies, { search: '星河' }, base)
    expect(found.items.map(({ name }) => name)).toContain('星河社区居民委员会')
  })

  test('one body with who is in office; 404 outside, 403 without the right', async () => {
    const { id } = await committeeBody()
    const shown = await app.must(contract.body, { id, place: community }, base)
    expect(shown.positions.length).toBeGreaterThan(4)
    expect(shown.positions.every(({ personName }) => personName.startsWith('演示·'))).toBe(true)
    const far = app.asker({ place: '990101100', kind: 'gov-base', post: 'head' })
    expect((await app.call(contract.body, { id, place: community }, far)).status).toBe(404)
    expect((await app.call(contract.body, { id, place: '990101001002' }, base)).status).toBe(404)
    const worker = app.asker({ place: `${community}001`, kind: 'committee', post: 'grid-worker' })
    expect((await app.call(contract.body, { id, place: community }, worker)).status).toBe(403)
    expect((await app.call(contract.bodies, {}, worker)).status).toBe(403)
  })
})

describe('parties.handlers', () => {
  test('bodies at and above a place that handle matters', async () => {
    const place = `${community}001`
    const { items } = await app.must(contract.handlers, { place }, base)
    const kinds = new Set(items.map(({ kind }) => kind))
    expect(kinds).toContain('dept')
    expect(kinds).toContain('gov-base')
    expect(kinds).toContain('committee')
    expect(items.every((body) => place.startsWith(body.place))).toBe(true)
    const some = await app.must(contract.handlers, { place, search: '城市管理' }, base)
    expect(some.items.map(({ department }) => department)).toEqual(['urban-management'])
    expect((await app.call(contract.handlers, { place: '990101100' }, base)).status).toBe(404)
  })
})

describe('parties.saveBody', () => {
  const wanted = { kind: 'property-company', name: '演示物业', place: community }
  test('makes and changes a body at the level where the law has its kind', async () => {
    const { id } = await app.must(contract.saveBody, wanted, admin)
    await app.must(contract.saveBody, { ...wanted, id, name: '演示物业二' }, admin)
    expect(await findBody(app.database.direct, app.services, '990101', id)).toMatchObject({
      name: '演示物业二',
    })
    const wrong = await app.call(contract.saveBody, { ...wanted, place: '990101' }, admin)
    expect(wrong).toMatchObject({ status: 422, error: { code: 'parties.wrong-level' } })
    const department = await app.call(
      contract.saveBody,
      { kind: 'dept', name: '某局', place: '990101', department: 'none' },
      admin,
    )
    expect(department.status).toBe(400)
  })

  test('refused without the right, and out of place', async () => {
    expect((await app.call(contract.saveBody, wanted, base)).status).toBe(403)
    const other = app.asker({ place: '990101', kind: 'administrator', post: 'administrator' })
    expect((await app.call(contract.saveBody, { ...wanted, place: '990102001001' }, other)).status).toBe(404)
  })
})

describe('parties.appoint and parties.endPosition', () => {
  const appointment = async () => ({
    body: (await committeeBody()).id,
    post: 'grid-worker',
    place: `${community}001`,
    from: today,
    name: '演示·新人',
  })

  test('a new person with an account; the first password is told once', async () => {
    const input = { ...(await appointment()), login: 'newcomer', contact: true, workPhone: '000-0000-9999' }
    const { id, password } = await app.must(contract.appoint, input, admin)
    expect(password).toMatch(/^\w{4}-/)
    const { items } = await app.must(
      contract.positions,
      { body: input.body, post: 'grid-worker', within: input.place },
      admin,
    )
    expect(items.find((item) => item.id === id)).toMatchObject({
      personName: '演示·新人',
      postName: { zh: '网格员' },
    })
    expect((await app.call(contract.appoint, input, admin)).status).toBe(409)
  })

  test('a second leader is refused with the article', async () => {
    const input = { ...(await appointment()), post: 'grid-leader' }
    const answer = await app.call(contract.appoint, input, admin)
    expect(answer).toMatchObject({
      status: 422,
      error: { code: 'grid-second-leader', basis: [{ article: '第六条' }] },
    })
  })

  test('the leader leaves, another follows', async () => {
    const input = { ...(await appointment()), post: 'grid-leader', place: `${community}002` }
    const { items } = await app.must(contract.positions, { within: input.place, post: 'grid-leader' }, admin)
    const leader = items[0]!
    const early = await app.call(
      contract.endPosition,
      { id: leader.id, place: input.place, to: '2020-01-01' },
      admin,
    )
    expect(early.status).toBe(400)
    await app.must(contract.endPosition, { id: leader.id, place: input.place, to: today }, admin)
    expect(
      (await app.call(contract.endPosition, { id: leader.id, place: input.place, to: today }, admin)).status,
    ).toBe(409)
    expect((await app.call(contract.appoint, input, admin)).ok).toBe(true)
    expect(await positionsHeld(app.database.direct, app.services, leader.person)).toEqual([])
  })

  test('unknown posts, places outside the body, grids that are not there', async () => {
    const input = await appointment()
    expect(await app.call(contract.appoint, { ...input, post: 'king' }, admin)).toMatchObject({
      error: { code: 'parties.unknown-post' },
    })
    for (const place of ['990101001002001', community]) {
      expect(await app.call(contract.appoint, { ...input, place }, admin)).toMatchObject({
        error: { code: 'parties.place-outside' },
      })
    }
    expect((await app.call(contract.appoint, { ...input, place: `${community}900` }, admin)).status).toBe(404)
    expect((await app.call(contract.appoint, { ...input, name: undefined }, admin)).status).toBe(400)
  })

  test('refused without the right, and out of place', async () => {
    const input = await appointment()
    expect((await app.call(contract.appoint, input, base)).status).toBe(403)
    const other = app.asker({ place: '990102', kind: 'administrator', post: 'administrator' })
    expect((await app.call(contract.appoint, input, other)).status).toBe(404)
    expect(
      (await app.call(contract.endPosition, { id: input.body, place: community, to: today }, other)).status,
    ).toBe(404)
  })

  test('a known person takes a second post, but nobody from another county', async () => {
    const input = await appointment()
    const { items } = await app.must(contract.positions, { within: community, post: 'clerk' }, admin)
    const person = items[0]!.person
    expect((await app.call(contract.appoint, { ...input, name: undefined, person }, admin)).ok).toBe(true)
    expect(await positionsHeld(app.database.direct, app.services, person)).toHaveLength(2)
    await app.owner.query(
      "insert into parties.person (county, id, name, created_at) values ('980101', $1, '外地人', now())",
      ['01900000-0000-7000-8000-000000000001'],
    )
    const stranger = await app.call(
      contract.appoint,
      { ...input, name: undefined, person: '01900000-0000-7000-8000-000000000001' },
      admin,
    )
    expect(stranger.status).toBe(404)
  })
})

describe('what other modules ask', () => {
  test('who dispatches, who handles by default, who leads', async () => {
    const {
      database: { direct: tx },
      services,
    } = app
    const dispatcher = await dispatcherOf(tx, services, `${community}001`)
    expect(dispatcher).toMatchObject({ kind: 'gov-base', place: '990101001' })
    expect(await dispatcherOf(tx, services, '990101')).toBeUndefined()
    const lamp = services.packs.get('_fictional').category('street-lamp')!
    const handler = await defaultHandler(tx, services, community, lamp.responsible)
    expect(handler).toMatchObject({ department: 'urban-management', place: '990101' })
    expect((await bodyNames(tx, [handler!.id, '01900000-0000-7000-8000-000000000009'])).size).toBe(1)
    const heads = await headsOf(tx, services, handler!.county, handler!.id)
    expect(heads).toHaveLength(1)
    expect(await peopleOf(tx, services, '990101', handler!.id)).toHaveLength(2)
    expect(await peopleOf(tx, services, '990101', dispatcher!.id, 'grid.extend')).toHaveLength(1)
    expect((await peopleInOffice(tx, services, community)).length).toBeGreaterThan(5)
    expect(await handlersAt(tx, services, '110101')).toEqual([])
  })

  test('a city’s body is found from its counties, another county’s is not', async () => {
    const { items } = await app.must(contract.bodies, { kind: 'gov-city' }, admin)
    const city = items[0]!
    expect(await findBody(app.database.direct, app.services, '990102', city.id)).toMatchObject({
      place: '9901',
    })
    expect(await findBody(app.database.direct, app.services, '980101', city.id)).toBeUndefined()
  })

  test('positions carry the duties that the pack gives', async () => {
    const { items } = await app.must(contract.positions, { within: '990101001', post: 'head' }, admin)
    const head = items.find(({ place }) => place === '990101001')!
    const [held] = await positionsHeld(app.database.direct, app.services, head.person)
    expect(held).toMatchObject({ bodyKind: 'gov-base', placeName: '云上街道', jurisdiction: '_fictional' })
    expect(held?.duties.has('places.divide')).toBe(true)
  })

  test('people stand behind row-level security', async () => {
    const { pool } = app.database
    expect((await pool.query('select count(*) from parties.person')).rows[0].count).toBe(0)
    const inside = await app.database.transaction('990101', (tx) => peopleCount(tx))
    const outside = await app.database.transaction('990102', (tx) => peopleCount(tx))
    expect(inside).toBeGreaterThan(10)
    expect(outside).toBe(0)
    await expect(pool.query('delete from parties.position')).rejects.toThrow(/permission denied/)
  })
})

const countPeople = statement<[], { count: number }>('select count(*) from parties.person')
const peopleCount = async (tx: Tx) => (await countPeople.find(tx, []))?.count
