/**
 * What the value of a setting may be, by the unit of its parameter: read, checked, said. Safe for the browser.
 */
import { z } from 'zod'
import type { Words } from '#platform/operation/contract.ts'
import type { Limit } from '#platform/time/calendar-types.ts'
import { parseLocalDate } from '#platform/time/local-date.ts'

/** How often something falls due anew. */
export const PERIODS = ['month', 'quarter', 'half-year', 'year'] as const

/** Units in which a time is counted (platform/time). */
export const TIME_UNITS = ['workingDays', 'workingHours', 'calendarDays', 'hours'] as const

/** A value as it is kept: a number, words, a list, a range with one end open or none, a length of time. */
export const settingValue = z.union([
  z.number(),
  z.string().max(500),
  z.array(z.string().max(200)).max(100),
  z.strictObject({ min: z.number().nullable(), max: z.number().nullable() }),
  z.strictObject({ amount: z.number(), unit: z.enum(TIME_UNITS) }),
])
export type SettingValue = z.infer<typeof settingValue>

/** How a value is entered and compared. */
export type ValueKind =
  | 'count'
  | 'amount'
  | 'percent'
  | 'range'
  | 'days'
  | 'time'
  | 'period'
  | 'date'
  | 'list'
  | 'words'

const KINDS: Record<string, ValueKind> = {
  count: 'count',
  // A standard number of households is a range: not fewer than, not more than.
  households: 'range',
  percent: 'percent',
  '%': 'percent',
  // So many for each other one (committees in a community).
  ratio: 'amount',
  CNY: 'amount',
  days: 'days',
  'working days': 'days',
  time: 'time',
  period: 'period',
  date: 'date',
  list: 'list',
}

/** The kind of value that a parameter's unit asks for; words where the unit is none that counts. */
export function kindOfUnit(unit: string): ValueKind {
  return KINDS[unit] ?? (unit.startsWith('㎡') ? 'amount' : 'words')
}

const most = 1_000_000_000

/** What is wrong with a value for a unit, as a sentence that says what to enter; undefined where it is right. */
export function problemOf(unit: string, value: SettingValue): Words | undefined {
  switch (kindOfUnit(unit)) {
    case 'count':
      return whole(value) && value >= 0
        ? undefined
        : { zh: '请填写不小于 0 的整数', en: 'Enter a whole number, 0 or more' }
    case 'amount':
      return isNumber(value) && value > 0
        ? undefined
        : { zh: '请填写大于 0 的数', en: 'Enter a number above 0' }
    case 'percent':
      return isNumber(value) && value >= 0 && value <= 100
        ? undefined
        : { zh: '请填写 0 到 100 之间的百分数', en: 'Enter a percentage from 0 to 100' }
    case 'days':
      return whole(value) && value > 0
        ? undefined
        : { zh: '请填写大于 0 的整天数', en: 'Enter a whole number of days above 0' }
    case 'range':
      return rangeProblem(value)
    case 'time':
      return timeProblem(value)
    case 'period':
      return PERIODS.some((one) => one === value)
        ? undefined
        : {
            zh: '请选择每月、每季度、每半年或每年',
            en: 'Choose every month, quarter, half-year or year',
          }
    case 'date':
      return isDate(value)
        ? undefined
        : { zh: '请填写日期，如 2026-12-01', en: 'Enter a date as in 2026-12-01' }
    case 'list':
      return listProblem(value)
    case 'words':
      return typeof value === 'string' && value.trim() !== ''
        ? undefined
        : { zh: '请写出内容', en: 'Write down what holds' }
  }
}

function isNumber(value: SettingValue): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value <= most
}

function whole(value: SettingValue): value is number {
  return isNumber(value) && Number.isInteger(value)
}

function isDate(value: SettingValue): boolean {
  if (typeof value !== 'string') return false
  try {
    parseLocalDate(value)
    return true
  } catch {
    return false
  }
}

/** A range of whole numbers, at least one end given. */
export function isRange(value: SettingValue): value is { min: number | null; max: number | null } {
  return typeof value === 'object' && !Array.isArray(value) && 'min' in value
}

/** A length of time. */
export function isTime(value: SettingValue): value is Limit {
  return typeof value === 'object' && !Array.isArray(value) && 'amount' in value
}

