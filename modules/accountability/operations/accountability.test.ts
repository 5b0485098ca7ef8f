import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cases } from '#modules/cases/contract.ts'
import { buildLaws, type County, type Laws } from '#modules/complaints/testing/laws.ts'
import type { Asker } from '#platform/access/asker.ts'
import { accountability } from '../contract.ts'
import { accountability as accountabilityModule } from '../module.ts'

const laws = ['liaoyuan', 'suining', 'jiaozuo', 'guiyang', 'hubei'] as const
type LawId = (typeof laws)[number]

let t: Laws
beforeAll(async () => {
  t = await buildLaws(laws, [accountabilityModule])
}, 60_000)
afterAll(() => t.close())

type Fact = 'transfer' | 'direct-task' | 'unfunded' | 'complaint-neglect' | 'neglect'
const given = (at: County, fact: Fact, subject = 'dept', more: object = {}) => ({
  id: uuidv7(),
  place: subject === 'committee' ? at.community : at.county,
  subject: at.bodies[subject]!,
  fact,
  facts: '要求社区代办行政执法',
  origin: 'report' as const,
  ...more,
})
const act = (ref: { county: string; id: string }, action: string, who: Asker, fields = {}) =>
  t.call(cases.act, { county: ref.county, id: ref.id, action, fields }, who)

/** Who corrects a county's department under each law, and the article. */
const authority: Record<LawId, [kind: string, wrong: string | undefined, article: string | undefined]> = {
  liaoyuan: ['dept2', 'gov-county', '第四十二条'],
  suining: ['gov-county', 'gov-city', '第三十六条'],
  jiaozuo: ['gov-county', undefined, undefined],
  guiyang: ['gov-county', undefined, undefined],
  hubei: ['gov-county', 'gov-city', '第四十一条'],
}
const factHere = (law: LawId): Fact => (law === 'guiyang' ? 'neglect' : 'transfer')

describe.each(laws)('a department under %s', (law) => {
  test('is held to account by the authority of its law only: wrong-authority', async () => {
    const at = t.at(law)
    const [right, wrong, article] = authority[law]
    expect(await t.call(accountability.open, given(at, factHere(law)), at.as(right))).toMatchObject({
      ok: true,
    })
    if (!wrong) return
    expect(await t.call(accountability.open, given(at, factHere(law)), at.as(wrong))).toMatchObject({
      status: 422,
      error: { code: 'wrong-authority', basis: [{ article }, {}] },
    })
  })

  test('what the law does not provide for has no case: case-without-basis', async () => {
    const at = t.at(law)
    const unknown: Record<LawId, Fact> = {
      liaoyuan: 'complaint-neglect',
      suining: 'direct-task',
      jiaozuo: 'unfunded',
      guiyang: 'transfer',
      hubei: 'unfunded',
    }
    expect(
      await t.call(accountability.open, given(at, unknown[law]), at.as(authority[law][0])),
    ).toMatchObject({ status: 422, error: { code: 'case-without-basis' } })
  })

  test('goes from the statement to the notice of criticism, persons referred as the law says', async () => {
    const at = t.at(law)
    const who = at.as(authority[law][0])
    const ref = await t.must(accountability.open, given(at, factHere(law)), who)
    const subject = at.as('dept')
    expect(await act(ref, 'state', at.as('dept2'), { note: 'x' })).toMatchObject({ ok: false })
    expect(await act(ref, 'state', subject, { note: '已停止' })).toMatchObject({
      output: { state: 'stated' },
    })
    expect(await act(ref, 'order', who, { dueOn: '2026-11-01', note: '收回' })).toMatchObject({ status: 422 })
    expect(await act(ref, 'order', who, { dueOn: '2026-12-01', note: '收回' })).toMatchObject({ ok: true })
    expect(await t.must(cases.get, ref, who)).toMatchObject({ dueAt: '2026-12-01T16:00:00.000Z' })
    const corrected = { correctedOn: '2026-11-20', note: '已收回' }
    expect(await act(ref, 'correct', subject, corrected)).toMatchObject({ output: { state: 'corrected' } })
    const notice = { noticeTitle: '通报', noticeText: '城管部门把执法事项交给居委会办理，予以通报批评。' }
    // Departments decide in 辽源 and 湖北, but none on itself.
    const own = law === 'liaoyuan' || law === 'hubei' ? 422 : 403
    expect(await act(ref, 'criticise', subject, notice)).toMatchObject({ status: own })
    expect(await act(ref, 'criticise', who, notice)).toMatchObject({ output: { state: 'criticised' } })
    const shown = await t.must(accountability.notices, { place: at.county })
    expect(shown.items[0]).toMatchObject({ title: '通报', subject: `${law} dept` })
    const persons = { serious: false, persons: 1, note: '移送监察机关' }
    const referred = await act(ref, 'refer', who, persons)
    if (law === 'jiaozuo' || law === 'hubei')
      expect(referred).toMatchObject({ status: 422, error: { code: 'accountability.not-serious' } })
    else expect(referred).toMatchObject({ output: { state: 'referred' } })
    expect(await act(ref, 'close', who)).toMatchObject({ output: { state: 'closed' } })
  })
})

