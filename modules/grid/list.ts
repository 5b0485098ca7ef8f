/**
 * Lists of matters: conditions from the filter, always within the asker's reach, newest first.
 */

import type { z } from 'zod'
import type { Reach } from '#platform/access/reach.ts'
import { planned } from '#platform/db/database.ts'
import { countiesWithin, cursorOf, readCursor, Where, within, withinReach } from '#platform/db/where.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import { type CaseRecord, joinedCaseColumns } from '#platform/workflow/record.ts'
import type { grid } from './contract.ts'
import { seeing } from './policy.ts'
import { gridMatter } from './procedure.ts'
import { type Arm, matter, searched } from './search.ts'

/** A filter as `grid.list` takes it. */
export type Filter = z.output<typeof grid.list.input>

/** A case's row with the address of its matter. */
export type ListRow = CaseRecord & { address: string | null }

const openStates = new Set(
  Object.entries(gridMatter.states).flatMap(([id, { stage }]) => (stage === 'done' ? [] : [id])),
)

/** How far the asker sees matters in the acting position. */
export function seeingReach(ctx: Context): Reach {
  return ctx.reachOfAny(seeing)
}

/** The conditions of a filter within a reach; what a body has or had is its own source (see {@link arms}). */
function conditionsOf(filter: Filter, reach: Reach, now: Date): Where {
  const where = withinReach(new Where(), reach)
  if (filter.within !== undefined) {
    if (!filter.within.startsWith(reach.place)) fail('record.not-found')
    if (filter.within !== reach.place) within(where, filter.within)
  }
  if (filter.states) {
    where.and(`c.state = any(${where.value(filter.states)})`)
    // Said once more in the words of the indexes of what is open.
    if (filter.states.every((state) => openStates.has(state))) where.and('c.closed_at is null')
  }
  if (filter.open === true) where.and('c.closed_at is null')
  if (filter.open === false) where.and('c.closed_at is not null')
  if (filter.overdue) where.and(`c.closed_at is null and c.due_at < ${where.value(now)}`)
  if (filter.supervised !== undefined) where.and(`c.supervised = ${where.value(filter.supervised)}`)
  if (filter.categories) where.and(`c.category = any(${where.value(filter.categories)})`)
  if (filter.levels) where.and(`c.level = any(${where.value(filter.levels)})`)
  if (filter.holder) where.and(`c.holder = ${where.value(filter.holder)}`)
  if (filter.origins) where.and(`c.origin = any(${where.value(filter.origins)})`)
  if (filter.from) where.and(`c.opened_at >= ${where.value(`${filter.from}T00:00:00+08:00`)}::timestamptz`)
  if (filter.to)
    where.and(`c.opened_at < ${where.value(`${filter.to}T00:00:00+08:00`)}::timestamptz + interval '1 day'`)
  if (filter.indicator) addIndicator(where, filter.indicator, now)
  return where
}

/** Cells of the board, so that every number leads to its records. Their sums stand in modules/statistics. */
const indicatorConditions: Record<string, (where: Where, now: Date) => string> = {
  opened: () => 'true',
  open: () => 'c.closed_at is null',
  overdue: (where, now) => `c.closed_at is null and c.due_at < ${where.value(now)}`,
  handled: () =>
    "(c.state in ('handled', 'checked', 'answered', 'closed') and c.outcome is distinct from 'not-accepted')",
  'on-time': () =>
    "exists (select 1 from jsonb_array_elements(c.timers) t where t->>'kind' = 'handle' and t ? 'stoppedAt') and not exists (select 1 from jsonb_array_elements(c.timers) t where t->>'kind' = 'handle' and t ? 'breachedAt')",
  closed: () => "(c.state in ('answered', 'closed'))",
  reworked: () => "coalesce((c.data->>'reworked')::int, 0) > 0",
  reopened: () => 'c.reopened > 0',
  rated: () => 'c.rating is not null',
  satisfied: () => 'c.rating >= 3',
  'not-accepted': () => "c.state = 'not-accepted'",
  supervised: () => 'c.supervised',
  'found-fixed': () => "(c.data->>'fixed')::boolean is true",
}

function addIndicator(where: Where, indicator: string, now: Date): void {
  const condition = indicatorConditions[indicator]
  if (!condition) fail('request.malformed', { indicator: 'unknown' })
  where.and(condition(where, now))
}

/** Most rows that are counted: beyond it "more than" is said. */
const mostCounted = 1000

/**
 * Where rows come from, each with an order that an index gives: all cases; or where the reach is a body's, what it
 * was ever given and what it has now. (One condition with `or exists` would walk every case of the county.)
 */
function arms(where: Where, reach: Reach): Arm[] {
  if (!reach.body) return [{ from: 'from workflow.case c', by: 'c' }]
  const body = where.value(reach.body)
  const given = countiesWithin(where, reach.place, 'i')
  const join = 'join workflow.case c on c.county = i.county and c.opened_at = i.opened_at and c.id = i.id'
  return [
    { from: `from (select * from grid.involved i where i.body = ${body} and ${given}) i ${join}`, by: 'i' },
    { from: `from (select * from workflow.case where holder = ${body}) c`, by: 'c' },
  ]
}

