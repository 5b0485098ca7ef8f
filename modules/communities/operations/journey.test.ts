/**
 * Communities through the years under the invented law: what a decision does on its day, and that every record is
 * still found under the place that it had.
 */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cases } from '#modules/cases/contract.ts'
import { grid } from '#modules/grid/contract.ts'
import { gridRows } from '#modules/places/contract.server.ts'
import { places } from '#modules/places/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { verify } from '#platform/history/verify.ts'
import { communities } from '../contract.ts'
import { takeEffect } from '../effect.ts'
import { box, buildCounties, type County } from '../testing/counties.ts'

let t: Awaited<ReturnType<typeof buildCounties>>
let at: County
beforeAll(async () => {
  t = await buildCounties(['_fictional'])
  at = t.at('_fictional')
})
afterAll(() => t.close())

function proposal(more: object = {}) {
  const factors = t.services.packs.get('_fictional').factorsOf('places.community')
  return {
    id: uuidv7(),
    place: at.town,
    kind: 'abolish' as const,
    reason: '两个社区合并',
    communities: [{ code: at.west, name: '云海社区', rural: false, committees: 1, boundary: box(0, 20) }],
    ends: [{ code: at.east, into: at.west }],
    factors: Object.fromEntries(factors.map(({ id }) => [id, { value: '3200 人', comment: '符合' }])),
    ...more,
  }
}

function act(ref: { county: string; id: string }, action: string, asker: Asker, fields = {}) {
  return t.call(cases.act, { county: ref.county, id: ref.id, action, fields }, asker)
}

const paper = (effective: string) => ({
  documentTitle: '关于合并社区的决定',
  documentNumber: '〔2026〕3号',
  documentDate: '2026-11-20',
  effective,
})

async function decided(effective: string, more: object = {}) {
  const ref = await t.must(communities.propose, proposal(more), at.as('gov-base'))
  expect(await act(ref, 'submit', at.as('gov-base'))).toMatchObject({ output: { state: 'complete' } })
  expect(await act(ref, 'examine', at.as('lead-dept'))).toMatchObject({ output: { state: 'examined' } })
  expect(await act(ref, 'decide', at.as('gov-county'), paper(effective))).toMatchObject({
    output: { state: 'decided' },
  })
  return ref
}

const run = () => takeEffect({ database: t.database, services: t.services, now: t.clock.now() })

describe('a proposal', () => {
  test('is sent twice and opened once', async () => {
    const input = proposal()
    const first = await t.must(communities.propose, input, at.as('gov-base'))
    expect(await t.must(communities.propose, input, at.as('gov-base'))).toMatchObject({ no: first.no })
    expect(await t.call(communities.propose, input, at.as('lead-dept'))).toMatchObject({ status: 409 })
  })

  test('that contradicts itself is not kept', async () => {
    const wrong = (more: object) => t.call(communities.propose, proposal(more), at.as('gov-base'))
    const crossed = box(0, 20)
    crossed.coordinates[0]!.splice(1, 2, crossed.coordinates[0]![2]!, crossed.coordinates[0]![1]!)
    for (const more of [
      { kind: 'set-up' },
      { kind: 'adjust' },
      { kind: 'abolish', ends: [] },
      { ends: [{ code: at.east, into: `${at.town}009` }] },
      { ends: [{ code: `${at.town}009`, into: null }] },
      { ends: [{ code: at.west, into: null }] },
      { communities: [{ ...proposal().communities[0], boundary: crossed }] },
      { communities: [{ ...proposal().communities[0], code: '110101001001' }] },
    ])
      expect(await wrong(more)).toMatchObject({ status: 422, error: { code: 'communities.wrong' } })
  })

  test('is amended by the body that made it, and only while it is being drawn up', async () => {
    const ref = await t.must(communities.propose, proposal(), at.as('gov-base'))
    const { id: _, place: __, ...whole } = proposal({ reason: '改一改' })
    const change = { county: ref.county, id: ref.id, seq: 1, ...whole }
    expect(await t.call(communities.amend, change, at.as('lead-dept'))).toMatchObject({ status: 403 })
    expect(await t.call(communities.amend, change, at.as('committee'))).toMatchObject({ status: 404 })
    expect(await t.call(communities.amend, { ...change, seq: 9 }, at.as('gov-base'))).toMatchObject({
      status: 409,
    })
    expect(await t.must(communities.amend, change, at.as('gov-base'))).toMatchObject({ seq: 2 })
    expect(await t.must(communities.change, ref, at.as('gov-base'))).toMatchObject({
      reason: '改一改',
      mayAmend: true,
    })
    await act(ref, 'submit', at.as('gov-base'))
    expect(await t.call(communities.amend, { ...change, seq: 3 }, at.as('gov-base'))).toMatchObject({
      error: { code: 'communities.not-open' },
    })
    expect(await act(ref, 'return', at.as('lead-dept'), { note: '缺图' })).toMatchObject({
      output: { state: 'proposed' },
    })
    expect(await act(ref, 'withdraw', at.as('gov-base'), { note: '不办了' })).toMatchObject({
      output: { state: 'withdrawn' },
    })
  })
})

