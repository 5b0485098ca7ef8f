/**
 * The case engine: opens cases and takes them from state to state. Every step is one event and one row,
 * written together; what a step may not do is refused before anything is written.
 */
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { recordWarning } from '#platform/history/append.ts'
import { origin } from '#platform/history/chain.ts'
import { Law, type Warning } from '#platform/law/law.ts'
import { timeOf } from '#platform/law/setting-value.ts'
import { findSetting } from '#platform/law/settings.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import {
  type ActionDefinition,
  type Change,
  type Facts,
  mayAct,
  type ProcedureDefinition,
  type StepInput,
} from './procedure.ts'
import { type CaseEventData, type CaseRecord, insertWithEvent, lockCase, updateWithEvent } from './record.ts'
import { type Counting, changeRunning, dueOf, enterStage, hoursOf, type StageBegun } from './timers.ts'

/** What the engine needs of an operation or of a job. */
export interface Work {
  tx: Tx
  now: Date
  asker: Asker
  services: Services
  /** Name of the operation, for the record. */
  operation: string
  /** Nobody is told: what happened lies in the past. */
  quiet?: boolean
  /** Tells whoever acts of a warning that is on record; absent where nobody waits for an answer. */
  warned?(warning: Warning): void
  afterCommit(work: () => void): void
}

/** What the module around a procedure provides. */
export interface Surroundings {
  /** The body that dispatches at a place. */
  dispatcherOf(work: Work, place: string): Promise<string | null>
  /** After each step, inside the transaction: notices, sub-cases. */
  afterStep?(work: Work, step: StepTaken): Promise<void>
}

/** A step that was taken. */
export interface StepTaken {
  before: CaseRecord
  after: CaseRecord
  action: string
  definition: ActionDefinition | undefined
  input: StepInput
}

/** What a new case begins with. */
export interface NewCase {
  id: string
  no: string
  place: string
  title: string
  category: string | null
  level: string
  origin: string
  openedBy: string | null
  public: boolean
  /** Another state than the initial one (found and fixed at once), and the body that then holds it. */
  state?: string
  holder?: string | null
  parent?: string
  data?: Record<string, unknown>
  tells?: Record<string, unknown>
}

/** The work of an operation, from its context. */
export function workOf(ctx: Context, operation: string): Work {
  const { tx, now, asker, services, warned, afterCommit } = ctx
  ctx.recorded()
  return { tx, now, asker, services, operation, warned, afterCommit }
}

function countingOf(services: Services, pack: Pack, now: Date): Counting {
  return { calendar: services.calendar, hours: hoursOf(pack), now }
}

/** A stage with its limit at the place: the law's or our figure, else what a body of the place has set, else none. */
async function stageOf(
  work: Work,
  procedure: ProcedureDefinition,
  law: Law,
  stage: string | undefined,
  level: string,
): Promise<StageBegun | undefined> {
  if (!stage) return undefined
  const declared = law.pack.stageLimit(procedure.words, stage, level)
  if (!declared) return { stage, limit: undefined }
  if ('limit' in declared) return { stage, limit: declared.limit }
  const set = await findSetting(work.tx, law.place, declared.setting, localDateOf(work.now), law.pack.id)
  return { stage, limit: set && timeOf(set.value) }
}

/** Opens a case: its first event, its first deadline, on the right desk. */
export async function openCase(
  work: Work,
  procedure: ProcedureDefinition,
  law: Law,
  around: Surroundings,
  begin: NewCase,
): Promise<CaseRecord> {
  const state = begin.state ?? procedure.initial
  const declared = stateOf(procedure, state)
  const counting = countingOf(work.services, law.pack, work.now)
  const stage = await stageOf(work, procedure, law, declared.limit, begin.level)
  const timers = enterStage([], stage, counting)
  const { due, attention } = dueOf(timers, false)
  const holder =
    declared.holder === 'dispatcher' ? await around.dispatcherOf(work, begin.place) : (begin.holder ?? null)
  const record: CaseRecord = {
    county: countyOf(begin.place),
    id: begin.id,
    no: begin.no,
    procedure: procedure.name,
    jurisdiction: law.pack.id,
    pack: law.pack.version,
    place: begin.place,
    title: begin.title,
    category: begin.category,
    level: begin.level,
    state,
    desk: declared.desk ?? null,
    holder,
    handler: null,
    origin: begin.origin,
    opened_by: begin.openedBy,
    opened_at: work.now,
    due_at: due,
    attention_at: attention,
    escalation: 0,
    supervised: false,
    suspended: false,
    public: begin.public,
    closed_at: declared.stage === 'done' ? work.now : null,
    outcome: null,
    timers,
    data: begin.data ?? {},
    parent: begin.parent ?? null,
    merged_into: null,
    reopened: 0,
    rating: null,
    seq: 0,
    head: origin,
  }
  const event: CaseEventData = { action: 'report', from: null, to: state, ...begin.tells }
  const after = await insertWithEvent(work.tx, work.asker, work.operation, work.now, record, event)
  announce(work, after)
  return after
}

