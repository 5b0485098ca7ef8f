import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { community, county, town } from '#modules/grid/testing/town.ts'
import { notices } from '#modules/notices/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { duties } from './contract.ts'
import { remind } from './remind.ts'
import { type MeasuredTown, measuredTown } from './testing/measured.ts'

let t: MeasuredTown
let chair: Asker
let head: Asker
beforeAll(async () => {
  t = await measuredTown('2026-12-10T09:00:00+08:00')
  chair = await inOffice('committee', 'head', community, t.bodies.committee)
  head = await inOffice('gov-base', 'head', town, t.bodies.base)
})
afterAll(() => t.close())

/** Somebody who holds the office in the database too, so that notices find them. */
async function inOffice(kind: string, post: string, place: string, body: string): Promise<Asker> {
  const who = t.asker({ place, kind, post, body })
  await t.owner.query(
    `insert into parties.position (county, id, person, person_county, body, post, place, valid_from, public_name)
     values ($1, $2, $3, $1, $4, $5, $6, '2020-01-01', '某人')`,
    [county, uuidv7(), who.person, body, post, place],
  )
  return who
}

const round = () => remind({ database: t.database, services: t.services, now: t.clock.now() })
const textsOf = async (who: Asker) =>
  (await t.must(notices.list, {}, who)).items.map(({ text, link }) => `${text} ${link}`)
const ref = { place: community, duty: '5.2.c', period: '2026' }

describe('a duty that comes due', () => {
  it('reminds whoever puts it on record, once', async () => {
    await round()
    await round()
    const texts = await textsOf(chair)
    // The year before has run overdue already; this year's is still to come.
    expect(texts.filter((text) => text.includes('将于'))).toEqual([
      `甲一社区有 1 项法定职责将于 12月31日（周四）到期，还没有记录 /work/duties/list?within=${community}&level=community&states=due`,
    ])
    expect(texts.filter((text) => text.includes('逾期'))).toHaveLength(1)
  })

  it('escalates to the body above once its date has passed, with the clock', async () => {
    const before = await t.must(duties.get, ref, head)
    expect([before.state, before.told.map(({ what }) => what)]).toEqual(['due', ['reminder']])
    t.clock.advance(23 * 86_400_000)
    await round()
    await round()
    const after = await t.must(duties.get, ref, head)
    expect([after.state, after.told.map(({ what }) => what)]).toEqual([
      'overdue',
      ['reminder', 'escalation-1', 'overdue'],
    ])
    expect(after.told[1]).toMatchObject({ toPlaceName: '甲街道', toBodies: ['甲街道办事处'], people: 1 })
    // Beside that of the year before.
    expect(
      (await textsOf(head)).filter((text) => text.includes('甲一社区有 1 项法定职责逾期，已上报')),
    ).toHaveLength(2)
    t.clock.advance(31 * 86_400_000)
    await round()
    const later = await t.must(duties.get, ref, head)
    expect(later.told.map(({ what }) => what)).toContain('escalation-2')
    expect(later.told.find(({ what }) => what === 'escalation-2')?.toPlaceName).toBe('乌有县')
  })

  it('is quiet about what was put on record in time', async () => {
    const other = { ...ref, period: '2027' }
    await t.must(
      duties.record,
      { place: community, duty: '5.2.c', title: '第一次居民会议', day: '2027-02-01', text: '开会。' },
      chair,
    )
    await t.settle()
    t.clock.advance(320 * 86_400_000)
    await round()
    expect((await t.must(duties.get, other, head)).told).toEqual([])
  })
})
