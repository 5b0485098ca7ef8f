import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cases } from '#modules/cases/contract.ts'
import { matters } from '../contract.ts'
import { evidence } from '../evidence.ts'
import { buildLaws, type Laws } from '../testing/laws.ts'

let t: Laws
beforeAll(async () => {
  t = await buildLaws(['jiaozuo', 'guiyang', 'suining'])
})
afterAll(() => t.close())

const paper = { title: '关于印发清单的通知', number: '〔2026〕7号', date: '2026-11-18' }
const items = [{ class: 'assist' as const, title: '协助开展养老服务对象核实', basis: '《条例》第三十四条' }]

async function draft(law: string, kind: 'assist' | 'catalogue', more: object = {}) {
  const at = t.at(law)
  const rows = kind === 'assist' ? items : [{ class: 'cooperate' as const, title: '配合电梯安全宣传' }]
  return t.must(
    matters.saveList,
    { place: at.county, kind, title: '事项清单（2026 年版）', items: rows, ...more },
    at.as('gov-county', 'head'),
  )
}

function move(law: string, ref: { county: string; id: string }, step: string, more: object = {}) {
  const input = { county: ref.county, id: ref.id, move: step, ...more }
  return t.call(matters.moveList, input as never, t.at(law).as('gov-county', 'head'))
}

describe('matters.saveList … matters.moveList: the life of a list', () => {
  test('drafted, consulted, issued, published; a new version replaces it; the old one is kept', async () => {
    const at = t.at('jiaozuo')
    const office = at.as('gov-county', 'head')
    const first = await draft('jiaozuo', 'assist')
    expect(await move('jiaozuo', first, 'publish')).toMatchObject({ status: 409 })
    expect(await move('jiaozuo', first, 'consult')).toMatchObject({ error: { code: 'matters.move-lacks' } })
    expect(await move('jiaozuo', first, 'consult', { text: '征求了 12 个社区的意见' })).toMatchObject({
      ok: true,
    })
    expect(await move('jiaozuo', first, 'issue', { document: paper })).toMatchObject({
      output: { state: 'issued' },
    })
    expect(await move('jiaozuo', first, 'publish')).toMatchObject({ output: { state: 'published' } })
    const catalogue = await t.must(matters.catalogue, { place: at.community }, at.as('dept'))
    expect(catalogue.items.some(({ title }) => title.zh === items[0]!.title)).toBe(true)
    const again = await draft('jiaozuo', 'assist', { renews: first.id, items: [] })
    expect(again.version).toBe(2)
    await move('jiaozuo', again, 'consult', { text: '无意见' })
    await move('jiaozuo', again, 'issue', { document: paper })
    const seen = await t.must(matters.list, first, office)
    expect(seen.state).toBe('replaced')
    expect(seen.versions.map(({ version }) => version)).toEqual([2, 1])
    expect(seen.matters).toHaveLength(1)
    const fixed = { id: first.id, place: at.county, kind: 'assist' as const, title: '改', items: [] }
    expect(await t.call(matters.saveList, { ...fixed, title: '改过' }, office)).toMatchObject({
      status: 409,
      error: { code: 'matters.list-fixed' },
    })
  })

  test('in 贵阳 the catalogue is filed with the city, and shows that its duties are done', async () => {
    const ref = await draft('guiyang', 'catalogue')
    await move('guiyang', ref, 'consult', { text: '听取了意见' })
    await move('guiyang', ref, 'issue', { document: paper })
    const filing = { number: '备〔2026〕3号', date: '2026-11-19' }
    expect(await move('guiyang', ref, 'file', { filing })).toMatchObject({ ok: true })
    expect(await move('guiyang', ref, 'file', { filing })).toMatchObject({ status: 409 })
    const { rows } = await t.owner.query(`select kind from evidence.shown where kind like 'matters.%'`)
    expect(rows.map(({ kind }) => kind)).toContain('matters.list-filed')
    const gathered = await evidence
      .find(({ id }) => id === 'matters.list-catalogue')!
      .gather({
        tx: t.database.direct,
        services: t.services,
        within: t.at('guiyang').county,
        after: undefined,
        limit: 10,
        now: t.clock.now(),
      })
    expect(gathered.rows).toHaveLength(1)
  })

  test('is for the body that the law names, at its own place; drafts are for nobody else', async () => {
    const at = t.at('jiaozuo')
    const input = { place: at.county, kind: 'assist' as const, title: '清单', items: [] }
    expect(await t.call(matters.saveList, input, at.as('lead-dept', 'head'))).toMatchObject({
      status: 422,
      error: { code: 'matters.list-kind' },
    })
    expect(await t.call(matters.saveList, input, at.as('dept'))).toMatchObject({ status: 403 })
    expect(await t.call(matters.saveList, { ...input, kind: 'power' }, at.as('gov-county'))).toMatchObject({
      status: 422,
    })
    expect(
      await t.call(
        matters.saveList,
        { ...input, items: [{ class: 'negative', title: '别的类' }] },
        at.as('gov-county'),
      ),
    ).toMatchObject({ error: { code: 'matters.list-class' } })
    expect(await t.call(matters.saveList, input, t.at('suining').as('gov-county'))).toMatchObject({
      status: 404,
    })
    const ref = await draft('jiaozuo', 'assist')
    expect(await t.call(matters.list, ref, at.as('committee'))).toMatchObject({ status: 404 })
    expect(await t.call(matters.list, ref, at.as('gov-county'))).toMatchObject({ ok: true })
    const { items: rows } = await t.must(matters.lists, {}, at.as('committee'))
    expect(rows.some(({ id }) => id === ref.id)).toBe(false)
  })
})