function rangeProblem(value: SettingValue): Words | undefined {
  const wrong = {
    zh: '请填写最少、最多户数（整数），至少填一个',
    en: 'Enter the fewest and the most (whole numbers), at least one of them',
  }
  if (!isRange(value)) return wrong
  const ends = [value.min, value.max].filter((end) => end !== null)
  if (ends.length === 0 || ends.some((end) => !whole(end) || end < 0)) return wrong
  if (value.min !== null && value.max !== null && value.min > value.max)
    return { zh: '最少不能大于最多', en: 'The fewest cannot be above the most' }
  return undefined
}

function timeProblem(value: SettingValue): Words | undefined {
  const wrong = {
    zh: '请填写大于 0 的时间，并选择工作日、工作小时、日或小时',
    en: 'Enter a time above 0 and choose working days, working hours, days or hours',
  }
  if (!isTime(value) || !(value.amount > 0 && value.amount <= 10_000)) return wrong
  const byDay = value.unit === 'workingDays' || value.unit === 'calendarDays'
  return byDay && !Number.isInteger(value.amount)
    ? { zh: '天数要是整数', en: 'Days are whole numbers' }
    : undefined
}

function listProblem(value: SettingValue): Words | undefined {
  const wrong = { zh: '请列出至少一项，每行一项', en: 'List at least one item, one a line' }
  if (!Array.isArray(value) || value.length === 0) return wrong
  if (value.some((item) => item.trim() === '')) return wrong
  return new Set(value).size < value.length
    ? { zh: '列表里有重复的内容', en: 'The list holds something twice' }
    : undefined
}

const PERIOD_WORDS: Record<string, Words> = {
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
  'half-year': { zh: '每半年', en: 'every half-year' },
  year: { zh: '每年', en: 'every year' },
}

const TIME_WORDS: Record<Limit['unit'], (n: number) => Words> = {
  workingDays: (n) => ({ zh: `${n} 个工作日`, en: `${n} working ${n === 1 ? 'day' : 'days'}` }),
  workingHours: (n) => ({ zh: `${n} 个工作小时`, en: `${n} working ${n === 1 ? 'hour' : 'hours'}` }),
  calendarDays: (n) => ({ zh: `${n} 日`, en: `${n} ${n === 1 ? 'day' : 'days'}` }),
  hours: (n) => ({ zh: `${n} 小时`, en: `${n} ${n === 1 ? 'hour' : 'hours'}` }),
}

/** A length of time in words: 15 个工作日. */
export function sayLimit({ amount, unit }: Limit): Words {
  return TIME_WORDS[unit](amount)
}

/** A unit in words, where it has some of its own. */
export function sayUnit(unit: string): Words {
  const zh: Record<string, string> = {
    households: '户',
    count: '',
    CNY: '元',
    percent: '%',
    '%': '%',
    ratio: '',
    days: '日',
    'working days': '个工作日',
  }
  const en: Record<string, string> = { count: '', percent: '%', ratio: '', 'working days': 'working days' }
  return { zh: zh[unit] ?? unit, en: en[unit] ?? unit }
}

/** A value with its unit, in words. */
export function sayValue(unit: string, value: SettingValue): Words {
  if (Array.isArray(value)) return { zh: value.join('、'), en: value.join('; ') }
  if (isTime(value)) return sayLimit(value)
  const { zh, en } = sayUnit(unit)
  if (isRange(value)) {
    const { min, max } = value
    if (min === null) return { zh: `不超过 ${max} ${zh}`, en: `at most ${max} ${en}` }
    if (max === null) return { zh: `不少于 ${min} ${zh}`, en: `at least ${min} ${en}` }
    return { zh: `${min}–${max} ${zh}`, en: `${min}–${max} ${en}` }
  }
  if (typeof value === 'number') {
    const close = zh === '%' ? '' : ' '
    return { zh: `${value}${zh ? close + zh : ''}`, en: `${value}${en ? (en === '%' ? '' : ' ') + en : ''}` }
  }
  return PERIOD_WORDS[value] ?? { zh: value, en: value }
}

/** The length of time that a value gives: one with its unit, or so many days, which are calendar days. */
export function timeOf(value: SettingValue): Limit | undefined {
  if (typeof value === 'number') return whole(value) ? { amount: value, unit: 'calendarDays' } : undefined
  return typeof value === 'object' && 'amount' in value ? value : undefined
}
