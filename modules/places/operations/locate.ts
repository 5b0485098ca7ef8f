import { open, operation } from '#platform/operation/operation.ts'
import { findPlace, locatePoint } from '../contract.server.ts'
import { places } from '../contract.ts'
import { showPlaces } from '../present.ts'

/** The narrowest place that a point lies in: a grid where there are any. */
export const locate = operation(places.locate, {
  access: open,
  async run(ctx, point) {
    const located = await locatePoint(ctx.tx, point, ctx.now)
    const row = located && (await findPlace(ctx.tx, located.code, ctx.now))
    if (!row) return { place: null }
    const [place] = await showPlaces(ctx.tx, ctx.services, [row])
    return { place: place ?? null }
  },
})
