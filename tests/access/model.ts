/**
 * Who may what, told anew in the simplest words, from the contracts and the reach of duties. It calls nothing of
 * `platform/access`: what it says is compared with what the installation does.
 */
import type { Asker } from '#platform/access/asker.ts'

/** A case with all that decides who may see it and act on it. */
export interface KnownCase {
  county: string
  id: string
  no: string
  secret: string
  procedure: string
  place: string
  state: string
  holder: string | null
  openedBy: string | null
  public: boolean
  anonymous: boolean
  /** Bodies that have or had it. */
  involved: string[]
  parent: string | null
  seq: number
}

/** Statuses of an answer that is no refusal of access: done, or a matter of business. */
export const yes = [200, 409, 422, 429]
/** Statuses that refuse access. */
export const no = [401, 403, 404]

/** `yes` or `no`. */
export function either(may: boolean): number[] {
  return may ? yes : no
}

/** Whether the acting position carries one of these duties. */
export function carries(who: Asker, ...duties: string[]): boolean {
  return duties.some((duty) => who.acting?.duties.has(duty))
}

/** Whether a place lies below the acting position's. */
export function below(who: Asker, place: string): boolean {
  const { acting } = who
  return acting !== undefined && place.slice(0, acting.place.length) === acting.place
}

/** A duty that reaches the whole place. */
export function mayThere(who: Asker, place: string, ...duties: string[]): boolean {
  return carries(who, ...duties) && below(who, place)
}

const everything = ['grid.read', 'grid.intake', 'grid.check', 'grid.supervise', 'grid.patrol']
/** Any of these lets one see matters. */
export const seeing = [...everything, 'grid.handle']

/** Sees a case because of the office: all of the place, or what the body has or had. */
export function seesInOffice(who: Asker, one: KnownCase): boolean {
  if (mayThere(who, one.place, ...everything)) return true
  if (!mayThere(who, one.place, 'grid.handle')) return false
  const body = who.acting?.body ?? ''
  return one.holder === body || one.involved.includes(body)
}

/** Reported it. */
export function isOwn(who: Asker, one: KnownCase): boolean {
  return one.openedBy !== null && one.openedBy === who.person
}

/** Sees a case at all. */
export function sees(who: Asker, one: KnownCase): boolean {
  return seesInOffice(who, one) || isOwn(who, one)
}

/** Reads the reporter's contact in full: who dispatches there, and who handles it unless it was anonymous. */
export function reveals(who: Asker, one: KnownCase): boolean {
  if (!seesInOffice(who, one)) return false
  if (mayThere(who, one.place, 'grid.intake')) return true
  return mayThere(who, one.place, 'grid.handle') && one.holder === who.acting?.body && !one.anonymous
}

type Actor = 'reporter' | 'handler' | `grid.${string}`

/** Who takes which step, as the procedure's words have it; a duty acts anywhere in its place. */
const actors: Record<string, Actor[]> = {
  accept: ['grid.intake'],
  'refuse-acceptance': ['grid.intake'],
  'request-verification': ['grid.intake'],
  verify: ['grid.patrol'],
  dispatch: ['grid.intake'],
  reassign: ['grid.intake'],
  'hand-back': ['handler'],
  handle: ['handler'],
  finish: ['handler'],
  check: ['grid.check', 'grid.patrol'],
  answer: ['grid.intake'],
  rate: ['reporter'],
  close: ['grid.intake'],
  reopen: ['reporter', 'grid.supervise'],
  add: ['reporter', 'grid.clerk'],
  withdraw: ['reporter'],
  merge: ['grid.intake'],
  void: ['grid.intake'],
  suspend: ['grid.intake'],
  resume: ['grid.intake'],
  extend: ['handler'],
  'decide-extension': ['grid.extend'],
  'decide-extension-again': ['grid.supervise'],
  supervise: ['grid.supervise'],
  'call-back': ['grid.intake', 'grid.supervise'],
}

/** The steps that the model knows. */
export const steps = Object.keys(actors)

/** Whether somebody is an actor of a step on a case. */
export function actsOn(who: Asker, one: KnownCase, step: string): boolean {
  return (actors[step] ?? []).some((actor) => {
    if (actor === 'reporter') return isOwn(who, one)
    if (actor === 'handler') return mayThere(who, one.place, 'grid.handle') && one.holder === who.acting?.body
    return mayThere(who, one.place, actor)
  })
}

/** What may come of a step: unseen 404; seen but another's 403, or 409 where it is not its time. */
export function stepAnswers(who: Asker, one: KnownCase | undefined, step: string): number[] {
  if (who.via === 'none') return [401]
  if (!one || !sees(who, one)) return [404]
  return actsOn(who, one, step) ? yes : [403, 409]
}
