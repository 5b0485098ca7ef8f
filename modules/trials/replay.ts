/**
 * Takes a case's history through its procedure once more, under one law, and says of each step whether that law lets
 * it be taken. The conditions are the procedure's own (guards, blocks, changes); nothing is decided here anew. Pure.
 */
import type { Asker, Position } from '#platform/access/asker.ts'
import { Law } from '#platform/law/law.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { ActionDefinition, Facts, ProcedureDefinition, StepInput } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { KindOf, PastCase, PastEvent } from './past.ts'

/** What a law says of a step that was taken. */
export type Finding =
  /** It may be taken. */
  | 'fits'
  /** The law does not have the step. */
  | 'no-step'
  /** No post of this kind of body may take it. */
  | 'not-theirs'
  /** A rule refuses it, or warns of it. */
  | 'refused'
  | 'warned'
  /** It comes too late, or something else of the procedure stands against it. */
  | 'blocked'

/** The finding on one step. */
export interface Verdict {
  seq: number
  /** The pack's step. */
  step: string
  finding: Finding
  /** The rule that refuses or warns, or the error of the block. */
  code?: string
  /** Kind of the body that acted. */
  kind?: string
}

/** The verdicts of one law on all steps of a case that are the procedure's own, in their order. */
export function replay(
  past: PastCase,
  procedure: ProcedureDefinition,
  pack: Pack,
  kindOf: KindOf,
): Verdict[] {
  const verdicts: Verdict[] = []
  let record = begin(past)
  for (const event of past.events.slice(1)) {
    const definition = procedure.actions[event.data.action]
    const facts = factsOf(record, event, pack, kindOf)
    if (definition) {
      const has = pack.runs(procedure.words) && pack.procedure(procedure.words).uses(definition.step)
      verdicts.push(judge(definition, has, facts, pack, event, kindOf(event.body)))
    }
    record = after(record, event, procedure, definition, facts)
  }
  return verdicts
}

/** The kinds of body that have a post for a step of the procedure. */
export function kindsFor(definition: ActionDefinition, pack: Pack): string[] {
  const duties = definition.by.flatMap((actor) => ('duty' in actor ? [actor.duty] : []))
  return [...new Set(duties.flatMap((duty) => pack.postsWith(duty).map(({ body }) => body)))]
}

function judge(
  definition: ActionDefinition,
  /** The law has the step. */
  has: boolean,
  facts: Facts,
  pack: Pack,
  event: PastEvent,
  kind: string | undefined,
): Verdict {
  const told = { seq: event.seq, step: definition.step, ...(kind ? { kind } : {}) }
  if (!has) return { ...told, finding: 'no-step' }
  if (kind && !kindsFor(definition, pack).includes(kind)) return { ...told, finding: 'not-theirs' }
  const block = definition.blocks?.find(({ when }) => when(facts))
  if (block) return { ...told, finding: 'blocked', code: block.code }
  let warned: string | undefined
  for (const [code, refused] of Object.entries(definition.guards ?? {})) {
    const mode = refused(facts) ? modeFor(pack, code, kind) : 'off'
    if (mode === 'refuse') return { ...told, finding: 'refused', code }
    if (mode === 'warn') warned ??= code
  }
  return warned ? { ...told, finding: 'warned', code: warned } : { ...told, finding: 'fits' }
}

/** What a law's matrix does with a code when this kind of body acts. */
export function modeFor(pack: Pack, code: string, kind: string | undefined): 'refuse' | 'warn' | 'off' {
  const { mode, actors } = pack.refusal(code)
  if (kind && actors && !actors.some((one) => one === kind)) return 'off'
  return mode
}

/** The case as it stood after its first event. */
function begin({ record, events }: PastCase): CaseRecord {
  const [first] = events
  const fixed = first?.data.fixed === true
  return {
    ...record,
    state: first?.data.to ?? record.state,
    opened_at: first?.at ?? record.opened_at,
    data: fixed ? { fixed: true, finishedBy: first?.person ?? '', finishedBody: first?.body ?? '' } : {},
    closed_at: null,
    outcome: null,
    rating: null,
    reopened: 0,
    suspended: false,
    supervised: false,
    timers: [],
  }
}

function factsOf(record: CaseRecord, event: PastEvent, pack: Pack, kindOf: KindOf): Facts {
  return {
    record,
    asker: actorOf(event, record, kindOf),
    law: new Law(pack, record.place),
    now: event.at,
    input: inputOf(record, event, pack, kindOf),
  }
}

function actorOf({ person, body }: PastEvent, record: CaseRecord, kindOf: KindOf): Asker {
  if (!body) return { positions: [], via: 'session', ...(person ? { person } : {}) }
  const acting: Position = {
    id: body,
    body,
    bodyKind: kindOf(body) ?? '',
    bodyName: '',
    post: '',
    postName: { zh: '', en: '' },
    place: record.place,
    placeName: '',
    jurisdiction: record.jurisdiction,
    duties: new Set(),
  }
  return { positions: [acting], acting, via: 'session', ...(person ? { person } : {}) }
}

/** What the step was given, from what its event tells; what depends on the law is looked up in this one. */
function inputOf(record: CaseRecord, { data }: PastEvent, pack: Pack, kindOf: KindOf): StepInput {
  const category = record.category ? pack.category(record.category) : undefined
  const kind = kindOf(typeof data.body === 'string' ? data.body : undefined)
  return {
    ...data,
    pass: data.pass === true || data.solved === true,
    grant: data.grant === true || data.contacted === true,
    negative: category?.committee === 'never',
    ...(kind ? { bodyKind: kind } : {}),
  } as StepInput
}

/** The case as it stood after an event. */
function after(
  record: CaseRecord,
  { at, data }: PastEvent,
  procedure: ProcedureDefinition,
  definition: ActionDefinition | undefined,
  facts: Facts,
): CaseRecord {
  const change = definition?.change?.(facts) ?? {}
  const open = procedure.states[data.to]?.stage !== 'done'
  return {
    ...record,
    state: data.to,
    level: change.level ?? record.level,
    category: change.category ?? record.category,
    rating: change.rating ?? record.rating,
    reopened: change.reopened ?? record.reopened,
    suspended: change.suspended ?? record.suspended,
    supervised: change.supervised ?? record.supervised,
    closed_at: open ? null : (record.closed_at ?? at),
    data: change.data ? { ...record.data, ...change.data } : record.data,
  }
}
