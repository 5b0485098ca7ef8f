import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attend } from './attention.ts'
import { grid } from './contract.ts'
import { evidence } from './evidence.ts'
import { buildTown, community, otherTown, type Town } from './testing/town.ts'

let t: Town
beforeAll(async () => {
  t = await buildTown('2026-10-12T09:00:00+08:00')
})
afterAll(() => t.close())

async function gather(within: string) {
  const [kind] = evidence
  const { services, clock } = t
  const page = await kind!.gather({
    tx: t.database.direct,
    services,
    within,
    after: undefined,
    limit: 10,
    now: clock.now(),
  })
  return page.rows.map(({ place, holds, day, record }) => ({ place, holds, day, title: record.title.zh }))
}

describe('grid.answered', () => {
  it('says of a month that has ended whether its matters were dealt with in time, one statement for all', async () => {
    const category = t.services.packs.get('_fictional').categories()[0]!.id
    const report = () =>
      t.must(grid.report, { id: uuidv7(), category, text: '测试', place: community }, t.resident)
    await report()
    await report()
    // The month is not over.
    expect(await gather('990101')).toEqual([])
    t.clock.advance(21 * 86_400_000)
    expect(await gather('990101')).toMatchObject([
      { place: community, holds: true, day: '2026-10-31', title: '10月网格事项 2 件，均未超时' },
    ])
    // The clock of the engine finds what ran late.
    await attend({ database: t.database, services: t.services, now: t.clock.now() })
    expect(await gather(community)).toMatchObject([
      { holds: false, title: '10月网格事项 2 件，其中超时 2 件' },
    ])
    expect(await gather(otherTown)).toEqual([])
  })
})
