import { endOf } from '#platform/access/reach.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { parties } from '../contract.ts'
import { cutPage, narrow, readAfter, showBodies } from '../present.ts'
import { likeAnywhere, pageOfBodies } from '../queries.ts'

/** Bodies within the asker's places. */
export const bodies = operation(parties.bodies, {
  access: duty('parties.read', 'parties.manage'),
  async run(ctx, input) {
    const within = narrow(ctx.reachOfAny(['parties.read', 'parties.manage']).place, input.within)
    if (within === undefined) return { items: [] }
    const found = await pageOfBodies.all(ctx.tx, [
      localDateOf(ctx.now),
      within,
      endOf(within),
      input.kind ?? null,
      input.search ? likeAnywhere(input.search) : null,
      ...readAfter(input.after),
      input.limit + 1,
    ])
    const { rows, next } = cutPage(found, input.limit)
    return { items: await showBodies(ctx.tx, ctx.services, rows), next }
  },
})
