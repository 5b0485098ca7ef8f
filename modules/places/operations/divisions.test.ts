import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadFictional } from '#modules/demonstration/contract.server.ts'
import { parties } from '#modules/parties/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { findPlace, locatePoint } from '../contract.server.ts'
import { places as contract } from '../contract.ts'
import type { Polygon } from '../geometry.ts'
import { places } from '../module.ts'

let app: Installation
let committee: Asker
let base: Asker
const community = '990101001002'
const basis: string[] = []
const document = '云办〔2026〕7号'

beforeAll(async () => {
  app = await installation([places, parties])
  await loadFictional(app.url, app.services)
  committee = app.asker({ place: community, kind: 'committee', post: 'head' })
  base = app.asker({ place: '990101001', kind: 'gov-base', post: 'head' })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.owner.query("update places.division set state = 'withdrawn' where state = 'proposed'")
})

interface Drawn {
  code?: string
  name: string
  kind: 'urban' | 'rural'
  basis: string[]
  households: number | null
  boundary: Polygon
}

/** The grids in force, to be drawn anew. */
async function present(): Promise<Drawn[]> {
  const { grids } = await app.must(contract.community, { code: community })
  return grids.map(({ code, name, kind, boundary }) => ({
    code,
    name,
    kind,
    basis,
    households: 300,
    boundary: boundary as Polygon,
  }))
}

const propose = (grids: Drawn[], asker = committee) =>
  app.call(contract.proposeGrids, { community, grids, reason: '居民搬迁，重新划分' }, asker)

describe('places.proposeGrids', () => {
  test('finds nothing wrong with the division in force', async () => {
    const answer = await propose(await present())
    expect(answer).toMatchObject({ ok: true, output: { findings: [] } })
  })

  test('finds gaps, overlaps, land outside, broken shapes and a range of households not kept', async () => {
    const grids = await present()
    const [first, second, ...rest] = grids
    const gap = await propose([second!, ...rest])
    expect(gap).toMatchObject({ output: { findings: [{ code: 'place-uncovered', severity: 'refuse' }] } })
    await app.owner.query("update places.division set state = 'withdrawn'")

    const moved = { ...first!, boundary: shift(first!.boundary, 0.0015) }
    const answer = await propose([moved, second!, ...rest])
    const codes = answer.ok ? answer.output.findings.map(({ code }) => code) : []
    expect(codes).toEqual(expect.arrayContaining(['place-uncovered']))
    expect(codes.some((code) => code === 'place-overlap' || code === 'grid-outside')).toBe(true)
    await app.owner.query("update places.division set state = 'withdrawn'")

    const bow: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [105, 35],
          [105.001, 35.001],
          [105.001, 35],
          [105, 35.001],
          [105, 35],
        ],
      ],
    }
    const broken = await propose([{ ...first!, boundary: bow, households: 9000 }, second!, ...rest])
    const found = broken.ok ? broken.output.findings : []
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'grid-broken-shape', severity: 'refuse' }),
        expect.objectContaining({ code: 'grid-household-range', severity: 'warn' }),
      ]),
    )
  })

  test('one division of a community at a time', async () => {
    const grids = await present()
    expect((await propose(grids)).ok).toBe(true)
    expect(await propose(grids)).toMatchObject({ status: 409, error: { code: 'places.division-open' } })
  })

  test('refused without the right (403), out of place (404), with a foreign grid (400)', async () => {
    const grids = await present()
    const worker = app.asker({ place: `${community}001`, kind: 'committee', post: 'grid-worker' })
    expect((await propose(grids, worker)).status).toBe(403)
    const elsewhere = app.asker({ place: '990101001001', kind: 'committee', post: 'head' })
    expect((await propose(grids, elsewhere)).status).toBe(404)
    const foreign = [{ ...grids[0]!, code: '990101001001001' }, ...grids.slice(1)]
    expect((await propose(foreign)).status).toBe(400)
    expect((await app.call(contract.proposeGrids, { community, grids, reason: '无' })).status).toBe(401)
  })
})

