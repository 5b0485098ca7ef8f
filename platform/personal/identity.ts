/** Identity numbers, credit codes, phone numbers, and what of them may be shown. Safe for the browser. */

/** A checked identity number, or the first thing that is wrong with it. */
export type IdentityNumberCheck =
  | {
      ok: true
      /** Normalised: 18 characters, half width, capital X. */
      number: string
      /** The county of the first registration, 6 digits. */
      division: string
      /** 'YYYY-MM-DD'. */
      birthDate: string
      sex: 'male' | 'female'
    }
  | { ok: false; reason: 'length' | 'characters' | 'birth-date' | 'checksum' }

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Checks an identity number (公民身份号码, GB 11643-1999): form, birth date, check character (ISO 7064 MOD 11-2).
 * Residence permits for Hong Kong, Macao and Taiwan and the newer permanent residence cards have the same form.
 * The 15-digit numbers of before 1999 are not valid since 2013. Does not say that the number was issued.
 */
export function checkIdentityNumber(text: string): IdentityNumberCheck {
  const number = halfWidth(text).toUpperCase()
  if (number.length !== 18) return { ok: false, reason: 'length' }
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, reason: 'characters' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDate(birthDate)) return { ok: false, reason: 'birth-date' }
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  if ('10X98765432'[sum % 11] !== number[17]) return { ok: false, reason: 'checksum' }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { ok: true, number, division: number.slice(0, 6), birthDate, sex }
}

function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (!/^(18|19|20)/.test(date) || Number.isNaN(at)) return false
  return new Date(at).toISOString().startsWith(date)
}

/** What is odd about a credit code. All but `length` and `characters` occur in genuine codes. */
export type CreditCodeWarning = 'length' | 'characters' | 'checksum' | 'organisation-checksum'

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015) and the organisation code in it (GB 11714).
 * Only warns: some codes that were issued fail the check, so a page shows the warning and goes on.
 */
export function checkCreditCode(text: string): { code: string; warnings: CreditCodeWarning[] } {
  const code = halfWidth(text).toUpperCase()
  if (code.length !== 18) return { code, warnings: ['length'] }
  const values = Array.from(code, (character) => CREDIT_ALPHABET.indexOf(character))
  if (values.includes(-1)) return { code, warnings: ['characters'] }
  const warnings: CreditCodeWarning[] = []

  let sum = 0
  let weight = 1
  for (const value of values.slice(0, 17)) {
    sum += value * weight
    weight = (weight * 3) % 31
  }
  if (values[17] !== (31 - (sum % 31)) % 31) warnings.push('checksum')

  // Here A is 10 … Z is 35, unlike in the alphabet above, which leaves letters out.
  const body = Array.from(code.slice(8, 16), (character) => Number.parseInt(character, 36))
  const total = ORGANISATION_WEIGHTS.reduce((sum, weight, i) => sum + weight * (body[i] ?? 0), 0)
  const check = 11 - (total % 11)
  const expected = check === 10 ? 'X' : check === 11 ? '0' : String(check)
  if (code[16] !== expected) warnings.push('organisation-checksum')
  return { code, warnings }
}

/** A phone number in its normal form. */
export interface Phone {
  /** '13812345678'; '0437-3222222' or '0437-3222222-801'; '12345'; '+85291234567'. */
  number: string
  kind: 'mobile' | 'landline' | 'service' | 'foreign'
}

/**
 * Reads a phone number as people write it: spaces, dashes, brackets, full width, +86 or 0086 make no difference.
 * Undefined when it is none. Numbers without their area code are not accepted.
 */
export function checkPhone(text: string): Phone | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s.]/g, '')
  const foreign = /^\+(?!86)\d{7,15}$/.exec(plain.replace(/[-()]/g, ''))
  if (foreign) return { number: foreign[0], kind: 'foreign' }
  const local = plain.replace(/^(\+86|0086)-?/, '')
  const digits = local.replace(/[-()]/g, '')
  const mobile = /^(?:86)?(1[3-9]\d{9})$/.exec(digits)?.[1]
  if (mobile) return { number: mobile, kind: 'mobile' }
  if (/^(1\d{2}|1\d{4}|9\d{4,5}|[48]00\d{7})$/.test(digits)) return { number: digits, kind: 'service' }
  // Area codes: 010, 02x, 03xx to 09xx. Only after +86 may the zero be left out.
  const landline = /^\(?0?(10|2\d|[3-9]\d{2})\)?-?([2-9]\d{6,7})(?:-(\d{1,6}))?$/.exec(local)
  if (!landline || (local === plain && !/^\(?0/.test(local))) return undefined
  const extension = landline[3] ? `-${landline[3]}` : ''
  return { number: `0${landline[1]}-${landline[2]}${extension}`, kind: 'landline' }
}

/** The number as `checkPhone` gives it, or undefined. */
export function normalisePhone(text: string): string | undefined {
  return checkPhone(text)?.number
}

/**
 * '13812345678' → '138****5678'; '0437-3222222' → '0437-****222'; hotlines stay; what is no phone number is
 * hidden as a whole ('****').
 */
export function maskPhone(text: string): string {
  const phone = checkPhone(text)
  if (!phone) return text === '' ? '' : '****'
  const { number, kind } = phone
  if (kind === 'service') return number
  if (kind === 'mobile') return `${number.slice(0, 3)}****${number.slice(-4)}`
  if (kind === 'foreign') return `${number.slice(0, 4)}****${number.slice(-2)}`
  const [area, local = ''] = number.split('-')
  return `${area}-****${local.slice(-3)}`
}

/** '张三' → '张*', '欧阳修' → '欧**'; at most two stars, so the length of longer names is not told. */
export function maskName(name: string): string {
  // By code points: rare characters of names lie beyond the first plane.
  const [first, ...rest] = Array.from(name.trim())
  if (first === undefined) return ''
  return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 2))
}

/**
 * '11010519491231002X' → '1101***********02X': province and city and the last three, as the railways print it.
 * What has another length is hidden as a whole ('****').
 */
export function maskIdentityNumber(text: string): string {
  const number = halfWidth(text).toUpperCase()
  if (number.length !== 18) return text === '' ? '' : '****'
  return `${number.slice(0, 4)}${'*'.repeat(11)}${number.slice(-3)}`
}

function halfWidth(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
}
