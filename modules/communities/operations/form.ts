import { communitiesBelow, findDivisionEver, freeCodes, outlineOf } from '#modules/places/contract.server.ts'
import { found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { communities } from '../contract.ts'
import { procedureName } from '../rules.ts'

/** What the form begins with at a township or county. */
export const form = operation(communities.form, {
  access: duty('communities.propose').at(({ place }: { place: string }) => place),
  async run(ctx, { place }) {
    const { tx } = ctx
    const row = found(
      place.length === 6 || place.length === 9 ? await findDivisionEver(tx, place) : undefined,
    )
    const { pack } = ctx.lawAt(place)
    const on = localDateOf(ctx.now)
    const used = pack.runs(procedureName)
    const there = await communitiesBelow(tx, place, on)
    const rule = pack.refusal('place-wrong-authority')
    return {
      place: { code: row.code, name: row.name },
      used,
      factors: pack.factorsOf(procedureName),
      decider: rule.decider?.name ?? pack.bodyKind('gov-county')?.name ?? { zh: '', en: '' },
      basis: rule.basis,
      communities: there,
      outline: (await outlineOf(tx, place, on)) ?? null,
      free: await freeCodes(tx, place),
    }
  },
})
