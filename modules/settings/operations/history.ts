import { lineage } from '#platform/access/reach.ts'
import { cursorOf, readCursor } from '#platform/db/where.ts'
import { countiesAbove } from '#platform/law/settings.ts'
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { settings } from '../contract.ts'
import { showVersions } from '../present.ts'
import { pageOfVersions } from '../queries.ts'

const noId = '00000000-0000-0000-0000-000000000000'

/** All versions of a figure that ever held for a place, its own and those of the places above, newest first. */
export const history = operation(settings.history, {
  access: open,
  async run(ctx, { place, parameter, limit, after }) {
    found(ctx.services.packs.forPlace(place)?.parameter(parameter))
    const before = readCursor(after)
    const rows = await pageOfVersions.all(ctx.tx, [
      countiesAbove(place),
      lineage(place),
      parameter,
      before?.at ?? null,
      before?.id ?? noId,
      limit + 1,
    ])
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: [...(await showVersions(ctx.tx, page)).values()],
      ...(last ? { next: cursorOf(last.set_at, last.id) } : {}),
    }
  },
})
