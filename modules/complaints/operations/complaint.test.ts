import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountability } from '#modules/accountability/module.ts'
import { attend } from '#modules/cases/attention.ts'
import { cases } from '#modules/cases/contract.ts'
import { refusals } from '#modules/refusals/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { complaints } from '../contract.ts'
import { complaints as complaintsModule } from '../module.ts'
import { buildLaws, type County, type Laws } from '../testing/laws.ts'

const laws = ['liaoyuan', 'suining', 'jiaozuo', 'guiyang', 'hubei'] as const

let t: Laws
beforeAll(async () => {
  t = await buildLaws(laws, [complaintsModule, accountability])
}, 60_000)
afterAll(() => t.close())

const secretWords = '王某某多次拒绝开证明'
const given = (at: County, more: object = {}) => ({
  id: uuidv7(),
  place: at.community,
  text: secretWords,
  name: '李四',
  phone: '13800001234',
  ...more,
})

type Ref = { county: string; id: string }
const act = (ref: Ref, action: string, who: Asker, fields = {}) =>
  t.call(cases.act, { county: ref.county, id: ref.id, action, fields }, who)

/** The kind of body that a complaint first goes to, under each law. */
const first = (at: County) => (at.id === 'guiyang' ? 'agency' : 'gov-base')

async function until(at: County, state: string, more: object = {}) {
  const ref = await t.must(complaints.file, given(at, more))
  const handler = at.as(first(at))
  const steps: [string, string, object][] = [
    ['accepted', 'accept', {}],
    ['assigned', 'assign', { body: at.bodies['gov-county'] }],
    ['investigated', 'investigate', { note: '情况属实' }],
    ['decided', 'decide', { decision: 'upheld', note: '批评教育' }],
    ['informed', 'inform', { answer: '已对窗口人员批评教育' }],
  ]
  if (state === 'filed') return ref
  let who = handler
  for (const [reached, action, fields] of steps) {
    expect(await act(ref, action, who, fields)).toMatchObject({ ok: true, output: { state: reached } })
    if (reached === state) return ref
    if (action === 'assign') who = at.as('gov-county')
  }
  throw new Error(state)
}

describe.each(laws)('a complaint under %s', (law) => {
  test('closing before the complainant is told: refused with article 44 in 贵阳, let through elsewhere', async () => {
    const at = t.at(law)
    const ref = await until(at, 'decided')
    const closed = await act(ref, 'close', at.as('gov-county'))
    if (law !== 'guiyang') return expect(closed).toMatchObject({ ok: true, output: { state: 'closed' } })
    expect(closed).toMatchObject({
      status: 422,
      error: {
        code: 'close-before-informed',
        basis: [{ article: '第四十四条', quote: '将处理结果告知投诉人' }],
      },
    })
    const log = await t.must(refusals.list, { code: 'close-before-informed' }, at.as('gov-county'))
    expect(log.items).toHaveLength(1)
    expect(await act(ref, 'inform', at.as('gov-county'), { answer: '已处理' })).toMatchObject({ ok: true })
    expect(await act(ref, 'close', at.as('gov-county'))).toMatchObject({ output: { state: 'closed' } })
    const seen = await t.must(complaints.track, { no: ref.no, secret: ref.secret })
    expect(seen).toMatchObject({ state: 'closed', closed: true })
    expect(seen.statements.map(({ text }) => text)).toEqual([secretWords, '已处理'])
  })

  test('is never given to whom it is about, nor below it: assigned-to-subject', async () => {
    const at = t.at(law)
    const about = { about: at.bodies.dept }
    const answer = await t.must(complaints.file, given(at, about))
    const who = at.as('gov-base' in at.bodies ? 'gov-county' : 'supervisor')
    const direct = await t.must(complaints.addressees, { place: at.community, about: at.bodies.dept })
    expect(direct.complaints.map(({ id }) => id)).not.toContain(at.bodies.dept)
    // A township below the county's department does not look into it either.
    expect(direct.complaints.map(({ id }) => id)).not.toContain(at.bodies['gov-base'])
    expect(await act(answer, 'accept', who)).toMatchObject({ ok: true })
    expect(await act(answer, 'assign', who, { body: at.bodies.dept })).toMatchObject({
      status: 422,
      error: { code: 'assigned-to-subject' },
    })
    expect(await act(answer, 'assign', who, { body: at.bodies.committee })).toMatchObject({
      error: { code: 'assigned-to-subject' },
    })
    expect(await act(answer, 'assign', who, { body: at.bodies['gov-city'] })).toMatchObject({ ok: true })
    expect(await t.call(complaints.file, given(at, { ...about, to: at.bodies.dept }))).toMatchObject({
      status: 422,
      error: { code: 'complaints.addressee' },
    })
  })
})

