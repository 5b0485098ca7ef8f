import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { registers } from '#platform/registers/module.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { communityFigures, facilities as facilityRegister, shortfalls } from '../contract.ts'
import { facilities } from '../module.ts'

let app: Installation
/** Counties of each law, a county's code each; the communities are urban 001001 to 001004, rural 001201. */
const counties = {
  liaoyuan: '220402',
  suining: '510903',
  jiaozuo: '410802',
  guiyang: '520102',
  hubei: '420106',
  none: '110101',
}
type Law = keyof typeof counties
const urban = (law: Law, n = 1) => `${counties[law]}00100${n}`
const rural = (law: Law) => `${counties[law]}001201`

beforeAll(async () => {
  app = await installation([places, parties, facilities, registers])
  for (const county of Object.values(counties)) {
    const below = ['001001', '001002', '001003', '001004', '001201'].map((code) => `${county}${code}`)
    await app.owner.query(
      `insert into places.place (code, name, level, parent, rural, pinyin, initials, words)
       select code, case length(code) when 6 then '县' else '社区' || right(code, 3) end,
         case length(code) when 6 then 'county' when 9 then 'township' else 'community' end,
         null, case when length(code) = 12 then right(code, 3) = '201' end, '', '', ''
       from unnest($1::text[]) as given (code)`,
      [[county, `${county}001`, ...below]],
    )
  }
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.owner.query('truncate registers.row, registers.row_version, law.setting; truncate places.grid')
})

/** Somebody who keeps the registers of the county. */
function keeper(law: Law): Asker {
  const asker = app.asker({ place: '510903', kind: 'gov-base', post: 'head' })
  return { ...asker, acting: { ...asker.acting!, place: counties[law], reach: counties[law] } as never }
}
const figures = (law: Law, place: string, data: object) =>
  app.must(
    communityFigures.save,
    { place, data: { asOf: '2026-06-30', source: '统计台账', ...data } } as never,
    keeper(law),
  )
const addFacility = (law: Law, place: string, area: number, kind = 'service', name = `中心${area}`) =>
  app.must(facilityRegister.save, { place, data: { name, kind, area, source: 'new' } } as never, keeper(law))
const one = async (place: string) => (await app.must(shortfalls.shortfallPublic, { place })).item!

describe('per law', () => {
  test('遂宁: short, then met when a facility is added', async () => {
    const place = urban('suining')
    expect(await one(place)).toMatchObject({
      state: 'notCheckable',
      why: { zh: expect.stringContaining('没有户数') },
    })
    await figures('suining', place, { households: 2000 })
    expect(await one(place)).toMatchObject({ state: 'notMeasured', required: 600, present: null, gap: null })
    await addFacility('suining', place, 420.5)
    expect(await one(place)).toMatchObject({ state: 'short', present: 420.5, gap: 179.5, facilities: 1 })
    await addFacility('suining', place, 180)
    expect(await one(place)).toMatchObject({ state: 'met', present: 600.5, gap: 0, facilities: 2 })
  })

  test('焦作: new and built-up areas differ', async () => {
    const [fresh, old] = [urban('jiaozuo'), urban('jiaozuo', 2)]
    await figures('jiaozuo', fresh, { households: 2000, built: 'new' })
    await figures('jiaozuo', old, { households: 2000, built: 'existing' })
    for (const place of [fresh, old]) await addFacility('jiaozuo', place, 450)
    expect(await one(fresh)).toMatchObject({ state: 'short', gap: 150 })
    expect(await one(old)).toMatchObject({ state: 'met', required: 400 })
  })

  test('湖北: the least area in town and country', async () => {
    for (const place of [urban('hubei'), rural('hubei')]) {
      await figures('hubei', place, { households: 900 })
      await addFacility('hubei', place, 600)
    }
    expect(await one(urban('hubei'))).toMatchObject({ state: 'short', required: 1000, gap: 400 })
    expect(await one(rural('hubei'))).toMatchObject({ state: 'met', required: 500 })
  })

  test('贵阳: service premises only', async () => {
    const place = urban('guiyang')
    await addFacility('guiyang', place, 2000)
    expect(await one(place)).toMatchObject({ state: 'notMeasured', required: 800, facilities: 0 })
    await addFacility('guiyang', place, 700, 'premises')
    expect(await one(place)).toMatchObject({ state: 'short', present: 700, gap: 100, facilities: 1 })
  })

  test('辽源: not checkable until the figure is set; the nearest place counts', async () => {
    const place = urban('liaoyuan')
    await addFacility('liaoyuan', place, 320)
    expect(await one(place)).toMatchObject({
      state: 'notCheckable',
      why: { zh: expect.stringContaining('尚未由') },
      whyBasis: [{ article: '第十五条' }],
    })
    await set('2204', 350)
    expect(await one(place)).toMatchObject({ state: 'short', required: 350, gap: 30 })
    await set('220402', 300)
    expect(await one(place)).toMatchObject({ state: 'met', required: 300 })
    expect((await one(`${counties.liaoyuan}001002`)).required).toBe(300)
  })

  test('where no law holds there is nothing to say', async () => {
    const { item, remedies } = await app.must(shortfalls.shortfallPublic, { place: urban('none') })
    expect([item, remedies]).toEqual([null, []])
  })

  test('ways to make it up are told as the law says: may or shall', async () => {
    const of = async (law: Law) =>
      (await app.must(shortfalls.shortfallPublic, { place: urban(law) })).remedies
    expect(await of('suining')).toMatchObject([
      { modality: 'shall', modes: ['购买', '租赁', '调剂', '划拨', '置换'] },
    ])
    expect(await of('jiaozuo')).toMatchObject([{ modality: 'may', scope: ['老城区', '已建成居住区'] }])
    expect(await of('guiyang')).toEqual([])
  })
})

