import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { community, county, otherTown, town } from '#modules/grid/testing/town.ts'
import { parties } from '#modules/parties/contract.ts'
import { places } from '#modules/places/contract.ts'
import { settings } from '#modules/settings/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { duties } from './contract.ts'
import { type MeasuredTown, measuredTown } from './testing/measured.ts'

let t: MeasuredTown
let committee: Asker
beforeAll(async () => {
  t = await measuredTown()
  committee = { ...t.committeeClerk, acting: { ...t.committeeClerk.acting!, place: community } }
})
afterAll(() => t.close())

const yearly = { place: community, duty: '5.2.c', period: '2026' }
const ring = (at: number): [number, number][] => [
  [at, 35],
  [at + 0.01, 35],
  [at + 0.01, 35.01],
  [at, 35.01],
  [at, 35],
]
const administrator = () => t.asker({ place: '9901', kind: 'administrator' })

describe('a duty of the year', () => {
  it('is due at its end, and says what has to be shown', async () => {
    const one = await t.must(duties.get, yearly, committee)
    expect(one).toMatchObject({
      state: 'due',
      dueOn: '2026-12-31',
      periodName: { zh: '2026年' },
      need: { kind: 'duties.record', least: 1 },
      may: { record: true, judge: false },
    })
    expect(one.because.zh).toContain('2026年12月31日')
    expect(one.basis[0]).toMatchObject({ article: '第五条', url: '/law/_fictional/art_5' })
  })

  it('ran overdue where its end passed without a record', async () => {
    const past = await t.must(duties.get, { ...yearly, period: '2025' }, committee)
    expect(past).toMatchObject({ state: 'overdue', dueOn: '2025-12-31' })
    const list = await t.must(duties.list, { states: ['overdue'], duty: '5.2.c' }, t.county)
    expect(list.count).toBe(3)
    expect(list.items.map(({ place, period }) => [place, period])).toEqual([
      ['990101001001', '2025'],
      ['990101001002', '2025'],
      ['990101002001', '2025'],
    ])
  })

  it('is met by a record of its bearer, with a link to it', async () => {
    const record = {
      place: community,
      duty: '5.2.c',
      title: '第三次居民会议纪要',
      day: '2026-11-18',
      text: '讨论了楼道照明，形成决议。',
      public: true,
    }
    const { id, period } = await t.must(duties.record, record, committee)
    expect(period).toBe('2026')
    // At once on its own page, on boards after the job of the next second.
    const one = await t.must(duties.get, yearly, committee)
    expect(one.state).toBe('met')
    expect(one.evidence).toMatchObject([
      { title: { zh: '第三次居民会议纪要' }, url: `/work/duties/${community}/5.2.c/2026#record-${id}` },
    ])
    await t.settle()
    const list = await t.must(duties.list, { states: ['met'], duty: '5.2.c' }, t.county)
    expect(list.items).toMatchObject([{ place: community, period: '2026' }])
    const open = await t.must(duties.published, { place: community })
    expect(open.items).toMatchObject([{ id, title: '第三次居民会议纪要' }])
  })

  it('is made good late by a record for the ended period, and open again when that is withdrawn', async () => {
    const late = {
      place: community,
      duty: '5.2.c',
      period: '2025',
      title: '2025年自治工作总结',
      day: '2026-11-19',
      text: '补记上一年的工作。',
    }
    expect(await t.call(duties.record, { ...late, period: '2027' }, committee)).toMatchObject({
      status: 422,
      error: { code: 'duties.wrong-period' },
    })
    const { id } = await t.must(duties.record, late, committee)
    const ref = { ...yearly, period: '2025' }
    const met = await t.must(duties.get, ref, committee)
    expect([met.state, met.because.zh]).toEqual(['met', expect.stringContaining('迟')])
    t.clock.advance(1000)
    await t.must(duties.withdrawRecord, { place: community, id, reason: '登记有误' }, committee)
    const again = await t.must(duties.get, ref, committee)
    expect(again.state).toBe('overdue')
    expect(again.records).toMatchObject([{ id, withdrawnReason: '登记有误' }])
    expect(
      await t.call(duties.withdrawRecord, { place: community, id, reason: '再来' }, committee),
    ).toMatchObject({
      status: 409,
    })
  })

  it('is put on record by nobody else', async () => {
    const input = { place: community, duty: '5.2.c', title: '别人的记录', day: '2026-11-18', text: '……' }
    expect(await t.call(duties.record, input, t.dispatcher)).toMatchObject({
      status: 422,
      error: { code: 'duties.not-bearer' },
    })
    expect(await t.call(duties.record, input, t.resident)).toMatchObject({ status: 403 })
    expect(await t.call(duties.record, { ...input, place: otherTown }, committee)).toMatchObject({
      status: 404,
    })
    const grids = { ...input, place: town, duty: '6.1.a' }
    expect(await t.call(duties.record, grids, t.dispatcher)).toMatchObject({
      status: 422,
      error: { code: 'duties.not-by-record' },
    })
  })
})

