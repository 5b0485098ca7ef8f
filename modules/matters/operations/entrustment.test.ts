import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attend } from '#modules/cases/attention.ts'
import { cases } from '#modules/cases/contract.ts'
import { matters } from '../contract.ts'
import { buildLaws, type County, type Laws } from '../testing/laws.ts'

let t: Laws
let at: County
beforeAll(async () => {
  t = await buildLaws(['jiaozuo', 'liaoyuan', '_fictional'])
  at = t.at('jiaozuo')
})
afterAll(() => t.close())

const request = (county: County, more: object = {}) => ({
  id: uuidv7(),
  place: county.community,
  to: county.asked,
  title: '协助开展独居老人走访',
  item: county.items.assist!,
  scope: '每月走访一次',
  offered: 30_000,
  ...more,
})

function act(
  county: County,
  ref: { county: string; id: string },
  action: string,
  kind: string,
  fields = {},
  seq?: number,
) {
  return t.call(
    cases.act,
    { county: ref.county, id: ref.id, action, fields, ...(seq ? { seq } : {}) },
    county.as(kind),
  )
}

const money = { amount: 20_000.5, source: '年度预算', paidOn: '2026-11-19' }

async function until(county: County, state: 'agreed' | 'funded' | 'active') {
  const ref = await t.must(matters.entrust, request(county), county.as('dept'))
  const steps: [string, string, object][] = [
    ['agree', 'committee', { note: '可以' }],
    ['fund', 'dept', money],
    ['begin', 'dept', {}],
  ]
  for (const [action, kind, fields] of steps) {
    const answer = await act(county, ref, action, kind, fields)
    expect(answer).toMatchObject({ ok: true })
    if (answer.ok && answer.output.state === state) return ref
  }
  throw new Error(state)
}

describe('matters.entrust … cases.act: an entrustment from request to closed', () => {
  test('goes all the way with money, and both sides hear of it', async () => {
    const ref = await until(at, 'active')
    await act(at, ref, 'progress', 'committee', { note: '走访了 30 户' })
    await act(at, ref, 'perform', 'committee', { note: '全部走访完' })
    expect(await act(at, ref, 'accept', 'dept', { pass: false, note: '缺登记表' })).toMatchObject({
      output: { state: 'active' },
    })
    await act(at, ref, 'perform', 'committee', { note: '已补登记表' })
    expect(await act(at, ref, 'accept', 'dept', { pass: true })).toMatchObject({
      output: { state: 'accepted' },
    })
    expect(await act(at, ref, 'close', 'dept')).toMatchObject({ output: { state: 'closed' } })
    const seen = await t.must(cases.get, ref, at.as('committee'))
    expect(seen.events.map(({ action }) => action)).toEqual([
      'report',
      'agree',
      'fund',
      'begin',
      'progress',
      'perform',
      'accept',
      'perform',
      'accept',
      'close',
    ])
    expect(seen.facts.find(({ label }) => label.zh === '已拨经费')?.value.zh).toContain('20,000.5 元')
    expect(seen.closedAt).not.toBeNull()
  })

  test('is sent twice and opened once; other words under the same id are a conflict', async () => {
    const input = request(at)
    const first = await t.must(matters.entrust, input, at.as('dept'))
    expect(await t.must(matters.entrust, input, at.as('dept'))).toEqual(first)
    expect(await t.call(matters.entrust, { ...input, title: '别的事情' }, at.as('dept'))).toMatchObject({
      status: 409,
    })
  })

  test('takes only what a step asks for, in its kind', async () => {
    const ref = await until(at, 'agreed')
    for (const wrong of [
      { ...money, amount: '很多' },
      { ...money, amount: 0 },
      { ...money, paidOn: '2026-12-31' },
      { ...money, paidOn: 'x' },
    ])
      expect(await act(at, ref, 'fund', 'dept', wrong)).toMatchObject({
        status: 422,
        error: { code: 'workflow.field-wrong' },
      })
    expect(await act(at, ref, 'fund', 'dept', { amount: 1 })).toMatchObject({
      error: { code: 'workflow.field-missing', fields: { source: '经费来源' } },
    })
    expect(await act(at, ref, 'fund', 'dept', money, 99)).toMatchObject({ status: 409 })
  })
})

