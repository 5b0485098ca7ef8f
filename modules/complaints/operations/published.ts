/** `complaints.published`: answers to suggestions without names, and how many complaints there were. */
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import { planned } from '#platform/db/database.ts'
import { cursorOf, readCursor, Where, within } from '#platform/db/where.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { complaint } from '../complaint.ts'
import { complaints } from '../contract.ts'
import { suggestion } from '../suggestion.ts'

interface Published {
  id: string
  place: string
  no: string
  summary: string
  answer: string
  body: string
  answered_at: Date
  used: boolean | null
  reason: string | null
}

interface Counts {
  complaints: number
  closed: number
  median: number | null
  suggestions: number
}

const year = 365 * 86_400_000

export const published = operation(complaints.published, {
  access: open,
  async run(ctx, { place, limit, after }) {
    const where = within(new Where(), place, 'p')
    const cursor = readCursor(after)
    const counted = new Where(where)
    counted.and(`p.answered_at > ${counted.value(new Date(ctx.now.getTime() - year))}`)
    const [answered] = await planned<{ n: number }>(
      ctx.tx,
      `select count(*)::int as n from complaints.published p where ${counted.sql}`,
      counted.values,
    )
    if (cursor) where.and(`(p.answered_at, p.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<Published>(
      ctx.tx,
      `select p.* from complaints.published p where ${where.sql}
       order by p.answered_at desc, p.id desc limit ${limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const bodies = await bodyNames(
      ctx.tx,
      page.map(({ body }) => body),
    )
    const places = await placeNames(
      ctx.tx,
      page.map((row) => row.place),
    )
    const cases = within(new Where(), place)
    cases.and(`c.procedure in ('${complaint.name}', '${suggestion.name}')`)
    cases.and(`c.opened_at > ${cases.value(new Date(ctx.now.getTime() - year))}`)
    const of = `c.procedure = '${complaint.name}'`
    const [counts] = await planned<Counts>(
      ctx.tx,
      `select count(*) filter (where ${of})::int as complaints,
         count(*) filter (where ${of} and c.closed_at is not null)::int as closed,
         percentile_cont(0.5) within group (order by extract(epoch from c.closed_at - c.opened_at) / 86400)
           filter (where ${of} and c.closed_at is not null) as median,
         count(*) filter (where not (${of}))::int as suggestions
       from workflow.case c where ${cases.sql}`,
      cases.values,
    )
    return {
      items: page.map((row) => ({
        no: row.no,
        placeName: places.get(row.place) ?? row.place,
        summary: row.summary,
        answer: row.answer,
        body: bodies.get(row.body) ?? '—',
        answeredAt: row.answered_at.toISOString(),
        used: row.used,
        reason: row.reason,
      })),
      ...(rows.length > limit && last ? { next: cursorOf(last.answered_at, last.id) } : {}),
      counts: {
        complaints: counts?.complaints ?? 0,
        complaintsClosed: counts?.closed ?? 0,
        medianDays: counts?.median == null ? null : Math.round(Number(counts.median)),
        suggestions: counts?.suggestions ?? 0,
        answered: answered?.n ?? 0,
      },
    }
  },
})
