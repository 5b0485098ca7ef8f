import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { root } from '#platform/db/folders.ts'
import { type Checkable, missingSetting, type Setting } from '#platform/law/settings.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { type Polygon, planeAt, type Ring } from './geometry.ts'
import { checkDivision, type GridDrawn, isRefused, nextCodes, weigh } from './rules.ts'

const packs = loadPacks(`${root}jurisdictions`)
const plane = planeAt(113.2, 35.2)
const rectangle = (west: number, south: number, east: number, north: number): Polygon =>
  plane.toPolygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ] as Ring)

const grid = (boundary: Polygon, more: Partial<GridDrawn> = {}): GridDrawn => ({
  name: 'a',
  kind: 'urban',
  basis: ['1号片区'],
  households: 300,
  boundary,
  ...more,
})

const check = (
  id: string,
  grids: GridDrawn[],
  outline: Polygon | undefined = rectangle(0, 0, 1000, 1000),
  leaders = new Map<string, number>(),
) => checkDivision({ pack: packs.get(id), outline, grids, leaders })
const shapes = (id: string, grids: GridDrawn[]) =>
  check(id, grids).filter(({ code }) =>
    ['place-overlap', 'place-uncovered', 'grid-outside', 'grid-broken-shape'].includes(code),
  )

describe('shapes', () => {
  test('any division along lines is whole', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 50, max: 950 }), {
      minLength: 1,
      maxLength: 6,
      selector: (x) => Math.round(x / 25),
    })
    fc.assert(
      fc.property(cuts, cuts, (xs, ys) => {
        const [columns, rows] = [xs, ys].map((list) => [0, ...[...list].sort((a, b) => a - b), 1000]) as [
          number[],
          number[],
        ]
        const grids = columns
          .slice(1)
          .flatMap((east, i) =>
            rows
              .slice(1)
              .map((north, j) => grid(rectangle(columns[i]!, rows[j]!, east, north), { name: `${i} ${j}` })),
          )
        expect(shapes('_fictional', grids)).toEqual([])
        // One is taken away: its part is uncovered, and so large.
        const [gone, ...rest] = grids
        const found = shapes('_fictional', rest)
        expect(found.map(({ code }) => code)).toEqual(['place-uncovered'])
        expect(found[0]!.area.length).toBeGreaterThan(0)
        // One is there twice: it overlaps with itself.
        expect(shapes('_fictional', [gone!, ...grids]).map(({ code }) => code)).toEqual(['place-overlap'])
      }),
      { numRuns: 60 },
    )
  })

  test('what is drawn a little beside is said, not refused', () => {
    const findings = shapes('_fictional', [
      grid(rectangle(0, 0, 500.5, 1000)),
      grid(rectangle(500, 0, 1000, 1000), { name: 'b' }),
    ])
    expect(findings).toMatchObject([{ code: 'place-overlap', severity: 'warn', grids: ['a', 'b'] }])
    expect(isRefused(findings)).toBeUndefined()
    expect([weigh(50, 1), weigh(51, 1e6), weigh(5000, 1e6)]).toEqual([undefined, 'warn', 'refuse'])
  })

  test('land outside the community is refused', () => {
    expect(shapes('_fictional', [grid(rectangle(0, 0, 1100, 1000))])).toMatchObject([
      { code: 'grid-outside', severity: 'refuse' },
    ])
  })

  test('without a boundary on record, cover cannot be checked and never passes', () => {
    const findings = checkDivision({
      pack: packs.get('guiyang'),
      outline: undefined,
      grids: [grid(rectangle(0, 0, 10, 10))],
      leaders: new Map(),
    })
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'place-uncovered', severity: 'uncheckable' }),
    )
    expect(findings[0]?.basis[0]).toMatchObject({ article: '第三十条' })
  })

  test('shapes of thousands of points are not taken', () => {
    const ring = Array.from({ length: 1200 }, (_, i): [number, number] => [
      113 + Math.cos(i / 200) / 100,
      35 + Math.sin(i / 200) / 100,
    ])
    const findings = shapes('_fictional', [grid({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] })])
    expect(findings[0]).toMatchObject({ code: 'grid-broken-shape' })
  })
})

describe('what the laws ask', () => {
  const whole = rectangle(0, 0, 1000, 1000)
  test('辽源: households are uncheckable while no standard is set; a rural grid names its hamlets', () => {
    expect(check('liaoyuan', [grid(whole)])).toContainEqual(
      expect.objectContaining({
        code: 'grid-household-range',
        severity: 'uncheckable',
        basis: [expect.objectContaining({ article: '第十一条' })],
      }),
    )
    expect(check('liaoyuan', [grid(whole, { kind: 'rural', basis: [] })])).toContainEqual(
      expect.objectContaining({ code: 'grid-basis-missing', severity: 'refuse' }),
    )
    expect(check('liaoyuan', [grid(whole, { kind: 'rural' })]).map(({ code }) => code)).toEqual([
      'grid-no-leader',
    ])
  })

  test('辽源: households by the range that a body has set; without it the answer cites the article', () => {
    const pack = packs.get('liaoyuan')
    const document = {
      title: '城市网格划分标准',
      number: '辽城治〔2026〕2号',
      date: '2026-06-01',
      link: null,
    }
    const judge = (grids: GridDrawn[], households: Checkable) =>
      checkDivision({ pack, outline: whole, grids, leaders: new Map(), households }).filter(
        ({ code }) => code === 'grid-household-range',
      )
    const missing = missingSetting(pack, pack.parameter('grid-basis-urban')!)
    const [unset] = judge([grid(whole)], { checkable: false, missing })
    expect(unset).toMatchObject({
      severity: 'uncheckable',
      text: { zh: expect.stringMatching(/^无法核对：.*第十一条.*尚未由.*设定$/) },
      basis: [{ article: '第十一条', quote: '规定的户数标准' }],
    })
    const set = { checkable: true, value: { min: 300, max: 500 }, setting: { document } as Setting } as const
    expect(judge([grid(whole, { households: 400 })], set)).toEqual([])
    expect(judge([grid(whole, { households: 501 })], set)).toMatchObject([
      { severity: 'warn', text: { zh: expect.stringContaining('辽城治〔2026〕2号') } },
    ])
  })

  test('辽源: one leader; 焦作 says nothing of leaders', () => {
    const named = [grid(whole, { code: '220402001001001' })]
    const leaders = new Map([['220402001001001', 2]])
    expect(check('liaoyuan', named, whole, leaders)).toContainEqual(
      expect.objectContaining({ code: 'grid-second-leader', severity: 'refuse' }),
    )
    expect(check('jiaozuo', named, whole, leaders)).toEqual([])
  })

  test('乌有: 200 to 500 households', () => {
    const off = check('_fictional', [grid(whole, { households: 199 })]).filter(
      ({ code }) => code === 'grid-household-range',
    )
    expect(off).toMatchObject([{ severity: 'warn' }])
    const unknown = check('_fictional', [grid(whole, { households: null })]).filter(
      ({ code }) => code === 'grid-household-range',
    )
    expect(unknown).toMatchObject([{ severity: 'uncheckable' }])
  })
})

test('codes are never used twice', () => {
  expect(nextCodes('410802001001', ['410802001001003', '410802001001007', '410802001002009'], 2)).toEqual([
    '410802001001008',
    '410802001001009',
  ])
  expect(() => nextCodes('410802001001', ['410802001001999'], 1)).toThrow()
})
