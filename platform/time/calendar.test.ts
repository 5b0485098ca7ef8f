import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCalendar, officialCalendar, withNotice } from './calendar.ts'
import { addDays, daysBetween, instantOf, localDateOf, parseLocalDate, weekdayOf } from './local-date.ts'

const calendar = officialCalendar
const day = (text: string) => calendar.day(parseLocalDate(text))

function workingDaysIn(year: number): number {
  let count = 0
  for (let date = parseLocalDate(`${year}-01-01`); date.startsWith(`${year}`); date = addDays(date, 1)) {
    if (calendar.day(date).working) count++
  }
  return count
}

describe('the official calendar', () => {
  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, days) => {
    expect(workingDaysIn(year)).toBe(days)
  })

  test('2026: work is done on six weekend days', () => {
    for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
      expect(day(date)).toEqual({ working: true, provisional: false })
      expect([0, 6]).toContain(weekdayOf(parseLocalDate(date)))
    }
  })

  test('every make-up day of every notice is a weekend, every holiday is off', () => {
    for (const notice of calendar.notices) {
      for (const date of notice.makeUpWorkdays) expect([0, 6]).toContain(weekdayOf(parseLocalDate(date)))
      for (const { date, name } of notice.holidays) {
        expect(day(date)).toEqual({ working: false, name, provisional: false })
      }
    }
  })

  test('names holidays, and leaves plain weekends without a name', () => {
    expect(day('2026-02-17')).toEqual({ working: false, name: '春节', provisional: false })
    expect(day('2026-10-07')).toEqual({ working: false, name: '国庆节', provisional: false })
    expect(day('2026-11-28')).toEqual({ working: false, provisional: false })
    expect(day('2026-11-25')).toEqual({ working: true, provisional: false })
  })

  test('beyond the last notice: weekends and fixed dates, marked provisional', () => {
    expect(calendar.lastNoticeYear).toBe(2026)
    expect(day('2027-01-01')).toEqual({ working: false, name: '元旦', provisional: true })
    expect(day('2029-05-02')).toEqual({ working: false, name: '劳动节', provisional: true })
    expect(day('2029-05-03')).toEqual({ working: true, provisional: true })
    expect(day('2029-10-03')).toEqual({ working: false, name: '国庆节', provisional: true })
    expect(day('2027-01-02')).toEqual({ working: false, provisional: true })
    // Spring Festival 2027 (6 February): a weekday of that week is not forecast as a day off.
    expect(day('2027-02-08')).toEqual({ working: true, provisional: true })
    expect(day('2018-06-01').provisional).toBe(true)
  })
})

describe('a new notice', () => {
  const notice = {
    year: 2027,
    holidays: [
      { date: '2026-12-31', name: '元旦' },
      { date: '2027-01-01', name: '元旦' },
    ],
    makeUpWorkdays: ['2027-01-03'],
  }

  test('makes its year official, may reach into the last December, and changes the version', () => {
    const next = withNotice(calendar, notice)
    expect(next.lastNoticeYear).toBe(2027)
    expect(next.version).not.toBe(calendar.version)
    expect(next.version).toMatch(/^notices-2027-/)
    expect(next.day(parseLocalDate('2027-01-03'))).toEqual({ working: true, provisional: false })
    expect(next.day(parseLocalDate('2026-12-31')).working).toBe(false)
    expect(day('2026-12-31').working).toBe(true)
  })

  test('replaces the notice of the same year', () => {
    const amended = withNotice(withNotice(calendar, notice), { ...notice, makeUpWorkdays: [] })
    expect(amended.day(parseLocalDate('2027-01-03')).working).toBe(false)
    expect(amended.notices.filter(({ year }) => year === 2027)).toHaveLength(1)
  })

  test('the version depends on the content only', () => {
    expect(createCalendar([...calendar.notices].reverse()).version).toBe(calendar.version)
  })

  test.each([
    ['a date twice', { ...notice, makeUpWorkdays: ['2027-01-01'] }],
    ['another year', { ...notice, makeUpWorkdays: ['2025-01-04'] }],
    ['no holidays', { ...notice, holidays: [] }],
    ['no date', { ...notice, makeUpWorkdays: ['2027-02-30'] }],
  ])('is refused with %s', (_, bad) => {
    expect(() => withNotice(calendar, bad)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^time\.bad-/) }),
    )
  })
})

describe('local dates', () => {
  test('the day begins at 16:00 UTC', () => {
    expect(localDateOf(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24')
    expect(localDateOf(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
  })

  test.each(['2026-02-30', '2026-2-3', '2026-13-01', '', '2026-01-01T00:00:00Z'])('%o is no date', (text) => {
    expect(() => parseLocalDate(text)).toThrow(expect.objectContaining({ code: 'time.bad-date' }))
  })

  test('instants and dates agree', () => {
    const dates = fc
      .integer({ min: -20_000, max: 40_000 })
      .map((n) => addDays(parseLocalDate('2000-01-01'), n))
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 0, max: 86_399_999 }),
        fc.integer({ min: 0, max: 9999 }),
        (d, ms, n) => {
          expect(localDateOf(instantOf(d, ms))).toBe(d)
          expect(daysBetween(d, addDays(d, n))).toBe(n)
        },
      ),
    )
  })
})
