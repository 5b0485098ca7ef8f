import { cursorOf, readCursor } from '#platform/db/where.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { refusals } from '../contract.ts'
import { showAttempts } from '../present.ts'
import { pageOfRefusals } from '../queries.ts'
import { placeAsked } from '../reach.ts'

/** Attempts within the asker's places, newest first. */
export const list = operation(refusals.list, {
  access: duty('refusals.read'),
  async run(ctx, { limit, after, within, ...filter }) {
    const place = placeAsked(ctx, within)
    const rows = await pageOfRefusals(ctx.tx, place, filter, readCursor(after), limit + 1)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    const shown = await showAttempts(ctx.tx, ctx.services, page)
    return {
      items: shown.map(({ attempt }) => attempt),
      ...(last ? { next: cursorOf(last.at, last.id) } : {}),
    }
  },
})
