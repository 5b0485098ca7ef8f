import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers } from '#platform/access/reach.ts'
import { type Figure, figureAt, regionsOf } from './settings.ts'

const places = ['99', '9901', '990101', '990101001', '990101001001', '990101002', '990102', '990102001']
const someFigures = fc
  .uniqueArray(fc.constantFrom(...places), { maxLength: 5 })
  .map((set) =>
    set.sort((a, b) => a.length - b.length).map((place): Figure => ({ place, parameter: 'p', value: place })),
  )

describe('regions of one figure', () => {
  it('hold each place below an area exactly once, with the figure that is nearest above it', () => {
    fc.assert(
      fc.property(someFigures, fc.constantFrom(...places), (figures, area) => {
        const regions = regionsOf(figures, area)
        for (const place of places.filter((one) => covers(area, one))) {
          const holding = regions.filter(
            (region) => covers(region.place, place) && !region.except.some((one) => covers(one, place)),
          )
          expect(holding).toHaveLength(1)
          expect(holding[0]?.figure).toBe(figureAt(figures, place))
        }
      }),
    )
  })

  it('are one where nobody has set any', () => {
    expect(regionsOf(undefined, '9901')).toEqual([{ place: '9901', except: [], figure: undefined }])
  })
})
