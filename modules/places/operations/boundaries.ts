import { countyOf, endOf, levels } from '#platform/access/reach.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { places } from '../contract.ts'
import { boundariesBelow, boundaryOf, gridBoundaries } from '../queries.ts'

/** Boundaries of the places of a level below a place, for maps: only those that are on record here. */
export const boundaries = operation(places.boundaries, {
  access: open,
  async run(ctx, { code, level }) {
    const on = localDateOf(ctx.now)
    const county = code.slice(0, 6)
    const rows =
      level === 'grid'
        ? await gridBoundaries.all(ctx.tx, [county, endOf(county), code, endOf(code), on])
        : await boundariesBelow.all(ctx.tx, [code, endOf(code), levels[level], on])
    const outline = await boundaryOf.find(ctx.tx, [code, countyOf(code), on])
    return {
      items: rows.map(({ ring, lng, lat, ...row }) => ({ ...row, boundary: ring, centre: { lng, lat } })),
      outline: outline?.ring ?? null,
    }
  },
})
