/**
 * How a case is shown: what may be done next and why not, its procedure as a picture, what is left of its time.
 */
import type { z } from 'zod'
import type { Asker } from '#platform/access/asker.ts'
import type { Law } from '#platform/law/law.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Services } from '#platform/services.ts'
import type { Remaining } from '#platform/time/calendar-types.ts'
import { timerRemaining } from '#platform/time/deadline.ts'
import { addDays, instantOf, localDateOf, weekdayOf } from '#platform/time/local-date.ts'
import { isPossible, lawOf } from './engine.ts'
import { type ActionDefinition, mayAct, type ProcedureDefinition } from './procedure.ts'
import type { CaseRecord } from './record.ts'
import type { caseAction, diagram, timer } from './shapes.ts'
import { hoursOf, running } from './timers.ts'

type CaseAction = z.input<typeof caseAction>

const notYours = {
  zh: '由其他岗位办理',
  en: 'Another post does this',
}

/**
 * The actions of a case for one asker. Those that are possible now but belong to somebody else are shown with the
 * reason when `teach` is set (for those who work), never to the reporter.
 */
export function actionsOf(
  services: Services,
  procedure: ProcedureDefinition,
  record: CaseRecord,
  asker: Asker,
  now: Date,
  teach: boolean,
): CaseAction[] {
  const law = lawOf(services, record)
  const words = law.pack.procedure(procedure.words)
  const actions: CaseAction[] = []
  for (const [action, definition] of Object.entries(procedure.actions)) {
    if (definition.by.every((actor) => 'who' in actor && actor.who === 'system')) continue
    if (!isPossible(procedure, definition, record, law)) continue
    const step = words.step(definition.step)
    if (!step) continue
    const mine = mayAct(asker, definition, record)
    const against = mine ? whatStandsAgainst(definition, record, asker, now, law) : undefined
    if (!mine && !teach) continue
    actions.push({
      action,
      name: definition.name ?? step.name,
      explains: definition.explains,
      allowed: mine && !against,
      ...(mine ? {} : { reason: notYours }),
      ...(against ? { reason: against.says } : {}),
      basis: against ? against.basis : words.basisOf(definition.step),
      fields: definition.fields.map((field) => ({ ...field })),
      confirm: definition.confirm ?? false,
      primary: (definition.primary ?? false) && mine && !against,
    })
  }
  return actions.sort(
    (a, b) => Number(b.allowed) - Number(a.allowed) || Number(b.primary) - Number(a.primary),
  )
}

/** What would stand against an action already now, without any input: a block or a refusal of the law. */
function whatStandsAgainst(
  definition: ActionDefinition,
  record: CaseRecord,
  asker: Asker,
  now: Date,
  law: Law,
): { says: Words; basis: Citation[] } | undefined {
  const facts = { record, asker, law, now, input: {} }
  const block = definition.blocks?.find(({ when }) => when(facts))
  if (block) return { says: block.text, basis: [] }
  for (const [code, refused] of Object.entries(definition.guards ?? {})) {
    const rule = law.pack.refusal(code)
    if (rule.mode === 'refuse' && refused(facts)) return rule
  }
  return undefined
}

/** The procedure of a case as states and ways, with the state it is in and those it has been in. */
export function pictureOf(
  services: Services,
  procedure: ProcedureDefinition,
  record: CaseRecord,
  visited: readonly string[],
): z.input<typeof diagram> {
  const words = lawOf(services, record).pack.procedure(procedure.words)
  const nameOf = (id: string) => words.state(id)?.name ?? { zh: id, en: id }
  const ways: z.input<typeof diagram>['ways'] = []
  for (const [action, definition] of Object.entries(procedure.actions)) {
    const step = words.step(definition.step)
    if (!step || definition.to === 'same') continue
    for (const from of definition.from) {
      for (const to of targetsOf(definition, record)) {
        if (from !== to) ways.push({ action, name: definition.name ?? step.name, from, to })
      }
    }
  }
  const used = new Set([procedure.initial, record.state, ...ways.flatMap((way) => [way.from, way.to])])
  return {
    states: Object.entries(procedure.states)
      .filter(([id]) => used.has(id))
      .map(([id, state]) => ({ id, name: nameOf(id), stage: state.stage, side: state.side ?? false })),
    ways,
    present: record.state,
    visited: [...visited],
  }
}

/** Where an action may lead: where the input decides, both ends of pass and grant. */
function targetsOf(definition: ActionDefinition, record: CaseRecord): string[] {
  if (typeof definition.to === 'string') return [definition.to]
  const facts = { record, asker: { positions: [], via: 'none' as const }, now: new Date(0) }
  const to = definition.to as (facts: object) => string
  return [...new Set([true, false].map((pass) => to({ ...facts, input: { pass, grant: pass } })))].filter(
    (state) => state !== 'same',
  )
}

/** What is left of the deadline that runs. */
export function remainingOf(services: Services, record: CaseRecord, now: Date): Remaining | undefined {
  const timer = running(record.timers)
  if (!timer || record.closed_at) return undefined
  return timerRemaining(timer, now, services.calendar, hoursOf(lawOf(services, record).pack))
}

/** Which group of the inbox a due moment belongs to. */
export function dueGroup(due: Date | null, now: Date): 'overdue' | 'today' | 'week' | 'later' | 'none' {
  if (!due) return 'none'
  if (due < now) return 'overdue'
  const today = localDateOf(now)
  if (localDateOf(due) === today) return 'today'
  // The week ends with its Sunday, local time.
  const endOfWeek = instantOf(addDays(today, ((7 - weekdayOf(today)) % 7) + 1))
  return due < endOfWeek ? 'week' : 'later'
}

/** Ends of today and of this week, local time: the bounds of the groups of an inbox. */
export function dueBounds(now: Date): { todayEnd: Date; weekEnd: Date } {
  const today = localDateOf(now)
  return {
    todayEnd: instantOf(addDays(today, 1)),
    weekEnd: instantOf(addDays(today, ((7 - weekdayOf(today)) % 7) + 1)),
  }
}

/** All timers of a case with what is left. */
export function timersOf(services: Services, record: CaseRecord, now: Date): z.input<typeof timer>[] {
  const hours = hoursOf(lawOf(services, record).pack)
  return record.timers.map((entry) => ({
    kind: entry.kind,
    limit: entry.limit,
    startedAt: entry.startedAt,
    dueAt: entry.dueAt,
    provisional: entry.provisional,
    pausedAt: entry.pausedAt,
    stoppedAt: entry.stoppedAt,
    breachedAt: entry.breachedAt,
    remaining: timerRemaining(entry, now, services.calendar, hours),
  }))
}