describe('matters.published', () => {
  test('shows lists and what the law itself names to anybody', async () => {
    const shown = await t.must(matters.published, { place: t.at('suining').community })
    expect(shown.statutory).toHaveLength(8)
    expect(shown.statutory[4]).toMatchObject({ class: 'negative', basis: [{ article: '第十六条' }] })
    const other = await t.must(matters.published, { place: t.at('guiyang').community })
    const count = (name: string) => other.statutory.filter((one) => one.class === name).length
    expect([count('responsible'), count('coordinate'), count('cooperate')]).toEqual([16, 6, 19])
  })
})

describe('matters.propose: a new matter', () => {
  const given = (at: { county: string }) => ({
    id: uuidv7(),
    place: at.county,
    title: '社区适老化改造摸底',
    basis: '省民政厅 2026 年通知',
    frequency: '一次',
    workload: '每个社区约 3 天',
    support: '每个社区 5000 元',
  })

  test('is applied for, examined, decided by the government; then it may be entrusted', async () => {
    const at = t.at('jiaozuo')
    const ref = await t.must(matters.propose, given(at), at.as('dept'))
    const act = (action: string, kind: string, fields: object) =>
      t.call(
        cases.act,
        { county: ref.county, id: ref.id, action, fields: fields as never },
        at.as(kind, 'head'),
      )
    expect(await act('examine', 'dept', { note: 'x' })).toMatchObject({ status: 403 })
    expect(await act('examine', 'lead-dept', { note: '依据充分' })).toMatchObject({
      output: { state: 'examined' },
    })
    const granted = { grant: true, number: '政办〔2026〕9号' }
    expect(await act('decide', 'lead-dept', granted)).toMatchObject({
      status: 422,
      error: { code: 'matters.government-decides' },
    })
    expect(await act('decide', 'gov-county', granted)).toMatchObject({ output: { state: 'approved' } })
    const { items: now } = await t.must(matters.catalogue, { place: at.community }, at.as('dept'))
    const admitted = now.find(({ source }) => source === 'admission')!
    const request = {
      id: uuidv7(),
      place: at.community,
      to: at.asked,
      title: '适老化改造摸底',
      scope: '逐户摸底',
    }
    expect(await t.call(matters.entrust, { ...request, item: admitted.id }, at.as('dept'))).toMatchObject({
      ok: true,
    })
  })

  test('is unknown to 遂宁', async () => {
    const at = t.at('suining')
    expect(await t.call(matters.propose, given(at), at.as('dept'))).toMatchObject({
      status: 422,
      error: { code: 'matters.no-admission' },
    })
  })
})

describe('matters.certificate', () => {
  test('on the list: refused with the article and the office to go to; else the community may be asked', async () => {
    const at = t.at('jiaozuo')
    const resident = { ...at.as('committee'), positions: [], acting: undefined } as never
    const answer = await t.call(
      matters.certificate,
      { place: at.community, text: 'certificate事项' },
      resident,
    )
    expect(answer).toMatchObject({
      status: 422,
      error: { code: 'certificate-listed', basis: [{ article: '第三十四条' }] },
    })
    expect(!answer.ok && answer.error.message).toContain('公安派出所')
    expect(
      await t.call(matters.certificate, { place: at.community, text: '居住情况证明' }, resident),
    ).toMatchObject({
      ok: true,
    })
    expect(await t.call(matters.certificate, { place: at.community, text: 'x' })).toMatchObject({
      status: 401,
    })
  })
})

describe('matters.demand', () => {
  test('is counted per kind; a department sees its own, the community all of its place', async () => {
    const at = t.at('jiaozuo')
    const input = (kind: 'meeting' | 'ledger') => ({
      id: uuidv7(),
      place: at.community,
      kind,
      title: '月度例会',
    })
    await t.must(matters.demand, input('meeting'), at.as('dept'))
    await t.must(matters.demand, input('ledger'), at.as('gov-base'))
    expect((await t.must(matters.demands, {}, at.as('dept'))).items).toHaveLength(1)
    const all = await t.must(matters.demands, {}, at.as('committee'))
    expect(all.counts).toEqual([
      { kind: 'ledger', count: 1, warned: 0 },
      { kind: 'meeting', count: 1, warned: 0 },
    ])
    expect(await t.call(matters.demand, input('meeting'), at.as('committee'))).toMatchObject({ status: 403 })
    expect(await t.call(matters.demand, input('meeting'), t.at('suining').as('dept'))).toMatchObject({
      status: 404,
    })
  })
})
