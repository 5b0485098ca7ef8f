import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areaOf,
  centreOf,
  isSimple,
  planeAt,
  type Ring,
  shapeOf,
  sharedPieces,
  signedArea,
  totalArea,
  triangles,
  uncoveredPieces,
} from './geometry.ts'

/** A star-shaped ring: simple, and often dented. */
const dented = fc
  .tuple(
    fc.array(fc.double({ min: 20, max: 300, noNaN: true }), { minLength: 3, maxLength: 24 }),
    fc.double({ min: -300, max: 300, noNaN: true }),
    fc.double({ min: -300, max: 300, noNaN: true }),
  )
  .map(
    ([radii, x, y]): Ring =>
      radii.map((radius, i) => {
        const angle = (i / radii.length) * 2 * Math.PI
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
      }),
  )

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
]

describe('geometry', () => {
  test('triangles fill a ring exactly', () => {
    fc.assert(
      fc.property(dented, (ring) => {
        const area = triangles(ring).reduce((sum, part) => sum + signedArea(part), 0)
        expect(area).toBeCloseTo(areaOf(ring), 3)
      }),
    )
  })

  test('what two shapes share and what one leaves make up the whole', () => {
    fc.assert(
      fc.property(dented, dented, (a, b) => {
        const [first, second] = [shapeOf(a), shapeOf(b)]
        const both = totalArea(sharedPieces(first, second))
        expect(both).toBeLessThanOrEqual(Math.min(first.area, second.area) + 1e-3)
        expect(totalArea(sharedPieces(second, first))).toBeCloseTo(both, 3)
        expect(totalArea(uncoveredPieces(first, [second]))).toBeCloseTo(first.area - both, 2)
      }),
    )
  })

  test('a shape covers itself whole', () => {
    fc.assert(
      fc.property(dented, (ring) => {
        const shape = shapeOf(ring)
        expect(totalArea(sharedPieces(shape, shape))).toBeCloseTo(shape.area, 2)
        expect(totalArea(uncoveredPieces(shape, [shape]))).toBeLessThan(0.01)
      }),
    )
  })

  test('sampling agrees with the shared area', () => {
    const first = shapeOf([
      [0, 0],
      [10, 0],
      [10, 10],
      [5, 2],
      [0, 10],
    ])
    const second = shapeOf(square(0, 4, 10))
    // Two horns above y = 4, each a triangle of width 3.75 at its foot and height 6.
    expect(totalArea(sharedPieces(first, second))).toBeCloseTo(2 * 0.5 * 3.75 * 6, 6)
  })

  test('tells simple rings from broken ones', () => {
    expect(isSimple(square(0, 0, 5))).toBe(true)
    expect(
      isSimple([
        [0, 0],
        [5, 5],
        [5, 0],
        [0, 5],
      ]),
    ).toBe(false)
    expect(
      isSimple([
        [0, 0],
        [5, 0],
        [2, 0],
        [2, 5],
      ]),
    ).toBe(false)
    expect(
      isSimple([
        [0, 0],
        [5, 0],
        [10, 0],
      ]),
    ).toBe(false)
    // Touches itself in one point.
    expect(
      isSimple([
        [0, 0],
        [4, 0],
        [2, 2],
        [4, 4],
        [0, 4],
        [2, 2],
      ]),
    ).toBe(false)
  })

  test('degrees and metres go there and back', () => {
    const plane = planeAt(113.24, 35.23)
    const given = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [113.24, 35.23],
          [113.25, 35.23],
          [113.25, 35.24],
          [113.24, 35.23],
        ] as [number, number][],
      ],
    }
    const ring = plane.toMetres(given)
    expect(ring).toHaveLength(3)
    expect(plane.toPolygon(ring)).toEqual(given)
    expect(centreOf(square(2, 2, 4))).toEqual([4, 4])
  })
})
