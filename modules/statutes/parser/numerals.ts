/**
 * Numbers as laws print them: 二十, 一百零三, 二〇二四, 12, １２. Pure.
 */

const DIGITS = '零一二三四五六七八九'
const VALUES = new Map<string, number>([
  ...[...DIGITS].map((digit, value) => [digit, value] as const),
  ['〇', 0],
  ['○', 0],
  ['Ｏ', 0],
  ['两', 2],
])
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** Characters of a number, for use inside a character class. */
export const NUMERAL = '一二三四五六七八九十百千零〇○两0-9０-９'

/** 1–9999 as in 第二十条: 20 → 二十, 110 → 一百一十, 1003 → 一千零三. */
export function toNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`toNumeral: ${n} is not in 1–9999`)
  let out = ''
  let gap = false
  for (const [value, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / value) % 10
    if (digit === 0) {
      gap = out !== ''
      continue
    }
    if (gap) out += '零'
    gap = false
    out += value === 10 && digit === 1 && out === '' ? unit : `${DIGITS[digit]}${unit}`
  }
  return out
}

/** The value of a number as printed; undefined where it is none. Spaces inside do not count. */
export function fromNumeral(printed: string): number | undefined {
  const text = printed
    .replace(/\s+/g, '')
    .replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
  if (text === '') return undefined
  if (/^\d+$/.test(text)) return text.length > 6 ? undefined : Number(text)
  const chars = [...text]
  if (chars.every((char) => VALUES.has(char))) {
    // 二〇二四: digit by digit.
    return chars.length > 6 ? undefined : chars.reduce((sum, char) => sum * 10 + VALUES.get(char)!, 0)
  }
  let sum = 0
  let digit: number | undefined
  let last = Number.POSITIVE_INFINITY
  for (const char of chars) {
    const unit = UNITS.get(char)
    if (unit === undefined) {
      const value = VALUES.get(char)
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined
      digit = value
      continue
    }
    if (unit >= last || digit === 0) return undefined
    sum += (digit ?? 1) * unit
    last = unit
    digit = undefined
  }
  return sum + (digit ?? 0)
}
