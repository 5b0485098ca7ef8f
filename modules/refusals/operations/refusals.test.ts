import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { command, contract as declare } from '#platform/operation/contract.ts'
import { type Module, operation, signedIn } from '#platform/operation/operation.ts'
import { placeCode } from '#platform/operation/shapes.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { refusals as contract } from '../contract.ts'
import { refusals } from '../module.ts'

/** An operation that asks the law of a place about any code. */
const toy = declare('toy', {
  try: command({
    summary: { zh: '试一试', en: 'Try' },
    input: z.object({ place: placeCode, code: z.string() }),
    output: z.object({ done: z.boolean() }),
  }),
})
const subject = '019a0000-0000-7000-8000-000000000001'
const toys: Module = {
  name: 'toy',
  duties: {},
  operations: [
    operation(toy.try, {
      access: signedIn,
      async run(ctx, { place, code }) {
        ctx.lawAt(place, subject).refuseIf(true, code)
        await ctx.record({ subject, place })
        return { done: true }
      },
    }),
  ],
}

let app: Installation
let county: Asker
let base: Asker
let other: Asker
const body = '019a0000-0000-7000-8000-0000000000b1'

beforeAll(async () => {
  app = await installation([places, parties, refusals, toys])
  for (const [code, name, level] of [
    ['990101', '乌有县', 'county'],
    ['990101001', '甲街道', 'township'],
    ['990101002', '乙镇', 'township'],
  ]) {
    await app.owner.query(
      `insert into places.place (code, name, level, pinyin, initials, words) values ($1, $2, $3, '', '', '')`,
      [code, name, level],
    )
  }
  await app.owner.query(
    `insert into parties.body (county, id, kind, name, place, valid_from)
     values ('990101', $1, 'gov-base', '甲街道办事处', '990101001', '2020-01-01')`,
    [body],
  )
  county = app.asker({ place: '990101', kind: 'gov-county', post: 'head' })
  base = app.asker({ place: '990101001', kind: 'gov-base', post: 'head', body })
  other = app.asker({ place: '990101002', kind: 'gov-base', post: 'head' })
  await app.owner.query(
    `insert into parties.position (county, id, person, person_county, body, post, place, valid_from, public_name)
     values ('990101', $1, $2, '990101', $3, 'head', '990101001', '2020-01-01', '张主任')`,
    [base.acting!.id, base.person, body],
  )
  // Three refused and one warned, a second apart; the one of the other township last.
  for (const [who, place, code] of [
    [base, '990101001', 'place-wrong-authority'],
    [base, '990101001', 'grid-wrong-divider'],
    [base, '990101001', 'access-without-purpose'],
    [other, '990101002', 'grid-wrong-divider'],
  ] as const) {
    await app.call(toy.try, { place, code }, who)
    app.clock.advance(1000)
  }
})
afterAll(() => app.close())

const listed = async (asker: Asker, input: object = {}) =>
  (await app.must(contract.list, input, asker)).items.map(({ code }) => code)

describe('a refusal', () => {
  test('answers with its articles, each with its page, and to whom one may turn', async () => {
    const answer = await app.call(toy.try, { place: '990101001', code: 'place-wrong-authority' }, base)
    expect(answer).toMatchObject({
      status: 422,
      error: {
        basis: [{ article: '第五条', url: '/law/_fictional/art_5' }],
        appeal: '县人民政府',
        decider: { body: 'gov-county', basis: [{ article: '第五条', url: '/law/_fictional/art_5' }] },
      },
    })
    await app.owner.query('delete from history.refusal where at = $1', [app.clock.now()])
  })

  test('of every pack cites articles with their pages, or is the platform’s own', () => {
    for (const pack of app.services.packs.list({ includeFictional: true })) {
      for (const { code, basis, source, decider } of pack.refusals()) {
        const urls = [...basis, ...(decider?.basis ?? [])].map(({ url }) => url)
        expect([pack.id, code, urls.every((url) => url.startsWith(`/law/${pack.id}/`))]).toEqual([
          pack.id,
          code,
          true,
        ])
        expect([pack.id, code, basis.length > 0]).toEqual([pack.id, code, source === 'law'])
      }
    }
  })

  test('tells the time that the law gives for turning elsewhere, where it gives one', async () => {
    const pack = app.services.packs.get('_fictional')
    const rule = pack.data.refusals.find(({ code }) => code === 'place-wrong-authority')!
    rule.decider!.within = { amount: 15, unit: 'workingDays' }
    const answer = await app.call(toy.try, { place: '990101001', code: 'place-wrong-authority' }, base)
    expect(answer).toMatchObject({ error: { decider: { within: '15 个工作日' } } })
    delete rule.decider!.within
    await app.owner.query('delete from history.refusal where at = $1', [app.clock.now()])
  })
})

