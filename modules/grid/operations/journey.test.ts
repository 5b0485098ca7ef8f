import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recompute } from '#modules/cases/contract.server.ts'
import { gridRows } from '#modules/places/contract.server.ts'
import type { Asker } from '#platform/access/asker.ts'
import { verify } from '#platform/history/verify.ts'
import { withNotice } from '#platform/time/calendar.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { attend } from '../attention.ts'
import { grid } from '../contract.ts'
import { buildTown, community, type Town, town } from '../testing/town.ts'

let t: Town
beforeAll(async () => {
  t = await buildTown()
})
afterAll(() => t.close())

const category = () =>
  t.services.packs
    .get('_fictional')
    .categories()
    .find((c) => c.public)!.id

async function reported(asker?: Asker, text = '楼下垃圾三天没有清运') {
  return t.must(grid.report, { id: uuidv7(), category: category(), text, place: community }, asker)
}
function act(ref: { county: string; id: string }, action: string, asker: Asker, input: object = {}) {
  return t.call(grid.act, { county: ref.county, id: ref.id, action, ...input }, asker)
}
async function dispatched(ref: { county: string; id: string }) {
  const answer = await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.sanitation })
  expect(answer).toMatchObject({ ok: true, output: { state: 'dispatched' } })
}

describe('grid.report … grid.act: a matter from report to rating', () => {
  it('goes all the way, and everybody hears of it', async () => {
    const ref = await reported(t.resident)
    expect(ref.next.zh).toContain('甲街道办事处')
    await dispatched(ref)
    expect(await act(ref, 'finish', t.handler, { note: '已清运' })).toMatchObject({
      ok: true,
      output: { state: 'handled' },
    })
    expect(await act(ref, 'check', t.dispatcher, { pass: true, answer: '已经清运，谢谢您' })).toMatchObject({
      ok: true,
      output: { state: 'answered' },
    })
    expect(await act(ref, 'rate', t.resident, { satisfied: 5 })).toMatchObject({
      ok: true,
      output: { state: 'closed' },
    })
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.resident)
    expect(seen.events.map((event) => event.action)).toEqual([
      'report',
      'accept',
      'dispatch',
      'finish',
      'check',
      'answer',
      'rate',
    ])
    expect(seen.rating).toBe(5)
    const told = await t.owner.query('select kind from notices.notice where person = $1', [t.resident.person])
    expect(told.rows.map((row) => row.kind)).toContain('grid.answered')
  })

  it('gives the first answer to a second try with the same words, and refuses other words', async () => {
    const input = { id: uuidv7(), category: category(), text: '路灯不亮', place: community }
    const first = await t.must(grid.report, input, t.resident)
    const again = await t.must(grid.report, input, t.resident)
    expect(again.no).toBe(first.no)
    expect(again.secret).toBe(first.secret)
    expect(await t.call(grid.report, { ...input, text: '别的内容' }, t.neighbour)).toMatchObject({
      status: 409,
    })
  })

  it('lets somebody unregistered follow by number and secret, and nobody without', async () => {
    const ref = await reported()
    const seen = await t.must(grid.track, { no: ref.no, secret: ref.secret })
    expect(seen.text).toContain('垃圾')
    expect(await t.call(grid.track, { no: ref.no, secret: 'WRONGWRONG' })).toMatchObject({ status: 404 })
    await t.must(grid.trackAct, { no: ref.no, secret: ref.secret, action: 'withdraw' })
    expect((await t.must(grid.track, { no: ref.no, secret: ref.secret })).state).toBe('withdrawn')
  })
})

describe('grid.get', () => {
  it('names the body that the responsibility table gives a matter to', async () => {
    const ref = await reported(t.resident)
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.dispatcher)
    const field = seen.actions
      .find(({ action }) => action === 'dispatch')
      ?.fields.find(({ kind }) => kind === 'body')
    expect([t.bodies.sanitation, t.bodies.roads, t.bodies.base, t.bodies.committee]).toContain(
      field?.suggested?.value,
    )
    expect(field?.suggested?.why.zh).toMatch(/属主|属地/)
  })
})

