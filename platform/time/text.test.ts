import { expect, test } from 'vitest'
import type { Remaining } from './calendar-types.ts'
import { fixedClock, systemClock } from './clock.ts'
import { formatDateTime, formatDay, formatHoliday, formatRemaining } from './text.ts'

test('days', () => {
  expect(formatDay('2026-11-25', 'zh-CN')).toBe('11月25日（周三）')
  expect(formatDay('2026-11-25', 'en')).toBe('Wed 25 Nov')
  expect(formatDay('2027-01-03', 'zh', { year: true })).toBe('2027年1月3日（周日）')
  expect(formatDay('2027-01-03', 'en', { year: true })).toBe('Sun 3 Jan 2027')
  expect(formatDay('2026-11-24T16:30:00Z', 'zh')).toBe('11月25日（周三）')
  expect(() => formatDay('2026-02-30', 'zh')).toThrow()
  expect(() => formatDay('tomorrow', 'zh')).toThrow()
})

test('times are local', () => {
  expect(formatDateTime(new Date('2026-11-25T09:30:00Z'), 'zh-CN')).toBe('11月25日（周三）17:30')
  expect(formatDateTime('2026-11-24T16:05:00Z', 'en')).toBe('Wed 25 Nov, 00:05')
})

test('holidays', () => {
  expect(formatHoliday('中秋', 'en')).toBe('Mid-autumn Festival')
  expect(formatHoliday('中秋', 'zh')).toBe('中秋')
  expect(formatHoliday('三月三', 'en')).toBe('三月三')
})

test.each<[Remaining, string, string]>([
  [{ amount: 3, unit: 'workingDays', overdue: false }, '还有 3 个工作日', '3 working days left'],
  [{ amount: 1, unit: 'workingDays', overdue: false }, '还有 1 个工作日', '1 working day left'],
  [{ amount: 2, unit: 'workingDays', overdue: true }, '已逾期 2 个工作日', '2 working days overdue'],
  [{ amount: 0, unit: 'workingDays', overdue: false, dueToday: true }, '今天到期', 'due today'],
  [
    { amount: 0, unit: 'workingDays', overdue: true, dueToday: true },
    '已逾期不足 1 个工作日',
    'less than 1 working day overdue',
  ],
  [{ amount: 0, unit: 'workingDays', overdue: false }, '还有不足 1 个工作日', 'less than 1 working day left'],
  [{ amount: 15, unit: 'calendarDays', overdue: false }, '还有 15 天', '15 days left'],
  [{ amount: 26.5, unit: 'hours', overdue: false }, '还有 26 小时 30 分钟', '26 hours 30 minutes left'],
  [{ amount: 10 / 3, unit: 'hours', overdue: true }, '已逾期 3 小时 20 分钟', '3 hours 20 minutes overdue'],
  [{ amount: 0.001, unit: 'hours', overdue: false }, '还有不足 1 分钟', 'less than 1 minute left'],
  [{ amount: 4, unit: 'workingHours', overdue: false }, '还有 4 个工作时', '4 working hours left'],
  [{ amount: 0.5, unit: 'workingHours', overdue: false }, '还有 30 分钟工作时间', '30 working minutes left'],
  [
    { amount: 1 + 1 / 60, unit: 'workingHours', overdue: false },
    '还有 1 个工作时 1 分钟',
    '1 working hour 1 minute left',
  ],
])('%j reads %s', (left, zh, en) => {
  expect(formatRemaining(left, 'zh-CN')).toBe(zh)
  expect(formatRemaining(left, 'en')).toBe(en)
})

test('a fixed clock moves only when told', () => {
  const clock = fixedClock('2026-11-25T10:00:00+08:00')
  clock.now().setFullYear(1999)
  expect(clock.now().toISOString()).toBe('2026-11-25T02:00:00.000Z')
  clock.advance(60_000)
  expect(clock.now().toISOString()).toBe('2026-11-25T02:01:00.000Z')
  expect(() => fixedClock('soon')).toThrow(RangeError)
  expect(systemClock.now().getTime()).toBeGreaterThan(Date.UTC(2025, 0, 1))
})
