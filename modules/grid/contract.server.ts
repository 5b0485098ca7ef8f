/**
 * What grid matters offer to other modules in the server.
 */
export { type PastMatter, type PastStep, seedMatters } from './seed.ts'
