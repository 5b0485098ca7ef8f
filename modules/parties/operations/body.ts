import { covers } from '#platform/access/reach.ts'
import { found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { parties } from '../contract.ts'
import { showBodies, showPositions } from '../present.ts'
import { bodyById, positionsOfBody } from '../queries.ts'

/** One body and who holds its posts. */
export const body = operation(parties.body, {
  access: duty('parties.read', 'parties.manage').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const row = found(await bodyById.find(ctx.tx, [input.id]))
    if (!covers(input.place, row.place)) found(undefined)
    const held = await positionsOfBody.all(ctx.tx, [localDateOf(ctx.now), row.county, row.id])
    const [shown] = await showBodies(ctx.tx, ctx.services, [row])
    return { ...found(shown), positions: await showPositions(ctx.tx, ctx.services, held) }
  },
})
