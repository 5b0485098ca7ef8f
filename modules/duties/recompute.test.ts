import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { community, county, otherTown, town } from '#modules/grid/testing/town.ts'
import { settings } from '#modules/settings/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { showEvidence } from '#platform/evidence/show.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { duties } from './contract.ts'
import { daysOf, everyOf, periodOf, periodsBetween } from './periods.ts'
import { type MeasuredTown, measuredTown } from './testing/measured.ts'

let t: MeasuredTown
beforeAll(async () => {
  t = await measuredTown()
  // The town's bodies were written by hand.
  await t.recompute()
})
afterAll(() => t.close())

const villages = [community, '990101001002', '990101002001']

/** One thing that happens. */
type Step =
  | { what: 'record'; place: string; day: string }
  | { what: 'withdraw'; nth: number }
  | { what: 'grids'; place: string; holds: boolean }
  | { what: 'leader'; grid: string; holds: boolean }
  | { what: 'judge'; place: string; met: boolean | null }
  | { what: 'figure'; place: string }
  | { what: 'often'; value: string }
  | { what: 'supervised'; day: string }
  | { what: 'answered'; place: string; month: string; holds: boolean }
  | { what: 'wait'; days: number }

const aVillage = fc.constantFrom(...villages)
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constant('record' as const),
    place: aVillage,
    day: fc.constantFrom('2025-07-01', '2026-01-15', '2026-11-20'),
  }),
  fc.record({ what: fc.constant('withdraw' as const), nth: fc.nat(5) }),
  fc.record({ what: fc.constant('grids' as const), place: aVillage, holds: fc.boolean() }),
  fc.record({
    what: fc.constant('leader' as const),
    grid: fc.tuple(aVillage, fc.constantFrom('001', '002')).map((parts) => parts.join('')),
    holds: fc.boolean(),
  }),
  fc.record({
    what: fc.constant('judge' as const),
    place: aVillage,
    met: fc.constantFrom(true, false, null),
  }),
  fc.record({ what: fc.constant('figure' as const), place: fc.constantFrom(county, town, otherTown) }),
  fc.record({ what: fc.constant('often' as const), value: fc.constantFrom('month', 'quarter', 'year') }),
  fc.record({
    what: fc.constant('supervised' as const),
    day: fc.constantFrom('2025-07-01', '2026-02-15', '2026-11-20'),
  }),
  fc.record({
    what: fc.constant('answered' as const),
    place: aVillage,
    month: fc.constantFrom('2026-09', '2026-10'),
    holds: fc.boolean(),
  }),
  fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
)

