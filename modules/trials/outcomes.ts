/**
 * What would have been otherwise in a case, or of an attempt, had the other law been in force: rows without words, in
 * codes of both laws. Pure.
 */
import type { Pack } from '#platform/packs/pack.ts'
import type { Urgency } from '#platform/packs/schema.ts'
import type { Calendar } from '#platform/time/calendar-types.ts'
import type { ProcedureDefinition } from '#platform/workflow/procedure.ts'
import { compareDeadlines, levelUnder } from './deadlines.ts'
import type { KindOf, PastAttempt, PastCase } from './past.ts'
import { type Finding, modeFor, replay, type Verdict } from './replay.ts'

/** Kinds of different outcomes in a case, the gravest first. */
export const CASE_KINDS = [
  'category',
  'refused',
  'allowed',
  'warned',
  'blocked',
  'who',
  'step',
  'handler',
  'level',
  'late',
  'met',
] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** One different outcome. */
export interface Outcome {
  kind: CaseKind
  /** The stage of a deadline. */
  stage?: string
  detail: OutcomeDetail
}

/** Codes and figures behind an outcome; which there are depends on its kind. */
export interface OutcomeDetail {
  /** Steps of the procedure that it concerns, with the kind of body that took them. */
  steps?: { step: string; kind?: string }[]
  /** Rule of the matrix, or error of a block. */
  code?: string
  /** What the law in force did, and what the other does. */
  mode?: 'refuse' | 'warn' | 'off'
  otherwise?: 'refuse' | 'warn' | 'off'
  /** Operation of an attempt that was refused or warned of, when, and by what kind of body. */
  operation?: string
  at?: string
  actor?: string
  level?: { now: string; otherwise: string }
  deadline?: {
    now: { amount: number; unit: string; due: string }
    otherwise: { amount: number; unit: string; due: string }
    ended: string
    open: boolean
    provisional: boolean
  }
}

/** What a trial of a case needs. */
export interface Trial {
  own: Pack
  tried: Pack
  procedure: ProcedureDefinition
  kindOf: KindOf
  calendar: Calendar
  at: Date
}

/** Everything that would be otherwise in one case; none where nothing would. */
export function outcomesOf(past: PastCase, trial: Trial): Outcome[] {
  return [
    ...categoryOutcome(past, trial),
    ...stepOutcomes(past, trial),
    ...handlerOutcome(past, trial),
    ...levelOutcome(past, trial),
    ...deadlineOutcomes(past, trial),
  ]
}

/** The category does not exist there: it could not have been reported as what it was. */
function categoryOutcome({ record: { category } }: PastCase, { own, tried }: Trial): Outcome[] {
  const gone = category !== null && own.category(category) && !tried.category(category)
  return gone ? [{ kind: 'category', detail: {} }] : []
}

const kindOfFinding: Record<Exclude<Finding, 'fits'>, CaseKind> = {
  'no-step': 'step',
  'not-theirs': 'who',
  refused: 'refused',
  warned: 'warned',
  blocked: 'blocked',
}

/** Steps on which the laws differ, one outcome per kind and rule. */
function stepOutcomes(past: PastCase, { own, tried, procedure, kindOf }: Trial): Outcome[] {
  const before = new Map(replay(past, procedure, own, kindOf).map((verdict) => [verdict.seq, verdict]))
  const found = new Map<string, Outcome>()
  for (const otherwise of replay(past, procedure, tried, kindOf)) {
    const now = before.get(otherwise.seq)
    if (!now || (now.finding === otherwise.finding && now.code === otherwise.code)) continue
    const difference = differing(now, otherwise)
    if (!difference) continue
    const key = `${difference.kind} ${difference.detail.code ?? ''}`
    const known = found.get(key) ?? difference
    found.set(key, known)
    const step = { step: otherwise.step, ...(otherwise.kind ? { kind: otherwise.kind } : {}) }
    const steps = known.detail.steps ?? []
    const told = steps.some((one) => one.step === step.step && one.kind === step.kind)
    known.detail.steps = told ? steps : [...steps, step]
  }
  return [...found.values()]
}

function differing(now: Verdict, otherwise: Verdict): Outcome | undefined {
  if (otherwise.finding !== 'fits') {
    const code = otherwise.code
    return { kind: kindOfFinding[otherwise.finding], detail: code ? { code } : {} }
  }
  // The law in force has come to stand against it meanwhile, and the other does not.
  if (now.finding === 'refused' || now.finding === 'warned')
    return { kind: 'allowed', detail: now.code ? { code: now.code } : {} }
  return undefined
}

/** Another body is responsible, 属主 or 属地. */
function handlerOutcome({ record: { category } }: PastCase, { own, tried }: Trial): Outcome[] {
  const now = category ? own.category(category)?.responsible : undefined
  const otherwise = category ? tried.category(category)?.responsible : undefined
  if (!now || !otherwise) return []
  const same = now.body === otherwise.body && now.department === otherwise.department
  return same ? [] : [{ kind: 'handler', detail: {} }]
}

/** Another level of urgency, or no levels to choose from. */
function levelOutcome({ record: { category, level } }: PastCase, { own, tried }: Trial): Outcome[] {
  const otherwise = levelUnder(level as Urgency, category, own, tried)
  return otherwise === level ? [] : [{ kind: 'level', detail: { level: { now: level, otherwise } } }]
}

/** Deadlines that were met and would have been missed, or the reverse. */
function deadlineOutcomes({ record }: PastCase, { own, tried, calendar, at }: Trial): Outcome[] {
  return compareDeadlines(record.timers, record, { own, tried, calendar, at })
    .filter(({ now, otherwise }) => now.late !== otherwise.late)
    .map(({ stage, now, otherwise, ended, open, provisional }) => ({
      kind: otherwise.late ? ('late' as const) : ('met' as const),
      stage,
      detail: {
        deadline: {
          now: { ...now.limit, due: now.due },
          otherwise: { ...otherwise.limit, due: otherwise.due },
          ended,
          open,
          provisional,
        },
      },
    }))
}

/** What the other law would have done with an attempt that was refused or warned of; undefined where the same. */
export function outcomeOfAttempt(attempt: PastAttempt, tried: Pack, kindOf: KindOf): Outcome | undefined {
  const kind = kindOf(attempt.body)
  const otherwise = modeFor(tried, attempt.code, kind)
  if (otherwise === attempt.mode) return undefined
  const { code, mode, operation, at } = attempt
  return {
    kind: otherwise === 'refuse' ? 'refused' : otherwise === 'warn' ? 'warned' : 'allowed',
    detail: { code, mode, otherwise, operation, at: at.toISOString(), ...(kind ? { actor: kind } : {}) },
  }
}
