import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grid } from '#modules/grid/contract.ts'
import { buildTown, community, county, otherCounty, type Town, town } from '#modules/grid/testing/town.ts'
import type { Asker } from '#platform/access/asker.ts'
import { planTrial, tryLaw } from '../contract.server.ts'
import { trials } from '../contract.ts'
import { trials as trialsModule } from '../module.ts'
import { runTrials } from '../run.ts'

const hour = 3_600_000
let t: Town
let lead: Asker
let abroad: Asker

const draft = { jurisdiction: '_fictional', draft: 'handling-time' }
const period = { from: '2026-11-01', to: '2026-11-30' }

beforeAll(async () => {
  t = await buildTown('2026-11-02T09:00:00+08:00', [trialsModule])
  lead = t.asker({ place: county, kind: 'lead-dept', post: 'head' })
  abroad = t.asker({ place: otherCounty, kind: 'gov-county', post: 'head' })
  await matters()
})
afterAll(() => t.close())

function act(ref: { county: string; id: string }, action: string, asker: Asker, input: object = {}) {
  return t.call(grid.act, { county: ref.county, id: ref.id, action, ...input }, asker)
}

async function reported(category: string) {
  return t.must(grid.report, { id: uuidv7(), category, text: '看一看', place: community }, t.resident)
}

let slow: { county: string; id: string; no: string }

/** One that took four working days, one that took one; an attempt to check one's own work. */
async function matters() {
  const ordinary = t.services.packs
    .get('_fictional')
    .categories()
    .find(({ urgency }) => urgency === 'ordinary')!.id
  slow = await reported(ordinary)
  const quick = await reported(ordinary)
  for (const ref of [slow, quick]) await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.base })
  t.clock.advance(24 * hour)
  await act(quick, 'finish', t.dispatcher, { note: '好了' })
  expect(await act(quick, 'check', t.dispatcher, { pass: true })).toMatchObject({ status: 422 })
  t.clock.advance(3 * 24 * hour)
  await act(slow, 'finish', t.dispatcher, { note: '好了' })
}

const start = (asker: Asker = t.county, more: object = {}) =>
  t.call(trials.start, { law: draft, ...period, ...more }, asker)

async function tried(asker: Asker = t.county, more: object = {}) {
  const answer = await start(asker, more)
  if (!answer.ok) throw new Error(answer.error.code)
  await runTrials({ database: t.database, services: t.services, now: t.clock.now() }, answer.output)
  return answer.output
}

describe('trials.laws', () => {
  it('names the law in force and what can be tried: drafts first, then versions, then other places', async () => {
    const { own, items } = await t.must(trials.laws, {}, t.county)
    expect(own).toMatchObject({ jurisdiction: '_fictional', draft: null, version: 1 })
    expect(items.slice(0, 2)).toMatchObject([{ draft: 'handling-time' }, { draft: null, version: 1 }])
    expect(items.map(({ jurisdiction }) => jurisdiction)).toContain('suining')
  })
  it('is not for those who do not try laws', async () => {
    expect(await t.call(trials.laws, {}, t.handler)).toMatchObject({ status: 403 })
    expect(await t.call(trials.laws, {})).toMatchObject({ status: 401 })
  })
})

describe('trials.start', () => {
  it('is refused without the duty, out of place, for no law and no period', async () => {
    expect(await start(t.dispatcher)).toMatchObject({ status: 403 })
    expect(await start(t.county, { within: otherCounty })).toMatchObject({ status: 404 })
    expect(await start(t.county, { within: '99' })).toMatchObject({ status: 404 })
    expect(await start(t.county, { law: { jurisdiction: '_fictional', draft: 'nothing' } })).toMatchObject({
      status: 422,
      error: { code: 'trials.unknown-law' },
    })
    expect(await start(t.county, { law: { jurisdiction: 'nowhere' } })).toMatchObject({ status: 422 })
    expect(await start(t.county, { from: '2026-11-30', to: '2026-11-01' })).toMatchObject({
      status: 422,
      error: { code: 'trials.bad-period' },
    })
    expect(await start(t.county, { from: '2024-01-01' })).toMatchObject({ status: 422 })
  })

  it('asks for a job, and for one at a time in a place', async () => {
    const answer = await start()
    expect(answer).toMatchObject({ ok: true, output: { county } })
    expect(t.enqueued.at(-1)).toMatchObject({
      job: 'trials.try',
      data: (answer as { output: object }).output,
    })
    expect(await start(lead)).toMatchObject({ status: 409, error: { code: 'trials.running' } })
    expect(await start(lead, { within: town })).toMatchObject({ ok: true })
    // As after a start of the server: whatever is not done goes on.
    const ctx = { database: t.database, services: t.services, now: t.clock.now() }
    await runTrials(ctx, {})
    const { items } = await t.must(trials.list, {}, t.county)
    expect(items.map(({ state }) => state)).toEqual(['done', 'done'])
    await runTrials(ctx, {})
    expect((await t.must(trials.list, {}, t.county)).items).toEqual(items)
  })
})