async function set(place: string, value: number) {
  await app.owner.query(
    `insert into law.setting (county, id, series, place, jurisdiction, parameter, version, state, unit, value, document,
       valid_from, set_at)
     values ($1, gen_random_uuid(), gen_random_uuid(), $2, 'liaoyuan', 'facility-area-external-standard', 1, 'set', '㎡',
       $3, '{"title":"x","number":null,"date":"2026-01-01","link":null}', '2026-01-01', '2026-01-01')`,
    [place.padEnd(6, '0'), place, JSON.stringify(value)],
  )
}

describe('what counts', () => {
  test('the latest figures; households of grids where the register has none, and it is said', async () => {
    const place = urban('suining')
    await figures('suining', place, { asOf: '2025-12-31', households: 1000 })
    await figures('suining', place, { asOf: '2026-06-30', households: 1200 })
    expect(await one(place)).toMatchObject({
      households: 1200,
      householdsFrom: 'register',
      asOf: '2026-06-30',
    })
    const other = urban('suining', 2)
    await grid(other, 1, 300)
    await grid(other, 2, 250)
    expect(await one(other)).toMatchObject({ households: 550, householdsFrom: 'grids', required: 165 })
    await grid(other, 3, null)
    expect(await one(other)).toMatchObject({ households: null, state: 'notCheckable' })
  })

  test('a facility that was withdrawn does not; nothing registered counts as 0 only where that is all', async () => {
    const place = urban('suining')
    await figures('suining', place, { households: 1000 })
    const { county, id, version } = await addFacility('suining', place, 500)
    expect((await one(place)).state).toBe('met')
    await app.must(facilityRegister.withdraw, { county, id, version, reason: '拆除' }, keeper('suining'))
    expect((await one(place)).state).toBe('notMeasured')
    await figures('suining', place, { asOf: '2026-07-31', households: 1000, complete: true })
    expect(await one(place)).toMatchObject({ state: 'short', present: 0, gap: 300 })
  })
})

async function grid(community: string, n: number, households: number | null) {
  await app.owner.query(
    `insert into places.grid (county, id, code, community, name, kind, households, valid_from)
     values ($1, gen_random_uuid(), $2, $3, '网格', 'urban', $4, '2025-01-01')`,
    [community.slice(0, 6), `${community}00${n}`, community, households],
  )
}

