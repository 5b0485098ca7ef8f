/**
 * `grid.reportFor` (a clerk for a caller) and `grid.patrol` (a grid worker; found and fixed at once).
 */
import { duty, operation } from '#platform/operation/operation.ts'
import { begin, placeOf } from '../begin.ts'
import { grid } from '../contract.ts'
import { secretOf } from '../numbers.ts'

export const reportFor = operation(grid.reportFor, {
  keepsAnswer: false,
  access: duty('grid.clerk').at((input: { place: string }) => input.place),
  async run(ctx, input) {
    const { record } = await begin(ctx, 'grid.reportFor', {
      ...input,
      anonymous: false,
      origin: 'clerk',
      openedBy: null,
    })
    const { county, id, no } = record
    return { county, id, no, secret: secretOf(ctx.services.vault, id) }
  },
})

export const patrol = operation(grid.patrol, {
  access: duty('grid.patrol'),
  async run(ctx, input) {
    const acting = ctx.asker.acting
    const place = await placeOf(ctx, { point: input.point, place: input.place ?? acting?.place })
    ctx.require('grid.patrol', place.code)
    const { fixed, ...rest } = input
    const { record } = await begin(ctx, 'grid.patrol', {
      ...rest,
      place: place.code,
      anonymous: false,
      channel: 'patrol',
      origin: 'patrol',
      openedBy: ctx.asker.person ?? null,
      ...(fixed ? { fixed: { ...fixed, body: acting?.body ?? null, person: ctx.asker.person ?? null } } : {}),
    })
    const { county, id, no } = record
    return { county, id, no }
  },
})