describe('trials.get, trials.rows', () => {
  it('name the case that would have been late, with both limits and both laws', async () => {
    const ref = await tried()
    const trial = await t.must(trials.get, ref, t.county)
    expect(trial).toMatchObject({ state: 'done', total: 3, done: 3, changed: 1, opensCases: true })
    expect(trial.counts).toContainEqual({ about: 'case', kind: 'late', rows: 1, cases: 1 })
    const { items } = await t.must(trials.rows, { ...ref, about: 'case' }, t.county)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      kind: 'late',
      no: slow.no,
      ref: { county: slow.county, id: slow.id },
      stage: { zh: '处置' },
      place: { code: community },
    })
    expect(items[0]?.now.zh).toMatch(/^时限 5 个工作日，.*按期$/)
    expect(items[0]?.otherwise.zh).toMatch(/^时限 3 个工作日，.*超期$/)
    expect(items[0]?.tried.map(({ article }) => article)).toContain('第八条')
  })

  it('name what the draft leaves open and changes', async () => {
    const ref = await tried()
    const kind = async (one: string) => (await t.must(trials.rows, { ...ref, kind: one }, t.county)).items
    expect((await kind('blank-date')).map(({ title }) => title.zh)).toEqual(['施行日期'])
    expect((await kind('blank-date'))[0]?.tried[0]?.quote).toBe('本条例的修改自202　年　月　日起施行')
    expect((await kind('open-parameter')).map(({ title }) => title.zh)).toContain('居民诉求处理时限')
    expect((await kind('no-bearer')).map(({ otherwise }) => otherwise.zh)).toContain(
      '条文写的是“网格事项服务中心”，没有对应到任何一类机构',
    )
    expect((await kind('new-duty')).map(({ title }) => title.zh)).toContain('每季度公布网格事项的处置情况')
    expect((await kind('law-category')).map(({ otherwise }) => otherwise.zh)).toEqual([])
    expect((await kind('limit')).map(({ now, otherwise }) => [now.zh, otherwise.zh])).toEqual([
      ['5 个工作日', '3 个工作日'],
      ['15 日', '10 日'],
    ])
  })

  it('are paged, and filtered by kind', async () => {
    const ref = await tried()
    const seen: number[] = []
    let after: string | undefined
    do {
      const page = await t.must(trials.rows, { ...ref, limit: 2, after }, t.county)
      seen.push(...page.items.map(({ n }) => n))
      after = page.next
    } while (after)
    expect(seen).toEqual(seen.map((_, index) => index + 1))
    expect(seen.length).toBeGreaterThan(3)
  })

  it('are for the place alone: 404 elsewhere, 403 without the duty', async () => {
    const ref = await tried()
    for (const contract of [trials.get, trials.rows, trials.export]) {
      expect(await t.call(contract, ref, abroad)).toMatchObject({ status: 404 })
      expect(await t.call(contract, ref, t.dispatcher)).toMatchObject({ status: 403 })
      expect(await t.call(contract, ref, lead)).toMatchObject({ ok: true })
    }
    // A department in charge that does not see matters gets their numbers and no more.
    expect((await t.must(trials.get, ref, lead)).opensCases).toBe(false)
    const { items } = await t.must(trials.rows, { ...ref, about: 'case' }, lead)
    expect(items).toMatchObject([{ no: slow.no, ref: null }])
    expect((await t.must(trials.list, {}, abroad)).items).toEqual([])
  })

  it('hold nothing personal, and leave the cases as they are', async () => {
    const before = await t.owner.query('select id, seq, state, due_at from workflow.case order by id')
    const ref = await tried()
    const stored = JSON.stringify((await t.owner.query('select * from trials.row')).rows)
    for (const person of [t.resident.person!, t.dispatcher.person!]) expect(stored).not.toContain(person)
    expect(stored).not.toContain('看一看')
    const after = await t.owner.query('select id, seq, state, due_at from workflow.case order by id')
    expect(after.rows).toEqual(before.rows)
    expect(ref.county).toBe(county)
  })
})

describe('trials.export', () => {
  it('gives what the page shows, as a file that spreadsheets read', async () => {
    const ref = await tried()
    const file = await t.must(trials.export, { ...ref, about: 'case' }, t.county)
    expect(file.name).toBe('试行结果-fictional-2026-11-01-2026-11-30.csv')
    expect(file).toMatchObject({ rows: 1, cut: false })
    expect(file.text).toContain(`\n${slow.no},`)
    expect(file.text.startsWith('\uFEFF编号,')).toBe(true)
    const english = await t.must(trials.export, { ...ref, lang: 'en' }, t.county)
    expect(english.text).toContain('In time, then late')
    expect(english.rows).toBeGreaterThan(file.rows)
  })
})

describe('another place’s law', () => {
  it('贵阳’s: the agency would accept and dispatch, and the attempt is judged by its matrix', async () => {
    const ref = await tried(t.county, { law: { jurisdiction: 'guiyang' } })
    const { items } = await t.must(trials.rows, { ...ref, kind: 'who' }, t.county)
    expect(items[0]?.now.zh).toContain('街道办事处')
    expect(items[0]?.otherwise.zh).toContain('社区服务管理机构')
    const bodies = await t.must(trials.rows, { ...ref, kind: 'body' }, t.county)
    expect(bodies.items.map(({ title }) => title.zh)).toContain('由谁受理、派遣')
  })
})

describe('for operators', () => {
  it('the same without writing, from what was typed', async () => {
    const plan = (law: string) => planTrial(t.services, law, '_fictional', period)
    expect(plan('nowhere')).toBeUndefined()
    expect(plan('_fictional:nothing')).toBeUndefined()
    expect(plan('_fictional@9')).toBeUndefined()
    expect(plan('../x')).toBeUndefined()
    const report = await tryLaw(t.database.direct, t.services, plan('_fictional:handling-time')!)
    expect(report).toMatchObject({ total: 3, changed: 1, counts: { late: { rows: 1, cases: 1 } } })
    expect(report.rows.find(({ kind }) => kind === 'late')?.no).toBe(slow.no)
  })
})
