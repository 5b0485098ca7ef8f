/** What other modules may ask of facilities, in the server. */
export { premisesKind } from './facility.ts'
export { type PastFacilities, type PastRow, seedFacilities } from './seed.ts'
export { type CommunityFacts, required, standardOf } from './standard.ts'
