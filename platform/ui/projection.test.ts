import { expect, test } from 'vitest'
import { boundsOf, project, type Shape } from './projection.ts'

const square: Shape = {
  type: 'Polygon',
  coordinates: [
    [
      [113.2, 35.2],
      [113.3, 35.2],
      [113.3, 35.3],
      [113.2, 35.3],
      [113.2, 35.2],
    ],
  ],
}

test('what is tapped is where the mark stands', () => {
  const projection = project(boundsOf([square], [])!, 390, 300)
  const there = projection.point(projection.x(113.243), projection.y(35.261))
  expect(there.lng).toBeCloseTo(113.243, 6)
  expect(there.lat).toBeCloseTo(35.261, 6)
})

test('north is up and everything fits', () => {
  const projection = project(boundsOf([square], [])!, 390, 300)
  expect(projection.y(35.3)).toBeLessThan(projection.y(35.2))
  for (const [lng, lat] of square.coordinates[0]!) {
    expect(projection.x(lng)).toBeGreaterThanOrEqual(19)
    expect(projection.x(lng)).toBeLessThanOrEqual(371)
    expect(projection.y(lat)).toBeGreaterThanOrEqual(19)
    expect(projection.y(lat)).toBeLessThanOrEqual(281)
  }
})

test('a single point has room around it; nothing has no bounds', () => {
  const box = boundsOf([], [{ lng: 113.2, lat: 35.2 }])!
  expect(box.east - box.west).toBeCloseTo(0.006)
  expect(boundsOf([], [])).toBeUndefined()
})
