/**
 * The matrix of refusals (capabilities.md 35) through the API: each code under each law is refused with its article,
 * warned of, or let through.
 */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cases } from '#modules/cases/contract.ts'
import { refusals } from '#modules/refusals/contract.ts'
import { matters } from '../contract.ts'
import { buildLaws, type County, type Laws } from '../testing/laws.ts'

const laws = ['liaoyuan', 'suining', 'jiaozuo', 'guiyang', 'hubei'] as const
type Expected = number | 'warn' | 'off'

/** By code: what each law says; a number is the article that refuses. Order: 辽源, 遂宁, 焦作, 贵阳, 湖北. */
const matrix: Record<string, readonly [Expected, Expected, Expected, Expected, Expected]> = {
  'transfer-own-duty': [28, 16, 34, 21, 41],
  'direct-task': [28, 'off', 'off', 'off', 41],
  'negative-item': [28, 16, 'off', 'off', 'off'],
  'enforcement-to-committee': ['off', 16, 'off', 'off', 'off'],
  'not-on-list': ['warn', 15, 34, 14, 37],
  'not-admitted': ['warn', 15, 34, 14, 37],
  'no-consent': [28, 'off', 'off', 'off', 'off'],
  unwritten: ['off', 15, 'off', 15, 'off'],
  unfunded: [28, 15, 34, 15, 'off'],
  'transfer-to-owners-committee': [25, 'off', 'off', 'off', 'off'],
  'contract-duty-shifted': [25, 'off', 'off', 'off', 'off'],
  'certificate-listed': ['off', 'off', 34, 'off', 'off'],
  'sign-without-approval': ['off', 'off', 'off', 'off', 'warn'],
  'ledger-without-approval': ['off', 'off', 'off', 'off', 'warn'],
  'assessment-forbidden': ['off', 'off', 'off', 15, 37],
}

let t: Laws
beforeAll(async () => {
  t = await buildLaws(laws)
})
afterAll(() => t.close())

/** A request with a matter that communities help with there. */
function request(at: County, more: object = {}) {
  const { packs } = t.services
  const own = packs.get(at.id).matters.items.find((item) => ['assist', 'cooperate'].includes(item.class))
  return {
    id: uuidv7(),
    place: at.community,
    to: at.asked,
    title: '请协助入户走访',
    item: own ? `law.${own.id}` : at.items.assist!,
    scope: '每月一次入户走访并登记',
    ...more,
  }
}

/** A category of work of which a department has charge, and that no list keeps from committees. */
function category(at: County, of: 'dept' | 'other'): string {
  const all = t.services.packs.get(at.id).categories()
  const { responsible, id } = all.find((one) => {
    const { body, department } = one.responsible
    const own = body === 'dept' && department !== undefined
    return one.negative === undefined && (of === 'dept' ? own : body !== 'dept')
  })!
  if (of === 'dept') departments.set(at.id, responsible.department!)
  return id
}
const departments = new Map<string, string>()

const paper = { title: '委托书', number: '〔2026〕1号', date: '2026-11-10' }

/** What each code is tried by; gives the answer of the attempt. */
const attempts: Record<
  string,
  (at: County) => Promise<{ status: number; error?: { code: string; basis?: unknown[] } }>