describe('who it is', () => {
  test('stands nowhere but sealed, and only the handler on record reads it, for a purpose, on record', async () => {
    const at = t.at('guiyang')
    const ref = await t.must(complaints.file, given(at))
    const agency = at.as('agency', 'clerk')
    const ask = (who: Asker) =>
      t.call(complaints.reveal, { county: ref.county, id: ref.id, purpose: '核实情况' }, who)
    // Not yet on record as the handler: refused, and on the log.
    expect(await ask(agency)).toMatchObject({ status: 422, error: { code: 'identity-revealed' } })
    expect(await act(ref, 'take', agency)).toMatchObject({ ok: true })
    expect(await ask(agency)).toMatchObject({ ok: true, output: { name: '李四', phone: '13800001234' } })
    expect(await ask(at.as('agency', 'head'))).toMatchObject({ error: { code: 'identity-revealed' } })
    const read = await t.must(complaints.written, { county: ref.county, id: ref.id }, agency)
    expect(read).toMatchObject({ known: true, mayReveal: true, readings: [{ purpose: '核实情况' }] })
    expect(read.statements[0]!.text).toBe(secretWords)
    const stored = await t.owner.query(
      `select (select string_agg(to_jsonb(e)::text, '') from history.event e)
           || (select string_agg(to_jsonb(c)::text, '') from workflow.case c)
           || (select string_agg(to_jsonb(s)::text, '') from complaints.statement s)
           || (select string_agg(to_jsonb(n)::text, '') from complaints.complainant n) as all`,
    )
    for (const word of ['李四', '13800001234', secretWords]) expect(stored.rows[0].all).not.toContain(word)
  })

  test('handed on, the reading ends', async () => {
    const at = t.at('guiyang')
    const ref = await t.must(complaints.file, given(at))
    const agency = at.as('agency', 'clerk')
    await act(ref, 'take', agency)
    expect(
      await act(ref, 'transfer', agency, { body: at.bodies.supervisor, note: '归监察机关' }),
    ).toMatchObject({ ok: true })
    expect(
      await t.call(complaints.reveal, { county: ref.county, id: ref.id, purpose: 'x y' }, agency),
    ).toMatchObject({ error: { code: 'identity-revealed' } })
  })

  test('others see nothing of it: not the body concerned, not those beside it, not another place', async () => {
    const at = t.at('guiyang')
    const ref = await t.must(complaints.file, given(at, { about: at.bodies.dept }))
    const strangers = [at.as('dept'), at.as('dept2'), at.as('committee'), at.as('lead-dept')]
    for (const who of [...strangers, t.at('hubei').as('gov-base'), t.at('hubei').as('gov-county')]) {
      expect(await t.call(cases.get, ref, who)).toMatchObject({ status: 404 })
      expect(await t.call(complaints.written, ref, who)).toMatchObject({ status: 404 })
      expect(await act(ref, 'accept', who)).toMatchObject({ status: 404 })
      const listed = await t.call(cases.list, {}, who)
      if (listed.ok) expect(listed.output.items.map(({ id }) => id)).not.toContain(ref.id)
    }
    expect(await t.call(complaints.written, ref)).toMatchObject({ status: 401 })
    expect(await t.call(complaints.written, ref, at.as('property-company'))).toMatchObject({ status: 403 })
  })

  test('a person complained about sees nothing of it, though their own body has it (贵阳 44.1)', async () => {
    const at = t.at('guiyang')
    const person = uuidv7()
    await t.owner.query(
      `insert into parties.position (county, id, person, person_county, body, post, place, public_name, valid_from)
       values ($1, $2, $3, $1, $4, 'clerk', $5, '王某某', '2020-01-01')`,
      [at.county, uuidv7(), person, at.bodies.agency, at.town],
    )
    const ref = await t.must(
      complaints.file,
      given(at, { about: at.bodies.agency, aboutName: '王某某', to: at.bodies.agency }),
    )
    const concerned = at.as('agency', 'clerk', person)
    expect(await t.call(cases.get, ref, concerned)).toMatchObject({ status: 404 })
    expect(await t.call(complaints.written, ref, concerned)).toMatchObject({ status: 404 })
    expect(await act(ref, 'accept', concerned)).toMatchObject({ status: 404 })
    expect(await act(ref, 'accept', at.as('agency'))).toMatchObject({ ok: true })
    // About the agency itself it may not go there.
    expect(
      await t.call(complaints.file, given(at, { about: at.bodies.agency, to: at.bodies.agency })),
    ).toMatchObject({ status: 422 })
  })

  test('anonymous keeps no name at all, and ties no account to it', async () => {
    const at = t.at('guiyang')
    const resident = {
      via: 'session' as const,
      person: uuidv7(),
      account: uuidv7(),
      name: '李四',
      positions: [],
    }
    const ref = await t.must(complaints.file, given(at, { anonymous: true }), resident)
    const named = await t.must(complaints.file, given(at), resident)
    const mine = await t.must(complaints.mine, {}, resident)
    expect(mine.items.map(({ no }) => no)).toEqual([named.no])
    expect(mine.items[0]!.secret).toBe(named.secret)
    const agency = at.as('agency')
    await act(ref, 'take', agency)
    expect(
      await t.must(complaints.reveal, { county: ref.county, id: ref.id, purpose: '联系' }, agency),
    ).toEqual({ name: null, phone: null })
    expect(await t.call(complaints.mine, {})).toMatchObject({ status: 401 })
  })
})

