/** Decisions of a trial over histories made by hand, under laws changed by hand. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { gridProcedures } from '#modules/grid/contract.server.ts'
import { root } from '#platform/db/folders.ts'
import { origin } from '#platform/history/chain.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { Pack, type PackData } from '#platform/packs/pack.ts'
import { officialCalendar } from '#platform/time/calendar.ts'
import type { Timer } from '#platform/time/calendar-types.ts'
import { startTimer, stopTimer } from '#platform/time/deadline.ts'
import type { CaseEventData, CaseRecord } from '#platform/workflow/record.ts'
import { hoursOf } from '#platform/workflow/timers.ts'
import { type Outcome, outcomeOfAttempt, outcomesOf } from './outcomes.ts'
import type { PastCase, PastEvent } from './past.ts'

const packs = loadPacks(path.join(root, 'jurisdictions'))
const own = packs.get('_fictional')
const hours = hoursOf(own)

/** The law with some of it changed. */
function amended(change: (data: PackData) => void): Pack {
  const data = structuredClone(own.data)
  change(data)
  return new Pack(data)
}
const category = own
  .categories()
  .find(({ urgency, committee }) => urgency === 'ordinary' && committee === 'may')!.id

const [base, dept, committee] = ['b-base', 'b-dept', 'b-committee']
const kinds: Record<string, string> = { [base]: 'gov-base', [dept]: 'dept', [committee]: 'committee' }
const kindOf = (body: string | null | undefined) => (body ? kinds[body] : undefined)

const at = (text: string) => new Date(`2026-${text}+08:00`)
let seq = 0
function event(
  when: string,
  action: string,
  from: string | null,
  to: string,
  more: Omit<Partial<PastEvent>, 'data'> & { data?: object } = {},
): PastEvent {
  const data: CaseEventData = { action, from, to, ...more.data }
  return { seq: ++seq, at: at(when), person: more.person ?? null, body: more.body ?? null, data }
}

function past(events: PastEvent[], more: Partial<CaseRecord> = {}): PastCase {
  const record: CaseRecord = {
    county: '990101',
    id: '0',
    no: '1',
    procedure: 'grid.matter',
    jurisdiction: '_fictional',
    pack: own.version,
    place: '990101001001',
    title: '',
    category,
    level: own.category(category)!.urgency,
    state: events.at(-1)?.data.to ?? 'reported',
    desk: null,
    holder: null,
    handler: null,
    origin: 'resident',
    opened_by: 'p-resident',
    opened_at: events[0]!.at,
    due_at: null,
    attention_at: null,
    escalation: 0,
    supervised: false,
    suspended: false,
    public: true,
    closed_at: null,
    outcome: null,
    timers: [],
    data: {},
    parent: null,
    merged_into: null,
    reopened: 0,
    rating: null,
    seq: events.length,
    head: origin,
    ...more,
  }
  return { record, events }
}

function tried(pack: Pack, one: PastCase): Outcome[] {
  const procedure = gridProcedures[one.record.procedure]!
  const trial = { own, tried: pack, procedure, kindOf, calendar: officialCalendar, at: at('11-20T09:00:00') }
  return outcomesOf(one, trial)
}

/** From report to answer, as it goes when nothing goes wrong. */
function handled(by: { handler?: string; checker?: string; to?: string } = {}): PastEvent[] {
  const { handler = 'p-dept', checker = 'p-base', to = dept } = by
  return [
    event('09-01T09:00:00', 'report', null, 'reported', { person: 'p-resident' }),
    event('09-01T10:00:00', 'accept', 'reported', 'accepted', { person: 'p-base', body: base }),
    event('09-01T11:00:00', 'dispatch', 'accepted', 'dispatched', {
      person: 'p-base',
      body: base,
      data: { body: to },
    }),
    event('09-04T10:00:00', 'finish', 'dispatched', 'handled', { person: handler, body: to }),
    event('09-04T15:00:00', 'check', 'handled', 'checked', {
      person: checker,
      body: base,
      data: { pass: true },
    }),
    event('09-04T16:00:00', 'answer', 'checked', 'answered', { person: 'p-base', body: base }),
  ]
}

describe('under the same law', () => {
  it('nothing is otherwise', () => expect(tried(own, past(handled()))).toEqual([]))
})

describe('who may act', () => {
  it('another body than the one that accepted and dispatched: one outcome that names the steps', () => {
    const pack = amended((data) => {
      for (const kind of data.bodies.kinds) {
        const agency = kind.id === 'gov-county'
        for (const post of kind.posts) {
          post.duties = agency
            ? [...post.duties, 'grid.intake']
            : post.duties.filter((one) => one !== 'grid.intake')
        }
      }
    })
    const [outcome, ...others] = tried(pack, past(handled()))
    expect(others).toEqual([])
    expect(outcome).toMatchObject({
      kind: 'who',
      detail: { steps: ['accept', 'dispatch', 'answer'].map((step) => ({ step, kind: 'gov-base' })) },
    })
  })
})

