/** Facilities: the registers of what communities are served in and of their figures; standards and what is lacking. */
import { registerContract } from '#platform/registers/contract.ts'
import { community } from './community.ts'
import { facility } from './facility.ts'

export { shortfalls } from './shortfall-contract.ts'
export { community, facility }
/** `facilities.facilityList`, `…Get`, `…Save` and so on. */
export const facilities = registerContract(facility)
/** `facilities.communityList`, `…Get`, `…Save` and so on. */
export const communityFigures = registerContract(community)
