import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { grid } from '#modules/grid/contract.ts'
import { buildTown, community, county, otherTown, type Town } from '#modules/grid/testing/town.ts'
import { statistics } from './contract.ts'
import { statistics as module } from './module.ts'
import { rebuild, refresh } from './refresh.ts'

let t: Town
beforeAll(async () => {
  t = await buildTown(undefined, [module])
})
afterAll(() => t.close())

const period = { from: '2026-11-01', to: '2026-11-30' }
/** Rounds until everything committed is counted: transactions of other databases on this server hold it up. */
async function round(expected: { opened: number; handled: number }): Promise<void> {
  await vi.waitFor(
    async () => {
      await refresh({ database: t.database, services: t.services, now: t.clock.now() })
      const sums = 'select sum(opened)::int as opened, sum(handled)::int as handled from statistics.day_place'
      expect((await t.owner.query(sums)).rows).toEqual([expected])
    },
    { timeout: 15_000, interval: 100 },
  )
}

async function report() {
  const category = t.services.packs.get('_fictional').categories()[0]!.id
  return t.must(grid.report, { id: uuidv7(), category, text: '测试', place: community }, t.resident)
}

async function board(asker = t.county, input: object = {}) {
  return t.must(statistics.board, { ...period, ...input }, asker)
}

describe('statistics.board', () => {
  it('counts what happened, and every number leads to its records', async () => {
    const first = await report()
    await report()
    await t.must(
      grid.act,
      { county, id: first.id, action: 'dispatch', body: t.bodies.sanitation },
      t.dispatcher,
    )
    await t.must(grid.act, { county, id: first.id, action: 'finish', note: '办完' }, t.handler)
    await round({ opened: 2, handled: 1 })
    const shown = await board()
    const opened = shown.values.find(({ indicator }) => indicator === 'opened')!
    expect(opened.value).toBe(2)
    const onTime = shown.values.find(({ indicator }) => indicator === 'on-time-rate')!
    expect([onTime.numerator, onTime.denominator, onTime.value]).toEqual([1, 1, 100])
    for (const value of shown.values.filter(({ indicator }) => indicator !== 'handle-hours')) {
      const list = await t.must(grid.list, value.filter, t.county)
      expect([value.indicator, list.count]).toEqual([value.indicator, value.numerator])
    }
  })

  it('follows changes, and a rebuild gives the same', async () => {
    await report()
    await round({ opened: 3, handled: 1 })
    const followed = await board()
    await rebuild(t.database, t.clock.now())
    const rebuilt = await board()
    expect({ ...rebuilt, asOf: '' }).toEqual({ ...followed, asOf: '' })
  })

  it('shows the places below with what is open now', async () => {
    const shown = await board()
    expect(shown.places).toEqual([
      expect.objectContaining({ code: '990101001', opened: 3, open: 3, overdue: 0 }),
    ])
  })

  it('is refused without the duty, and unknown outside the reach', async () => {
    expect(await t.call(statistics.board, period, t.resident)).toMatchObject({ status: 403 })
    expect(await t.call(statistics.board, { ...period, within: otherTown }, t.dispatcher)).toMatchObject({
      status: 404,
    })
    const elsewhere = await board(t.stranger)
    expect(elsewhere.values[0]?.value).toBe(0)
  })
})
