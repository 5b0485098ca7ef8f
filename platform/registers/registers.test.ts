import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { verify } from '#platform/history/verify.ts'
import { declareRegister } from './declare.ts'
import { verifyRegisters } from './digest.ts'
import { bodies, inventory, type Trial, thing, tryRegister } from './testing/inventory.ts'

const place = '990101001001'
let trial: Trial
let keeper: Asker
let reader: Asker
beforeAll(async () => {
  trial = await tryRegister()
  keeper = trial.who('990101001', 'trying.keep')
  reader = trial.who('990101', 'trying.read')
})
afterAll(() => trial.app.close())

type Data = Record<string, unknown>
const save = (data: Data, more: object = {}, who = keeper) =>
  trial.app.call(thing.save, { place, data: { count: 1, ...data }, ...more } as never, who)
async function added(data: Data, at = place, who = keeper) {
  const answer = await save(data, { place: at }, who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.output
}
const list = (input: object, who = reader) => trial.app.must(thing.list, input as never, who)
const names = async (input: object, who?: Asker) =>
  (await list(input, who)).items.map(({ data }) => data.name)

describe('a declaration', () => {
  const with_ = (change: object) => () => declareRegister({ ...inventory, ...change })
  test('that cannot work is refused at start', () => {
    const [name] = inventory.columns
    expect(with_({ key: ['about'] })).toThrow(/part of the key/)
    expect(with_({ columns: [name, { ...name, id: 'identity', personal: 'handlers' }] })).toThrow(/sealed/)
    expect(with_({ columns: [name, name] })).toThrow(/called that/)
    expect(with_({ columns: [{ ...name, id: "x' or 1" }] })).toThrow(/called that/)
    expect(with_({ columns: [{ ...name, filter: true }] })).toThrow(/searched/)
    expect(with_({ write: [] })).toThrow(/nobody/)
  })
})

describe('thingSave', () => {
  test('keeps every type as it was meant, and says what to write instead of what it cannot take', async () => {
    const { id, county } = await added({
      ...{
        name: ' 大  会议室 ',
        about: '一行\n两行',
        area: '1,0.5'.replace(',', ''),
        count: '3',
        since: '2026年3月1日',
      },
      ...{ open: '是', kind: '旧的（修过）', uses: ['read', 'meet'], from: '甲二社区', holder: '民政局' },
      point: { lng: 113.1234567, lat: 35.2 },
    })
    const got = await trial.app.must(thing.get, { county, id }, reader)
    expect(got.data).toEqual({
      ...{
        name: '大 会议室',
        about: '一行\n两行',
        area: 10.5,
        count: 3,
        since: '2026-03-01',
        open: true,
        kind: 'old',
      },
      ...{ uses: ['meet', 'read'], from: '990101001002', holder: [...bodies.keys()][0] },
      point: { lng: 113.123457, lat: 35.2 },
    })
    expect(got.names).toEqual({ '990101001002': '甲二社区', [[...bodies.keys()][0]!]: '民政局' })
    expect(got).toMatchObject({ placeName: '甲一社区', version: 1, may: { save: false } })
    const wrong = await save({
      name: '',
      area: 1.25,
      count: 100,
      since: '2026-02-30',
      kind: '别的',
      point: '35,113',
    })
    expect(wrong).toMatchObject({
      status: 400,
      error: {
        fields: {
          'data.name': '请填写名称',
          'data.area': expect.stringContaining('1 位小数'),
          'data.count': expect.stringContaining('99'),
          'data.since': expect.stringContaining('2026-11-21'),
          'data.kind': expect.stringContaining('新的、旧的'),
          'data.point': expect.stringContaining('经度'),
        },
      },
    })
  })

  test('refused without the duty (403), out of place (404), at a place of another level (400)', async () => {
    expect((await save({ name: 'x' }, {}, reader)).status).toBe(403)
    expect((await save({ name: 'x' }, { place: '990102001001' })).status).toBe(404)
    expect((await save({ name: 'x' }, { place: '990101001' })).status).toBe(400)
    expect((await save({ name: 'x' }, { place: '990101001009' })).status).toBe(400)
    const { id, county } = await added(
      { name: '别处', count: 1 },
      '990101002001',
      trial.who('990101002', 'trying.keep'),
    )
    expect((await trial.app.call(thing.get, { county, id }, keeper)).status).toBe(404)
    expect((await save({ name: '别处' }, { id, version: 1, reason: 'x' })).status).toBe(404)
  })

  test('one name once at a place; the second change of one version is told to look again', async () => {
    const { id } = await added({ name: '锁' })
    expect(await save({ name: '锁 ' })).toMatchObject({ status: 409, error: { code: 'registers.key-taken' } })
    const change = (version: number, count: number) =>
      save({ name: '锁', count }, { id, version, reason: '盘点' })
    const answers = await Promise.all([change(1, 2), change(1, 3)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await change(1, 4)).status).toBe(409)
    expect((await change(2, 4)).status).toBe(200)
    expect((await save({ name: '锁' }, { id, version: 3 })).status).toBe(400)
  })

  test('moves within its county, with a reason; to another county it does not', async () => {
    const wide = trial.who('99', 'trying.keep')
    const { id } = await added({ name: '移动' })
    const move = (to: string, version: number) =>
      save({ name: '移动' }, { id, county: '990101', version, place: to, reason: '搬家' }, wide)
    expect(await move('990102001001', 1)).toMatchObject({ error: { code: 'registers.other-county' } })
    expect((await move('990101002001', 1)).ok).toBe(true)
    const told = await trial.app.must(thing.history, { county: '990101', id }, wide)
    expect(told.items[0]).toMatchObject({ place: { name: '乙一社区' }, movedFrom: { name: '甲一社区' } })
  })

  test('a retry with its key gives the first answer', async () => {
    const input = { place, data: { name: '重试', count: 1 } }
    const twice = [1, 2].map(() => trial.app.call(thing.save, input, keeper, { key: 'save once' }))
    const first = await twice[0]
    const second = await twice[1]
    const again = await trial.app.call(thing.save, input, keeper, { key: 'save once' })
    expect([first, second].some((answer) => answer?.ok)).toBe(true)
    expect(again.ok).toBe(true)
    expect(await names({ search: '重试' })).toHaveLength(1)
  })
})

describe('thingList', () => {
  beforeAll(async () => {
    const elsewhere = trial.who('990102', 'trying.keep')
    for (let n = 0; n < 7; n++)
      await added({
        name: `桌子${n}`,
        area: n % 3 === 0 ? null : n,
        since: `2026-01-0${n + 1}`,
        uses: n > 4 ? ['play'] : [],
      })
    await added({ name: '桌子丙', area: 5 }, '990102001001', elsewhere)
  })

  test('pages through all, in its own order and by a column, empty ones last', async () => {
    for (const sort of [
      undefined,
      { column: 'area' },
      { column: 'area', descending: true },
      { column: 'since' },
    ]) {
      const seen: unknown[] = []
      let after: string | undefined
      do {
        const page = await list({
          search: '桌子',
          limit: 2,
          ...(sort ? { sort } : {}),
          ...(after ? { after } : {}),
        })
        if (!after) expect(page.count).toBe(7)
        seen.push(...page.items.map(({ data }) => (sort ? (data[sort.column] ?? null) : data.name)))
        after = page.next
      } while (after)
      expect(seen).toHaveLength(7)
      if (sort?.column === 'area')
        expect(seen).toEqual([...(sort.descending ? [5, 4, 2, 1] : [1, 2, 4, 5]), null, null, null])
    }
    expect((await trial.app.call(thing.list, { after: 'x' }, reader)).status).toBe(400)
    expect((await trial.app.call(thing.list, { sort: { column: 'open' } }, reader)).status).toBe(400)
  })

  test('is narrowed by columns and searched by any part of a text', async () => {
    expect(await names({ filter: { area: { from: 4 } }, search: '桌子' })).toEqual(['桌子4', '桌子5'])
    expect(await names({ filter: { uses: ['play'] } })).toEqual(['桌子5', '桌子6'])
    expect(await names({ filter: { since: { from: '2026-01-02', to: '2026-01-03' } } })).toEqual([
      '桌子1',
      '桌子2',
    ])
    expect(await names({ filter: { open: true } })).toEqual(['大 会议室'])
    expect(await names({ search: '会议' })).toEqual(['大 会议室'])
    expect(await names({ search: '子5' })).toEqual(['桌子5'])
    expect((await trial.app.call(thing.list, { filter: { about: ['x'] } }, reader)).status).toBe(400)
  })

  test('shows nothing beyond the reach, and is for those with the duty', async () => {
    expect(await names({ search: '桌子丙' })).toEqual([])
    expect(await names({ within: '990102' })).toEqual([])
    expect(await names({ search: '桌子丙' }, trial.who('99', 'trying.read'))).toEqual(['桌子丙'])
    expect((await trial.app.call(thing.list, {}, trial.who('990101'))).status).toBe(403)
    expect((await trial.app.call(thing.list, {})).status).toBe(401)
  })

  test('for everybody has public columns only, and cannot be asked of others', async () => {
    const shown = await trial.app.must(thing.public, { within: '990101', search: '会议' })
    expect(shown.items.map(({ data }) => data)).toEqual([{ name: '大 会议室', area: 10.5 }])
    expect((await trial.app.must(thing.public, { within: '990101', search: '两行' })).items).toEqual([])
    expect((await trial.app.call(thing.public, { within: '990101', filter: { open: true } })).status).toBe(
      400,
    )
  })
})

describe('thingWithdraw, thingHistory, thingRestore', () => {
  test('a row that was taken out leaves the list, keeps its history, and can be put back', async () => {
    const { id, county } = await added({ name: '椅子', count: 4 })
    await trial.app.must(
      thing.save,
      { id, version: 1, place, data: { name: '椅子', count: 5 }, document: '盘点表 3 号' },
      keeper,
    )
    const out = (version: number, reason?: string) =>
      trial.app.call(thing.withdraw, { county, id, version, reason } as never, keeper)
    expect((await out(2)).status).toBe(400)
    expect((await out(1, '坏了')).status).toBe(409)
    expect((await out(2, '坏了')).status).toBe(200)
    expect(await names({ search: '椅子' })).toEqual([])
    expect(await names({ search: '椅子', withdrawn: true })).toEqual(['椅子'])
    expect(await save({ name: '椅子' }, { id, version: 3, reason: 'x' })).toMatchObject({
      error: { code: 'registers.withdrawn' },
    })
    const told = await trial.app.must(thing.history, { county, id }, keeper)
    expect(told.items).toMatchObject([
      { version: 3, reason: '坏了', validTo: '2026-11-20', changes: [], mayRestore: false },
      {
        version: 2,
        document: '盘点表 3 号',
        changes: [{ column: 'count', before: 4, after: 5 }],
        mayRestore: true,
      },
      { version: 1, source: 'form', by: { name: '张' }, mayRestore: true },
    ])
    const back = { county, id, version: 3, to: 1, reason: '修好了' }
    expect((await trial.app.call(thing.restore, back, reader)).status).toBe(403)
    expect((await trial.app.call(thing.restore, back, keeper)).status).toBe(200)
    expect(await names({ search: '椅子' })).toEqual(['椅子'])
    const page = await trial.app.must(thing.history, { county, id, limit: 1 }, reader)
    expect(page.items).toMatchObject([
      { version: 4, source: 'restore', changes: [{ column: 'count', before: 5, after: 4 }] },
    ])
    expect(
      (await trial.app.must(thing.history, { county, id, limit: 9, after: page.next! }, reader)).items,
    ).toHaveLength(3)
  })

  test('the chain holds, and a version that was changed is found', async () => {
    expect((await verify(trial.app.owner)).flaws).toEqual([])
    expect(await verifyRegisters(trial.app.owner)).toEqual([])
    const { rows } = await trial.app.owner.query(
      `update registers.row_version set data = data || '{"count": 9}' where act = (select act from registers.row_version limit 1) returning act, county`,
    )
    expect(await verifyRegisters(trial.app.owner)).toEqual(rows)
  })
})

test('thingChoices finds places and bodies by name, and values of choices', async () => {
  const choices = async (of: string, text = '') =>
    (await trial.app.must(thing.choices, { of, text }, keeper)).items.map(({ label }) => label.zh)
  expect(await choices('place')).toEqual(['甲一社区', '甲二社区'])
  expect(await choices('holder', '民政')).toEqual(['民政局'])
  expect(await choices('kind')).toEqual(['新的', '旧的（修过）'])
  expect((await trial.app.call(thing.choices, { of: 'area' }, keeper)).status).toBe(404)
})
