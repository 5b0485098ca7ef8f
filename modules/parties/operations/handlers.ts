import { duty, operation } from '#platform/operation/operation.ts'
import { handlersAt } from '../contract.server.ts'
import { parties } from '../contract.ts'
import { showBodies } from '../present.ts'

/** Bodies that may be given a matter of this place: for whoever dispatches, handles or supervises there. */
export const handlers = operation(parties.handlers, {
  access: duty('grid.intake', 'grid.handle', 'grid.supervise', 'parties.read').at(
    ({ place }: { place: string }) => place,
  ),
  async run(ctx, input) {
    const rows = await handlersAt(ctx.tx, ctx.services, input.place, input.search)
    return { items: await showBodies(ctx.tx, ctx.services, rows) }
  },
})
