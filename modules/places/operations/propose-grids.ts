import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { isDuplicate } from '#platform/db/database.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { findPlace } from '../contract.server.ts'
import { places } from '../contract.ts'
import { examine, unknownCodes } from '../division.ts'
import { insertDivision } from '../queries.ts'

/** Proposes how a community is divided; what the check finds is told at once and kept beside it. */
export const proposeGrids = operation(places.proposeGrids, {
  access: duty('places.propose', 'places.divide').at(({ community }: { community: string }) => community),
  async run(ctx, input) {
    const { community, grids } = input
    found(community.length === 12 ? await findPlace(ctx.tx, community, ctx.now) : undefined)
    const { pack } = ctx.lawAt(community)
    const unknown = await unknownCodes(ctx, community, grids)
    if (unknown.length > 0)
      fail('request.malformed', { grids: `不是本社区的网格 / no grid of this community: ${unknown.join()}` })
    const findings = await examine(ctx, pack, community, grids)
    const county = countyOf(community)
    const id = uuidv7()
    const { asker } = ctx
    try {
      await insertDivision.all(ctx.tx, [
        county,
        id,
        community,
        input.reason,
        JSON.stringify(grids),
        JSON.stringify(findings),
        grids.length,
        ctx.now,
        asker.person ?? null,
        asker.acting?.body ?? null,
      ])
    } catch (error) {
      if (isDuplicate(error)) fail('places.division-open')
      throw error
    }
    await ctx.record({ subject: id, place: community, data: { grids: grids.length, reason: input.reason } })
    return { division: id, findings }
  },
})
