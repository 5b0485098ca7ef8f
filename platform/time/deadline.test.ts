import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officialCalendar as calendar, withNotice } from './calendar.ts'
import type { Limit, LimitUnit, Timer, WorkingHours } from './calendar-types.ts'
import {
  addLimit,
  addWorkingTime,
  breachTimer,
  extendTimer,
  defaultWorkingHours as hours,
  pauseTimer,
  recomputeTimer,
  remaining,
  resumeTimer,
  startTimer,
  stopTimer,
  timerRemaining,
  workingTimeBetween,
} from './deadline.ts'
import { localDateOf, localTimeOf, parseLocalDate } from './local-date.ts'

/** An instant from local time: at('2026-11-25 17:30'). */
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const due = (start: string, amount: number, unit: LimitUnit) =>
  addLimit(at(start), { amount, unit }, calendar, hours)
const start = (amount: number, unit: LimitUnit, from: string) =>
  startTimer('handle', { amount, unit }, at(from), calendar, hours)
const extension = (amount: number, unit: LimitUnit, from = '2026-11-25 10:00') => ({
  amount,
  unit,
  at: at(from).toISOString(),
})

describe('addLimit', () => {
  test.each<[string, number, LimitUnit, string]>([
    // 2026-11-25 is a Wednesday.
    ['2026-11-25 10:00', 1, 'workingDays', '2026-11-26 17:30'],
    ['2026-11-25 10:00', 3, 'workingDays', '2026-11-30 17:30'],
    ['2026-11-28 10:00', 1, 'workingDays', '2026-11-30 17:30'],
    ['2026-11-25 23:59', 1, 'workingDays', '2026-11-26 17:30'],
    ['2026-11-25 10:00', 0, 'workingDays', '2026-11-25 17:30'],
    ['2026-11-25 17:31', 0, 'workingDays', '2026-11-26 17:30'],
    // National Day 1–7 October, work on Saturday 10 October.
    ['2026-09-30 09:00', 3, 'workingDays', '2026-10-10 17:30'],
    // Spring Festival 15–23 February, work on Saturday 14.
    ['2026-02-13 09:00', 2, 'workingDays', '2026-02-24 17:30'],
    ['2026-11-25 10:00', 4, 'workingHours', '2026-11-25 15:30'],
    ['2026-11-25 10:00', 2, 'workingHours', '2026-11-25 12:00'],
    ['2026-11-25 12:30', 1, 'workingHours', '2026-11-25 14:30'],
    ['2026-11-25 07:00', 7, 'workingHours', '2026-11-25 17:30'],
    ['2026-11-27 17:00', 1, 'workingHours', '2026-11-30 09:30'],
    ['2026-11-27 20:00', 0.5, 'workingHours', '2026-11-30 09:30'],
    ['2026-11-25 10:00', 24, 'hours', '2026-11-26 10:00'],
    ['2026-11-28 22:00', 1.5, 'hours', '2026-11-28 23:30'],
  ])('%s + %d %s is due %s', (from, amount, unit, expected) => {
    expect(due(from, amount, unit)).toEqual({ due: at(expected), provisional: false })
  })

  test('calendar days end with the last second of the day', () => {
    const expected = new Date('2026-12-10T23:59:59+08:00')
    expect(due('2026-11-25 10:00', 15, 'calendarDays')).toEqual({ due: expected, provisional: false })
  })

  test('only working units depend on the calendar, and say so beyond the last notice', () => {
    expect(due('2026-12-31 10:00', 1, 'workingDays')).toEqual({
      due: at('2027-01-04 17:30'),
      provisional: true,
    })
    expect(due('2026-12-31 17:00', 1, 'workingHours').provisional).toBe(true)
    expect(due('2026-12-31 10:00', 9, 'calendarDays').provisional).toBe(false)
    expect(due('2026-12-30 10:00', 1, 'workingDays').provisional).toBe(false)
  })

  test('follows the working hours of the place, also as a pack writes them', () => {
    const summer: WorkingHours = { morning: ['08:30', '12:00'], afternoon: ['14:30', '18:00'] }
    const pack: WorkingHours = {
      periods: [
        { from: '08:30', to: '12:00' },
        { from: '14:30', to: '18:00' },
      ],
    }
    for (const own of [summer, pack]) {
      const limit: Limit = { amount: 1, unit: 'workingDays' }
      expect(addLimit(at('2026-11-25 10:00'), limit, calendar, own).due).toEqual(at('2026-11-26 18:00'))
    }
  })

  test.each<[number, LimitUnit]>([
    [-1, 'hours'],
    [Number.NaN, 'hours'],
    [Number.POSITIVE_INFINITY, 'workingHours'],
    [1.5, 'workingDays'],
    [0.5, 'calendarDays'],
  ])('refuses %d %s', (amount, unit) => {
    expect(() => due('2026-11-25 10:00', amount, unit)).toThrow(
      expect.objectContaining({ code: 'time.bad-limit' }),
    )
  })

  test.each<[WorkingHours]>([
    [{ periods: [] }],
    [{ morning: ['09:00', '12:00'], afternoon: ['11:30', '17:30'] }],
    [{ morning: ['9', '12:00'], afternoon: ['13:30', '17:30'] }],
  ])('refuses working hours %j', (bad) => {
    expect(() =>
      addLimit(at('2026-11-25 10:00'), { amount: 1, unit: 'workingHours' }, calendar, bad),
    ).toThrow(expect.objectContaining({ code: 'time.bad-working-hours' }))
  })
})