/** A page of matters. */
export async function listPage(
  ctx: Context,
  filter: Filter,
  reach: Reach,
): Promise<{ rows: ListRow[]; next?: string; count: number; more: boolean }> {
  const where = conditionsOf(filter, reach, ctx.now)
  where.and("c.procedure = 'grid.matter'")
  const every = arms(where, reach)
  const { counting, paging, many, ...more } = filter.search
    ? await searched(ctx.tx, where, every, filter.search, filter.within ?? reach.place)
    : { counting: every, paging: every, counted: [], many: false }
  const most = mostCounted + 1
  const found = counting.map(({ from }) => `(select c.county, c.id ${from} where ${where.sql} limit ${most})`)
  const counted = await planned<{ n: number }>(
    ctx.tx,
    `select least(count(*), ${most}) as n from (${found.join(' union ')}) x`,
    [...where.values, ...more.counted],
  )
  const cursor = readCursor(filter.after)
  const at = cursor ? `(${where.value(cursor.at)}, ${where.value(cursor.id)})` : undefined
  const limit = filter.limit + 1
  const page = paging.map(({ from, by }) => {
    const after = at ? `and (${by}.opened_at, ${by}.id) < ${at}` : ''
    return `(select c.county, c.id ${from} where ${where.sql} ${after}
      order by ${by}.opened_at desc, ${by}.id desc limit ${limit})`
  })
  // Which rows, first; the rows themselves, wide as they are, only for the page.
  const rows = await planned<ListRow>(
    ctx.tx,
    `select ${joinedCaseColumns}, m.address from (${page.join(' union ')}) k
     join workflow.case c on c.county = k.county and c.id = k.id ${matter}
     order by c.opened_at desc, c.id desc limit ${limit}`,
    where.values,
  )
  const n = Number(counted[0]?.n ?? 0)
  return { ...cut(rows, filter.limit), count: Math.min(n, mostCounted), more: many || n > mostCounted }
}

/** Cuts the one row more than asked for, and says where the page ended. */
export function cut<R extends { opened_at: Date; id: string }>(
  rows: R[],
  limit: number,
): { rows: R[]; next?: string } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last
    ? { rows: page, next: cursorOf(last.opened_at, last.id) }
    : { rows: page }
}

/** What waits on the asker's desks: overdue first. */
export async function inboxPage(
  ctx: Context,
  scope: 'mine' | 'places',
  limit: number,
  after: string | undefined,
): Promise<{
  rows: ListRow[]
  next?: string
  counts: { overdue: number; today: number; week: number; later: number }
}> {
  const acting = ctx.asker.acting ?? fail('access.forbidden')
  const where = new Where()
  within(where, acting.place)
  where.and('c.closed_at is null')
  if (scope === 'mine') {
    const duties = where.value([...acting.duties])
    const body = where.value(acting.body)
    where.and(`c.desk = any(${duties})`).and(`(c.holder = ${body} or c.holder is null)`)
  } else {
    const reach = seeingReach(ctx)
    if (reach.body) where.and(`c.holder = ${where.value(reach.body)}`)
  }
  const counts = await countGroups(ctx, where)
  const offset = Number(after ?? 0)
  if (!Number.isInteger(offset) || offset < 0 || offset > 10_000)
    fail('request.malformed', { after: 'not a page' })
  // The order is found among slim rows; the rows themselves come for the page only.
  const rows = await planned<ListRow>(
    ctx.tx,
    `select ${joinedCaseColumns}, m.address
     from (select c.county, c.id, c.due_at from workflow.case c
       where ${where.sql} order by c.due_at nulls last, c.id limit ${limit + 1} offset ${offset}) k
     join workflow.case c on c.county = k.county and c.id = k.id
     left join grid.matter m on m.county = c.county and m.id = coalesce(c.parent, c.id)
     order by k.due_at nulls last, k.id`,
    where.values,
  )
  const page = rows.slice(0, limit)
  return { rows: page, counts, ...(rows.length > limit ? { next: String(offset + limit) } : {}) }
}

async function countGroups(ctx: Context, where: Where) {
  const { todayEnd, weekEnd } = groupBounds(ctx.now)
  const values = [...where.values, ctx.now, todayEnd, weekEnd]
  const n = where.values.length
  const [row] = await planned<{ overdue: number; today: number; week: number; later: number }>(
    ctx.tx,
    `select count(*) filter (where due_at < $${n + 1}) as overdue,
       count(*) filter (where due_at >= $${n + 1} and due_at < $${n + 2}) as today,
       count(*) filter (where due_at >= $${n + 2} and due_at < $${n + 3}) as week,
       count(*) filter (where due_at >= $${n + 3} or due_at is null) as later
     from (select c.due_at from workflow.case c where ${where.sql} limit 5000) x`,
    values,
  )
  return row ?? { overdue: 0, today: 0, week: 0, later: 0 }
}

/** Ends of today and of this week, local time. */
function groupBounds(now: Date): { todayEnd: Date; weekEnd: Date } {
  const day = 86_400_000
  const shift = 8 * 3_600_000
  const local = now.getTime() + shift
  const todayEnd = Math.floor(local / day) * day + day - shift
  const weekday = (Math.floor(local / day) + 4) % 7
  return { todayEnd: new Date(todayEnd), weekEnd: new Date(todayEnd + ((7 - weekday) % 7) * day) }
}
