import { countyOf } from '#platform/access/reach.ts'
import { fail, found, RefusalError } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { places } from '../contract.ts'
import { examine, putInForce } from '../division.ts'
import { dividedEvidence } from '../evidence.ts'
import { closeDivision, lockDivision } from '../queries.ts'
import { isRefused } from '../rules.ts'

/**
 * Decides a division. Who may, the law there says: whoever else tries is refused with the article. It is checked
 * again as it stands now, and nothing that overlaps or leaves a part uncovered comes into force.
 */
export const decideGrids = operation(places.decideGrids, {
  access: duty('places.divide', 'places.propose').at(({ community }: { community: string }) => community),
  async run(ctx, { id, community, document, effective }) {
    const { asker } = ctx
    const law = ctx.lawAt(community, id)
    law.refuseIf(asker.acting?.bodyKind !== law.pack.grids.divider.body, 'grid-wrong-divider')
    ctx.require('places.divide', community)
    if (effective < localDateOf(ctx.now)) {
      fail('request.malformed', { effective: '生效日期不能早于今天 / not before today' })
    }
    const county = countyOf(community)
    const division = found(await lockDivision.find(ctx.tx, [county, id]))
    if (division.community !== community) found(undefined)
    if (division.state !== 'proposed') fail('places.not-open')
    const findings = await examine(ctx, law.pack, community, division.grids)
    const refused = isRefused(findings)
    if (refused) throw new RefusalError(refused.code, community, refused.basis, refused.text, undefined, id)
    await putInForce(ctx, division, effective)
    await closeDivision.all(ctx.tx, [
      county,
      id,
      'decided',
      ctx.now,
      asker.person ?? null,
      asker.acting?.body ?? null,
      document,
      effective,
      JSON.stringify(findings),
    ])
    await ctx.record({ subject: id, place: community, data: { document, effective, grids: division.count } })
    await ctx.show(dividedEvidence(community, { id, effective, document, body: asker.acting?.body }))
    return { ok: true as const }
  },
})
