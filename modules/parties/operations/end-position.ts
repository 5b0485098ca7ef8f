import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { parties } from '../contract.ts'
import { showStaff } from '../evidence.ts'
import { closePosition, findPosition } from '../queries.ts'

/** Ends a position on a day; the row stays. */
export const endPosition = operation(parties.endPosition, {
  access: duty('parties.manage').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const held = found(await findPosition.find(ctx.tx, [input.id, input.place]))
    if (input.to < held.valid_from) {
      fail('request.malformed', { to: '免职日期不能早于任职日期 / before the day it began' })
    }
    const closed = await closePosition.all(ctx.tx, [held.county, held.id, input.to])
    if (closed.length === 0) fail('record.conflict')
    await ctx.record({ subject: held.body, place: held.place, county: held.county })
    await showStaff(ctx, held.place, input.to)
    const { person, body, place } = held
    ctx.afterCommit(() => ctx.services.bus.publish({ kind: 'access', person, body, place }))
    return { ok: true as const }
  },
})