describe('who may', () => {
  test('ask: departments and governments, not committees; nowhere but at their place', async () => {
    expect(await t.call(matters.entrust, request(at), at.as('committee'))).toMatchObject({ status: 403 })
    expect(await t.call(matters.entrust, request(at))).toMatchObject({ status: 401 })
    const other = t.at('liaoyuan')
    expect(await t.call(matters.entrust, request(at), other.as('dept'))).toMatchObject({ status: 404 })
    expect(await t.call(matters.entrust, request(at, { to: other.asked }), at.as('dept'))).toMatchObject({
      status: 422,
      error: { code: 'matters.addressee' },
    })
  })

  test('see: both sides and those above, not another department, not another place', async () => {
    const ref = await until(at, 'agreed')
    for (const kind of ['committee', 'dept', 'gov-base', 'gov-county'])
      expect(await t.call(cases.get, ref, at.as(kind))).toMatchObject({ ok: true })
    const stranger = t.asker({ place: at.county, kind: 'dept', post: 'clerk', body: uuidv7() })
    for (const who of [stranger, t.at('liaoyuan').as('gov-county'), at.as('owners-committee')]) {
      expect(await t.call(cases.get, ref, who)).toMatchObject({ status: 404 })
      expect(await t.call(cases.act, { ...ref, action: 'agree' }, who)).toMatchObject({ status: 404 })
    }
    expect((await t.must(cases.list, {}, stranger)).items).toEqual([])
    expect(await t.call(cases.list, {}, at.as('owners-committee'))).toMatchObject({ status: 403 })
  })

  test('take a step: only the side whose it is', async () => {
    const ref = await until(at, 'agreed')
    expect(await act(at, ref, 'fund', 'committee', money)).toMatchObject({ status: 403 })
    expect(await act(at, ref, 'fund', 'gov-county', money)).toMatchObject({ status: 403 })
    expect(await act(at, ref, 'perform', 'committee', { note: 'x' })).toMatchObject({ status: 409 })
  })
})

describe('cases.inbox and cases.list', () => {
  test('show what lies on one’s desk, filtered and paged', async () => {
    const ref = await t.must(matters.entrust, request(at, { title: '只在待办里找' }), at.as('dept'))
    const waits = async (kind: string) =>
      (await t.must(cases.inbox, { limit: 200 }, at.as(kind))).items.some(({ id }) => id === ref.id)
    expect([await waits('committee'), await waits('dept')]).toEqual([true, false])
    await act(at, ref, 'agree', 'committee')
    expect([await waits('committee'), await waits('dept')]).toEqual([false, true])
    const found = await t.must(cases.list, { search: '只在待办' }, at.as('gov-base'))
    expect(found.items.map(({ id }) => id)).toEqual([ref.id])
    expect(found.items[0]).toMatchObject({
      stateName: { zh: '已同意' },
      link: `/work/cases/${ref.county}/${ref.id}`,
    })
    const first = await t.must(cases.list, { limit: 1 }, at.as('gov-county'))
    const second = await t.must(cases.list, { limit: 1, after: first.next }, at.as('gov-county'))
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
    expect(first.count).toBeGreaterThan(1)
    expect((await t.must(cases.list, { procedures: ['x.y'] }, at.as('gov-county'))).items).toEqual([])
  })
})

describe('cases.attend', () => {
  test('what nobody answers climbs the ladder, and is told', async () => {
    const here = t.at('_fictional')
    const item = 'law.assist-base'
    const ref = await t.must(matters.entrust, request(here, { item }), here.as('dept'))
    const seen = await t.must(cases.get, ref, here.as('gov-base'))
    const ahead = Date.parse(seen.dueAt!) + 60_000 - t.clock.now().getTime()
    t.clock.advance(ahead)
    await attend({ database: t.database, services: t.services, now: t.clock.now() })
    const after = await t.must(cases.get, ref, here.as('gov-base'))
    expect(after.due).toBe('overdue')
    expect(after.events.at(-1)).toMatchObject({ action: 'escalate' })
    t.clock.advance(-ahead)
  })
})

describe('matters.requests', () => {
  test('answers at a glance: by whom, on what basis, with what money, what may be declined', async () => {
    const here = t.at('liaoyuan')
    await t.must(matters.entrust, request(here), here.as('dept'))
    const glance = await t.must(matters.requests, {}, here.as('committee'))
    expect(glance.counts.waiting).toBe(1)
    expect(glance.items[0]).toMatchObject({
      from: 'liaoyuan dept',
      matter: { class: 'assist', basis: [{ article: '第二十八条' }] },
      money: null,
      mayDecline: { may: true, basis: [{ article: '第二十八条' }] },
    })
    expect(glance.items[0]!.lacks.map(({ code }) => code)).toEqual(['unfunded'])
    const refused = await t.call(matters.entrust, request(here, { ordered: true }), here.as('dept'))
    expect(refused).toMatchObject({ status: 422 })
    expect((await t.must(matters.requests, {}, here.as('committee'))).counts.refused).toBe(1)
    expect((await t.must(matters.requests, {}, here.as('property-company'))).items).toEqual([])
    expect((await t.must(matters.entrustments, { place: here.community })).items).toEqual([])
  })

  test('what is settled is public with its amount', async () => {
    await until(at, 'funded')
    const shown = await t.must(matters.entrustments, { place: at.community })
    expect(shown.items.some(({ money: paid }) => paid?.amount === 20_000.5)).toBe(true)
  })
})

describe('whom a prohibition is addressed to', () => {
  test('in 辽源 the base government is not named: it may order, and only needs consent', async () => {
    const here = t.at('liaoyuan')
    const ref = await t.call(matters.entrust, request(here, { ordered: true }), here.as('gov-base'))
    expect(ref).toMatchObject({ ok: true })
  })
})
