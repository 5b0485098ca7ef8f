/**
 * What modules with procedures may call in the server: the ladder, parties, numbers.
 */
export { type Alarm, attendTo, climb } from './ladder.ts'
export { lettersOf, numberOf } from './numbers.ts'
export { addParties, tellBody, tellOfStep } from './parties.ts'
export { recompute } from './recompute.ts'
export { requireSeen } from './sight.ts'
