import { expect, test } from 'vitest'
import { sayPlace, withoutShared } from './place-name.ts'

test('a community is named without its committee', () => {
  expect(sayPlace('枫华园社区居民委员会')).toBe('枫华园社区')
  expect(sayPlace('董家沟村委会')).toBe('董家沟村')
  expect(sayPlace('东街村村民委员会')).toBe('东街村')
  expect(sayPlace('铁路社区居委会')).toBe('铁路社区')
})

test('a name that would lose its kind stays whole', () => {
  expect(sayPlace('民主居委会')).toBe('民主居委会')
  expect(sayPlace('解放区')).toBe('解放区')
})

test('names on a map leave out what they share', () => {
  expect(withoutShared(['枫华园社区第一网格', '枫华园社区第二网格'])).toEqual(['第一网格', '第二网格'])
  expect(withoutShared(['大智街道', '一元街道'])).toEqual(['大智街道', '一元街道'])
  expect(withoutShared(['东里', '东里'])).toEqual(['东里', '东里'])
  expect(withoutShared(['枫华园社区第一网格'])).toEqual(['枫华园社区第一网格'])
  expect(withoutShared([])).toEqual([])
})
