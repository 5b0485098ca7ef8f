import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonal, redact } from './redact.ts'

describe('redact', () => {
  test.each([
    ['请打13812345678联系', '请打138****5678联系'],
    ['138 1234 5678、139-1234-5679', '138****5678、139****5679'],
    ['13812345678 13912345679', '138****5678 139****5679'],
    ['+86 13812345678。', '138****5678。'],
    ['电话１３８１２３４５６７８', '电话138****5678'],
    ['加我一三八一二三四五六七八', '加我138****5678'],
    ['微信13812345678x', '微信138****5678x'],
    ['家里0437-3222222', '家里0437-****222'],
    ['（0437）3222222', '0437-****222'],
    ['座机：3222222，白天在', '座机：****，白天在'],
    ['身份证11010519491231002X，谢谢', '身份证1101***********02X，谢谢'],
    ['110105 19491231 002x', '1101***********02X'],
    ['110105194912310021', '1101***********021'],
    ['两个：11010519491231002X 13812345678', '两个：1101***********02X 138****5678'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  test.each([
    '请拨打12345或110',
    '2026年11月25日17:30，3栋2单元1201室',
    '网格220402001001001，部件22040201020300001',
    '编号202611250000000123456',
    '社区220402001001，共1380户、12345678元',
    '东经125.14532101，北纬42.90217345；黑河130.12345678',
    '订单 2026-11-25 0001',
    '一共三十二户，二〇二六年十一月',
    '',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text)
    expect(findPersonal(text)).toEqual([])
  })

  test('gives the positions in the text', () => {
    const text = '请打 138-1234-5678。'
    const [span] = findPersonal(text)
    expect(span).toEqual({ kind: 'phone', start: 3, end: 16 })
    expect(text.slice(span?.start, span?.end)).toBe('138-1234-5678')
  })

  test('no mobile number survives, whatever stands around it; twice is as once', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
    // Digits beside it would make it part of another number.
    const around = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[\d\uff10-\uff19〇零一-九幺壹贰叁肆伍陆柒捌玖]/.test(text))
    fc.assert(
      fc.property(around, mobile, around, (before, number, after) => {
        const once = redact(before + number + after)
        expect(once).not.toContain(number)
        expect(redact(once)).toBe(once)
      }),
    )
  })

  test('is quick on hostile text', () => {
    const started = performance.now()
    for (const text of [
      '1 '.repeat(20_000),
      '0437'.repeat(10_000),
      `${'1-'.repeat(20_000)}x`,
      '电话 '.repeat(10_000),
    ]) {
      redact(text)
    }
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
