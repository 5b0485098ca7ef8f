import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import type { SettingValue } from '#platform/law/setting-value.ts'
import { checkable, findSetting, sayMissing } from '#platform/law/settings.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { settings as contract } from '../contract.ts'
import { evidence } from '../evidence.ts'
import { settings } from '../module.ts'

let app: Installation
let city: Asker
let county: Asker
const parameter = 'hotline-time'
const document = { title: '乌有市网格事项办理规程', number: '乌政办〔2026〕3号', date: '2026-11-01' }
const hours = (amount: number): SettingValue => ({ amount, unit: 'hours' })

beforeAll(async () => {
  app = await installation([places, parties, settings])
  for (const [code, name, level] of [
    ['99', '乌有省', 'province'],
    ['9901', '乌有市', 'city'],
    ['990101', '乌有县', 'county'],
    ['990101001', '甲街道', 'township'],
    ['990101001001', '甲一社区', 'community'],
    ['990102', '子虚县', 'county'],
    ['220402', '龙山区', 'county'],
  ]) {
    await app.owner.query(
      `insert into places.place (code, name, level, pinyin, initials, words) values ($1, $2, $3, '', '', '')`,
      [code, name, level],
    )
  }
  // What the pack says of who may set is not this test's matter; here only governments of city and county may.
  app.services.packs.get('_fictional').parameter(parameter)!.setBy = ['gov-city', 'gov-county']
  city = app.asker({ place: '9901', kind: 'gov-city', post: 'head' })
  county = app.asker({ place: '990101', kind: 'gov-county', post: 'head' })
})
afterAll(() => app.close())

const set = (
  place: string,
  value: SettingValue,
  asker: Asker,
  more: { validFrom?: string; parameter?: string; document?: object } = {},
) =>
  app.call(
    contract.set,
    { place, parameter, value, validFrom: '2026-11-20', document, ...more } as never,
    asker,
  )
const inForce = (place: string, on = '2026-11-20') => findSetting(app.database.direct, place, parameter, on)
const item = async (place: string, asker?: Asker) =>
  (await app.must(contract.list, { place }, asker)).items.find((one) => one.parameter === parameter)!

describe('settings.list', () => {
  test('is published: what the law leaves open, in its words, and who may set it', async () => {
    const { items, statute } = await app.must(contract.list, { place: '990101001001' })
    expect(statute.zh).toContain('乌有市社区治理条例')
    const hotline = items.find((one) => one.parameter === parameter)!
    expect(hotline).toMatchObject({ inForce: null, ahead: [], maySet: false, unit: 'time' })
    expect(hotline.basis[0]).toMatchObject({ article: '第七条', url: '/law/_fictional/art_7' })
    expect(hotline.setBy.map(({ kind }) => kind)).toEqual(['gov-city', 'gov-county'])
    expect((await item('990101', county)).maySet).toBe(true)
    expect((await item('990102', county)).maySet).toBe(false)
  })

  test('a place of no law is not found', async () => {
    expect((await app.call(contract.list, { place: '110101' })).status).toBe(404)
    expect((await app.call(contract.list, { place: '990109' })).status).toBe(404)
  })
})

describe('settings.set', () => {
  test('the nearest place above holds; a later version supersedes from its day on', async () => {
    expect((await set('9901', hours(48), city)).ok).toBe(true)
    expect((await inForce('990101001001'))?.value).toEqual(hours(48))
    expect((await set('990101', hours(24), county, { validFrom: '2026-12-01' })).ok).toBe(true)
    expect((await inForce('990101001001'))?.value).toEqual(hours(48))
    expect((await inForce('990101001001', '2026-12-01'))?.value).toEqual(hours(24))
    expect((await inForce('990102', '2026-12-01'))?.value).toEqual(hours(48))
    const shown = await item('990101001001')
    expect(shown.inForce).toMatchObject({
      place: { code: '9901', name: '乌有市' },
      said: { zh: '48 小时' },
      document: { number: '乌政办〔2026〕3号', link: null },
    })
    expect(shown.ahead).toMatchObject([{ value: hours(24), validFrom: '2026-12-01' }])
    // Decided later and in force earlier: what was to follow never comes.
    await set('990101', hours(12), county, { validFrom: '2026-11-25' })
    expect((await inForce('990101', '2026-12-05'))?.value).toEqual(hours(12))
    expect((await item('990101')).ahead).toMatchObject([{ value: hours(12) }])
  })

  test('says what to enter, and takes no document of tomorrow', async () => {
    const wrong = await set('990101', 48, county)
    expect(wrong).toMatchObject({
      status: 400,
      error: { fields: { value: expect.stringContaining('时间') } },
    })
    const later = await set('990101', hours(1), county, { document: { ...document, date: '2026-11-21' } })
    expect(later).toMatchObject({ status: 400, error: { fields: { 'document.date': expect.any(String) } } })
    expect((await set('990101', hours(1), county, { parameter: 'no-such-thing' })).status).toBe(404)
  })

  test('refused without the right (403), out of place (404)', async () => {
    const clerk = app.asker({ place: '990101', kind: 'gov-county', post: 'clerk' })
    expect((await set('990101', hours(1), clerk)).status).toBe(403)
    expect((await set('990102', hours(1), county)).status).toBe(404)
    expect((await set('9901', hours(1), county)).status).toBe(404)
    expect((await app.call(contract.set, { place: '990101' } as never)).status).toBe(400)
  })

  test('refused with the article where another body sets it, or the law itself does; on record', async () => {
    const base = app.asker({ place: '990101001', kind: 'gov-base', post: 'head' })
    const answer = await set('990101001', hours(1), base)
    expect(answer).toMatchObject({
      status: 422,
      error: {
        code: 'settings.wrong-body',
        basis: [{ article: '第七条', url: '/law/_fictional/art_7' }],
        decider: { body: 'gov-city' },
      },
    })
    const fixed = await set('990101', 2, county, { parameter: 'grid-leaders-per-grid' })
    expect(fixed).toMatchObject({
      status: 422,
      error: { code: 'settings.fixed-by-law', basis: [{ article: '第六条' }] },
    })
    const { rows } = await app.owner.query('select code, place, mode from history.refusal order by at, id')
    expect(rows).toEqual([
      { code: 'settings.wrong-body', place: '990101001', mode: 'refuse' },
      { code: 'settings.fixed-by-law', place: '990101', mode: 'refuse' },
    ])
  })
})