describe('grid.act: a matter of which only the community is known', () => {
  const own = `${community}001`
  const divided = async () => {
    await t.database.transaction(undefined, (tx) =>
      gridRows.insert(tx, [
        gridRows.grid(
          own,
          { name: '第一网格', kind: 'urban', basis: [], households: 300, boundary },
          '2020-01-01',
        ),
      ]),
    )
  }
  const boundary = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [113, 35],
        [113.01, 35],
        [113.01, 35.01],
        [113, 35],
      ] as [number, number][],
    ],
  }

  it('is given to its grid by whoever accepts it, and to no grid elsewhere', async () => {
    await divided()
    const ref = await reported(t.resident)
    const worker = t.asker({ place: own, kind: 'committee', post: 'grid-worker', body: t.bodies.committee })
    const see = () => t.call(grid.get, { county: ref.county, id: ref.id }, worker)
    expect(await see()).toMatchObject({ status: 404 })
    expect(await act(ref, 'request-verification', t.dispatcher, {})).toMatchObject({
      status: 422,
      error: { code: 'grid.grid-unknown' },
    })
    for (const elsewhere of ['990101001002001', `${community}009`])
      expect(await act(ref, 'request-verification', t.dispatcher, { grid: elsewhere })).toMatchObject({
        status: 422,
        error: { code: 'workflow.field-missing' },
      })
    expect(await act(ref, 'request-verification', t.dispatcher, { grid: own })).toMatchObject({ ok: true })
    expect(await act(ref, 'verify', worker, { pass: true, note: '属实' })).toMatchObject({ ok: true })
    const found = await t.must(grid.list, { search: '垃圾', within: own, limit: 5 }, worker)
    expect(found.items.map(({ id }) => id)).toContain(ref.id)
  })
})

describe('grid.act: who may not', () => {
  it('answers 404 to whoever may not see it, 403 to whoever may see and not act', async () => {
    const ref = await reported(t.resident)
    expect(await act(ref, 'dispatch', t.stranger, { body: t.bodies.sanitation })).toMatchObject({
      status: 404,
    })
    expect(await act(ref, 'dispatch', t.strangeHandler, { body: t.bodies.sanitation })).toMatchObject({
      status: 404,
    })
    expect(await act(ref, 'dispatch', t.neighbour, { body: t.bodies.sanitation })).toMatchObject({
      status: 404,
    })
    expect(await act(ref, 'dispatch', t.committeeClerk, { body: t.bodies.sanitation })).toMatchObject({
      status: 403,
    })
    expect(await act(ref, 'finish', t.dispatcher, { note: '办完' })).toMatchObject({ status: 409 })
  })

  it('refuses a check by whoever handled it, with the article where the law has one', async () => {
    const ref = await reported(t.resident)
    await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.base })
    await act(ref, 'finish', t.dispatcher, { note: '自己办完' })
    const answer = await act(ref, 'check', t.dispatcher, { pass: true })
    expect(answer).toMatchObject({ status: 422, error: { code: 'self-check' } })
    const rows = await t.owner.query('select code from history.refusal where code = $1', ['self-check'])
    expect(rows.rows).toHaveLength(1)
  })

  it('puts each refusal among many on record, and tells its articles', async () => {
    const ref = await reported(t.resident)
    await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.base })
    await act(ref, 'finish', t.dispatcher, { note: '办完' })
    const items = [{ county: ref.county, id: ref.id }]
    const { results } = await t.must(grid.actMany, { action: 'check', items, pass: true }, t.dispatcher)
    expect(results).toMatchObject([
      { ok: false, code: 'self-check', basis: [{ url: expect.stringMatching(/^\/law\//) }] },
    ])
    const { rows } = await t.owner.query(
      'select operation, code, mode from history.refusal where subject = $1',
      [ref.id],
    )
    expect(rows).toEqual([{ operation: 'grid.actMany', code: 'self-check', mode: 'refuse' }])
  })

  it('closes only after the answer', async () => {
    const ref = await reported(t.resident)
    await dispatched(ref)
    await act(ref, 'finish', t.handler, { note: '办完' })
    await act(ref, 'check', t.dispatcher, { pass: true })
    expect(await act(ref, 'close', t.dispatcher)).toMatchObject({
      status: 422,
      error: { code: 'close-before-answer' },
    })
  })

  it('is not given to a body of another county', async () => {
    const ref = await reported(t.resident)
    const answer = await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.otherDept })
    expect(answer).toMatchObject({ status: 422, error: { code: 'workflow.unknown-body' } })
  })

  it('shows a matter to the department that has or had it, and to no other', async () => {
    const ref = await reported(t.resident)
    expect(await t.call(grid.get, { county: ref.county, id: ref.id }, t.handler)).toMatchObject({
      status: 404,
    })
    await dispatched(ref)
    expect(await t.call(grid.get, { county: ref.county, id: ref.id }, t.handler)).toMatchObject({ ok: true })
    expect(await t.call(grid.get, { county: ref.county, id: ref.id }, t.jointHandler)).toMatchObject({
      status: 404,
    })
    await act(ref, 'hand-back', t.handler, { note: '不属于本单位' })
    expect(await t.call(grid.get, { county: ref.county, id: ref.id }, t.handler)).toMatchObject({ ok: true })
  })
})

