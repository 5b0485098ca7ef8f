import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { findPlace } from '../contract.server.ts'
import { places } from '../contract.ts'
import { showPlaces } from '../present.ts'
import { boundaryOf, countChildren, countGrids } from '../queries.ts'

/** One place with its boundary, what lies below, and whose law holds there. */
export const get = operation(places.get, {
  access: open,
  async run(ctx, { code }) {
    const { tx, services } = ctx
    const row = found(await findPlace(tx, code, ctx.now))
    const on = localDateOf(ctx.now)
    const county = code.slice(0, 6)
    const boundary = await boundaryOf.find(tx, [code, county, on])
    const below =
      code.length === 12
        ? await countGrids.find(tx, [county, code, on])
        : await countChildren.find(tx, [code])
    const [shown] = await showPlaces(tx, services, [row])
    const pack = services.packs.forPlace(code)
    return {
      ...found(shown),
      validFrom: row.valid_from,
      boundary: boundary?.ring ?? null,
      centre: boundary ? { lng: boundary.lng, lat: boundary.lat } : null,
      children: below?.count ?? 0,
      jurisdictionName: pack?.name ?? null,
      provisional: pack?.provisional ?? false,
      statute: pack?.jurisdiction.instrument.title.zh ?? null,
    }
  },
})