describe('the list', () => {
  beforeEach(async () => {
    // Short by 100, short by 300, met; the others are not checkable.
    for (const [n, area] of [200, 100, 900].entries()) {
      const place = urban('suining', n + 1)
      await figures('suining', place, { households: n === 1 ? 1334 : 1000 })
      await addFacility('suining', place, area)
    }
  })

  test('worst first, counted, narrowed, searched, page by page', async () => {
    const all = await app.must(shortfalls.shortfall, {}, keeper('suining'))
    expect(all.items.map(({ gap, state }) => [state, gap])).toEqual([
      ['short', 300.2],
      ['short', 100],
      ['notCheckable', null],
      ['notCheckable', null],
      ['met', 0],
    ])
    expect(all.summary).toEqual({
      counts: { short: 2, notMeasured: 0, notCheckable: 2, met: 1 },
      gap: 400.2,
      fromGrids: 0,
    })
    expect(all.items[0]!.rests[0]).toMatchObject({ area: 30, basis: [{ article: '第十一条' }] })
    const codes: string[] = []
    let after: string | undefined
    do {
      const page = await app.must(
        shortfalls.shortfall,
        { limit: 2, ...(after ? { after } : {}) },
        keeper('suining'),
      )
      codes.push(...page.items.map(({ place }) => place))
      after = page.next
    } while (after)
    expect(codes).toEqual(all.items.map(({ place }) => place))
    const met = await app.must(shortfalls.shortfall, { states: ['met'] }, keeper('suining'))
    expect([met.items.length, met.summary?.counts.short]).toEqual([1, 2])
    const named = await app.must(shortfalls.shortfall, { search: '社区002' }, keeper('suining'))
    expect(named.items.map(({ place }) => place)).toEqual([urban('suining', 2)])
    const wrong = await app.call(shortfalls.shortfall, { after: 'x' }, keeper('suining'))
    expect(wrong).toMatchObject({ status: 400 })
  })

  test('for whoever reads facilities, within their reach', async () => {
    expect(await app.call(shortfalls.shortfall, {})).toMatchObject({ status: 401 })
    const resident = { ...keeper('suining') }
    const without = { ...resident, acting: { ...resident.acting!, duties: new Set<string>() } } as Asker
    for (const operation of [shortfalls.shortfall, shortfalls.shortfallMap, shortfalls.shortfallExport])
      expect(await app.call(operation, {}, without)).toMatchObject({ status: 403 })
    const elsewhere = await app.call(shortfalls.shortfall, { within: '420106' }, keeper('suining'))
    expect(elsewhere).toMatchObject({ status: 404 })
    const above = await app.must(shortfalls.shortfall, { within: '51' }, keeper('suining'))
    expect(above.items).toHaveLength(5)
  })

  test('on the map: communities of a county, counties of a city', async () => {
    const county = await app.must(shortfalls.shortfallMap, {}, keeper('suining'))
    expect(county.level).toBe('community')
    expect(county.items.find(({ code }) => code === urban('suining'))).toMatchObject({
      state: 'short',
      gap: 100,
    })
    const asker = keeper('suining')
    const city = { ...asker, acting: { ...asker.acting!, place: '5109', reach: '5109' } } as never
    const map = await app.must(shortfalls.shortfallMap, {}, city)
    expect(map).toMatchObject({
      level: 'county',
      items: [{ code: '510903', state: 'short', counts: { short: 2, notCheckable: 2, met: 1 } }],
    })
  })

  test('as a file, on record', async () => {
    const { csv, rows, name } = await app.must(
      shortfalls.shortfallExport,
      { states: ['short'] },
      keeper('suining'),
    )
    expect([rows, name]).toEqual([2, '设施面积缺口 2026-11-20.csv'])
    const lines = csv.trim().split('\n')
    expect(lines[0]).toContain('缺口（㎡）')
    expect(lines[1]).toMatch(/不足.*300\.2.*第十一条/)
    const { rows: events } = await app.owner.query(
      `select data->>'rows' as rows from history.event where operation = 'facilities.shortfallExport'`,
    )
    expect(events).toEqual([{ rows: '2' }])
  })
})

test('the statement and the rules say the same, whatever is known', async () => {
  const laws = ['suining', 'jiaozuo', 'guiyang', 'hubei'] as const
  const { standardOf, required } = await import('../standard.ts')
  const given = fc.record({
    law: fc.constantFrom(...laws),
    rural: fc.constantFrom(true, false),
    households: fc.option(fc.nat(9000)),
    built: fc.option(fc.constantFrom('new' as const, 'existing' as const)),
    area: fc.option(fc.integer({ min: 1, max: 2000 })),
  })
  for (const { law, area, ...facts } of fc.sample(given, 60)) {
    await app.owner.query('truncate registers.row, registers.row_version')
    const place = facts.rural ? rural(law) : urban(law)
    const { households, built } = facts
    await figures(law, place, {
      ...(households === null ? {} : { households }),
      ...(built === null ? {} : { built }),
    })
    if (area !== null) await addFacility(law, place, area, 'premises')
    const told = await one(place)
    const asked = required(standardOf(app.services.packs.get(law)), facts)
    expect(told.required).toBe(asked.checkable ? asked.area : null)
    const state = !asked.checkable
      ? 'notCheckable'
      : area === null
        ? 'notMeasured'
        : area >= asked.area
          ? 'met'
          : 'short'
    expect(told.state).toBe(state)
  }
})