describe('grid.act: side ways', () => {
  it('sends back to work what did not pass the check', async () => {
    const ref = await reported(t.resident)
    await dispatched(ref)
    await act(ref, 'finish', t.handler, { note: '办完' })
    expect(await act(ref, 'check', t.dispatcher, { pass: false, note: '还在' })).toMatchObject({
      output: { state: 'handling' },
    })
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.handler)
    expect(seen.holder).toBe(t.bodies.sanitation)
    expect(seen.actions.find((action) => action.action === 'finish')?.allowed).toBe(true)
  })

  it('waits for joint bodies before it can be finished', async () => {
    const ref = await reported(t.resident)
    await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.sanitation, joint: [t.bodies.roads] })
    expect(await act(ref, 'finish', t.handler, { note: '办完' })).toMatchObject({
      status: 422,
      error: { code: 'grid.joint-open' },
    })
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.dispatcher)
    expect(seen.joint).toHaveLength(1)
    const part = seen.joint[0]!
    expect(await act(part, 'finish', t.jointHandler, { note: '本单位部分办完' })).toMatchObject({ ok: true })
    expect(await act(ref, 'finish', t.handler, { note: '办完' })).toMatchObject({ ok: true })
  })

  it('stands still while suspended and goes on with the time it had', async () => {
    const ref = await reported(t.resident)
    await dispatched(ref)
    const before = await t.must(grid.get, { county: ref.county, id: ref.id }, t.handler)
    await act(ref, 'suspend', t.dispatcher, { note: '等材料' })
    t.clock.advance(3 * 86_400_000)
    await act(ref, 'resume', t.dispatcher)
    const after = await t.must(grid.get, { county: ref.county, id: ref.id }, t.handler)
    expect(Date.parse(after.dueAt!)).toBeGreaterThan(Date.parse(before.dueAt!))
  })

  it('is extended once by the one, a second time only by the higher one', async () => {
    const ref = await reported(t.resident)
    await dispatched(ref)
    await act(ref, 'extend', t.handler, { amount: 3, note: '备料' })
    expect(await act(ref, 'decide-extension', t.dispatcher, { grant: true })).toMatchObject({ ok: true })
    await act(ref, 'extend', t.handler, { amount: 3, note: '还要' })
    expect(await act(ref, 'decide-extension', t.dispatcher, { grant: true })).toMatchObject({ status: 409 })
    expect(await act(ref, 'decide-extension-again', t.county, { grant: true })).toMatchObject({ ok: true })
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.handler)
    expect(seen.timers.find((timer) => timer.kind === 'handle')?.limit.amount).toBe(5)
  })

  it('climbs the ladder when overdue, and closes by itself when nobody rates', async () => {
    const ref = await reported(t.resident)
    await dispatched(ref)
    t.clock.advance(20 * 86_400_000)
    const context = { database: t.database, services: t.services, now: t.clock.now() }
    await attend(context)
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.handler)
    expect(seen.due).toBe('overdue')
    // So late, three rungs are climbed at once: the holder's head, the township, the county.
    expect(seen.escalation).toBe(4)
    await act(ref, 'finish', t.handler, { note: '办完' })
    await act(ref, 'check', t.dispatcher, { pass: true, answer: '好了' })
    t.clock.advance(40 * 86_400_000)
    await attend({ ...context, now: t.clock.now() })
    const closed = await t.must(grid.get, { county: ref.county, id: ref.id }, t.resident)
    expect(closed.state).toBe('closed')
  })

  it('moves open deadlines when a holiday notice appears, and says so', async () => {
    t.clock.advance(0)
    const ref = await reported(t.resident)
    const before = await t.must(grid.get, { county: ref.county, id: ref.id }, t.dispatcher)
    const day = localDateOf(new Date(before.dueAt!))
    const calendar = withNotice(t.services.calendar, {
      year: 2027,
      document: 'test',
      holidays: [{ date: day, name: '元旦' }],
      makeUpWorkdays: [],
    } as never)
    await recompute({ database: t.database, services: { ...t.services, calendar }, now: t.clock.now() })
    const after = await t.must(grid.get, { county: ref.county, id: ref.id }, t.dispatcher)
    expect(Date.parse(after.dueAt!)).toBeGreaterThan(Date.parse(before.dueAt!))
    expect(after.events.at(-1)).toMatchObject({ action: 'recompute' })
  })

  it('keeps a chain that verifies, and finds a change made behind its back', async () => {
    const ref = await reported(t.resident)
    expect((await verify(t.owner)).flaws).toEqual([])
    await t.owner.query(
      `update history.event set data = jsonb_set(data, '{note}', '"x"') where subject = $1`,
      [ref.id],
    )
    const flaws = (await verify(t.owner)).flaws
    expect(flaws).toEqual([
      expect.objectContaining({ subject: ref.id, what: 'was changed after it was written' }),
    ])
  })
})

