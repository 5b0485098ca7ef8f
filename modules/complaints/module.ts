/**
 * Complaints and suggestions: what this module brings to the server.
 */
import type { Module } from '#platform/operation/operation.ts'
import { addressees } from './operations/addressees.ts'
import { file, suggest } from './operations/file.ts'
import { mine, track, trackAct } from './operations/own.ts'
import { published } from './operations/published.ts'
import { reveal, written } from './operations/written.ts'
import { duties } from './policy.ts'
import { complaintRegistered, suggestionRegistered } from './surroundings.ts'

export const complaints: Module = {
  name: 'complaints',
  duties,
  operations: [addressees, file, suggest, mine, track, trackAct, written, reveal, published],
  procedures: [complaintRegistered, suggestionRegistered],
}
