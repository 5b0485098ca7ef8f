import { countyOf } from '#platform/access/reach.ts'
import { found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { places } from '../contract.ts'
import { mayDecide } from '../division.ts'
import { findDivision } from '../queries.ts'

/** One division with what was found, who decides by the law there, and whether the asker may. */
export const division = operation(places.division, {
  access: duty('places.propose', 'places.divide').at(({ community }: { community: string }) => community),
  async run(ctx, { id, community }) {
    const row = found(await findDivision.find(ctx.tx, [countyOf(community), id]))
    if (row.community !== community) found(undefined)
    const { pack } = ctx.lawAt(community)
    const { divider } = pack.grids
    return {
      id: row.id,
      community: row.community,
      state: row.state,
      reason: row.reason,
      grids: row.grids,
      findings: row.findings,
      decider: pack.bodyKind(divider.body)?.name ?? { zh: divider.body, en: divider.body },
      basis: pack.basis(divider.basis),
      mayDecide: row.state === 'proposed' && mayDecide(ctx.asker, pack, community),
    }
  },
})