describe('what the procedures show by themselves', () => {
  it('counts communities that are divided into grids, and turns with the last of them', async () => {
    const ref = { place: otherTown, duty: '6.1.a', period: 'standing' }
    const before = await t.must(duties.get, ref, t.stranger)
    expect(before).toMatchObject({ state: 'due', dueOn: null, places: { asked: 1, shown: 0 } })
    const last = '990101002001'
    const { division } = await t.must(
      places.proposeGrids,
      {
        community: last,
        grids: [
          {
            name: '一',
            kind: 'urban',
            households: 300,
            boundary: { type: 'Polygon', coordinates: [ring(113)] },
          },
        ],
        reason: '第一次划分',
      },
      t.stranger,
    )
    await t.must(
      places.decideGrids,
      { id: division, community: last, document: '乙政发〔2026〕3号', effective: '2026-11-20' },
      t.stranger,
    )
    const after = await t.must(duties.get, ref, t.stranger)
    expect(after).toMatchObject({ state: 'met', places: { asked: 1, shown: 1 } })
    expect(after.evidence[0]).toMatchObject({
      place: last,
      url: `/work/places/${last}/divisions/${division}`,
    })
    await t.settle()
    const board = await t.must(duties.board, { within: otherTown }, t.county)
    expect(board.counts.met).toBeGreaterThan(0)
  })

  it('follows who leads a grid, by appointment and its end', async () => {
    const ref = { place: otherTown, duty: '6.2.a', period: 'standing' }
    expect((await t.must(duties.get, ref, t.stranger)).state).toBe('due')
    const body = uuidv7()
    await t.owner.query(
      `insert into parties.body (county, id, kind, name, place, valid_from) values ($1, $2, 'committee', '乙一社区居民委员会', $3, '2020-01-01')`,
      [county, body, '990101002001'],
    )
    const grid = '990101002001001'
    const { id } = await t.must(
      parties.appoint,
      { name: '甲', body, post: 'grid-leader', place: grid, from: '2026-11-20' },
      administrator(),
    )
    await t.settle()
    expect((await t.must(duties.get, ref, t.stranger)).state).toBe('met')
    const met = await t.must(duties.list, { duty: '6.2.a', states: ['met'] }, t.county)
    expect(met.items.map(({ place }) => place)).toEqual([otherTown])
    await t.must(parties.endPosition, { id, place: grid, to: '2026-11-22' }, administrator())
    await t.settle()
    expect((await t.must(duties.get, ref, t.stranger)).state).toBe('met')
    t.clock.advance(3 * 86_400_000)
    await t.settle()
    expect((await t.must(duties.get, ref, t.stranger)).state).toBe('due')
    expect((await t.must(duties.list, { duty: '6.2.a', states: ['met'] }, t.county)).items).toEqual([])
  })
})

