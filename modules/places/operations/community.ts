import { bodiesAt, gridStaff, positionsAt, postName } from '#modules/parties/contract.server.ts'
import { lineage } from '#platform/access/reach.ts'
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { findDivisionEver, findPlace, placeNames } from '../contract.server.ts'
import { places } from '../contract.ts'
import { showPlaces } from '../present.ts'
import { gridsOf } from '../queries.ts'

/** Where no law of ours holds, the government hotline of the whole country. */
const hotline = '12345'

/** Who serves a place: its bodies and those just above, its grids, and whom residents may call. */
export const community = operation(places.community, {
  access: open,
  async run(ctx, { code }) {
    const { tx, services } = ctx
    const present = await findPlace(tx, code, ctx.now)
    const ever = present || code.length > 12 ? undefined : await findDivisionEver(tx, code)
    const row = found(present ?? ever)
    const line = lineage(code)
    // A grid is shown with its community, a community with its township.
    const near = line.filter(({ length }) => length >= Math.min(9, code.length))
    const inCommunity = code.slice(0, 12)
    const grids =
      code.length >= 12 ? await gridsOf.all(tx, [code.slice(0, 6), inCommunity, localDateOf(ctx.now)]) : []
    const shownGrids = code.length > 12 ? grids.filter((grid) => grid.code === code) : grids
    const codes = shownGrids.map((grid) => grid.code)
    const [bodies, contacts, staff] = [
      await bodiesAt(tx, services, near),
      await positionsAt(tx, services, [...new Set([...near, ...codes])], { contact: true }),
      await gridStaff(tx, services, codes),
    ]
    const successor = ever?.successor
    const names = await placeNames(tx, [
      ...contacts.map(({ place }) => place),
      ...(successor ? [successor] : []),
    ])
    const pack = services.packs.forPlace(code)
    const [place] = await showPlaces(tx, services, [row])
    return {
      place: found(place),
      bodies: bodies.map(({ county: _, department: __, ...body }) => ({
        ...body,
        kindName: pack?.bodyKind(body.kind)?.name ?? { zh: body.kind, en: body.kind },
      })),
      grids: shownGrids.map(({ ring, ...grid }) => ({
        ...grid,
        boundary: ring,
        leader: staff.get(grid.code)?.leader ?? null,
        workers: staff.get(grid.code)?.workers ?? 0,
      })),
      contacts: contacts.map((held) => ({
        name: held.public_name,
        postName: postName(pack, held.body_kind, held.post),
        bodyName: held.body_name,
        phone: held.work_phone,
        place: held.place,
        placeName: names.get(held.place) ?? held.place,
      })),
      ended: ever?.valid_to
        ? {
            on: ever.valid_to,
            into: successor ? { code: successor, name: names.get(successor) ?? successor } : null,
          }
        : null,
      hotline: pack?.jurisdiction.hotline.number ?? hotline,
      statute: pack?.jurisdiction.instrument.title.zh ?? null,
      provisional: pack?.provisional ?? false,
    }
  },
})
