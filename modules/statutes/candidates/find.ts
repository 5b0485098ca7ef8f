/** What a text seems to hold: duties, parameters, terms. For a person to confirm, never to run. Pure. */
import type { ParsedStatute } from '../parser/shape.ts'
import { findDuties } from './duties.ts'
import { findParameters } from './parameters.ts'
import type { Candidates } from './shapes.ts'
import { findTerms } from './terms.ts'

/** All candidates of a parsed statute, in the order of its text. */
export function findCandidates(statute: ParsedStatute): Candidates {
  return {
    duties: findDuties(statute),
    parameters: findParameters(statute),
    terms: findTerms(statute),
  }
}
