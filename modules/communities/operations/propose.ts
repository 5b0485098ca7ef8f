/**
 * `communities.propose`: opens the case. Nothing is decided yet; what is missing may be added until it is handed in.
 */
import { numberOf } from '#modules/cases/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { openCase, workOf } from '#platform/workflow/engine.ts'
import { findCase } from '#platform/workflow/record.ts'
import { communities } from '../contract.ts'
import type { Proposal } from '../data.ts'
import { communityChange } from '../procedure.ts'
import { lookAt } from '../proposal.ts'
import { insertProposal } from '../queries.ts'
import { procedureName } from '../rules.ts'
import { aroundChanges, changeOf } from '../surroundings.ts'

export const propose = operation(communities.propose, {
  access: duty('communities.propose').at(({ place }: { place: string }) => place),
  async run(ctx, { id, place, ...proposal }) {
    const county = countyOf(place)
    const from = found(ctx.asker.acting).body
    const before = await findCase(ctx.tx, county, id)
    if (before) {
      if (before.procedure !== procedureName || changeOf(before).from !== from) fail('record.conflict')
      ctx.recorded()
      return { county, id, no: before.no, missing: changeOf(before).missing }
    }
    found(await findPlace(ctx.tx, place, ctx.now))
    const law = ctx.lawAt(place, id)
    if (!law.pack.runs(procedureName)) fail('communities.not-used')
    const kept: Proposal = proposal
    const { data, title } = await lookAt(ctx.tx, law.pack, { place, from, now: ctx.now }, kept)
    const record = await openCase(
      workOf(ctx, communities.propose.name),
      communityChange,
      law,
      aroundChanges,
      {
        id,
        no: numberOf(county, id, ctx.now),
        place,
        title,
        category: null,
        level: 'ordinary',
        origin: 'office',
        openedBy: ctx.asker.person ?? null,
        public: false,
        holder: from,
        data,
        tells: { title },
      },
    )
    await insertProposal.all(ctx.tx, [county, id, JSON.stringify(kept)])
    return { county, id, no: record.no, missing: data.missing }
  },
})
