/**
 * What grid matters offer to other modules in the server.
 */
import { gridJoint, gridMatter } from './procedure.ts'

export { type PastMatter, type PastStep, seedMatters } from './seed.ts'

/** The procedures of this module by their names, for whoever goes through the histories of their cases. */
export const gridProcedures = { [gridMatter.name]: gridMatter, [gridJoint.name]: gridJoint }
