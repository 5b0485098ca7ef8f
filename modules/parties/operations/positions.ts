import { endOf } from '#platform/access/reach.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { parties } from '../contract.ts'
import { cutPage, narrow, readAfter, showPositions } from '../present.ts'
import { pageOfPositions } from '../queries.ts'

/** Positions held, or to be held, within the asker's places. */
export const positions = operation(parties.positions, {
  access: duty('parties.read', 'parties.manage'),
  async run(ctx, input) {
    const within = narrow(ctx.reachOfAny(['parties.read', 'parties.manage']).place, input.within)
    if (within === undefined) return { items: [] }
    const found = await pageOfPositions.all(ctx.tx, [
      localDateOf(ctx.now),
      within,
      endOf(within),
      input.body ?? null,
      input.post ?? null,
      ...readAfter(input.after),
      input.limit + 1,
    ])
    const { rows, next } = cutPage(found, input.limit)
    return { items: await showPositions(ctx.tx, ctx.services, rows), next }
  },
})
