/**
 * Deadlines of a case counted again by another law's limits, with the official calendar. What was granted and what
 * stood still stays as it was. Pure.
 */
import type { Category, Pack } from '#platform/packs/pack.ts'
import { STAGES, type Stage, URGENCIES, type Urgency } from '#platform/packs/schema.ts'
import type { Calendar, Limit, Timer } from '#platform/time/calendar-types.ts'
import { recomputeTimer, startTimer } from '#platform/time/deadline.ts'
import { hoursOf } from '#platform/workflow/timers.ts'

/** One deadline, as it was and as it would have been. */
export interface Compared {
  stage: Stage
  now: { limit: Limit; due: string; late: boolean }
  otherwise: { limit: Limit; due: string; late: boolean }
  /** When the stage ended, or the moment of the trial where it has not. */
  ended: string
  open: boolean
  /** The calendar beyond the last official notice is a guess. */
  provisional: boolean
}

/** What counting again needs. */
export interface Counting {
  own: Pack
  tried: Pack
  calendar: Calendar
  /** The moment of the trial: what still runs is compared at it. */
  at: Date
}

/** All deadlines of a case that limit somebody's work, in their order. */
export function compareDeadlines(
  timers: readonly Timer[],
  record: { category: string | null; level: string },
  counting: Counting,
): Compared[] {
  return timers.flatMap((timer) => {
    if (!STAGES.some((stage) => stage === timer.kind)) return []
    return [compare(timer, timer.kind as Stage, record, counting)]
  })
}

function compare(
  timer: Timer,
  stage: Stage,
  record: { category: string | null; level: string },
  { own, tried, calendar, at }: Counting,
): Compared {
  const urgency = levelUnder(levelThen(timer, stage, record, own), record.category, own, tried)
  const { amount, unit } = tried.limit(stage, urgency)
  const hours = hoursOf(tried)
  const started = startTimer(stage, { amount, unit }, new Date(timer.startedAt), calendar, hours)
  const { extensions, pauses } = timer
  const counted = recomputeTimer({ ...started, extensions, pauses }, calendar, hours)
  const end = timer.stoppedAt ?? timer.pausedAt ?? at.toISOString()
  const late = (due: string) => Date.parse(end) > Date.parse(due)
  return {
    stage,
    now: { limit: timer.limit, due: timer.dueAt, late: late(timer.dueAt) },
    otherwise: { limit: { amount, unit }, due: counted.dueAt, late: late(counted.dueAt) },
    ended: end,
    open: timer.stoppedAt === undefined,
    provisional: counted.provisional || timer.provisional,
  }
}

/** The level that a deadline was set by: the present one, unless only another of the law has its limit. */
function levelThen(
  timer: Timer,
  stage: Stage,
  { category, level }: { category: string | null; level: string },
  own: Pack,
): Urgency {
  const usual = category ? own.category(category)?.urgency : undefined
  const candidates = [level as Urgency, ...(usual ? [usual] : []), ...URGENCIES]
  const fits = (one: Urgency) => {
    const limit = own.data.limits.stages[stage]?.[one]
    return limit?.amount === timer.limit.amount && limit.unit === timer.limit.unit
  }
  return candidates.find(fits) ?? (URGENCIES.find((one) => one === level) || 'ordinary')
}

/**
 * The level that a case would have: the category's own in the other law. A level that somebody had chosen stays, where
 * that law has levels of response.
 */
export function levelUnder(level: Urgency, category: string | null, own: Pack, tried: Pack): Urgency {
  const usual = (pack: Pack): Category['urgency'] | undefined =>
    category ? pack.category(category)?.urgency : undefined
  const chosen = usual(own) !== undefined && usual(own) !== level
  if (chosen && tried.data.procedure.options.responseLevels.used) return level
  return usual(tried) ?? level
}
