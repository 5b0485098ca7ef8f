/**
 * What each law says of changes of communities, through the API: refused with its article, warned of, or let through.
 */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cases } from '#modules/cases/contract.ts'
import { refusals } from '#modules/refusals/contract.ts'
import { communities } from '../contract.ts'
import { takeEffect } from '../effect.ts'
import { box, buildCounties, type County } from '../testing/counties.ts'

const laws = ['liaoyuan', 'suining', 'guiyang', 'hubei', '_fictional'] as const
let t: Awaited<ReturnType<typeof buildCounties>>
beforeAll(async () => {
  t = await buildCounties([...laws, 'jiaozuo'])
})
afterAll(() => t.close())

/** The eastern community divided: its eastern half becomes one of its own. */
function setUp(at: County, more: object = {}) {
  const factors = t.services.packs.get(at.id).factorsOf('places.community')
  return {
    id: uuidv7(),
    place: at.town,
    kind: 'set-up' as const,
    reason: '新建小区交付，人口增加',
    communities: [
      { code: at.east, name: '东社区', rural: false, committees: 1, boundary: box(10, 15) },
      { code: `${at.town}003`, name: '新湖社区', rural: false, committees: 1, boundary: box(15, 20) },
    ],
    factors: Object.fromEntries(factors.map(({ id }) => [id, { value: '3200 人', comment: '符合' }])),
    ...more,
  }
}

const paper = {
  documentTitle: '关于设立新湖社区的决定',
  documentNumber: '〔2026〕12号',
  documentDate: '2026-11-19',
  effective: '2026-11-20',
}

function act(at: County, ref: { county: string; id: string }, action: string, kind: string, fields = {}) {
  return t.call(cases.act, { county: ref.county, id: ref.id, action, fields }, at.as(kind))
}

async function until(at: County, last: 'submit' | 'examine' | 'decide', more: object = {}) {
  const ref = await t.must(communities.propose, setUp(at, more), at.as(at.proposer))
  const steps: [string, string, object][] = [
    ['submit', at.proposer, {}],
    ['examine', 'lead-dept', {}],
    ['decide', 'gov-county', paper],
  ]
  for (const [action, kind, fields] of steps) {
    expect(await act(at, ref, action, kind, fields)).toMatchObject({ ok: true })
    if (action === last) break
  }
  return ref
}

function articleOf(answer: unknown): string[] {
  return (answer as { error: { basis: { article: string }[] } }).error.basis.map(({ article }) => article)
}

const articles = {
  liaoyuan: '第九条',
  suining: '第十条',
  guiyang: '第八条',
  hubei: '第十二条',
  _fictional: '第五条',
}

describe.each(laws)('%s', (law) => {
  test('place-wrong-authority: only the county decides, whoever else tries is refused with the article', async () => {
    const at = t.at(law)
    const ref = await until(at, 'examine')
    for (const kind of [at.proposer, 'lead-dept']) {
      const answer = await act(at, ref, 'decide', kind, paper)
      expect(answer).toMatchObject({ status: 422, error: { code: 'place-wrong-authority' } })
      expect(articleOf(answer)).toContain(articles[law])
    }
    const { items } = await t.must(
      refusals.list,
      { within: at.county, code: 'place-wrong-authority' },
      at.as('gov-county', 'head'),
    )
    expect(items[0]).toMatchObject({ code: 'place-wrong-authority' })
    expect(await act(at, ref, 'decide', 'gov-county', paper)).toMatchObject({ ok: true })
    // Taken off the table, so that the next test finds the place as it was.
    await t.owner.query(`update workflow.case set closed_at = now(), state = 'withdrawn' where id = $1`, [
      ref.id,
    ])
  })

  test('place-factor-missing: every factor and principle of the law, by name', async () => {
    const at = t.at(law)
    const [first, ...rest] = t.services.packs.get(law).factorsOf('places.community')
    const factors = Object.fromEntries(rest.map(({ id }) => [id, { value: '1', comment: '有' }]))
    const ref = await t.must(communities.propose, setUp(at, { factors }), at.as(at.proposer))
    expect(ref.missing).toEqual([first!.id])
    const answer = await act(at, ref, 'submit', at.proposer)
    expect(answer).toMatchObject({ status: 422, error: { code: 'place-factor-missing' } })
    expect(articleOf(answer)).toContain(articles[law])
    const seen = await t.must(cases.get, ref, at.as(at.proposer))
    expect(seen.actions.find(({ action }) => action === 'submit')).toMatchObject({ allowed: false })
    const { id: _, place: __, ...whole } = setUp(at)
    const amended = await t.must(
      communities.amend,
      { county: ref.county, id: ref.id, seq: seen.events.length, ...whole },
      at.as(at.proposer),
    )
    expect(amended.missing).toEqual([])
    expect(await act(at, ref, 'submit', at.proposer)).toMatchObject({ ok: true })
  })

  test('place-overlap and place-uncovered: with a neighbour, with each other, and land left to nobody', async () => {
    const at = t.at(law)
    const drawn = (one: [number, number], other: [number, number]) => ({
      communities: [
        { code: at.east, name: '东社区', rural: false, boundary: box(...one) },
        { code: `${at.town}003`, name: '新湖社区', rural: false, boundary: box(...other) },
      ],
    })
    for (const [one, other, code] of [
      [[10, 16], [15, 20], 'place-overlap'],
      [[8, 15], [15, 20], 'place-overlap'],
      [[10, 15], [16, 20], 'place-uncovered'],
    ] as [[number, number], [number, number], string][]) {
      const ref = await until(at, 'submit', drawn(one, other))
      expect(await act(at, ref, 'examine', 'lead-dept')).toMatchObject({ status: 422, error: { code } })
      const shown = await t.must(communities.change, ref, at.as('lead-dept'))
      expect(shown.findings).toContainEqual(expect.objectContaining({ code, severity: 'refuse' }))
    }
  })

  test('place-committee-area: warned of in 辽源 alone', async () => {
    const at = t.at(law)
    const ref = await until(at, 'submit', {
      communities: setUp(at).communities.map((one) => ({ ...one, committees: 3 })),
    })
    expect(await act(at, ref, 'examine', 'lead-dept')).toMatchObject({ ok: true })
    const { rows } = await t.owner.query(
      `select code from history.refusal where code = 'place-committee-area' and place like $1`,
      [`${at.county}%`],
    )
    expect(rows.length > 0).toBe(law === 'liaoyuan')
  })
})