describe('a figure that nobody has set', () => {
  const ref = { place: town, duty: '7.2.a', period: '2026-10' }
  it('makes a duty not checkable, naming who may set it, until it is there', async () => {
    const before = await t.must(duties.get, ref, t.dispatcher)
    expect(before.state).toBe('notCheckable')
    expect(before.because.zh).toContain('居民诉求处理时限')
    expect(before.because.zh).toContain('街道办事处')
    const input = {
      place: county,
      parameter: 'hotline-time',
      value: { amount: 5, unit: 'workingDays' },
      document: { title: '关于办理时限的通知', number: '乌政发〔2026〕1号', date: '2026-11-20', link: null },
      validFrom: '2026-11-23',
    }
    await t.must(settings.set, input as never, t.county)
    await t.settle()
    const after = await t.must(duties.get, ref, t.dispatcher)
    // Nothing was reported in that month: nothing to measure, and never called overdue.
    expect(after).toMatchObject({ state: 'notMeasured', setting: { parameter: 'hotline-time' } })
    const shown = await t.must(duties.get, { place: county, duty: '7.2.c', period: 'once' }, t.county)
    expect(shown.state).toBe('met')
  })
})

describe('a figure that says how often', () => {
  const supervised = { place: county, duty: '11.1' }
  it('gives the duty its periods from then on, and looks again at what was shown before', async () => {
    const record = { ...supervised, title: '十一月督办', day: '2026-11-10', text: '督办两件，均已办结。' }
    const { period } = await t.must(duties.record, record, t.county)
    expect(period).toBe('2026-Q4')
    await t.settle()
    // Recorded, but nobody has said how often: not checkable all the same.
    const before = await t.must(duties.get, { ...supervised, period }, t.county)
    expect(before).toMatchObject({ state: 'notCheckable', records: [{ title: '十一月督办' }] })
    await t.must(
      settings.set,
      {
        place: county,
        parameter: 'supervision-period',
        value: 'month',
        document: { title: '督办办法', number: null, date: '2026-11-20', link: null },
        validFrom: localDateOf(t.clock.now()),
      },
      t.county,
    )
    await t.settle()
    expect(await t.call(duties.get, { ...supervised, period }, t.county)).toMatchObject({ status: 404 })
    const now = await t.must(duties.get, { ...supervised, period: '2026-11' }, t.county)
    expect(now).toMatchObject({ state: 'met', every: 'month', setting: { value: { zh: '每月' } } })
    const list = await t.must(duties.list, { duty: '11.1', limit: 200 }, t.county)
    const states = new Map(list.items.map((item) => [item.period, item.state]))
    expect([states.get('2026-11'), states.get('2026-10'), states.get('2026-Q4')]).toEqual([
      'met',
      'overdue',
      undefined,
    ])
  })
})

describe('a judgment', () => {
  const ref = { place: community, duty: '5.2.a', period: 'standing' }
  it('is of a person above, with reason, and can be taken back', async () => {
    const before = await t.must(duties.get, ref, committee)
    expect(before).toMatchObject({ state: 'notMeasured', because: { zh: '自治的质量由居民判断' } })
    await t.must(duties.judge, { ...ref, met: false, reason: '两年没有开过居民会议' }, t.dispatcher)
    const judged = await t.must(duties.get, ref, committee)
    expect(judged).toMatchObject({ state: 'judged', judgedMet: false })
    expect(judged.because.zh).toContain('两年没有开过居民会议')
    await t.settle()
    expect((await t.must(duties.board, {}, t.county)).counts.judged).toBe(1)
    await t.must(duties.unjudge, { ...ref, reason: '会议记录找到了' }, t.dispatcher)
    await t.settle()
    const after = await t.must(duties.get, ref, committee)
    expect(after.state).toBe('notMeasured')
    expect(after.judgments.map(({ met }) => met)).toEqual([null, false])
    expect((await t.must(duties.board, {}, t.county)).counts.judged).toBe(0)
    expect(await t.call(duties.unjudge, { ...ref, reason: '再来一次' }, t.dispatcher)).toMatchObject({
      status: 409,
    })
  })

  it('is not given by the body that bears the duty, nor by who has no right to it, nor elsewhere', async () => {
    const own = { place: town, duty: '3.2.b', period: 'once', met: true, reason: '自己认定' }
    expect(await t.call(duties.judge, own, t.dispatcher)).toMatchObject({ status: 422 })
    expect(await t.call(duties.judge, { ...ref, met: true, reason: '自己认定' }, committee)).toMatchObject({
      status: 403,
    })
    expect(await t.call(duties.judge, { ...ref, met: true, reason: '外地认定' }, t.stranger)).toMatchObject({
      status: 404,
    })
  })
})

