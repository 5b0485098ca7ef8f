/**
 * What the harness must be told of an operation: inputs aimed at records of some place, and what may come of them.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { places, unknownId } from '../population.ts'
import type { World } from '../world.ts'

type Input = Record<string, unknown>

/** One operation's rule. `A` is its input as the generator makes it. */
export interface Rule<A extends Input = Input> {
  /** Inputs aimed at anything in the world, and at what is not there. */
  input(world: World): fc.Arbitrary<A>
  /** The statuses that may come of it: see `yes` and `no` of the model. */
  expects(who: Asker, input: A, world: World): number[]
  /** Anybody may ask: only what is public may come. */
  open?: boolean
  /** More that this asker may come upon in this answer. */
  own?(who: Asker, input: A, world: World): string[]
  /** What else must hold of an answer. */
  check?(output: never, who: Asker, input: A, world: World): void
  /** Fewer tries, where one takes long (passwords are hashed slowly). */
  runs?: number
}

/** Declares a rule; the input's type comes from its generator. */
export function rule<A extends Input>(of: Rule<A>): Rule {
  return of as unknown as Rule
}

/** Rules of one module by the operation's name. */
export type Rules = Record<string, Rule>

/** One of the places, mostly of the two counties. */
export const aPlace = fc.constantFrom(...places)

/** Often absent. */
export function maybe<T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(what, { nil: undefined })
}

/** One of these ids, or one that is not there. */
export function oneOf(ids: Iterable<string>): fc.Arbitrary<string> {
  return fc.constantFrom(...ids, unknownId)
}

/** A case by its county and id; sometimes with the other county, or unknown. */
export function aCase(world: World): fc.Arbitrary<{ county: string; id: string }> {
  const known = fc.constantFrom(...world.cases.map(({ county, id }) => ({ county, id })))
  const crossed = known.map(({ county, id }) => ({ county: county === '990101' ? '990102' : '990101', id }))
  const none = fc.constantFrom('990101', '990102').map((county) => ({ county, id: unknownId }))
  return fc.oneof({ weight: 10, arbitrary: known }, crossed, none)
}

/** The case that a reference names. */
export function caseOf(world: World, ref: { county: string; id: string }) {
  return world.cases.find(({ county, id }) => county === ref.county && id === ref.id)
}

/** Somebody signed in. */
export function signedIn(who: Asker): boolean {
  return who.via !== 'none'
}

/** Nothing of an answer's rows lies outside what the model lets the asker have. */
export function onlyThose<T>(rows: readonly T[], may: (row: T) => boolean): void {
  expect(rows.filter((row) => !may(row))).toEqual([])
}
