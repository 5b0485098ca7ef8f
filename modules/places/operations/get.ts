import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { findDivisionEver, findPlace, placeNames } from '../contract.server.ts'
import { places } from '../contract.ts'
import { showPlaces } from '../present.ts'
import { boundaryOf, countChildren, countGrids } from '../queries.ts'

/** One place with its boundary, what lies below, and whose law holds there. */
export const get = operation(places.get, {
  access: open,
  async run(ctx, { code }) {
    const { tx, services } = ctx
    const present = await findPlace(tx, code, ctx.now)
    const ever = present || code.length > 12 ? undefined : await findDivisionEver(tx, code)
    const row = found(present ?? ever)
    const on = localDateOf(ctx.now)
    const county = code.slice(0, 6)
    const boundary = await boundaryOf.find(tx, [code, county, on])
    const below =
      code.length === 12
        ? await countGrids.find(tx, [county, code, on])
        : await countChildren.find(tx, [code])
    const successor = ever?.successor
    const names = await placeNames(tx, successor ? [successor] : [])
    const [shown] = await showPlaces(tx, services, [row])
    const pack = services.packs.forPlace(code)
    return {
      ...found(shown),
      validFrom: row.valid_from,
      validTo: ever?.valid_to ?? null,
      successor: successor ? { code: successor, name: names.get(successor) ?? successor } : null,
      boundary: boundary?.ring ?? null,
      centre: boundary ? { lng: boundary.lng, lat: boundary.lat } : null,
      children: below?.count ?? 0,
      jurisdictionName: pack?.name ?? null,
      provisional: pack?.provisional ?? false,
      statute: pack?.jurisdiction.instrument.title.zh ?? null,
    }
  },
})