describe('boards', () => {
  it('count what lists show, for every place below', async () => {
    const board = await t.must(duties.board, {}, t.county)
    const sum = (counts: object) => Object.values(counts).reduce((total: number, one) => total + one, 0)
    for (const state of ['overdue', 'notCheckable', 'due', 'notMeasured', 'judged', 'met'] as const) {
      const items = []
      let after: string | undefined
      do {
        const page = await t.must(
          duties.list,
          { states: [state], limit: 7, ...(after ? { after } : {}) },
          t.county,
        )
        expect(page.count).toBe(board.counts[state])
        items.push(...page.items)
        after = page.next
      } while (after)
      expect([state, items.length]).toEqual([state, board.counts[state]])
      expect(new Set(items.map(({ place, duty, period }) => `${place} ${duty} ${period}`)).size).toBe(
        items.length,
      )
      expect(items.every((item) => item.state === state)).toBe(true)
    }
    expect(board.places.map(({ code }) => code).sort()).toEqual([town, otherTown])
    const byCapability = board.capabilities.reduce((total, { counts }) => total + sum(counts), 0)
    expect(byCapability).toBe(sum(board.counts))
    expect(board.trend).toHaveLength(12)
    expect(board.trend.find(({ month }) => month === '2025-12')?.overdue).toBeGreaterThan(0)
    expect(board.next[0]).toMatchObject({ dueOn: '2026-11-30' })
  })

  it('are refused without the right, and unknown outside the reach', async () => {
    expect(await t.call(duties.board, {}, t.resident)).toMatchObject({ status: 403 })
    expect(await t.call(duties.board, { within: otherTown }, t.dispatcher)).toMatchObject({ status: 404 })
    expect(await t.call(duties.list, { within: otherTown }, t.dispatcher)).toMatchObject({ status: 404 })
    expect(await t.call(duties.get, { ...yearly, place: '990101002001' }, t.dispatcher)).toMatchObject({
      status: 404,
    })
    expect(await t.call(duties.get, { ...yearly, duty: '5.9' }, committee)).toMatchObject({ status: 404 })
    expect(await t.call(duties.recompute, { place: county }, committee)).toMatchObject({ status: 403 })
  })

  it('tell readers of the law how its duties stand: their own place, else the whole in counts', async () => {
    const own = await t.must(duties.of, { jurisdiction: '_fictional' }, t.dispatcher)
    expect(own).toMatchObject({ own: true, place: { code: town } })
    const open = await t.must(duties.of, { jurisdiction: '_fictional' })
    expect(open).toMatchObject({ own: false, place: { code: '99' } })
    expect(open.items.some(({ duty }) => duty === '5.2.c')).toBe(true)
  })
})

describe('a full recomputation', () => {
  it('gives the same as what was settled bit by bit', async () => {
    const read = async () => {
      const rows = await t.owner.query(
        'select place, duty, period, state, since from duties.obligation order by 1, 2, 3',
      )
      const counts = await t.owner.query(
        'select area, duty, period, level, state, month, count from duties.tally where count <> 0 order by 1, 2, 3, 4, 5, 6',
      )
      return { rows: rows.rows, counts: counts.rows }
    }
    const settled = await read()
    expect(settled.rows.length).toBeGreaterThan(2)
    await t.owner.query('delete from duties.tally')
    await t.owner.query('delete from duties.obligation')
    await t.owner.query('delete from evidence.shown')
    await t.recompute()
    // Bodies that the tests wrote by hand were shown by no operation: gathered, they are more than before.
    const anew = await read()
    for (const row of settled.rows) expect(anew.rows).toContainEqual(row)
    await t.recompute()
    expect(await read()).toEqual(anew)
  })
})