/** The step, where it is possible now (409) and the asker's to take (403): before its input is looked at. */
export function requireStep(
  work: Work,
  procedure: ProcedureDefinition,
  record: CaseRecord,
  action: string,
): ActionDefinition {
  const definition = procedure.actions[action]
  if (!definition || !isPossible(procedure, definition, record, lawOf(work.services, record)))
    fail('workflow.not-now')
  if (!mayAct(work.asker, definition, record)) fail('access.forbidden')
  return definition
}

/** Takes one step on a case that the caller holds locked. Gives the case as it then stands. */
export async function takeStep(
  work: Work,
  procedure: ProcedureDefinition,
  around: Surroundings,
  record: CaseRecord,
  action: string,
  input: StepInput,
): Promise<CaseRecord> {
  const definition = requireStep(work, procedure, record, action)
  const law = lawOf(work.services, record)
  requireFields(definition, input)
  const facts: Facts = { record, asker: work.asker, law, now: work.now, input }
  for (const block of definition.blocks ?? []) if (block.when(facts)) fail(block.code)
  for (const [code, refused] of Object.entries(definition.guards ?? {})) {
    if (refused(facts)) law.refuseIf(true, code, work.asker.acting?.bodyKind)
  }
  await recordWarnings(work, law)
  const to = typeof definition.to === 'string' ? definition.to : definition.to(facts)
  const target = to === 'same' ? record.state : to
  const change = definition.change?.(facts) ?? {}
  const next = await project(work, procedure, law, around, record, target, to !== 'same', change)
  const event: CaseEventData = {
    action,
    from: record.state,
    to: target,
    ...(input.note ? { note: input.note } : {}),
    ...(input.photos?.length ? { photos: input.photos } : {}),
    ...change.tells,
  }
  const after =
    (await updateWithEvent(work.tx, work.asker, work.operation, work.now, next, event)) ??
    fail('record.conflict')
  await around.afterStep?.(work, { before: record, after, action, definition, input })
  announce(work, after, record)
  return after
}

/** Changes a case without an action of its procedure: the engine's own doings (escalation, recomputed deadlines). */
export async function changeCase(
  work: Work,
  record: CaseRecord,
  change: Partial<CaseRecord>,
  event: Omit<CaseEventData, 'from' | 'to'> & { action: string },
): Promise<CaseRecord> {
  const told = { ...event, from: record.state, to: change.state ?? record.state } as CaseEventData
  const next = { ...record, ...change }
  const after =
    (await updateWithEvent(work.tx, work.asker, work.operation, work.now, next, told)) ??
    fail('record.conflict')
  announce(work, after, record)
  return after
}

/** The case, locked. Whether the asker may see it is the caller's to decide before anything else is said of it. */
export async function lockFor(work: Work, county: string, id: string): Promise<CaseRecord> {
  return (await lockCase(work.tx, county, id)) ?? fail('record.not-found')
}

/** The law that a case is decided by: the version that it began under, whatever is in force today. */
export function lawOf(
  services: Services,
  record: Pick<CaseRecord, 'jurisdiction' | 'pack' | 'place' | 'no'> & { id?: string },
): Law {
  const { packs } = services
  const pack = packs.under(record.jurisdiction, record.pack) ?? packs.forPlace(record.place)
  if (!pack) throw new Error(`no pack for case ${record.no}`)
  return new Law(pack, record.place, record.id)
}