describe('what the matrix refuses', () => {
  const barred = () =>
    amended((data) => {
      for (const one of data.categories) if (one.id === category) one.committee = 'never'
    })

  it('a matter given to a committee that is on the negative list there', () => {
    expect(tried(barred(), past(handled({ to: committee })))).toMatchObject([
      {
        kind: 'refused',
        detail: { code: 'dispatch-negative-item', steps: [{ step: 'dispatch', kind: 'gov-base' }] },
      },
    ])
    expect(tried(barred(), past(handled({ to: dept })))).toEqual([])
  })

  it('is only warned of where the matrix says so, and nothing where it is off', () => {
    const mode = (to: 'warn' | 'off') => {
      const { data } = barred()
      const refusals = data.refusals.map((one) =>
        one.code === 'dispatch-negative-item' ? { ...one, mode: to } : one,
      )
      return new Pack({ ...data, refusals })
    }
    expect(tried(mode('warn'), past(handled({ to: committee })))).toMatchObject([{ kind: 'warned' }])
    expect(tried(mode('off'), past(handled({ to: committee })))).toEqual([])
  })

  it('one’s own work checked by oneself, where only the other law refuses it', () => {
    const lax = amended((data) => {
      for (const one of data.refusals) if (one.code === 'self-check') one.mode = 'off'
    })
    const events = handled({ handler: 'p-base', checker: 'p-base', to: base })
    const trial = {
      procedure: gridProcedures['grid.matter']!,
      kindOf,
      calendar: officialCalendar,
      at: at('11-20T09:00:00'),
    }
    expect(outcomesOf(past(events), { ...trial, own: lax, tried: own })).toMatchObject([
      { kind: 'refused', detail: { code: 'self-check', steps: [{ step: 'check' }] } },
    ])
    expect(tried(lax, past(events))).toMatchObject([{ kind: 'allowed', detail: { code: 'self-check' } }])
  })

  it('an attempt that was refused: no longer, or only with a warning; to another kind of body', () => {
    const attempt = {
      id: '1',
      at: at('09-01T10:00:00'),
      operation: 'grid.act',
      code: 'transfer-own-duty',
      mode: 'refuse' as const,
      body: dept,
      place: '990101',
      subject: null,
    }
    const change = (to: object) =>
      amended((data) => {
        data.refusals = data.refusals.map((one) =>
          one.code === 'transfer-own-duty' ? { ...one, ...to } : one,
        )
      })
    expect(outcomeOfAttempt(attempt, own, kindOf)).toBeUndefined()
    expect(outcomeOfAttempt(attempt, change({ mode: 'off' }), kindOf)).toMatchObject({
      kind: 'allowed',
      detail: { mode: 'refuse', otherwise: 'off', actor: 'dept' },
    })
    expect(outcomeOfAttempt(attempt, change({ mode: 'warn' }), kindOf)?.kind).toBe('warned')
    expect(outcomeOfAttempt(attempt, change({ actors: ['gov-county'] }), kindOf)?.kind).toBe('allowed')
    expect(outcomeOfAttempt({ ...attempt, mode: 'warn' }, own, kindOf)?.kind).toBe('refused')
  })
})

describe('steps', () => {
  it('that the other law does not have', () => {
    const pack = amended((data) => {
      for (const step of data.procedure.steps) if (step.id === 'verify') step.used = false
    })
    const [report, accept, ...rest] = handled()
    const events = [
      report!,
      event('09-01T09:10:00', 'request-verification', 'reported', 'verifying', {
        person: 'p-base',
        body: base,
      }),
      event('09-01T09:30:00', 'verify', 'verifying', 'accepted', {
        person: 'p-grid',
        body: committee,
        data: { pass: true },
      }),
      { ...accept!, data: { ...accept!.data, action: 'escalate' } },
      ...rest,
    ]
    expect(tried(pack, past(events))).toMatchObject([
      { kind: 'step', detail: { steps: [{ step: 'verify' }, { step: 'verify' }] } },
    ])
  })

  it('reopened after the other law’s days have passed', () => {
    const pack = amended((data) => {
      data.limits.reopen = { amount: 3, unit: 'calendarDays' }
    })
    const events = [
      ...handled(),
      event('09-05T09:00:00', 'rate', 'answered', 'closed', { person: 'p-resident', data: { satisfied: 1 } }),
      event('09-12T09:00:00', 'reopen', 'closed', 'accepted', { person: 'p-resident' }),
    ]
    expect(tried(pack, past(events))).toMatchObject([
      { kind: 'blocked', detail: { code: 'grid.reopen-too-late', steps: [{ step: 'reopen' }] } },
    ])
    expect(tried(own, past(events))).toEqual([])
  })
})