describe('grid.list, grid.inbox', () => {
  it('shows what lies within the reach, and answers 404 for places outside it', async () => {
    const list = await t.must(grid.list, { limit: 200 }, t.dispatcher)
    expect(list.items.length).toBeGreaterThan(3)
    expect(list.items.every((row) => row.place.startsWith(town))).toBe(true)
    expect((await t.must(grid.list, {}, t.stranger)).items).toEqual([])
    expect(await t.call(grid.list, { within: community }, t.stranger)).toMatchObject({ status: 404 })
    expect(await t.call(grid.list, {}, t.resident)).toMatchObject({ status: 403 })
    expect(await t.call(grid.list, {})).toMatchObject({ status: 401 })
  })

  it('finds by words, pages without loss', async () => {
    const found = await t.must(grid.list, { search: '路灯' }, t.dispatcher)
    expect(found.items).toHaveLength(1)
    const all = await t.must(grid.list, { limit: 200 }, t.county)
    const seen = new Set<string>()
    let after: string | undefined
    do {
      const page = await t.must(grid.list, { limit: 3, after }, t.county)
      for (const row of page.items) seen.add(row.id)
      after = page.next
    } while (after)
    expect(seen.size).toBe(all.items.length)
  })

  it('puts on each desk what waits there', async () => {
    const ref = await reported(t.resident)
    const waiting = await t.must(grid.inbox, { limit: 200 }, t.dispatcher)
    expect(waiting.items.map((row) => row.id)).toContain(ref.id)
    await dispatched(ref)
    expect((await t.must(grid.inbox, { limit: 200 }, t.dispatcher)).items.map((row) => row.id)).not.toContain(
      ref.id,
    )
    expect((await t.must(grid.inbox, { limit: 200 }, t.handler)).items.map((row) => row.id)).toContain(ref.id)
    expect(
      (await t.must(grid.inbox, { limit: 200 }, t.jointHandler)).items.map((row) => row.id),
    ).not.toContain(ref.id)
  })
})