describe('a committee', () => {
  const order = { dueOn: '2026-12-01', note: '补办公开' }
  test.each(laws)('under %s: order-before-meeting, as the matrix says', async (law) => {
    const at = t.at(law)
    const who = at.as(law === 'guiyang' ? 'agency' : 'gov-base')
    const opened = await t.call(accountability.open, given(at, 'neglect', 'committee'), who)
    if (law === 'jiaozuo' || law === 'guiyang')
      return expect(opened).toMatchObject({ status: 422, error: { code: 'case-without-basis' } })
    if (!opened.ok) throw new Error(opened.error.code)
    const ref = opened.output
    const first = await act(ref, 'order', who, order)
    const necessary = await act(ref, 'order-necessary', who, order)
    if (law === 'liaoyuan') expect(necessary).toMatchObject({ status: 409 })
    if (law === 'liaoyuan') expect(first).toMatchObject({ ok: true, output: { state: 'ordered' } })
    else {
      expect(first).toMatchObject({
        status: 422,
        error: {
          code: 'order-before-meeting',
          basis: [{ article: law === 'suining' ? '第三十七条' : '第四十三条' }],
        },
      })
      const meeting = { meetingDate: '2026-11-19', note: '会议要求改正' }
      expect(await act(ref, 'resolve', who, meeting)).toMatchObject({ ok: true })
      expect(await act(ref, 'order', who, order)).toMatchObject({ output: { state: 'ordered' } })
    }
    const corrected = { correctedOn: '2026-11-20', note: '已补办' }
    expect(await act(ref, 'correct', at.as('committee'), corrected)).toMatchObject({ ok: true })
    expect(await act(ref, 'verify', who, { pass: true })).toMatchObject({ output: { state: 'verified' } })
    expect(await act(ref, 'close', who)).toMatchObject({ output: { state: 'closed' } })
  })

  test.each(['suining', 'hubei'] as const)(
    'under %s the reason 必要时 lets the order come first',
    async (law) => {
      const at = t.at(law)
      const who = at.as('gov-base')
      const ref = await t.must(accountability.open, given(at, 'neglect', 'committee'), who)
      const stated = { ...order, necessity: '会议多次未能召开，公开事项已超过期限' }
      expect(await act(ref, 'order-necessary', who, stated)).toMatchObject({ output: { state: 'ordered' } })
      const seen = await t.must(cases.get, ref, who)
      expect(seen.facts.some(({ label }) => label.zh === '不经会议的必要理由')).toBe(true)
    },
  )

  test('is corrected by the base government, not by the county, in 遂宁; by both in 湖北', async () => {
    const by = (law: LawId) =>
      t.call(accountability.open, given(t.at(law), 'neglect', 'committee'), t.at(law).as('gov-county'))
    expect(await by('suining')).toMatchObject({ status: 422, error: { code: 'wrong-authority' } })
    expect(await by('hubei')).toMatchObject({ ok: true })
  })
})

describe('a refused attempt', () => {
  test('leads to a case, once; and only to one of the body that tried', async () => {
    const at = t.at('suining')
    const refused = { county: at.county, id: uuidv7() }
    await t.owner.query(
      `insert into history.refusal (county, id, at, operation, code, mode, body, place, basis)
       values ($1, $2, now(), 'matters.entrust', 'transfer-own-duty', 'refuse', $3, $1, '[]')`,
      [at.county, refused.id, at.bodies.dept],
    )
    const who = at.as('gov-county')
    const before = await t.must(accountability.provisions, { place: at.county, refusal: refused }, who)
    expect(before).toMatchObject({
      subject: { id: at.bodies.dept },
      suggested: 'transfer',
      opened: null,
      facts: [{ fact: 'transfer', competent: true }, { fact: 'unfunded' }],
    })
    const from = { origin: 'refusal' as const, refusal: refused }
    expect(await t.call(accountability.open, given(at, 'transfer', 'dept2', from), who)).toMatchObject({
      error: { code: 'accountability.refusal' },
    })
    const ref = await t.must(accountability.open, given(at, 'transfer', 'dept', from), who)
    const seen = await t.must(cases.get, ref, who)
    expect(seen.facts.find(({ label }) => label.zh === '来源')?.link).toBe(
      `/work/refusals/${refused.county}/${refused.id}`,
    )
    expect(await t.call(accountability.open, given(at, 'transfer', 'dept', from), who)).toMatchObject({
      status: 409,
      error: { code: 'accountability.opened' },
    })
    const stranger = t.at('hubei').as('gov-county')
    expect(
      await t.call(accountability.provisions, { place: at.county, refusal: refused }, stranger),
    ).toMatchObject({ status: 404 })
  })
})

describe('who may', () => {
  test('open: whoever carries the duty, at their place', async () => {
    const at = t.at('suining')
    expect(await t.call(accountability.open, given(at, 'transfer'), at.as('dept'))).toMatchObject({
      status: 403,
    })
    expect(await t.call(accountability.open, given(at, 'transfer'))).toMatchObject({ status: 401 })
    const elsewhere = t.at('hubei').as('gov-county')
    expect(await t.call(accountability.open, given(at, 'transfer'), elsewhere)).toMatchObject({ status: 404 })
    const ref = await t.must(accountability.open, given(at, 'transfer'), at.as('gov-county'))
    expect(await t.call(cases.get, ref, at.as('dept2'))).toMatchObject({ status: 404 })
    expect(await t.call(cases.get, ref, at.as('dept'))).toMatchObject({ ok: true })
  })

  test('a notice names no person in office at the body', async () => {
    const at = t.at('suining')
    await t.owner.query(
      `insert into parties.position (county, id, person, person_county, body, post, place, public_name, valid_from)
       values ($1, $2, $3, $1, $4, 'head', $1, '赵六六', '2020-01-01')`,
      [at.county, uuidv7(), uuidv7(), at.bodies.dept],
    )
    const who = at.as('gov-county')
    const ref = await t.must(accountability.open, given(at, 'transfer'), who)
    await act(ref, 'order', who, { dueOn: '2026-12-01', note: '收回' })
    const text = { noticeTitle: '通报', noticeText: '局长赵六六把职责交给居委会' }
    expect(await act(ref, 'criticise', who, text)).toMatchObject({
      status: 422,
      error: { code: 'workflow.field-wrong' },
    })
  })
})
