import { describe, expect, test } from 'vitest'
import {
  checkCreditCode,
  checkIdentityNumber,
  checkPhone,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from './identity.ts'

describe('identity numbers', () => {
  test('the example of GB 11643', () => {
    expect(checkIdentityNumber('11010519491231002X')).toEqual({
      ok: true,
      number: '11010519491231002X',
      division: '110105',
      birthDate: '1949-12-31',
      sex: 'female',
    })
    expect(checkIdentityNumber(' 110105 19491231 002x').ok).toBe(true)
    expect(checkIdentityNumber('１１０１０５１９４９１２３１００２Ｘ').ok).toBe(true)
    expect(checkIdentityNumber('440524188001010014')).toMatchObject({ ok: true, sex: 'male' })
  })

  test.each([
    ['110105194912310021', 'checksum'],
    ['11010519490231002X', 'birth-date'],
    ['11010530491231002X', 'birth-date'],
    ['110105491231002', 'length'],
    ['', 'length'],
    ['1101051949123100X2', 'characters'],
    ['01010519491231002X', 'characters'],
  ])('%s: %s', (text, reason) => {
    expect(checkIdentityNumber(text)).toEqual({ ok: false, reason })
  })

  test('every slip of one digit is found', () => {
    const number = '11010519491231002X'
    for (let i = 0; i < 17; i++) {
      for (let digit = 0; digit < 10; digit++) {
        const changed = number.slice(0, i) + digit + number.slice(i + 1)
        expect(checkIdentityNumber(changed).ok).toBe(changed === number)
      }
    }
  })
})

describe('credit codes', () => {
  test.each(['91350100M000100Y43', '9111000071093123XX', ' 91350100m000100y43'])(
    '%s has nothing odd',
    (text) => {
      expect(checkCreditCode(text)).toEqual({ code: text.trim().toUpperCase(), warnings: [] })
    },
  )

  test.each([
    ['91350100M000100Y44', ['checksum']],
    ['91350100M000100Y4', ['length']],
    ['91350100I000100Y43', ['characters']],
    ['91350100M000100Z43', ['characters']],
    ['91350100M000100Y53', ['checksum', 'organisation-checksum']],
  ])('%s: %j', (text, warnings) => {
    expect(checkCreditCode(text).warnings).toEqual(warnings)
  })
})

describe('phone numbers', () => {
  test.each([
    ['13812345678', 'mobile', '13812345678'],
    ['+86 138-1234-5678', 'mobile', '13812345678'],
    ['008613812345678', 'mobile', '13812345678'],
    ['8613812345678', 'mobile', '13812345678'],
    ['１９９ １２３４ ５６７８', 'mobile', '19912345678'],
    ['0437-3222222', 'landline', '0437-3222222'],
    ['04373222222', 'landline', '0437-3222222'],
    ['（0437）3222222', 'landline', '0437-3222222'],
    ['010-62345678', 'landline', '010-62345678'],
    ['+86 10 6234 5678', 'landline', '010-62345678'],
    ['0851—86888888-801', 'landline', '0851-86888888-801'],
    ['12345', 'service', '12345'],
    ['110', 'service', '110'],
    ['400-800-1234', 'service', '4008001234'],
    ['+852 9123 4567', 'foreign', '+85291234567'],
  ])('%s is a %s number', (text, kind, number) => {
    expect(checkPhone(text)).toEqual({ number, kind })
  })

  test.each([
    '',
    '1381234567',
    '138123456789',
    '12812345678',
    '3222222',
    '437-3222222',
    'abc',
    '1381234567a',
  ])('%o is none', (text) => {
    expect(checkPhone(text)).toBeUndefined()
  })
})

test('masks', () => {
  expect(maskPhone('13812345678')).toBe('138****5678')
  expect(maskPhone('+86 138 1234 5678')).toBe('138****5678')
  expect(maskPhone('0437-3222222')).toBe('0437-****222')
  expect(maskPhone('12345')).toBe('12345')
  expect(maskPhone('+85291234567')).toBe('+852****67')
  expect(maskPhone('no phone')).toBe('****')
  expect(maskPhone('')).toBe('')
  expect(maskName('张三')).toBe('张*')
  expect(maskName('欧阳修')).toBe('欧**')
  expect(maskName('买买提·艾合买提')).toBe('买**')
  expect(maskName('𠮷田')).toBe('𠮷*')
  expect(maskName('张')).toBe('*')
  expect(maskName('')).toBe('')
  expect(maskIdentityNumber('11010519491231002x')).toBe('1101***********02X')
  expect(maskIdentityNumber('110105491231002')).toBe('****')
})