describe('who may', () => {
  test('propose: townships and the department, at their place', async () => {
    expect(await t.call(communities.propose, proposal())).toMatchObject({ status: 401 })
    expect(await t.call(communities.propose, proposal(), at.as('committee'))).toMatchObject({ status: 403 })
    const other = t.asker({ place: '510903001', kind: 'gov-base', post: 'clerk' })
    expect(await t.call(communities.propose, proposal(), other)).toMatchObject({ status: 404 })
    expect(await t.call(communities.form, { place: at.town }, other)).toMatchObject({ status: 404 })
    expect(await t.call(communities.form, { place: at.town }, at.as('committee'))).toMatchObject({
      status: 403,
    })
    const form = await t.must(communities.form, { place: at.town }, at.as('gov-base'))
    expect(form).toMatchObject({ used: true, free: [{ urban: `${at.town}003`, rural: `${at.town}200` }] })
    expect(form.factors.map(({ name }) => name.zh)).toEqual(['人口数量', '公共资源配置'])
  })

  test('see: whoever deals with it at its place, and nobody else', async () => {
    const ref = await t.must(communities.propose, proposal(), at.as('gov-base'))
    for (const kind of ['gov-base', 'lead-dept', 'gov-county'])
      expect(await t.call(communities.change, ref, at.as(kind))).toMatchObject({ ok: true })
    for (const who of [
      at.as('committee'),
      at.as('dept'),
      t.asker({ place: '510903', kind: 'gov-county', post: 'clerk' }),
    ]) {
      expect(await t.call(communities.change, ref, who)).toMatchObject({ status: 404 })
      expect(await t.call(cases.get, ref, who)).toMatchObject({ status: 404 })
    }
  })
})

test('on its day, not before: names, boundaries and ends; every record stays under the place it had', async () => {
  const code = `${at.east}001`
  const drawn = {
    name: '第一网格',
    kind: 'urban' as const,
    basis: [],
    households: 300,
    boundary: box(10, 20),
  }
  await t.database.transaction(at.county, (tx) =>
    gridRows.insert(tx, [gridRows.grid(code, drawn, '2026-01-01')]),
  )
  const resident = { ...t.asker({ place: at.town, kind: 'gov-base' }), positions: [] }
  resident.acting = undefined
  const category = t.services.packs
    .get('_fictional')
    .categories()
    .find((one) => one.public)!.id
  const matter = await t.must(
    grid.report,
    { id: uuidv7(), category, text: '路灯不亮', place: code },
    resident,
  )
  const ref = await decided('2026-11-25')

  await run()
  expect(await t.must(places.get, { code: at.east })).toMatchObject({ validTo: null })
  t.clock.advance(4.63 * 24 * 3600 * 1000)
  await run()
  await run()

  const gone = await t.must(places.get, { code: at.east })
  expect(gone).toMatchObject({ validTo: '2026-11-25', successor: { code: at.west, name: '云海社区' } })
  expect(await t.must(places.community, { code: at.east })).toMatchObject({
    grids: [],
    ended: { on: '2026-11-25', into: { code: at.west } },
  })
  const below = await t.must(places.children, { code: at.town })
  expect(below.items).toEqual([])
  const kept = await t.must(places.get, { code: at.west })
  expect(kept).toMatchObject({ name: '云海社区', boundary: box(0, 20) })
  expect((await t.must(places.locate, { lng: 100.015, lat: 30.005 })).place?.code).toBe(at.west)

  // The versions before are all there.
  const { rows } = await t.owner.query(
    'select valid_from, valid_to from places.boundary where place = $1 order by valid_from',
    [at.west],
  )
  expect(rows).toEqual([
    { valid_from: '2020-01-01', valid_to: '2026-11-25' },
    { valid_from: '2026-11-25', valid_to: null },
  ])
  const [changed] = (await t.must(places.versions, { code: at.west })).items
  expect(changed).toMatchObject({
    kind: 'adjusted',
    effective: '2026-11-25',
    was: `_fictional ${at.west}`,
    is: '云海社区',
    moved: true,
    record: null,
  })
  const ended = (await t.must(places.versions, { code: at.east }, at.as('gov-county'))).items
  expect(ended).toMatchObject([
    { kind: 'abolished', successor: { code: at.west }, record: { county: ref.county, id: ref.id } },
  ])

  // A matter of the abolished community: listed for its township and under its own place, and opened.
  const clerk = at.as('gov-base')
  for (const within of [at.town, at.east]) {
    const { items } = await t.must(grid.list, { within }, clerk)
    expect(items.map(({ id }) => id)).toContain(matter.id)
  }
  const seen = await t.must(grid.get, { county: matter.county, id: matter.id }, clerk)
  expect(seen.place).toBe(code)
  expect(seen.path.map(({ code: step }) => step)).toContain(at.east)

  // No filing and nothing that follows under this law: it is closed.
  expect(await t.must(cases.get, ref, clerk)).toMatchObject({ state: 'closed' })
  expect(await verify(t.owner)).toMatchObject({ flaws: [] })

  // A code that was used is not given again.
  const again = proposal({
    kind: 'set-up',
    communities: [{ code: at.east, name: '新', rural: false, boundary: box(10, 20) }],
    ends: [],
  })
  expect(await t.call(communities.propose, again, clerk)).toMatchObject({
    error: { code: 'communities.wrong', fields: { [at.east]: expect.stringContaining('以前用过') } },
  })
})

test('nothing is decided for a day that is past, nor twice for one community', async () => {
  const drawn = { code: at.west, name: '云海社区', rural: false, committees: 1, boundary: box(0, 20) }
  const adjust = { kind: 'adjust', communities: [drawn], ends: [] }
  await decided('2026-12-01', adjust)
  const ref = await t.must(communities.propose, proposal(adjust), at.as('gov-base'))
  await act(ref, 'submit', at.as('gov-base'))
  await act(ref, 'examine', at.as('lead-dept'))
  for (const day of ['2026-11-19', '2026-12-05'])
    expect(await act(ref, 'decide', at.as('gov-county'), paper(day))).toMatchObject({
      status: 422,
      error: { code: 'workflow.field-wrong', fields: { effective: expect.any(String) } },
    })
})
