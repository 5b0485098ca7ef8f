/** `duties.recompute` and `duties.progress`: everything anew, as a job with progress. */
import { placeNames } from '#modules/places/contract.server.ts'
import { fail } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { placeAsked } from '../asked.ts'
import { duties } from '../contract.ts'
import { askFor, isUnderWay, recomputationsAround, showRecomputation } from '../recomputation.ts'

export const recompute = operation(duties.recompute, {
  access: duty('duties.judge').at(({ place }: { place: string }) => place),
  async run(ctx, { place }) {
    ctx.lawAt(place)
    if (await isUnderWay(ctx.tx, place, ctx.now)) fail('duties.recomputing')
    const ref = await askFor(ctx.tx, place, ctx.now)
    await ctx.record({ subject: ref.id, place })
    ctx.afterCommit(() => ctx.services.enqueue('duties.recompute', ref))
    return { id: ref.id }
  },
})

export const progress = operation(duties.progress, {
  access: duty('duties.read'),
  async run(ctx, input) {
    const { place } = placeAsked(ctx, input.place)
    const rows = await recomputationsAround(ctx.tx, place, 10)
    const names = await placeNames(
      ctx.tx,
      rows.map((row) => row.place),
    )
    return {
      items: rows.map((row) => ({ ...showRecomputation(row), placeName: names.get(row.place) ?? row.place })),
    }
  },
})