describe('remaining', () => {
  test.each<[string, string, LimitUnit, number, boolean]>([
    ['2026-11-25 10:00', '2026-11-30 17:30', 'workingDays', 3, false],
    ['2026-11-28 10:00', '2026-11-30 17:30', 'workingDays', 1, false],
    ['2026-11-30 17:30', '2026-11-30 17:30', 'workingDays', 0, false],
    ['2026-11-30 17:31', '2026-11-30 17:30', 'workingDays', 0, true],
    ['2026-12-02 08:00', '2026-11-30 17:30', 'workingDays', 2, true],
    ['2026-11-27 17:00', '2026-11-30 10:00', 'workingHours', 1.5, false],
    ['2026-11-30 10:00', '2026-11-27 17:00', 'workingHours', 1.5, true],
    ['2026-11-25 10:00', '2026-11-28 23:59', 'calendarDays', 3, false],
    ['2026-11-25 10:00', '2026-11-26 12:30', 'hours', 26.5, false],
  ])('at %s, due %s: in %s %d', (now, dueAt, unit, amount, overdue) => {
    expect(remaining(at(now), at(dueAt), unit, calendar, hours)).toMatchObject({ amount, unit, overdue })
  })

  test('says when the due day is today', () => {
    const left = remaining(at('2026-11-30 08:00'), at('2026-11-30 17:30'), 'workingDays', calendar, hours)
    expect(left).toEqual({ amount: 0, unit: 'workingDays', overdue: false, dueToday: true })
  })
})

