/**
 * Parties: bodies, people and the positions that people hold in bodies at places.
 */
import type { Module } from '#platform/operation/operation.ts'
import { evidence } from './evidence.ts'
import { appoint } from './operations/appoint.ts'
import { bodies } from './operations/bodies.ts'
import { body } from './operations/body.ts'
import { endPosition } from './operations/end-position.ts'
import { handlers } from './operations/handlers.ts'
import { kinds } from './operations/kinds.ts'
import { positions } from './operations/positions.ts'
import { saveBody } from './operations/save-body.ts'
import { duties } from './policy.ts'

export const parties: Module = {
  name: 'parties',
  operations: [kinds, bodies, handlers, body, saveBody, positions, appoint, endPosition],
  duties,
  evidence,
}
