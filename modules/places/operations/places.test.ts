import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadFictional } from '#modules/demonstration/contract.server.ts'
import { parties } from '#modules/parties/module.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { locatePoint, pathOf, placeNames } from '../contract.server.ts'
import { places as contract } from '../contract.ts'
import { places } from '../module.ts'

let app: Installation
beforeAll(async () => {
  app = await installation([places, parties])
  await loadFictional(app.url, app.services)
})
afterAll(() => app.close())

const community = '990101001001'
const names = (items: { name: string }[]) => items.map(({ name }) => name)

describe('places.search', () => {
  test('finds any part of a name, wider places first', async () => {
    const { items } = await app.must(contract.search, { text: '云上' })
    expect(names(items)).toEqual(['云上街道', '云上社区居民委员会'])
    expect(items[1]?.path.map(({ name }) => name)).toEqual(['乌有省', '乌有市', '乌有县', '云上街道'])
    expect(items[1]).toMatchObject({ jurisdiction: '_fictional', rural: false })
  })

  test.each([
    ['河', '星河社区居民委员会'],
    ['月社', '望月社区居民委员会'],
    ['mengxi', '梦溪镇'],
    ['mxz', '梦溪镇'],
    ['990101100200', '桃源村村民委员会'],
    ['乌有 蓬莱', '蓬莱村村民委员会'],
    ['村村民委', '桃源村村民委员会'],
  ])('%s', async (text, name) => {
    const { items } = await app.must(contract.search, { text })
    expect(names(items)).toContain(name)
  })

  test('finds grids below a place where they are asked for', async () => {
    const { items } = await app.must(contract.search, {
      text: '第三网格',
      within: community,
      levels: ['grid'],
    })
    expect(items).toMatchObject([{ code: `${community}003`, level: 'grid', rural: false }])
  })

  test('keeps to what is asked for: below a place, of a level, at most so many', async () => {
    const within = await app.must(contract.search, { text: '社区', within: '990102' })
    expect(names(within.items)).toEqual(['子虚社区居民委员会', '无何社区居民委员会'])
    const towns = await app.must(contract.search, { text: '梦溪', levels: ['township'] })
    expect(names(towns.items)).toEqual(['梦溪镇'])
    expect((await app.must(contract.search, { text: '社区', limit: 2 })).items).toHaveLength(2)
    expect((await app.must(contract.search, { text: "百分%_'号" })).items).toEqual([])
  })
})

describe('places.get, children, boundaries, locate', () => {
  test('tells one place, its boundary and whose law holds there', async () => {
    const place = await app.must(contract.get, { code: community })
    expect(place).toMatchObject({ level: 'community', children: 4, provisional: false })
    expect(place.statute).toContain('乌有')
    expect(place.boundary?.coordinates[0]?.length).toBeGreaterThan(3)
    expect((await app.call(contract.get, { code: '990199' })).status).toBe(404)
  })

  test('pages through what lies below', async () => {
    const first = await app.must(contract.children, { code: '990101100', limit: 3 })
    expect(first.items).toHaveLength(3)
    const rest = await app.must(contract.children, { code: '990101100', limit: 3, after: first.next })
    expect(names(rest.items)).toEqual(['蓬莱村村民委员会'])
    expect(rest.next).toBeUndefined()
    expect(names((await app.must(contract.children, {})).items)).toEqual(['乌有省'])
    expect((await app.must(contract.children, { code: community })).items).toHaveLength(4)
  })

  test('gives boundaries of a level', async () => {
    const towns = await app.must(contract.boundaries, { code: '990101', level: 'township' })
    expect(names(towns.items)).toEqual(['云上街道', '梦溪镇'])
    expect(towns.outline).not.toBeNull()
    expect((await app.must(contract.boundaries, { code: community, level: 'grid' })).items).toHaveLength(4)
    expect((await app.must(contract.boundaries, { code: '990102', level: 'grid' })).items).toEqual([])
  })

  test('locates a point down to its grid', async () => {
    const [grid] = (await app.must(contract.boundaries, { code: community, level: 'grid' })).items
    const { place } = await app.must(contract.locate, grid!.centre)
    expect(place?.code).toBe(grid?.code)
    expect(place?.path.at(-1)?.code).toBe(community)
    expect((await app.must(contract.locate, { lng: 80, lat: 40 })).place).toBeNull()
    expect(await locatePoint(app.database.direct, { lng: 80, lat: 40 })).toBeUndefined()
  })

  test('names paths and grids', async () => {
    const path = await pathOf(app.database.direct, `${community}001`)
    expect(path.map(({ name }) => name)).toEqual([
      '乌有省',
      '乌有市',
      '乌有县',
      '云上街道',
      '云上社区居民委员会',
      '云上社区第一网格',
    ])
    expect((await placeNames(app.database.direct, ['00', `${community}999`])).size).toBe(0)
  })
})

describe('places.community', () => {
  test('shows who serves here, and whom to call', async () => {
    const page = await app.must(contract.community, { code: community })
    expect(page.bodies.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['committee', 'gov-base']))
    expect(page.grids).toHaveLength(4)
    for (const grid of page.grids) {
      expect(grid.leader).toMatch(/^演示·网格长/)
      expect(grid.workers).toBeGreaterThan(0)
    }
    expect(page.contacts.length).toBeGreaterThan(4)
    expect(page.hotline).toBe('12345')
  })

  test('a grid and a township have such a page too', async () => {
    expect((await app.must(contract.community, { code: `${community}002` })).grids).toHaveLength(1)
    expect((await app.must(contract.community, { code: '990101001' })).grids).toEqual([])
  })
})