describe('a timer', () => {
  test('is plain JSON', () => {
    const timer = start(5, 'workingDays', '2026-11-25 10:00')
    expect(JSON.parse(JSON.stringify(timer))).toEqual({
      kind: 'handle',
      limit: { amount: 5, unit: 'workingDays' },
      startedAt: '2026-11-25T02:00:00.000Z',
      dueAt: at('2026-12-02 17:30').toISOString(),
      provisional: false,
      calendarVersion: calendar.version,
      extensions: [],
      pauses: [],
    })
  })

  test('a pause gives back the working time that it took', () => {
    const paused = pauseTimer(start(2, 'workingDays', '2026-11-23 10:00'), at('2026-11-24 10:00'))
    const timer = resumeTimer(paused, at('2026-11-25 15:00'), calendar, hours)
    // 2 + 4 hours on the 24th, 3 + 1½ on the 25th: 10½ hours after 25 November 17:30.
    expect(timer.dueAt).toBe(at('2026-11-27 14:00').toISOString())
    expect(timer.pausedAt).toBeUndefined()
    expect(timer.pauses).toEqual([
      { from: at('2026-11-24 10:00').toISOString(), to: at('2026-11-25 15:00').toISOString() },
    ])
  })

  test('a pause over the weekend gives working units nothing and hours everything', () => {
    const weekend = (timer: Timer) =>
      resumeTimer(pauseTimer(timer, at('2026-11-27 18:00')), at('2026-11-30 08:00'), calendar, hours).dueAt
    const days = start(4, 'workingDays', '2026-11-26 10:00')
    expect(weekend(days)).toBe(days.dueAt)
    expect(weekend(start(72, 'hours', '2026-11-27 12:00'))).toBe(at('2026-12-03 02:00').toISOString())
  })

  test('stands still while paused, and cannot be breached then', () => {
    const paused = pauseTimer(start(3, 'workingDays', '2026-11-25 10:00'), at('2026-11-26 10:00'))
    const later = at('2026-12-25 10:00')
    expect(timerRemaining(paused, later, calendar, hours)).toMatchObject({ amount: 2, overdue: false })
    expect(breachTimer(paused, later)).toBe(paused)
  })

  test('stopping in time, late, and while paused', () => {
    const timer = start(1, 'workingDays', '2026-11-25 10:00')
    const inTime = stopTimer(timer, at('2026-11-26 17:30'), calendar, hours)
    expect(inTime).toMatchObject({ stoppedAt: at('2026-11-26 17:30').toISOString() })
    expect(inTime.breachedAt).toBeUndefined()
    expect(stopTimer(timer, at('2026-11-26 17:31'), calendar, hours).breachedAt).toBeDefined()
    const paused = stopTimer(
      pauseTimer(timer, at('2026-11-26 09:00')),
      at('2026-12-10 09:00'),
      calendar,
      hours,
    )
    expect(paused.pausedAt).toBeUndefined()
    expect(paused.breachedAt).toBeUndefined()
  })

  test('an extension is counted from the due date, in any unit', () => {
    const timer = start(1, 'workingDays', '2026-11-25 10:00')
    const extend = (amount: number, unit: LimitUnit) =>
      extendTimer(timer, { ...extension(amount, unit), by: 'position:1' }, calendar, hours)
    expect(extend(2, 'workingDays').dueAt).toBe(at('2026-11-30 17:30').toISOString())
    expect(extend(24, 'hours').dueAt).toBe(at('2026-11-27 17:30').toISOString())
    expect(extend(2, 'workingDays').extensions[0]).toMatchObject({ amount: 2, by: 'position:1' })
    expect(() => extend(0, 'workingDays')).toThrow(expect.objectContaining({ code: 'time.bad-limit' }))
  })

  test('a new notice moves an open timer and leaves a stopped one', () => {
    const timer = start(2, 'workingDays', '2026-12-31 10:00')
    expect(timer).toMatchObject({ dueAt: at('2027-01-05 17:30').toISOString(), provisional: true })
    const notice = {
      year: 2027,
      holidays: [1, 2, 3, 4].map((n) => ({ date: `2027-01-0${n}`, name: '元旦' })),
      makeUpWorkdays: ['2027-01-09'],
    }
    const next = withNotice(calendar, notice)
    expect(recomputeTimer(timer, next, hours)).toMatchObject({
      dueAt: at('2027-01-06 17:30').toISOString(),
      provisional: false,
      calendarVersion: next.version,
    })
    const stopped = stopTimer(timer, at('2027-01-04 10:00'), calendar, hours)
    expect(recomputeTimer(stopped, next, hours)).toBe(stopped)

    // Late by the forecast, in time by the notice; later still it is late by both.
    const early = breachTimer(timer, at('2027-01-06 09:00'))
    expect(early.breachedAt).toBeDefined()
    expect(recomputeTimer(early, next, hours).breachedAt).toBeUndefined()
    const late = breachTimer(timer, at('2027-01-07 09:00'))
    expect(recomputeTimer(late, next, hours).breachedAt).toBe(late.breachedAt)
  })

  test('an extension after the breach does not undo it', () => {
    const late = breachTimer(start(1, 'workingDays', '2026-11-25 10:00'), at('2026-11-27 09:00'))
    const more = extendTimer(late, extension(5, 'workingDays', '2026-11-27 10:00'), calendar, hours)
    expect(more.breachedAt).toBe(late.breachedAt)
    expect(recomputeTimer(more, calendar, hours)).toEqual(more)
  })

  test('refuses steps out of order', () => {
    const timer = start(1, 'workingDays', '2026-11-25 10:00')
    const paused = pauseTimer(timer, at('2026-11-25 11:00'))
    const stopped = stopTimer(timer, at('2026-11-25 11:00'), calendar, hours)
    const code = (run: () => unknown) => {
      try {
        run()
      } catch (error) {
        return (error as { code?: string }).code
      }
    }
    expect(code(() => pauseTimer(paused, at('2026-11-25 12:00')))).toBe('time.timer-paused')
    expect(code(() => resumeTimer(timer, at('2026-11-25 12:00'), calendar, hours))).toBe(
      'time.timer-not-paused',
    )
    expect(code(() => resumeTimer(paused, at('2026-11-25 10:30'), calendar, hours))).toBe('time.timer-order')
    expect(code(() => pauseTimer(timer, at('2026-11-25 09:00')))).toBe('time.timer-order')
    expect(code(() => stopTimer(paused, at('2026-11-25 10:30'), calendar, hours))).toBe('time.timer-order')
    expect(code(() => pauseTimer(stopped, at('2026-11-25 12:00')))).toBe('time.timer-stopped')
    expect(code(() => extendTimer(stopped, extension(1, 'hours'), calendar, hours))).toBe(
      'time.timer-stopped',
    )
  })
})

