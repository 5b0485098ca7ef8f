import { describe, expect, test } from 'vitest'
import { kindOfUnit, problemOf, type SettingValue, sayValue } from './setting-value.ts'

describe('values by unit', () => {
  test.each<[string, SettingValue, SettingValue]>([
    ['count', 3, 2.5],
    ['percent', 12.5, 101],
    ['㎡', 350, 0],
    ['CNY', 800, -1],
    ['days', 15, 1.5],
    ['households', { min: 300, max: null }, { min: 500, max: 300 }],
    ['time', { amount: 3, unit: 'workingDays' }, { amount: 0.5, unit: 'calendarDays' }],
    ['period', 'quarter', 'fortnight'],
    ['date', '2026-12-01', '2026-02-30'],
    ['list', ['物业', '环境'], ['物业', '物业']],
    ['rule', '逐年增长百分之五', '  '],
  ])('%s takes %o and not %o', (unit, right, wrong) => {
    expect(problemOf(unit, right)).toBeUndefined()
    expect(problemOf(unit, wrong)).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
  })

  test('a range needs one end, whole numbers', () => {
    for (const wrong of [{ min: null, max: null }, { min: 1.5, max: 3 }, { min: -1, max: null }, 300]) {
      expect(problemOf('households', wrong)).toBeDefined()
    }
  })

  test('an unknown unit takes words', () => {
    expect(kindOfUnit('rule')).toBe('words')
  })

  test('are said with their unit', () => {
    expect(sayValue('households', { min: 300, max: 500 })).toEqual({
      zh: '300–500 户',
      en: '300–500 households',
    })
    expect(sayValue('households', { min: null, max: 500 }).zh).toBe('不超过 500 户')
    expect(sayValue('time', { amount: 3, unit: 'workingDays' }).zh).toBe('3 个工作日')
    expect(sayValue('period', 'half-year').zh).toBe('每半年')
    expect(sayValue('percent', 5)).toEqual({ zh: '5%', en: '5%' })
    expect(sayValue('count', 2)).toEqual({ zh: '2', en: '2' })
    expect(sayValue('list', ['甲', '乙']).en).toBe('甲; 乙')
  })
})
