import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromNumeral, toNumeral } from './numerals.ts'

const number = fc.integer({ min: 1, max: 9999 })

test('every number comes back', () => {
  fc.assert(
    fc.property(number, (n) => {
      expect(fromNumeral(toNumeral(n))).toBe(n)
      expect(fromNumeral([...toNumeral(n)].join(' '))).toBe(n)
      expect(fromNumeral(String(n))).toBe(n)
      expect(
        fromNumeral(String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))),
      ).toBe(n)
    }),
  )
})

test.each([
  ['十', 10],
  ['二十', 20],
  ['一十二', 12],
  ['一百零三', 103],
  ['一百一十', 110],
  ['一千零三', 1003],
  ['一百〇五', 105],
  ['两百', 200],
  ['二〇二四', 2024],
  ['二十〇', 20],
])('%s', (printed, n) => expect(fromNumeral(printed)).toBe(n))

test.each(['', '条', '十百', '二三十', '百千', '1二', '一万'])('%j is no number', (printed) => {
  expect(fromNumeral(printed)).toBeUndefined()
})
