/**
 * A procedure as a module declares it: states, the actions between them, who acts, guards, deadlines.
 * Order in time, deadlines and citations come from the pack; names of states and steps too.
 */
import type { Asker } from '#platform/access/asker.ts'
import type { Law } from '#platform/law/law.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { CaseRecord } from './record.ts'

/** A state. */
export interface StateDefinition {
  /** `open`: somebody works on it; `waiting`: for the person outside; `done`: nothing follows. */
  stage: 'open' | 'waiting' | 'done'
  /** The stage whose limit runs here; its timer starts on entering. */
  limit?: string
  /** The duty on whose desk the case lies. */
  desk?: string
  /** Which body holds it on entering: the dispatching one of the place, the one that the step names, or as before. */
  holder: 'dispatcher' | 'named' | 'keep' | 'none'
  /** Off the main way in the diagram. */
  side?: boolean
}

/**
 * Who may act: a duty at the case's place, or of the body that holds it, or of a party that the case's data name by
 * this key; or somebody without a position.
 */
export type Actor =
  | { duty: string; at: 'place' | 'holder' }
  | { duty: string; at: 'party'; party: string }
  | { who: 'reporter' | 'system' }

/** A field of an action's form. */
export interface FieldDefinition {
  name: string
  kind:
    | 'text'
    | 'longText'
    | 'choice'
    | 'body'
    | 'bodies'
    | 'number'
    | 'photos'
    | 'case'
    | 'boolean'
    | 'limit'
    | 'place'
    | 'date'
    | 'amount'
  label: Words
  required: boolean
  hint?: Words
  choices?: { value: string; label: Words }[]
}

/** What guards and effects know. */
export interface Facts {
  record: CaseRecord
  asker: Asker
  law: Law
  now: Date
  input: StepInput
}

/** What a step brings. Every field is optional; the action says which it needs. */
export interface StepInput {
  note?: string
  photos?: string[]
  level?: string
  body?: string
  /** The grid that a case is found to lie in. */
  grid?: string
  joint?: string[]
  answer?: string
  channel?: string
  pass?: boolean
  satisfied?: number
  amount?: number
  into?: string
  publicText?: string
  grant?: boolean
  [key: string]: unknown
}

/** What a step changes beside the state. */
export interface Change {
  level?: string
  holder?: string | null
  handler?: string | null
  supervised?: boolean
  suspended?: boolean
  public?: boolean
  outcome?: string | null
  rating?: number
  reopened?: number
  mergedInto?: string
  category?: string
  title?: string
  /** A narrower place within the one that it had. */
  place?: string
  data?: Record<string, unknown>
  /** What becomes of the running timer apart from entering a new state. */
  timer?: 'pause' | 'resume' | { extend: number }
  /** More of the event than note and photos; nothing personal. */
  tells?: Record<string, unknown>
}

/** An action between states. */
export interface ActionDefinition {
  /** The pack's step whose name, use and citations it takes. */
  step: string
  from: readonly string[]
  /** The state it leads to; a function where the input decides (passed, failed). */
  to: string | ((facts: Facts) => string)
  by: readonly Actor[]
  explains: Words
  fields: readonly FieldDefinition[]
  /** Codes of refusals with the condition under which they refuse; the pack's matrix decides what follows. */
  guards?: Record<string, (facts: Facts) => boolean>
  /** What stands against it for other reasons than a law: a declared error, with its words. */
  blocks?: readonly { code: string; text: Words; when: (facts: Facts) => boolean }[]
  /** Another name than the step's, where one step has several actions. */
  name?: Words
  /** Whether it makes sense in this very case; where not, it is not shown. */
  when?: (record: CaseRecord) => boolean
  change?: (facts: Facts) => Change
  confirm?: boolean
  primary?: boolean
  /** Who is told. */
  tells?: readonly ('reporter' | 'holder')[]
}

/** A procedure. */
export interface ProcedureDefinition {
  name: string
  /** The pack's procedure that names its states and steps. */
  words: string
  initial: string
  states: Record<string, StateDefinition>
  actions: Record<string, ActionDefinition>
}

/** The actors that may take an action, in the procedure of a case. */
export function mayAct(asker: Asker, action: ActionDefinition, record: CaseRecord): boolean {
  return action.by.some((actor) => isActor(asker, actor, record))
}

function isActor(asker: Asker, actor: Actor, record: CaseRecord): boolean {
  if ('who' in actor) {
    if (actor.who === 'system') return asker.via === 'system'
    if (asker.tracks === record.id) return true
    return asker.person !== undefined && asker.person === record.opened_by
  }
  const acting = asker.acting
  if (!acting?.duties.has(actor.duty)) return false
  if (actor.at === 'party')
    return record.data[actor.party] === acting.body && record.place.startsWith(acting.place)
  if (actor.at === 'holder') return record.holder === acting.body && record.place.startsWith(acting.place)
  return record.place.startsWith(acting.place)
}