> = {
  async 'transfer-own-duty'(at) {
    const chosen = category(at, 'dept')
    await t.owner.query('update parties.body set department = $1 where id = $2', [
      departments.get(at.id),
      at.bodies.dept,
    ])
    return t.call(matters.entrust, request(at, { item: undefined, category: chosen }), at.as('dept'))
  },
  'direct-task': (at) => t.call(matters.entrust, request(at, { ordered: true }), at.as('dept')),
  'negative-item': (at) => {
    const item = at.id === 'suining' ? 'law.negative-revenue' : at.items.negative!
    return t.call(matters.entrust, request(at, { item }), at.as('dept'))
  },
  'enforcement-to-committee': (at) => {
    const item = at.id === 'suining' ? 'law.negative-enforcement' : undefined
    return t.call(matters.entrust, request(at, item ? { item } : {}), at.as('dept'))
  },
  'not-on-list': (at) =>
    t.call(matters.entrust, request(at, { item: undefined, category: category(at, 'other') }), at.as('dept')),
  'not-admitted': (at) => t.call(matters.entrust, request(at, { item: undefined }), at.as('dept')),
  async 'no-consent'(at) {
    const ref = await t.must(matters.entrust, request(at, { document: paper }), at.as('dept'))
    return act(at, ref, 'fund', 'dept', money)
  },
  async unwritten(at) {
    const ref = await agreed(at)
    return act(at, ref, 'fund', 'dept', money)
  },
  async unfunded(at) {
    const ref = await agreed(at)
    await act(at, ref, 'document', 'dept', {
      documentTitle: paper.title,
      documentNumber: paper.number,
      documentDate: paper.date,
    })
    return act(at, ref, 'begin', 'dept')
  },
  'transfer-to-owners-committee': (at) =>
    t.call(matters.entrust, request(at, { to: at.bodies['owners-committee'] }), at.as('dept')),
  'contract-duty-shifted': (at) => t.call(matters.entrust, request(at), at.as('property-company')),
  'certificate-listed': (at) =>
    t.call(matters.certificate, { place: at.community, item: at.items.certificate! }, at.as('dept')),
  'sign-without-approval': (at) => demand(at, 'sign'),
  'ledger-without-approval': (at) => demand(at, 'ledger'),
  'assessment-forbidden': (at) => demand(at, 'assessment'),
}

function demand(at: County, kind: 'sign' | 'ledger' | 'assessment') {
  return t.call(matters.demand, { id: uuidv7(), place: at.community, kind, title: '要求' }, at.as('dept'))
}

const money = { amount: 20_000, source: '年度预算', paidOn: '2026-11-12' }

function act(at: County, ref: { county: string; id: string }, action: string, kind: string, fields = {}) {
  return t.call(cases.act, { county: ref.county, id: ref.id, action, fields }, at.as(kind))
}

async function agreed(at: County) {
  const ref = await t.must(matters.entrust, request(at), at.as('dept'))
  const answerer = at.bodies.agency ? 'agency' : 'committee'
  expect(await act(at, ref, 'agree', answerer)).toMatchObject({ ok: true })
  return ref
}

const numbers = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const chinese = (n: number) =>
  n <= 10
    ? numbers[n]!
    : `${n < 20 ? '' : numbers[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : numbers[n % 10]}`

describe.each(Object.entries(matrix))('%s', (code, expected) => {
  test.each(laws.map((law, index) => [law, expected[index]!] as const))('in %s: %s', async (law, says) => {
    const at = t.at(law)
    const answer = await attempts[code]!(at)
    if (typeof says === 'number') {
      expect(answer).toMatchObject({ status: 422, error: { code } })
      const articles = (answer.error!.basis as { article: string; quote: string }[]).map(
        ({ article }) => article,
      )
      expect(articles).toContain(`第${chinese(says)}条`)
      const who = code === 'contract-duty-shifted' ? 'property-company' : 'dept'
      const { items } = await t.must(refusals.list, { within: at.county, code }, at.as('gov-county', 'head'))
      expect(items[0]).toMatchObject({ code, body: { name: `${law} ${who}` } })
      return
    }
    if (code === 'transfer-to-owners-committee') {
      // No law but 辽源 speaks of it; an owners' committee simply cannot be asked.
      expect(answer).toMatchObject({ status: 422, error: { code: 'matters.addressee' } })
      return
    }
    expect(answer).toMatchObject({ status: 200 })
    const { rows } = await t.owner.query(
      `select code from history.refusal where code = $1 and place like $2 and mode = 'warn'`,
      [code, `${at.county}%`],
    )
    expect(rows.length > 0).toBe(says === 'warn')
  })
})
