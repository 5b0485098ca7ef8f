/** notices.list: one's own notices, newest first. */
import type { Asker } from '#platform/access/asker.ts'
import { fail } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { nowhere } from '../contract.server.ts'
import { notices } from '../contract.ts'
import { noticesOf, unreadOf } from '../queries.ts'
import { sentenceOf } from '../words.ts'

/** The counties where notices to the asker lie. */
export function countiesOf(asker: Asker): string[] {
  return asker.personCounty && asker.personCounty !== nowhere ? [asker.personCounty, nowhere] : [nowhere]
}

export const list = operation(notices.list, {
  access: signedIn,
  async run(ctx, input) {
    const { person } = ctx.asker
    if (!person) return { items: [], unread: 0 }
    const counties = countiesOf(ctx.asker)
    const { at, id } = readMark(input.after)
    const rows = await noticesOf.all(ctx.tx, [
      counties,
      person,
      input.unread ?? false,
      at,
      id,
      input.limit + 1,
    ])
    const items = rows.slice(0, input.limit).map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      text: sentenceOf(row.kind, row.params, ctx.lang),
      link: row.link,
      read: row.readAt !== null,
    }))
    const unread = (await unreadOf.find(ctx.tx, [counties, person]))?.unread ?? 0
    const last = items.at(-1)
    return rows.length > input.limit && last
      ? { items, unread, next: `${last.at}|${last.id}` }
      : { items, unread }
  },
})

/** Where the page before ended; without one, after everything. */
function readMark(after: string | undefined): { at: Date; id: string } {
  const [at = '9999-12-31T00:00:00Z', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = after?.split('|') ?? []
  const isMark = !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)
  return isMark ? { at: new Date(at), id } : fail('request.malformed', { after: 'not a mark of this list' })
}
