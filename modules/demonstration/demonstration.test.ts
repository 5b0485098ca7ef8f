import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parties } from '#modules/parties/module.ts'
import { locatePoint } from '#modules/places/contract.server.ts'
import { places } from '#modules/places/module.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import {
  demonstrationAccounts,
  invent,
  loadDemonstration,
  loadFictional,
  planMatters,
} from './contract.server.ts'
import { idFor, randomFrom } from './random.ts'
import { draw, type Plot } from './shapes.ts'

let app: Installation
beforeAll(async () => {
  app = await installation([places, parties])
  await loadFictional(app.url, app.services)
})
afterAll(() => app.close())

const pack = () => app.services.packs.get('_fictional')

describe('demonstration', () => {
  test('loads once', async () => {
    const { rows } = await app.owner.query('select counts from demonstration.loaded')
    expect(rows).toHaveLength(1)
    expect(rows[0].counts).toMatchObject({ accounts: 8 })
    await loadFictional(app.url, app.services)
    expect((await app.owner.query('select count(*) from places.grid')).rows[0].count).toBe(
      rows[0].counts.grids,
    )
  })

  test('gives the same people, places and ids each time', async () => {
    const [one, two] = [await invent(app.database.direct, pack()), await invent(app.database.direct, pack())]
    expect(two).toEqual(one)
    expect(idFor('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('invents nobody who could be real', async () => {
    const { population } = await invent(app.database.direct, pack())
    for (const { name } of population.people) expect(name).toMatch(/^演示·/)
    for (const { workPhone } of population.positions) expect(workPhone).toMatch(/^000-\d{4}-\d{4}$/)
    for (const { phone } of population.bodies) expect(phone).toMatch(/^000-/)
  })

  test('accounts stand in one line, from the resident to the government', async () => {
    const accounts = await demonstrationAccounts(app.database.direct, pack())
    const roles = accounts.map(({ role }) => role)
    expect(roles).toEqual([
      'resident',
      'grid',
      'committee',
      'township',
      'department',
      'county',
      'city',
      'admin',
    ])
    const home = accounts[0]?.home ?? ''
    for (const account of accounts.slice(1)) {
      expect(account.positions).toHaveLength(1)
      expect(home.startsWith(account.positions[0]!.place)).toBe(true)
    }
  })

  test('the middle of every grid lies in that grid', async () => {
    const { rows } = await app.owner.query<{ code: string; lng: number; lat: number }>(
      'select code, lng, lat from places.grid',
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { code, lng, lat } of rows) {
      expect((await locatePoint(app.database.direct, { lng, lat }))?.code).toBe(code)
    }
  })

  test('draws cells that fill the county in the sizes asked for', () => {
    const leaf = (code: string, size: number): Plot => ({ code, size, below: [] })
    const plot: Plot = { code: 'c', size: 0, below: [leaf('a', 1), leaf('b', 2), leaf('d', 5)] }
    const drawn = draw(plot, { lng: 113, lat: 35 }, randomFrom('sizes'))
    const area = (code: string) => {
      const ring = drawn.get(code)!.polygon.coordinates[0]!
      let sum = 0
      for (let i = 1; i < ring.length; i++)
        sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
      return Math.abs(sum)
    }
    expect(area('b') / area('a')).toBeCloseTo(2, 1)
    expect(area('d') / area('a')).toBeCloseTo(5, 1)
  })
})

describe('planned matters', () => {
  const planned = async () => {
    const { population, drawn } = await invent(app.database.direct, pack())
    const { calendar, clock } = app.services
    return { population, list: planMatters({ pack: pack(), population, drawn, now: clock.now(), calendar }) }
  }

  test('are many, past, in order, and of every kind', async () => {
    const { list } = await planned()
    const now = app.clock.now()
    expect(list.length).toBeGreaterThanOrEqual(295)
    for (const matter of list) {
      let last = matter.reportedAt
      expect(last < now).toBe(true)
      for (const step of matter.path) {
        expect(step.at >= last && step.at < now).toBe(true)
        last = step.at
      }
      expect(pack().category(matter.category)).toBeDefined()
      expect(matter.text).not.toContain('{')
      expect(pack().emergency(matter.text)).toEqual([])
    }
    const outcomes = new Set(list.map(({ outcome }) => outcome))
    expect([...outcomes].sort()).toEqual(
      [
        'closed',
        'declined',
        'fixed',
        'handed-back',
        'merged',
        'open',
        'overdue',
        'rated',
        'reopened',
        'reworked',
      ].sort(),
    )
    expect(list.some(({ own }) => own)).toBe(true)
  })

  test('are the same for the same day', async () => {
    expect((await planned()).list).toEqual((await planned()).list)
  })

  test('staff work in office hours', async () => {
    const { list } = await planned()
    const staff = list.flatMap(({ path }) => path.filter(({ action }) => action !== 'rate'))
    for (const { at } of staff) {
      const local = new Date(at.getTime() + 8 * 3_600_000)
      expect(local.getUTCHours()).toBeGreaterThanOrEqual(8)
      expect(local.getUTCHours()).toBeLessThan(18)
    }
  })

  test('go through the case engine, once, and are taken up again where they were cut short', async () => {
    const load = () =>
      loadDemonstration({ ownerUrl: app.url, services: app.services, log: () => {}, packs: [pack()] })
    const count = async () => (await app.owner.query('select count(*) from workflow.case')).rows[0].count
    await load()
    const all = await count()
    expect(all).toBe((await planned()).list.length)
    await load()
    await app.owner.query('delete from demonstration.seeded')
    await load()
    expect(await count()).toBe(all)
    const { rows } = await app.owner.query<{ state: string; count: number }>(
      'select state, count(*) from workflow.case group by state',
    )
    const states = Object.fromEntries(rows.map(({ state, count: n }) => [state, n]))
    expect(states.closed).toBeGreaterThan(100)
    for (const state of ['reported', 'handling', 'merged', 'not-accepted'])
      expect(states[state]).toBeGreaterThan(0)
    const own = await app.owner.query('select count(*) from workflow.case where opened_by = $1', [
      (await planned()).population.residents[0]?.id,
    ])
    expect(own.rows[0].count).toBeGreaterThan(2)
  }, 60_000)
})
