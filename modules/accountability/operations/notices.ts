/** `accountability.notices`: notices of criticism, for everybody. */
import { bodyNames } from '#modules/parties/contract.server.ts'
import { planned } from '#platform/db/database.ts'
import { cursorOf, readCursor, Where, within } from '#platform/db/where.ts'
import { open, operation } from '#platform/operation/operation.ts'
import type { FactKind } from '#platform/packs/schema.ts'
import { accountability } from '../contract.ts'
import { factWords } from '../text/facts.ts'

interface Row {
  id: string
  no: string
  title: string
  text: string
  subject: string
  authority: string
  fact: FactKind
  published_at: Date
}

export const notices = operation(accountability.notices, {
  access: open,
  async run(ctx, { place, limit, after }) {
    const where = within(new Where(), place, 'n')
    const cursor = readCursor(after)
    if (cursor) where.and(`(n.published_at, n.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<Row>(
      ctx.tx,
      `select n.* from accountability.notice n where ${where.sql}
       order by n.published_at desc, n.id desc limit ${limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const names = await bodyNames(
      ctx.tx,
      page.flatMap(({ subject, authority }) => [subject, authority]),
    )
    return {
      items: page.map((row) => ({
        no: row.no,
        title: row.title,
        text: row.text,
        subject: names.get(row.subject) ?? '—',
        authority: names.get(row.authority) ?? '—',
        fact: factWords[row.fact],
        publishedAt: row.published_at.toISOString(),
      })),
      ...(rows.length > limit && last ? { next: cursorOf(last.published_at, last.id) } : {}),
    }
  },
})
