/** `duties.of`: how the duties of a law stand, for whoever reads it. */
import { placeNames } from '#modules/places/contract.server.ts'
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { duties } from '../contract.ts'
import { countBy, groundAt, noCounts, segmentsOf } from '../segments.ts'

export const of = operation(duties.of, {
  access: open,
  async run(ctx, { jurisdiction, within }) {
    const { tx, services, asker } = ctx
    const pack = found(services.packs.find(jurisdiction))
    const own = asker.acting?.duties.has('duties.read') ? asker.acting.place : undefined
    const place = placeFor(pack.prefix, own, within)
    const isOwn = own !== undefined && place.startsWith(own)
    const ground = await groundAt(tx, services, pack, place, ctx.now)
    const segments = (await segmentsOf(ground, [place])).get(place) ?? []
    const names = await placeNames(tx, [place])
    const name = names.get(place)
    return {
      place: name === undefined ? null : { code: place, name },
      own: isOwn,
      counts: countBy(segments, () => '').get('') ?? noCounts(),
      items: [...countBy(segments, ({ borne }) => borne.duty.id)].map(([id, counts]) => ({
        duty: id,
        counts,
      })),
    }
  },
})

/** Where the reader works, as far as this law reaches there; else all that the law covers. Only counts go further. */
function placeFor(prefix: string, own: string | undefined, within: string | undefined): string {
  if (own?.startsWith(prefix)) return within?.startsWith(own) ? within : own
  return prefix
}