describe('complaints.track', () => {
  test('needs the secret; lets add and withdraw', async () => {
    const at = t.at('guiyang')
    const ref = await t.must(complaints.file, given(at))
    const by = { no: ref.no, secret: ref.secret }
    expect(await t.call(complaints.track, { no: ref.no, secret: 'AAAAAAAAAA' })).toMatchObject({
      status: 404,
    })
    await t.must(complaints.trackAct, { ...by, action: 'add', text: '还有一次' })
    expect((await t.must(complaints.track, by)).statements.map(({ text }) => text)).toEqual([
      secretWords,
      '还有一次',
    ])
    expect(await t.call(complaints.trackAct, { ...by, action: 'add' })).toMatchObject({ status: 422 })
    await t.must(complaints.trackAct, { ...by, action: 'withdraw' })
    expect(await t.must(complaints.track, by)).toMatchObject({ state: 'withdrawn', mayAdd: false })
    expect(await t.call(complaints.trackAct, { ...by, action: 'withdraw' })).toMatchObject({ status: 409 })
  })

  test('sent twice it is one; other words under the same id are a conflict', async () => {
    const at = t.at('guiyang')
    const input = given(at)
    const once = await t.must(complaints.file, input)
    expect(await t.must(complaints.file, input)).toEqual(once)
    expect(await t.call(complaints.file, { ...input, text: '别的事' })).toMatchObject({ status: 409 })
  })

  test('not accepted: the reason and the right address are told', async () => {
    const at = t.at('hubei')
    const ref = await until(at, 'filed')
    const fields = { note: '不属于受理范围', channel: '请拨 12315' }
    expect(await act(ref, 'refuse-acceptance', at.as('gov-base'), fields)).toMatchObject({
      output: { state: 'not-accepted' },
    })
    const seen = await t.must(complaints.track, { no: ref.no, secret: ref.secret })
    expect(seen.statements.at(-1)!.text).toContain('请拨 12315')
  })
})