async function run(step: Step, made: { id: string; place: string }[]): Promise<void> {
  const committee = (place: string): Asker =>
    t.asker({ place, kind: 'committee', post: 'head', body: `00000000-0000-7000-8000-${place}` })
  const base = (place: string): Asker => t.asker({ place: place.slice(0, 9), kind: 'gov-base', post: 'head' })
  const show = (kind: string, place: string, holds: boolean, day?: string) =>
    t.database.transaction(undefined, (tx) =>
      showEvidence(tx, t.clock.now(), [
        {
          kind,
          place,
          holds,
          at: t.clock.now(),
          ...(day ? { day } : {}),
          record: {
            kind: 'x',
            id: day ? `${place} ${day}` : uuidv7(),
            url: '/x',
            title: { zh: '某', en: 'some' },
          },
        },
      ]),
    )
  t.clock.advance(1000)
  switch (step.what) {
    case 'record': {
      const input = { place: step.place, duty: '5.2.c', title: '会议', day: step.day, text: '开会。' }
      const { id } = await t.must(duties.record, input, committee(step.place))
      made.push({ id, place: step.place })
      return
    }
    case 'withdraw': {
      const one = made[step.nth]
      if (one) await t.call(duties.withdrawRecord, { ...one, reason: '有误' }, committee(one.place))
      return
    }
    case 'grids': {
      const on = '2020-01-01'
      await t.owner.query('delete from places.grid where community = $1', [step.place])
      for (const end of step.holds ? ['001', '002'] : [])
        await t.owner.query(
          `insert into places.grid (county, id, code, community, name, kind, valid_from) values ($1, $2, $3, $4, 'x', 'urban', $5)`,
          [county, uuidv7(), step.place + end, step.place, on],
        )
      return show('places.grids', step.place, step.holds).then(() => {})
    }
    case 'leader':
      return show('parties.grid-leader', step.grid, step.holds).then(() => {})
    case 'judge': {
      const ref = { place: step.place, duty: '5.2.a', period: 'standing', reason: '看过' }
      if (step.met === null) await t.call(duties.unjudge, ref, base(step.place))
      else await t.must(duties.judge, { ...ref, met: step.met }, base(step.place))
      return
    }
    case 'figure': {
      const input = {
        place: step.place,
        parameter: 'hotline-time',
        value: { amount: 5, unit: 'workingDays' as const },
        document: { title: '通知', number: null, date: '2026-11-01', link: null },
        validFrom: localDateOf(t.clock.now()),
      }
      const who =
        step.place === county
          ? t.asker({ place: county, kind: 'gov-county', post: 'head' })
          : base(step.place)
      await t.call(settings.set, input, who)
      return
    }
    case 'often': {
      const input = {
        place: county,
        parameter: 'supervision-period',
        value: step.value,
        document: { title: '通知', number: null, date: '2026-11-01', link: null },
        validFrom: localDateOf(t.clock.now()),
      }
      await t.call(settings.set, input, t.asker({ place: county, kind: 'gov-county', post: 'head' }))
      return
    }
    case 'supervised': {
      const input = { place: county, duty: '11.1', title: '督办', day: step.day, text: '办结。' }
      await t.must(duties.record, input, t.asker({ place: county, kind: 'gov-county', post: 'head' }))
      return
    }
    case 'answered':
      return show('grid.answered', step.place, step.holds, daysOf(step.month)!.to).then(() => {})
    case 'wait':
      t.clock.advance(step.days * 3_600_000)
  }
}

async function states() {
  const rows = await t.owner.query(
    'select place, duty, period, state, since from duties.obligation order by 1, 2, 3',
  )
  const counts = await t.owner.query(
    `select area, duty, period, level, state, month, sum(count)::int as count from duties.tally
     where county = '990101' or area in ('9901', '99') group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0
     order by 1, 2, 3, 4, 5, 6`,
  )
  return { rows: rows.rows, counts: counts.rows }
}

describe('states', () => {
  it('are the same bit by bit and recomputed in full, whatever happened in which order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 14 }), fc.nat(3), async (steps, every) => {
        const made: { id: string; place: string }[] = []
        for (const [n, step] of steps.entries()) {
          await run(step, made)
          if (n % (every + 1) === 0) await t.settle()
        }
        await t.settle()
        const settled = await states()
        await t.recompute()
        expect(await states()).toEqual(settled)
        // And from nothing but what was shown.
        await t.owner.query('delete from duties.tally')
        await t.owner.query('delete from duties.obligation')
        await t.recompute()
        expect(await states()).toEqual(settled)
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

describe('periods', () => {
  it('hold their days, follow one another without a gap, and say how often they come', () => {
    const every = fc.constantFrom('month', 'quarter', 'half-year', 'year' as const)
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    fc.assert(
      fc.property(every, day, day, (often, one, other) => {
        const period = periodOf(often as 'year', one)
        const days = daysOf(period)!
        expect(days.from <= one && one <= days.to).toBe(true)
        expect(everyOf(period)).toBe(often)
        const [from, to] = [one, other].sort() as [string, string]
        const all = periodsBetween(often as 'year', from, to)
        expect(new Set(all).size).toBe(all.length)
        expect(all[0]).toBe(periodOf(often as 'year', from))
        expect(all.at(-1)).toBe(periodOf(often as 'year', to))
      }),
    )
  })

  it('that have no end are one', () => {
    expect(periodsBetween('standing', '2020-01-01', '2026-11-20')).toEqual(['standing'])
    expect(daysOf('once')).toBeUndefined()
    expect(periodsBetween('year', '2027-01-01', '2026-11-20')).toEqual([])
  })
})