describe('properties', () => {
  const units: LimitUnit[] = ['workingDays', 'workingHours', 'calendarDays', 'hours']
  const unit = fc.constantFrom(...units)
  const working = fc.constantFrom<LimitUnit>('workingDays', 'workingHours')
  // 2020 to 2028: seven years of notices, two of forecast.
  const instant = fc
    .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2028, 0, 1) })
    .map((ms) => new Date(ms - (ms % 1000)))
  const amount = fc.integer({ min: 0, max: 40 })
  const positive = fc.integer({ min: 1, max: 20 })
  const step = fc.integer({ min: 0, max: 40 * 86_400 }).map((seconds) => seconds * 1000)
  const later = (from: Date, ms: number) => new Date(from.getTime() + ms)
  const dueOf = (from: Date, limit: Limit) => addLimit(from, limit, calendar, hours).due.getTime()

  /** A timer with some history. */
  const timers = fc
    .record({
      unit,
      other: unit,
      amount,
      from: instant,
      gaps: fc.array(step, { maxLength: 6 }),
      more: positive,
    })
    .map(({ unit, other, amount, from, gaps, more }) => {
      let timer = startTimer('handle', { amount, unit }, from, calendar, hours)
      let now = from
      for (const [i, gap] of gaps.entries()) {
        now = later(now, gap)
        if (i % 2 === 0) timer = pauseTimer(breachTimer(timer, now), now)
        else timer = resumeTimer(timer, now, calendar, hours)
        if (i === 2) {
          timer = extendTimer(timer, { amount: more, unit: other, at: now.toISOString() }, calendar, hours)
        }
      }
      return timer
    })

  test('a later start or a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(instant, step, amount, amount, unit, (from, gap, a, b, unit) => {
        expect(dueOf(later(from, gap), { amount: a, unit })).toBeGreaterThanOrEqual(
          dueOf(from, { amount: a, unit }),
        )
        expect(dueOf(from, { amount: a + b, unit })).toBeGreaterThanOrEqual(dueOf(from, { amount: a, unit }))
        if (unit !== 'calendarDays' || a > 0) {
          expect(dueOf(from, { amount: a, unit })).toBeGreaterThanOrEqual(from.getTime())
        }
      }),
    )
  })

  test('working units fall on working days, in working time', () => {
    fc.assert(
      fc.property(instant, amount, working, step, (from, amount, unit, gap) => {
        const timer = startTimer('handle', { amount, unit }, from, calendar, hours)
        const paused = resumeTimer(pauseTimer(timer, from), later(from, gap), calendar, hours)
        for (const { dueAt } of [timer, paused]) {
          const due = new Date(dueAt)
          expect(calendar.day(localDateOf(due)).working).toBe(true)
          const time = localTimeOf(due) / 3_600_000
          expect((time >= 9 && time <= 12) || (time >= 13.5 && time <= 17.5)).toBe(true)
        }
      }),
    )
  })

  test('working time added is working time found', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 300 * 3600 }), (from, seconds) => {
        const { due } = addWorkingTime(from, seconds * 1000, calendar, hours)
        expect(workingTimeBetween(from, due, calendar, hours).ms).toBe(seconds * 1000)
      }),
    )
  })

  test('at its start a limit remains whole', () => {
    fc.assert(
      fc.property(instant, positive, unit, (from, amount, unit) => {
        const left = remaining(from, new Date(dueOf(from, { amount, unit })), unit, calendar, hours)
        expect(left).toMatchObject({ amount, unit, overdue: false })
      }),
    )
  })

  test('pausing and resuming at once changes nothing', () => {
    fc.assert(
      fc.property(timers, step, (timer, gap) => {
        fc.pre(timer.pausedAt === undefined)
        const now = later(new Date(timer.pauses.at(-1)?.to ?? timer.startedAt), gap)
        expect(resumeTimer(pauseTimer(timer, now), now, calendar, hours)).toEqual(timer)
      }),
    )
  })

  test('counting again by the same calendar changes nothing', () => {
    fc.assert(
      fc.property(timers, (timer) => {
        expect(recomputeTimer(timer, calendar, hours)).toEqual(timer)
      }),
    )
  })

  test('two extensions are as one of their sum', () => {
    fc.assert(
      fc.property(timers, positive, positive, unit, (timer, a, b, unit) => {
        const by = (timer: Timer, amount: number) =>
          extendTimer(timer, extension(amount, unit), calendar, hours)
        expect(by(by(timer, a), b).dueAt).toBe(by(timer, a + b).dueAt)
      }),
    )
  })

  test('overdue stays equally overdue across a pause', () => {
    const timer = start(1, 'workingHours', '2026-11-25 10:00')
    const before = timerRemaining(timer, at('2026-11-26 10:00'), calendar, hours)
    const resumed = resumeTimer(
      pauseTimer(timer, at('2026-11-26 10:00')),
      at('2026-12-01 15:00'),
      calendar,
      hours,
    )
    expect(timerRemaining(resumed, at('2026-12-01 15:00'), calendar, hours)).toMatchObject({
      amount: before.amount,
      overdue: true,
    })
    expect(parseLocalDate('2026-12-01')).toBe(localDateOf(at('2026-12-01 15:00')))
  })
})
