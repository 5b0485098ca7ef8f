/**
 * Who asks: a person with an account, acting in one of their positions; or nobody known.
 */
import type { Words } from '#platform/operation/contract.ts'
import type { Reach } from './reach.ts'

/** A position held: who, in which body, as what, where; and the duties that the pack gives to it. */
export interface Position {
  id: string
  body: string
  bodyKind: string
  bodyName: string
  post: string
  postName: Words
  /** Code of the place where it is held; it reaches the places below. */
  place: string
  placeName: string
  jurisdiction: string
  duties: ReadonlySet<string>
}

/** Who asks. `account` is absent for somebody who has not signed in. */
export interface Asker {
  account?: string
  person?: string
  /** The person's county, where their personal data lies. */
  personCounty?: string
  name?: string
  login?: string
  /** Code of the place where the person lives, if known. */
  home?: string
  /** All positions held now. */
  positions: readonly Position[]
  /** The one that acts in this request. */
  acting?: Position
  /** The case whose number and secret an unregistered reporter has shown in this request. */
  tracks?: string
  /** `session` in a browser, `key` for an API key, `none` for nobody known. */
  via: 'session' | 'key' | 'none' | 'system'
}

/** Nobody known. */
export const nobody: Asker = { positions: [], via: 'none' }

/** The installation itself: jobs and the command line act as it. */
export const system: Asker = { positions: [], via: 'system', name: 'Linli' }

/**
 * How far a duty goes within its position's place:
 * `place` all of it; `body` only what lies with the position's own body.
 */
export interface DutyDeclaration {
  text: Words
  reach: 'place' | 'body'
}

/** The duties that a module knows: id → how far, in words. */
export type DutyDeclarations = Record<string, DutyDeclaration>

/** The reach of a duty in the acting position, or undefined where it is not carried. */
export function reachOf(asker: Asker, duty: string, declared: DutyDeclaration): Reach | undefined {
  const acting = asker.acting
  if (!acting?.duties.has(duty)) return undefined
  return declared.reach === 'body' ? { place: acting.place, body: acting.body } : { place: acting.place }
}
