import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, installation } from '#platform/testing/database.ts'
import { places as contract } from './contract.ts'
import { importPlaces, markGoverned, parentOf, readDivisions, ruralByCode } from './import.ts'
import { places } from './module.ts'
import { lexemes, queryText, romanise } from './words.ts'

let app: Installation
const governed = [
  { prefix: '2204', id: 'liaoyuan' },
  { prefix: '5109', id: 'suining' },
  { prefix: '4108', id: 'jiaozuo' },
  { prefix: '5201', id: 'guiyang' },
  { prefix: '42', id: 'hubei' },
]
beforeAll(async () => {
  app = await installation([places])
})
afterAll(() => app.close())

test('brings in the real places of the five jurisdictions, and those above them', async () => {
  const written = await importPlaces(app.owner, { prefixes: governed.map(({ prefix }) => prefix), governed })
  expect(written).toBe(34_769)
  const { rows } = await app.owner.query(
    "select jurisdiction, count(*) from places.place where level = 'community' group by 1",
  )
  expect(Object.fromEntries(rows.map((row) => [row.jurisdiction, row.count]))).toEqual({
    liaoyuan: 580,
    suining: 1445,
    jiaozuo: 2024,
    guiyang: 1629,
    hubei: 27_057,
  })
  expect((await app.must(contract.get, { code: '4108' })).path).toEqual([{ code: '41', name: '河南省' }])
  expect((await app.must(contract.get, { code: '41' })).jurisdiction).toBeNull()
  // Again: nothing is written twice.
  expect(await importPlaces(app.owner, { prefixes: ['2204'], governed })).toBe(0)
}, 90_000)

test('finds each of a hundred real names by any part of it', async () => {
  const { rows } = await app.owner.query<{ code: string; name: string }>(
    "select code, name from places.place where level = 'community' order by md5(code) limit 100",
  )
  for (const [i, { code, name }] of rows.entries()) {
    const characters = [...name]
    const from = i % Math.max(1, characters.length - 3)
    const part = characters.slice(from, from + 4).join('')
    const { items } = await app.must(contract.search, { text: part, within: code.slice(0, 6), limit: 50 })
    const everywhere = await app.must(contract.search, { text: part, limit: 50 })
    expect(items.some((item) => item.code === code) || items.length === 50, part).toBe(true)
    expect(everywhere.items.some((item) => item.code === code) || everywhere.items.length === 50, part).toBe(
      true,
    )
  }
})

test('only places that a pack covers are governed', async () => {
  const others = governed.filter(({ id }) => id !== 'liaoyuan')
  await markGoverned(app.owner, others)
  const first = await app.must(contract.search, { text: '龙山', governed: true, limit: 50 })
  expect(first.items.length).toBeGreaterThan(0)
  expect(first.items.some(({ code }) => code.startsWith('2204'))).toBe(false)
  await markGoverned(app.owner, governed)
  const { items } = await app.must(contract.search, { text: '龙山区' })
  expect(items[0]).toMatchObject({ code: '220402', jurisdiction: 'liaoyuan' })
})

test('reads codes', () => {
  expect([...readDivisions(['410802001001'])].map(({ code }) => code)).toEqual([
    '41',
    '4108',
    '410802',
    '410802001',
    '410802001001',
  ])
  expect(parentOf('410802001001')).toBe('410802001')
  expect(parentOf('41')).toBeNull()
  expect([
    ruralByCode('410802001001'),
    ruralByCode('410802001200'),
    ruralByCode('410802001500'),
    ruralByCode('4108'),
  ]).toEqual([false, true, null, null])
})

test('cuts names and reads them aloud', () => {
  expect(lexemes('解放区')).toEqual(['解放', '放区', '区'])
  expect(lexemes('ＩＴ家园2号')).toEqual(['it', 't家', '家园', '园2', '2号', '号'])
  expect(queryText('放')).toBe("'放':*")
  expect(queryText("'; drop")).toBe("'dr' & 'ro' & 'op'")
  expect(queryText('!!')).toBeUndefined()
  expect(romanise('解放区')).toEqual(['jiefangqu', 'jfq'])
  expect(romanise('民生街社区居民委员会')[1]).toBe('msjsqjmwyh')
})