describe('places.decideGrids', () => {
  const proposed = async (grids: Drawn[]) => {
    const answer = await propose(grids)
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.output.division
  }
  const decide = (id: string, asker: Asker, effective = '2026-11-20') =>
    app.call(contract.decideGrids, { id, community, document, effective }, asker)

  test('only the body that the law names: others are refused with the article', async () => {
    const id = await proposed(await present())
    const answer = await decide(id, committee)
    expect(answer).toMatchObject({
      status: 422,
      error: {
        code: 'grid-wrong-divider',
        basis: [{ article: '第六条', quote: '街道办事处、乡镇人民政府负责划分网格' }],
      },
    })
    const { rows } = await app.owner.query(
      "select code, mode from history.refusal where operation = 'places.decideGrids'",
    )
    expect(rows).toContainEqual({ code: 'grid-wrong-divider', mode: 'refuse' })
    const shown = await app.must(contract.division, { id, community }, base)
    expect(shown).toMatchObject({ mayDecide: true, state: 'proposed' })
    expect((await app.must(contract.division, { id, community }, committee)).mayDecide).toBe(false)
  })

  test('out of place 404, without any duty 403', async () => {
    const id = await proposed(await present())
    const other = app.asker({ place: '990101100', kind: 'gov-base', post: 'head' })
    expect((await decide(id, other)).status).toBe(404)
    const clerk = app.asker({ place: '990101', kind: 'dept', post: 'clerk' })
    expect((await decide(id, clerk)).status).toBe(403)
  })

  test('never what leaves a part uncovered', async () => {
    const id = await proposed((await present()).slice(1))
    expect(await decide(id, base)).toMatchObject({ status: 422, error: { code: 'place-uncovered' } })
  })

  test('closes the versions before and keeps them; new grids get codes never used', async () => {
    const before = await present()
    const [first, ...rest] = before
    const id = await proposed([{ ...first!, code: undefined as never, name: '新第一网格' }, ...rest])
    expect(await decide(id, base, '2026-12-01')).toMatchObject({ ok: true })
    expect((await decide(id, base)).status).toBe(409)

    // Not yet in force.
    expect((await present()).map(({ code }) => code)).toEqual(before.map(({ code }) => code))
    const centre = (await app.must(contract.boundaries, { code: community, level: 'grid' })).items[0]!.centre
    app.clock.advance(11 * 86_400_000)
    const after = await present()
    expect(after.map(({ name }) => name)).toContain('新第一网格')
    const fresh = after.find(({ name }) => name === '新第一网格')!
    expect(before.map(({ code }) => code)).not.toContain(fresh.code)
    expect((await locatePoint(app.database.direct, centre, app.clock.now()))?.code).toBe(fresh.code)
    expect(await findPlace(app.database.direct, first!.code!, app.clock.now())).toBeUndefined()
    const { rows } = await app.owner.query('select count(*) from places.grid where community = $1', [
      community,
    ])
    expect(rows[0].count).toBe(before.length * 2)
    app.clock.advance(-11 * 86_400_000)
  })

  test('a version that was to follow gives way to one that begins earlier', async () => {
    const at = (code: string) =>
      app.owner.query(
        'select valid_from, valid_to from places.grid where code = $1 order by valid_from, valid_to',
        [code],
      )
    const grids = await present()
    const code = grids[1]!.code!
    expect((await decide(await proposed(grids), base, '2027-03-01')).ok).toBe(true)
    expect((await decide(await proposed(grids), base, '2027-01-15')).ok).toBe(true)
    const { rows } = await at(code)
    const inForce = (day: string) =>
      rows.filter(({ valid_from: from, valid_to: to }) => from <= day && (!to || to > day))
    for (const day of ['2026-11-20', '2027-01-14', '2027-01-15', '2027-02-01', '2027-03-01', '2028-01-01']) {
      expect(inForce(day)).toHaveLength(1)
    }
    expect((await decide(await proposed(grids), base, '2026-11-19')).status).toBe(400)
  })

  test('is listed, and withdrawn by whoever proposed it', async () => {
    const id = await proposed(await present())
    const list = await app.must(contract.divisions, { state: 'proposed' }, base)
    expect(list.items.map((item) => item.id)).toEqual([id])
    const far = app.asker({ place: '990101100', kind: 'gov-base', post: 'head' })
    expect((await app.must(contract.divisions, {}, far)).items).toEqual([])
    const colleague = app.asker({ place: community, kind: 'committee', post: 'head' })
    expect((await app.call(contract.withdrawGrids, { id, community }, colleague)).status).toBe(403)
    expect((await app.call(contract.withdrawGrids, { id, community }, committee)).ok).toBe(true)
    expect((await app.call(contract.withdrawGrids, { id, community }, committee)).status).toBe(409)
    const page = await app.must(contract.divisions, { limit: 1 }, base)
    expect(page.next).toBeDefined()
    expect((await app.must(contract.divisions, { limit: 1, after: page.next }, base)).items[0]?.id).not.toBe(
      page.items[0]?.id,
    )
  })
})

function shift(polygon: Polygon, by: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: polygon.coordinates.map((ring) => ring.map(([x, y]) => [x + by, y])),
  }
}