/** Whether an action is possible in the case's state, and used in this law at all. */
export function isPossible(
  procedure: ProcedureDefinition,
  definition: ActionDefinition,
  record: CaseRecord,
  law: Law,
): boolean {
  if (!definition.from.includes(record.state)) return false
  if (!law.pack.procedure(procedure.words).uses(definition.step)) return false
  return definition.when?.(record) ?? true
}

function requireFields(definition: ActionDefinition, input: StepInput): void {
  const missing: Record<string, string> = {}
  for (const field of definition.fields) {
    const value = input[field.name]
    if (field.required && (value === undefined || value === '' || value === null))
      missing[field.name] = field.label.zh
  }
  if (Object.keys(missing).length > 0) fail('workflow.field-missing', missing)
}

async function recordWarnings(work: Work, law: Law): Promise<void> {
  for (const warning of law.warnings) {
    await recordWarning(work.tx, work.asker, work.operation, warning, work.now)
    work.warned?.(warning)
  }
}

function stateOf(procedure: ProcedureDefinition, state: string) {
  const declared = procedure.states[state]
  if (!declared) throw new Error(`${procedure.name} has no state ${state}`)
  return declared
}

/** The row after a step. */
async function project(
  work: Work,
  procedure: ProcedureDefinition,
  law: Law,
  around: Surroundings,
  record: CaseRecord,
  target: string,
  entered: boolean,
  change: Change,
): Promise<CaseRecord> {
  const declared = stateOf(procedure, target)
  const counting = countingOf(work.services, law.pack, work.now)
  const level = change.level ?? record.level
  let { timers } = record
  if (entered) {
    const stage = await stageOf(work, procedure, law, declared.limit, level)
    timers = enterStage(timers, stage, counting)
  }
  if (change.timer) timers = changeRunning(timers, change.timer, counting, work.asker.acting?.id)
  const suspended = entered ? false : (change.suspended ?? record.suspended)
  const { due, attention } = dueOf(timers, suspended)
  const moved = due?.getTime() !== record.due_at?.getTime()
  return {
    ...record,
    title: change.title ?? record.title,
    place: change.place ?? record.place,
    category: change.category ?? record.category,
    level,
    state: target,
    desk: declared.desk ?? null,
    holder: entered
      ? await holderOf(work, around, record, declared.holder, change)
      : (change.holder ?? record.holder),
    handler: change.handler === undefined ? (entered ? null : record.handler) : change.handler,
    due_at: due,
    // A ladder that has begun goes on, unless the deadline itself moved.
    attention_at: moved || entered ? attention : record.attention_at,
    escalation: moved || entered ? 0 : record.escalation,
    supervised: change.supervised ?? record.supervised,
    suspended,
    public: change.public ?? record.public,
    closed_at: declared.stage === 'done' ? (record.closed_at ?? work.now) : null,
    outcome: change.outcome === undefined ? record.outcome : change.outcome,
    timers,
    data: change.data ? { ...record.data, ...change.data } : record.data,
    merged_into: change.mergedInto ?? record.merged_into,
    reopened: change.reopened ?? record.reopened,
    rating: change.rating ?? record.rating,
  }
}

async function holderOf(
  work: Work,
  around: Surroundings,
  record: CaseRecord,
  rule: 'dispatcher' | 'named' | 'keep' | 'none',
  change: Change,
): Promise<string | null> {
  if (rule === 'dispatcher') return around.dispatcherOf(work, record.place)
  if (rule === 'named') return change.holder === undefined ? record.holder : change.holder
  return rule === 'keep' ? record.holder : null
}

/** Tells whoever looks at lists, after the commit. */
function announce(work: Work, after: CaseRecord, before?: CaseRecord): void {
  const { bus } = work.services
  const { county, id, place } = after
  work.afterCommit(() => {
    bus.publish({ kind: 'case', county, id, place, body: after.holder ?? undefined })
    if (before?.holder && before.holder !== after.holder) {
      bus.publish({ kind: 'case', county, id, place, body: before.holder })
    }
  })
}
