/**
 * Finds phone and identity numbers in free text, before it becomes public. For the server: no Node code, but
 * lookbehind, which Safari before 16.4 cannot read.
 *
 * It errs towards hiding, but sees only numbers: names and addresses in a text need a person's eye.
 */
import { maskIdentityNumber, maskPhone } from './identity.ts'

/** A number in a text: `text.slice(start, end)`. */
export interface PersonalSpan {
  kind: 'phone' | 'identity-number'
  start: number
  end: number
}

/** Digits as people write them to get past a filter; each is one UTF-16 unit, so positions stay. */
const WRITTEN = new Map(
  Object.entries({
    0: '〇零',
    1: '一壹幺',
    2: '二贰',
    3: '三叁',
    4: '四肆',
    5: '五伍',
    6: '六陆',
    7: '七柒',
    8: '八捌',
    9: '九玖',
  }).flatMap(([digit, written]) => Array.from(written, (character) => [character, digit] as const)),
)

/** What may stand between two digits of one number. */
const GAP = '[ \\t\\u00a0\\u3000\\-–—.·_()]{0,2}'
const spaced = (...digits: string[]) => digits.join(GAP)
const any = (count: number) => Array<string>(count).fill('\\d')
const either = (...choices: string[]) => `(?:${choices.join('|')})`
const alone = (pattern: string) => new RegExp(`(?<!\\d)${pattern}(?!\\d)`, 'g')

/**
 * 18 characters with a date of birth in the middle. The check character need not be right: a number with a slip
 * of the pen is still somebody's. The older 15 digits are void since 2013 and look like a grid's code: left.
 */
const IDENTITY_NUMBER = alone(
  spaced(
    '[1-9]',
    ...any(5),
    either(spaced('1', '[89]'), spaced('2', '0')),
    ...any(2),
    either(spaced('0', '[1-9]'), spaced('1', '[0-2]')),
    either(spaced('0', '[1-9]'), spaced('[12]', '\\d'), spaced('3', '[01]')),
    ...any(3),
    '[\\dXx]',
  ),
)
const MOBILE = alone(`(?:(?:\\+|00)?86${GAP})?${spaced('1', '[3-9]', ...any(9))}`)
const AREA = either(spaced('1', '0'), spaced('2', '\\d'), spaced('[3-9]', '\\d', '\\d'))
const LANDLINE = alone(`\\(?${spaced('0', AREA, '[2-9]', ...any(6), '\\d?')}`)
/** Without its area code a number is only known by the word before it. */
const NAMED_LANDLINE = /(?<=(?:电话|手机|座机|联系方式|tel|phone)[:：是为]?\s*)[2-9]\d{2,3}[- ]?\d{4}(?!\d)/gi

/** All phone and identity numbers in a text, in their order. Hotlines such as 12345 are not personal. */
export function findPersonal(text: string): PersonalSpan[] {
  const plain = withPlainDigits(text)
  const spans: PersonalSpan[] = []
  const collect = (kind: PersonalSpan['kind'], pattern: RegExp) => {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      // 130.12345678 is a longitude; nobody writes a phone number with one point after so few digits.
      if (/^\d{1,3}\.\d+$/.test(match[0])) continue
      if (spans.every((span) => end <= span.start || start >= span.end)) spans.push({ kind, start, end })
    }
  }
  collect('identity-number', IDENTITY_NUMBER)
  collect('phone', MOBILE)
  collect('phone', LANDLINE)
  collect('phone', NAMED_LANDLINE)
  return spans.sort((a, b) => a.start - b.start)
}

/** The text with its phone and identity numbers masked ('138****5678', '1101***********02X'). */
export function redact(text: string): string {
  const plain = withPlainDigits(text)
  let result = ''
  let done = 0
  for (const { kind, start, end } of findPersonal(text)) {
    const number = plain.slice(start, end).replace(/[^\dXx+-]/g, '')
    const masked = kind === 'phone' ? maskPhone(number) : maskIdentityNumber(number)
    result += text.slice(done, start) + masked
    done = end
  }
  return result + text.slice(done)
}

/** Of the same length as the text, with full-width and written digits as plain ones. */
function withPlainDigits(text: string): string {
  return text.replace(/[\uff01-\uff5e〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g, (character) => {
    return WRITTEN.get(character) ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0)
  })
}
