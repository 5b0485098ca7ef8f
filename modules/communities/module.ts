/**
 * Communities set up, adjusted, abolished: what this module brings to the server.
 */
import type { Module } from '#platform/operation/operation.ts'
import { takeEffect } from './effect.ts'
import { evidence } from './evidence.ts'
import { amend } from './operations/amend.ts'
import { change } from './operations/change.ts'
import { form } from './operations/form.ts'
import { propose } from './operations/propose.ts'
import { duties } from './policy.ts'
import { changeRegistered } from './surroundings.ts'

export const communities: Module = {
  name: 'communities',
  duties,
  operations: [form, propose, amend, change],
  procedures: [changeRegistered],
  evidence,
  jobs: [
    // A day begins at midnight in China; looked at often, so that a server that was down then takes it up.
    { name: 'communities.takeEffect', everySeconds: 60, run: takeEffect },
  ],
}