describe('settings.withdraw', () => {
  test('is a version with its reason; the place above then holds, and the history keeps all', async () => {
    const back = { place: '990101', parameter, reason: '文件已废止', validFrom: '2027-01-01' }
    const base = app.asker({ place: '990101001', kind: 'gov-base', post: 'head' })
    expect((await app.call(contract.withdraw, back, base)).status).toBe(404)
    expect((await app.call(contract.withdraw, back, county)).ok).toBe(true)
    expect((await app.call(contract.withdraw, back, county)).status).toBe(409)
    expect((await inForce('990101', '2026-12-31'))?.value).toEqual(hours(12))
    expect((await inForce('990101', '2027-01-01'))?.value).toEqual(hours(48))
    const first = await app.must(contract.history, { place: '990101', parameter, limit: 2 })
    expect(first.items.map(({ state }) => state)).toEqual(['withdrawn', 'set'])
    expect(first.items[0]).toMatchObject({ reason: '文件已废止', value: null, version: 3 })
    const rest = await app.must(contract.history, { place: '990101', parameter, after: first.next })
    expect(rest.items).toHaveLength(2)
    const { rows } = await app.owner.query(
      `select operation, count(*)::int from history.event where operation like 'settings.%' group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { operation: 'settings.set', count: 3 },
      { operation: 'settings.withdraw', count: 1 },
    ])
    await expect(app.database.direct.client.query("update law.setting set reason = 'x'")).rejects.toThrow()
  })
})

describe('evidence', () => {
  test('is shown with each version, and read back the same from the versions', async () => {
    const { rows: shown } = await app.owner.query(
      `select about, place, holds, record from evidence.shown where kind = 'settings.set' order by id`,
    )
    expect(shown).toHaveLength(4)
    expect(shown.at(-1)).toMatchObject({ about: parameter, place: '990101', holds: false })
    const [kind] = evidence
    const from = { tx: app.database.direct, services: app.services, within: '9901', now: app.clock.now() }
    const first = await kind!.gather({ ...from, after: undefined, limit: 3 })
    const rest = await kind!.gather({ ...from, after: first.next, limit: 3 })
    const gathered = [...first.rows, ...rest.rows].map(({ record }) => record.id)
    expect(gathered.toSorted()).toEqual(shown.map(({ record }) => record).toSorted())
    expect(rest.next).toBeUndefined()
    const one = await kind!.gather({ ...from, within: '990101', after: undefined, limit: 9 })
    expect(one.rows).toHaveLength(3)
  })
})

describe('checkable', () => {
  test('辽源: not checkable with the citation, until a body has set the figure', async () => {
    const pack = app.services.packs.get('liaoyuan')
    const at = { pack, place: '220402' }
    const before = await checkable(app.database.direct, at, 'grid-basis-urban', '2026-11-20')
    if (before.checkable) throw new Error('nothing is set')
    expect(before.missing.basis).toMatchObject([
      { article: '第十一条', quote: '规定的户数标准', url: '/law/liaoyuan/art_11' },
    ])
    expect(sayMissing(before.missing).zh).toMatch(/^无法核对：.*第十一条.*尚未由.*设定$/)
    const named = pack.parameter('grid-basis-urban')!.setBy?.find((one) => one.startsWith('gov-'))
    const mayor = app.asker({ place: '220402', kind: named ?? 'gov-county', post: 'head' })
    const figure = { parameter: 'grid-basis-urban', value: { min: 300, max: 500 }, place: '220402' }
    expect(
      await app.call(contract.set, { ...figure, document, validFrom: '2026-11-20' }, mayor),
    ).toMatchObject({ ok: true })
    const after = await checkable(app.database.direct, at, 'grid-basis-urban', '2026-11-20')
    expect(after).toMatchObject({ checkable: true, value: { min: 300, max: 500 } })
  })

  test('what the law itself says needs no setting', async () => {
    const pack = app.services.packs.get('liaoyuan')
    const known = await checkable(
      app.database.direct,
      { pack, place: '220402' },
      'grid-leaders-per-grid',
      '2026-11-20',
    )
    expect(known).toEqual({ checkable: true, value: 1 })
  })
})