test('焦作 has no such procedure', async () => {
  const at = t.at('jiaozuo')
  const inOffice = t.asker({ place: at.town, kind: 'gov-base', post: 'clerk' })
  expect(await t.call(communities.propose, setUp(at), inOffice)).toMatchObject({ status: 403 })
  inOffice.acting = { ...inOffice.acting!, duties: new Set(['communities.propose']) }
  expect(await t.call(communities.propose, setUp(at), inOffice)).toMatchObject({
    status: 422,
    error: { code: 'communities.not-used' },
  })
})

describe('place-filing-open', () => {
  const sent = { filingNumber: '〔2026〕13号', filedOn: '2026-11-20' }
  const receipt = (number: string) => ({ receiptNumber: number, receivedOn: '2026-11-20' })

  test('贵阳: not closed before both receipts, then closed', async () => {
    const at = t.at('guiyang')
    const ref = await until(at, 'decide')
    // Nothing is received that was not sent.
    expect(await act(at, ref, 'receive', 'npc', receipt('1'))).toMatchObject({ status: 409 })
    expect(await act(at, ref, 'file', 'gov-county', sent)).toMatchObject({ ok: true })
    await takeEffect({ database: t.database, services: t.services, now: t.clock.now() })
    const early = await act(at, ref, 'close', 'gov-county')
    expect(early).toMatchObject({ status: 422, error: { code: 'place-filing-open' } })
    expect(articleOf(early)).toContain('第八条')
    expect(await act(at, ref, 'receiveLater', 'npc', receipt('人备1号'))).toMatchObject({ ok: true })
    expect(await act(at, ref, 'receiveLater', 'npc', receipt('人备2号'))).toMatchObject({ status: 409 })
    expect(await act(at, ref, 'close', 'gov-county')).toMatchObject({ error: { code: 'place-filing-open' } })
    expect(await act(at, ref, 'receiveLater', 'gov-city', receipt('市备1号'))).toMatchObject({ ok: true })
    expect(await act(at, ref, 'close', 'gov-county')).toMatchObject({ output: { state: 'closed' } })
    const seen = await t.must(cases.get, ref, at.as('npc'))
    expect(
      seen.facts.filter(({ label }) => label.zh.startsWith('备案回执')).map(({ value }) => value.zh),
    ).toEqual(
      expect.arrayContaining([expect.stringContaining('人备1号'), expect.stringContaining('市备1号')]),
    )
  })

  test('a standing committee of another level receives nothing', async () => {
    const at = t.at('guiyang')
    const ref = await until(at, 'decide', {
      kind: 'adjust',
      communities: [{ code: at.west, name: '西社区', rural: false, boundary: box(0, 10) }],
    })
    await act(at, ref, 'file', 'gov-county', sent)
    const ofCity = t.asker({ place: at.county.slice(0, 4), kind: 'npc', post: 'clerk' })
    const step = { county: ref.county, id: ref.id, action: 'receive', fields: receipt('x') }
    expect(await t.call(cases.act, step, ofCity)).toMatchObject({ status: 403 })
    expect(await t.call(cases.act, step, at.as('npc'))).toMatchObject({ output: { state: 'decided' } })
    expect(await t.call(cases.act, step, at.as('gov-city'))).toMatchObject({ output: { state: 'filed' } })
  })

  test('elsewhere there is no filing, and the case closes with its effect', async () => {
    const at = t.at('suining')
    const ref = await until(at, 'decide')
    expect(await act(at, ref, 'file', 'gov-county', sent)).toMatchObject({ status: 409 })
    await takeEffect({ database: t.database, services: t.services, now: t.clock.now() })
    expect((await t.must(cases.get, ref, at.as('lead-dept'))).state).toBe('closed')
  })
})

test('湖北 13: the election that follows stays open until it is recorded, its deadline the county’s to set', async () => {
  const at = t.at('hubei')
  const ref = await until(at, 'decide')
  await takeEffect({ database: t.database, services: t.services, now: t.clock.now() })
  const seen = await t.must(cases.get, ref, at.as('gov-base'))
  expect(seen.state).toBe('effective')
  const fact = seen.facts.find(({ label }) => label.zh === '后续选举')
  expect(fact?.value.zh).toContain('没有设定')
  expect(fact?.basis?.[0]).toMatchObject({ article: '第十三条' })
  expect(
    await act(at, ref, 'elected', 'gov-base', { electedOn: '2026-11-20', note: '选出五人' }),
  ).toMatchObject({
    ok: true,
  })
  expect(await act(at, ref, 'close', 'gov-county')).toMatchObject({ output: { state: 'closed' } })
})
