import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { places } from '../contract.ts'
import { closeDivision, lockDivision } from '../queries.ts'

/** Withdraws a division that is not decided yet: the body that proposed it, or whoever decides. */
export const withdrawGrids = operation(places.withdrawGrids, {
  access: duty('places.propose', 'places.divide').at(({ community }: { community: string }) => community),
  async run(ctx, { id, community }) {
    const { asker } = ctx
    const county = countyOf(community)
    const division = found(await lockDivision.find(ctx.tx, [county, id]))
    if (division.community !== community) found(undefined)
    const own = division.proposed_body !== null && division.proposed_body === asker.acting?.body
    if (!own && !asker.acting?.duties.has('places.divide')) fail('access.forbidden')
    if (division.state !== 'proposed') fail('places.not-open')
    await closeDivision.all(ctx.tx, [county, id, 'withdrawn', null, null, null, null, null, null])
    await ctx.record({ subject: id, place: community })
    return { ok: true as const }
  },
})
