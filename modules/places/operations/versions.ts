import { countyOf, covers } from '#platform/access/reach.ts'
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { changesOf } from '../communities.ts'
import { findDivisionEver, placeNames } from '../contract.server.ts'
import { places } from '../contract.ts'

/** What became of a community, newest first; the case behind it only for those who deal with such cases there. */
export const versions = operation(places.versions, {
  access: open,
  async run(ctx, { code }) {
    if (code.length > 12) return { items: [] }
    found(await findDivisionEver(ctx.tx, code))
    const county = countyOf(code)
    const rows = await changesOf.all(ctx.tx, [county, code])
    const { acting } = ctx.asker
    const deals =
      acting !== undefined &&
      covers(acting.place, code) &&
      [...acting.duties].some((duty) => duty.startsWith('communities.'))
    const names = await placeNames(
      ctx.tx,
      rows.flatMap(({ successor }) => (successor ? [successor] : [])),
    )
    return {
      items: rows.map(({ record, successor, document, ...row }) => ({
        ...row,
        successor: successor ? { code: successor, name: names.get(successor) ?? successor } : null,
        document: document ? `${document.title} ${document.number}` : null,
        record: deals ? { county, id: record } : null,
      })),
    }
  },
})
