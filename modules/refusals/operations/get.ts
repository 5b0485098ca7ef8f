import { found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { refusals } from '../contract.ts'
import { recordPage, saidTo, showAttempts, showDecider } from '../present.ts'
import { findRefusal } from '../queries.ts'

/**
 * One attempt in full. The log answers for bodies: who it was by name is shown only to those of the same body, who
 * have to talk with that person; whoever supervises from outside sees the body and the office.
 */
export const get = operation(refusals.get, {
  access: duty('refusals.read'),
  async run(ctx, { county, id }) {
    const row = found(await findRefusal.find(ctx.tx, [county, id]))
    ctx.require('refusals.read', row.place)
    const [shown] = await showAttempts(ctx.tx, ctx.services, [row])
    const { attempt, holder } = found(shown)
    const sameBody = row.body !== null && row.body === ctx.asker.acting?.body
    return {
      ...attempt,
      says: saidTo(ctx.services, row),
      person: sameBody ? holder : null,
      record: recordPage(row),
      decider: showDecider(row.decider),
    }
  },
})
