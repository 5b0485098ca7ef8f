/**
 * `grid.publicList`, `grid.publicMap`, `grid.publicGet`, `grid.follow`: what neighbours see of each other's reports.
 */
import { bodyNames } from '#modules/parties/contract.server.ts'
import { planned } from '#platform/db/database.ts'
import { cursorOf, readCursor, Where, within } from '#platform/db/where.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, open, operation, signedIn } from '#platform/operation/operation.ts'
import { remainingOf } from '#platform/workflow/present.ts'
import { grid } from '../contract.ts'
import { eventsOf, wordsOf } from '../present.ts'
import { type PublicRow, publicColumns, publicMatters } from '../public.ts'
import { countFollowers, deleteFollower, findFollower, findMatter, insertFollower } from '../queries.ts'
import { sentenceOf } from '../sentence.ts'

const from = 'from workflow.case c join grid.matter m on m.county = c.county and m.id = c.id'

export const publicList = operation(grid.publicList, {
  access: open,
  async run(ctx, input) {
    const where = within(new Where(), input.within).and('c.public')
    if (input.phase === 'open') where.and('c.closed_at is null')
    if (input.phase === 'closed') where.and("c.state in ('closed', 'answered')")
    if (input.category) where.and(`c.category = ${where.value(input.category)}`)
    const cursor = readCursor(input.after)
    if (cursor) where.and(`(c.opened_at, c.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<PublicRow>(
      ctx.tx,
      `select ${publicColumns} ${from} where ${where.sql} order by c.opened_at desc, c.id desc limit ${input.limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    const next = rows.length > input.limit && last ? cursorOf(last.opened_at, last.id) : undefined
    return { items: await publicMatters(ctx, page), next }
  },
})

/** Most markers on a map. */
const mostMarkers = 300
/** Up to so many positions are read by the index of positions; where a box holds more, the newest cases are walked. */
const fewPositions = 8000

const micro = (value: number) => Math.round(value * 1_000_000)

export const publicMap = operation(grid.publicMap, {
  access: open,
  async run(ctx, input) {
    const [west, south, east, north] = [input.west, input.south, input.east, input.north].map(micro)
    const box = `(${east},${north}),(${west},${south})`
    const [inside] = await planned<{ n: number }>(
      ctx.tx,
      `select count(*) as n from (select 1 from grid.matter where location <@ $1::box limit ${fewPositions + 1}) x`,
      [box],
    )
    const where = within(new Where(), input.within).and('c.public').and('m.location is not null')
    if ((inside?.n ?? 0) <= fewPositions) where.and(`m.location <@ ${where.value(box)}::box`)
    else {
      const outside = (axis: number, from: number | undefined, to: number | undefined) =>
        `m.location[${axis}] < ${where.value(from)} or m.location[${axis}] > ${where.value(to)}`
      // A case expression, because the planner takes comparisons with a box's edges for far narrower than they are.
      where.and(`case when ${outside(0, west, east)} or ${outside(1, south, north)} then false else true end`)
    }
    // What is done is shown for a month.
    where.and(
      `(c.closed_at is null or c.closed_at > ${where.value(new Date(ctx.now.getTime() - 30 * 86_400_000))})`,
    )
    const rows = await planned<PublicRow>(
      ctx.tx,
      `select ${publicColumns} ${from} where ${where.sql} order by c.opened_at desc, c.id desc limit ${mostMarkers + 1}`,
      where.values,
    )
    return { items: await publicMatters(ctx, rows.slice(0, mostMarkers)), more: rows.length > mostMarkers }
  },
})

async function getPublic(ctx: Context, county: string, id: string): Promise<PublicRow> {
  const text = `select ${publicColumns} ${from} where c.county = $1 and c.id = $2 and c.public`
  const [row] = await planned<PublicRow>(ctx.tx, text, [county, id])
  return found(row)
}

export const publicGet = operation(grid.publicGet, {
  access: open,
  async run(ctx, { county, id }) {
    const row = await getPublic(ctx, county, id)
    const [shown] = await publicMatters(ctx, [row])
    const matter = found(await findMatter.find(ctx.tx, [county, id]))
    const { person } = ctx.asker
    const holder = row.holder ? (await bodyNames(ctx.tx, [row.holder])).get(row.holder) : undefined
    return {
      ...found(shown),
      publicText: matter.public_text,
      sentence: sentenceOf(row, wordsOf(ctx, row), holder, remainingOf(ctx.services, row, ctx.now)),
      events: await eventsOf(ctx, row, 'public'),
      following: person ? (await findFollower.find(ctx.tx, [county, id, person])) !== undefined : false,
      mine: person !== undefined && person === row.opened_by,
    }
  },
})

export const follow = operation(grid.follow, {
  access: signedIn,
  async run(ctx, input) {
    const row = await getPublic(ctx, input.county, input.id)
    const person = ctx.asker.person ?? fail('access.forbidden')
    const changed = input.follow
      ? await insertFollower.find(ctx.tx, [row.county, row.id, person, ctx.now])
      : await deleteFollower.find(ctx.tx, [row.county, row.id, person])
    if (changed) await countFollowers.all(ctx.tx, [row.county, row.id, input.follow ? 1 : -1])
    await ctx.record({ subject: person, place: row.place, data: { followed: row.id, follow: input.follow } })
    return { ok: true as const }
  },
})