describe('the time that a complaint takes', () => {
  const limited = async (at: County) =>
    t.owner.query(
      `insert into law.setting (county, id, series, place, jurisdiction, parameter, version, state, unit, value, document, valid_from, set_at)
       values ($1, $2, $2, $1, $3, 'complaint-time', 1, 'set', 'time', '{"amount":10,"unit":"workingDays"}',
         '{"title":"办法","number":null,"date":"2026-01-01","link":null}', '2026-01-01', now())`,
      [at.county, uuidv7(), at.id],
    )

  test('without the setting there is no deadline, and the page says why', async () => {
    const at = t.at('guiyang')
    const ref = await t.must(complaints.file, given(at))
    expect(ref.dueAt).toBeNull()
    const { deadline } = await t.must(complaints.track, { no: ref.no, secret: ref.secret })
    expect(deadline.checkable).toBe(false)
    expect(deadline.text.zh).toContain('无法核对：投诉处理时限')
    expect(deadline.basis[0]).toMatchObject({ article: '第四十四条' })
    const none = await t.must(complaints.addressees, { place: t.at('jiaozuo').community })
    expect(none.deadline.text.zh).toBe('无法核对：这里的条例没有规定办理时限')
  })

  test('with it, an overdue complaint climbs to the next authority that it does not concern', async () => {
    const at = t.at('hubei')
    await limited(at)
    const ref = await t.must(complaints.file, given(at))
    expect(ref.dueAt).not.toBeNull()
    expect(await t.call(cases.get, ref, at.as('gov-county'))).toMatchObject({ status: 404 })
    const passing = Date.parse(ref.dueAt!) + 60_000 - t.clock.now().getTime()
    t.clock.advance(passing)
    await attend({ database: t.database, services: t.services, now: t.clock.now() })
    const seen = await t.must(cases.get, ref, at.as('gov-county'))
    expect(seen).toMatchObject({ due: 'overdue', escalation: 1 })
    expect(seen.events.at(-1)).toMatchObject({ action: 'escalate', data: { escalatedTo: 'gov-county' } })
    // 湖北 42: the delay is a fact of liability, so a case is proposed; it says nothing of the complaint.
    const proposed = await t.must(
      cases.list,
      { procedures: ['accountability.department'] },
      at.as('gov-county'),
    )
    expect(proposed.items).toMatchObject([
      { state: 'proposed', title: 'hubei gov-base · 没有及时受理、处理投诉' },
    ])
    const lead = await t.must(cases.get, proposed.items[0]!, at.as('gov-county'))
    expect(lead.facts.find(({ label }) => label.zh === '情形')?.basis?.[0]).toMatchObject({
      article: '第四十二条',
    })
    expect(JSON.stringify(lead)).not.toContain(ref.no)
    t.clock.advance(-passing)
  })
})

describe('a suggestion', () => {
  test('is answered for everybody to read, without a name; used or not with the reason', async () => {
    const at = t.at('liaoyuan')
    const ref = await t.must(complaints.suggest, given(at, { text: '请在三栋王五家门口装灯' }))
    const committee = at.as('committee')
    expect(await act(ref, 'answer', committee, { publicText: '在楼道口装灯' })).toMatchObject({
      error: { code: 'workflow.field-missing' },
    })
    await act(ref, 'answer', committee, { publicText: '在楼道口装灯', answer: '列入下月安排' })
    expect(await act(ref, 'close', committee)).toMatchObject({ status: 409 })
    expect(await act(ref, 'not-use', committee)).toMatchObject({ status: 422 })
    expect(await act(ref, 'use', committee, { note: '已报街道' })).toMatchObject({ ok: true })
    expect(await act(ref, 'close', committee)).toMatchObject({ output: { state: 'closed' } })
    const shown = await t.must(complaints.published, { place: at.community })
    expect(shown.items).toMatchObject([
      { summary: '在楼道口装灯', answer: '列入下月安排', used: true, reason: '已报街道' },
    ])
    expect(JSON.stringify(shown)).not.toMatch(/王五|李四|1380000/)
    expect(shown.counts).toMatchObject({ suggestions: 1, answered: 1 })
  })
})