describe('category, responsibility, level', () => {
  it('a category that the other law does not know', () => {
    const pack = amended((data) => {
      data.categories = data.categories.filter(({ id }) => id !== category)
    })
    expect(tried(pack, past(handled()))).toEqual([{ kind: 'category', detail: {} }])
  })

  it('another body is responsible', () => {
    const pack = amended((data) => {
      for (const one of data.categories)
        if (one.id === category) one.responsible = { rule: 'place', body: 'gov-base' }
    })
    expect(tried(pack, past(handled()))).toEqual([{ kind: 'handler', detail: {} }])
  })

  it('another urgency; a level that was chosen stays only where there are levels', () => {
    const urgent = amended((data) => {
      for (const one of data.categories) if (one.id === category) one.urgency = 'urgent'
    })
    expect(tried(urgent, past(handled()))).toEqual([
      { kind: 'level', detail: { level: { now: 'ordinary', otherwise: 'urgent' } } },
    ])
    expect(tried(urgent, past(handled(), { level: 'complex' }))).toEqual([])
    const plain = amended((data) => {
      data.procedure.options.responseLevels.used = false
    })
    expect(tried(plain, past(handled(), { level: 'complex' }))).toMatchObject([
      { kind: 'level', detail: { level: { now: 'complex', otherwise: 'ordinary' } } },
    ])
  })
})

describe('deadlines', () => {
  // Friday to Wednesday: three working days later, with a weekend between.
  const ran = (days: number, end: string): Timer => {
    const started = startTimer(
      'handle',
      { amount: days, unit: 'workingDays' },
      at('11-13T09:00:00'),
      officialCalendar,
      hours,
    )
    return stopTimer(started, at(end), officialCalendar, hours)
  }
  const shorter = (days: number) =>
    amended((data) => {
      data.limits.stages.handle!.ordinary = { amount: days, unit: 'workingDays' }
    })

  it('met in five working days, late in two: both dates are told', () => {
    const [outcome, ...others] = tried(shorter(2), past(handled(), { timers: [ran(5, '11-18T09:00:00')] }))
    expect(others).toEqual([])
    expect(outcome).toMatchObject({
      kind: 'late',
      stage: 'handle',
      detail: { deadline: { now: { amount: 5 }, otherwise: { amount: 2 }, open: false } },
    })
    const { now, otherwise, ended } = outcome!.detail.deadline!
    expect(otherwise.due < ended && ended < now.due).toBe(true)
  })

  it('late in five, met in ten', () => {
    expect(tried(shorter(10), past(handled(), { timers: [ran(5, '11-24T09:00:00')] }))).toMatchObject([
      { kind: 'met', stage: 'handle' },
    ])
  })

  it('are the same where only the dates move and both are met', () => {
    expect(tried(shorter(4), past(handled(), { timers: [ran(5, '11-16T10:00:00')] }))).toEqual([])
  })

  it('keep the time that stood still and what was granted', () => {
    const base = ran(5, '11-18T09:00:00')
    const paused = {
      ...base,
      pauses: [{ from: at('11-13T10:00:00').toISOString(), to: at('11-18T08:30:00').toISOString() }],
    }
    const granted = {
      ...base,
      extensions: [{ amount: 5, unit: 'workingDays' as const, at: at('11-14T09:00:00').toISOString() }],
    }
    expect(tried(shorter(2), past(handled(), { timers: [paused] }))).toEqual([])
    expect(tried(shorter(2), past(handled(), { timers: [granted] }))).toEqual([])
  })

  it('that still run are compared at the moment of the trial', () => {
    const open = startTimer(
      'handle',
      { amount: 5, unit: 'workingDays' },
      at('11-16T09:00:00'),
      officialCalendar,
      hours,
    )
    expect(tried(shorter(2), past(handled(), { timers: [open] }))).toMatchObject([
      { kind: 'late', detail: { deadline: { open: true } } },
    ])
  })
})

describe('what a row tells', () => {
  it('holds no person', () => {
    const pack = amended((data) => {
      for (const one of data.refusals) if (one.code === 'self-check') one.mode = 'off'
      data.limits.stages.handle!.ordinary = { amount: 1, unit: 'hours' }
    })
    const events = handled({ handler: 'p-base', checker: 'p-base', to: base })
    expect(JSON.stringify(tried(pack, past(events)))).not.toMatch(/p-/)
  })
})