describe('a warning', () => {
  test('goes on record with the act, and is heard after the commit', async () => {
    const heard: string[] = []
    const made = toys.operations[0]!
    const call = { asker: base, lang: 'zh' as const, requestId: 'x', ip: '' }
    const input = { place: '990101001', code: 'access-without-purpose' }
    const output = await app.pipeline.run(made, input, { ...call, warned: ({ code }) => heard.push(code) })
    expect(output).toEqual({ done: true })
    expect(heard).toEqual(['access-without-purpose'])
    const { rows } = await app.owner.query(
      `select r.mode, r.subject, e.operation from history.refusal r join history.event e on e.subject = r.subject and e.at = r.at
       where r.at = $1`,
      [app.clock.now()],
    )
    expect(rows).toEqual([{ mode: 'warn', subject, operation: 'toy.try' }])
    await app.owner.query('delete from history.refusal where at = $1', [app.clock.now()])
  })
})

describe('refusals.list', () => {
  test('shows what lies within the asker’s places, newest first, page by page', async () => {
    expect(await listed(county)).toEqual([
      'grid-wrong-divider',
      'access-without-purpose',
      'grid-wrong-divider',
      'place-wrong-authority',
    ])
    expect(await listed(other)).toEqual(['grid-wrong-divider'])
    const first = await app.must(contract.list, { limit: 2 }, county)
    const rest = await app.must(contract.list, { limit: 2, after: first.next }, county)
    expect(rest.items.map(({ code }) => code)).toEqual(['grid-wrong-divider', 'place-wrong-authority'])
    expect(rest.next).toBeUndefined()
  })

  test('narrows by code, mode, body, day and place', async () => {
    expect(await listed(county, { code: 'grid-wrong-divider' })).toHaveLength(2)
    expect(await listed(county, { mode: 'warn' })).toEqual(['access-without-purpose'])
    expect(await listed(county, { body })).toHaveLength(3)
    expect(await listed(county, { from: '2026-11-20', to: '2026-11-20' })).toHaveLength(4)
    expect(await listed(county, { from: '2026-11-21' })).toHaveLength(0)
    expect(await listed(county, { within: '990101002' })).toHaveLength(1)
  })

  test('401, 403 without the duty, 404 out of place', async () => {
    expect((await app.call(contract.list, {})).status).toBe(401)
    const worker = app.asker({ place: '990101001001', kind: 'committee', post: 'grid-worker' })
    expect((await app.call(contract.list, {}, worker)).status).toBe(403)
    expect((await app.call(contract.list, { within: '990101001' }, other)).status).toBe(404)
    expect((await app.call(contract.list, { within: '9901' }, county)).status).toBe(404)
  })
})

describe('refusals.get', () => {
  test('shows the citation, what was attempted, to whom to turn; the person only within the body', async () => {
    const { items } = await app.must(contract.list, { code: 'place-wrong-authority' }, county)
    const ref = { county: items[0]!.county, id: items[0]!.id }
    const seen = await app.must(contract.get, ref, county)
    expect(seen).toMatchObject({
      operation: { zh: '试一试' },
      body: { name: '甲街道办事处' },
      basis: [{ article: '第五条', quote: expect.any(String) }],
      decider: { body: 'gov-county', within: null },
      person: null,
      place: { name: '甲街道' },
    })
    expect(seen.post).not.toBeNull()
    expect((await app.must(contract.get, ref, base)).person).toBe('张主任')
    expect((await app.call(contract.get, ref, other)).status).toBe(404)
    expect((await app.call(contract.get, { ...ref, id: subject }, county)).status).toBe(404)
  })
})

describe('refusals.statistics', () => {
  test('counts per month, rule and body', async () => {
    const period = { from: '2026-01-01', to: '2026-12-31' }
    const counted = await app.must(contract.statistics, period, county)
    expect(counted.total).toEqual({ refused: 3, warned: 1 })
    expect(counted.months).toEqual([{ month: '2026-11', refused: 3, warned: 1 }])
    expect(counted.codes.find(({ code }) => code === 'grid-wrong-divider')).toMatchObject({
      name: { zh: '划分网格的机关不对' },
      refused: 2,
    })
    expect(counted.bodies[0]).toMatchObject({ body: { name: '甲街道办事处' }, refused: 2, warned: 1 })
    expect((await app.call(contract.statistics, { ...period, from: '2020-01-01' }, county)).status).toBe(400)
    expect((await app.call(contract.statistics, { ...period, within: '990102' }, county)).status).toBe(404)
  })
})
