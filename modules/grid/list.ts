/**
 * Lists of matters: conditions from the filter, always within the asker's reach, newest first.
 */

import type { z } from 'zod'
import type { Reach } from '#platform/access/reach.ts'
import { planned } from '#platform/db/database.ts'
import { countiesWithin, cursorOf, readCursor, Where, within, withinReach } from '#platform/db/where.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import { dueBounds } from '#platform/workflow/present.ts'
import { type CaseRecord, joinedCaseColumns } from '#platform/workflow/record.ts'
import type { grid } from './contract.ts'
import { seeing } from './policy.ts'
import { gridMatter } from './procedure.ts'
import { type Arm, type Found, matter, searched } from './search.ts'

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

/** A page of matters with how many there are, up to the most that are counted; `more`: there are more than that. */
interface ListOfMatters {
  rows: ListRow[]
  next?: string
  count: number
  more: boolean
}

/** A page of matters. */
export async function listPage(ctx: Context, filter: Filter, reach: Reach): Promise<ListOfMatters> {
  const where = conditionsOf(filter, reach, ctx.now)
  where.and("c.procedure = 'grid.matter'")
  const every = arms(where, reach)
  if (!filter.search) return pageOf(ctx, filter, where, every, await countOf(ctx, where, every))
  const found = await searched(ctx.tx, where, every, filter.search, filter.within ?? reach.place)
  if (found.way === 'read') return readPage(ctx, filter, where, found.arms)
  if (found.way === 'plain') return pageOf(ctx, filter, where, every, await countOf(ctx, where, every))
  if (!reach.body) return walkPage(ctx, filter, where, found)
  const count = await countOf(ctx, where, found.counting, found.counted)
  return { ...(await pageOf(ctx, filter, where, found.arms, count)), more: true }
}

/** Whether nothing but words and place narrows a list. */
function isSearchOnly(filter: Filter): boolean {
  return Object.entries(filter).every(([name, value]) => besideConditions.has(name) || value === undefined)
}

const besideConditions = new Set(['search', 'within', 'limit', 'after'])

async function countOf(
  ctx: Context,
  where: Where,
  sources: readonly Arm[],
  values: readonly string[] = [],
): Promise<number> {
  const most = mostCounted + 1
  const found = sources.map(({ from }) => `(select c.county, c.id ${from} where ${where.sql} limit ${most})`)
  const [row] = await planned<{ n: number }>(
    ctx.tx,
    `select least(count(*), ${most}) as n from (${found.join(' union ')}) x`,
    [...where.values, ...values],
  )
  return row?.n ?? 0
}

/** The rows after a cursor: which, first; the rows themselves, wide as they are, only for the page. */
async function pageOf(
  ctx: Context,
  filter: Filter,
  where: Where,
  sources: readonly Arm[],
  count: number,
): Promise<ListOfMatters> {
  const at = cursorIn(where, filter.after)
  const limit = filter.limit + 1
  const page = sources.map(({ from, by }) => {
    const after = at ? `and (${by}.opened_at, ${by}.id) < ${at}` : ''
    return `(select c.county, c.id ${from} where ${where.sql} ${after}
      order by ${by}.opened_at desc, ${by}.id desc limit ${limit})`
  })
  const rows = await planned<ListRow>(
    ctx.tx,
    `select ${joinedCaseColumns}, m.address from (${page.join(' union ')}) k
     join workflow.case c on c.county = k.county and c.id = k.id ${matter}
     order by c.opened_at desc, c.id desc limit ${limit}`,
    where.values,
  )
  return listed(rows, filter.limit, count)
}

/** Few hits: read once for their number and for the page. */
async function readPage(
  ctx: Context,
  filter: Filter,
  where: Where,
  sources: readonly Arm[],
): Promise<ListOfMatters> {
  const hits = sources.map(({ from }) => `select c.county, c.id, c.opened_at ${from} where ${where.sql}`)
  const at = cursorIn(where, filter.after)
  const limit = filter.limit + 1
  const rows = await planned<ListRow & { hits: number }>(
    ctx.tx,
    `with hit as materialized (${hits.join(' union ')})
     select ${joinedCaseColumns}, m.address, n.hits
     from (select count(*) as hits from hit) n
     left join (select * from hit ${at ? `where (opened_at, id) < ${at}` : ''}
       order by opened_at desc, id desc limit ${limit}) k on true
     left join workflow.case c on c.county = k.county and c.id = k.id
     left join grid.matter m on m.county = c.county and m.id = c.id
     order by c.opened_at desc, c.id desc`,
    where.values,
  )
  const count = rows[0]?.hits ?? 0
  return listed(
    rows.filter(({ id }) => id !== null),
    filter.limit,
    count,
  )
}

/** So many cases are walked before the planner may choose its own way. */
const mostWalked = 20_000

/** A word that is met often: the newest cases, one by one, until the page is full. */
async function walkPage(
  ctx: Context,
  filter: Filter,
  where: Where,
  found: Extract<Found, { way: 'walk' }>,
): Promise<ListOfMatters> {
  const { apart } = found
  const own = new Where(where)
  const at = cursorIn(own, filter.after)
  const limit = filter.limit + 1
  const rows = await planned<ListRow>(
    ctx.tx,
    `select ${joinedCaseColumns}, m.address from (
       select c.county, c.id from (
         select c.county, c.id, c.title from workflow.case c
         where ${apart.cases} ${at ? `and (c.opened_at, c.id) < ${at}` : ''}
         order by c.opened_at desc, c.id desc limit ${mostWalked}) c
       cross join lateral (
         select text, address from grid.matter m where m.county = c.county and m.id = c.id offset 0) m
       where ${apart.words} limit ${limit}) k
     join workflow.case c on c.county = k.county and c.id = k.id ${matter}
     order by c.opened_at desc, c.id desc`,
    own.values,
  )
  if (rows.length < limit) {
    // Met often long ago, and lately not; or other conditions leave little of it.
    const count = await countOf(ctx, where, found.counting, found.counted)
    return { ...(await pageOf(ctx, filter, where, found.arms, count)), more: true }
  }
  // The words alone may say that there are more than are ever counted; else the page is what is known of their number.
  const most = isSearchOnly(filter) && found.sure > mostCounted ? mostCounted : filter.limit
  return { ...listed(rows, filter.limit, most), more: true }
}

function cursorIn(where: Where, after: string | undefined): string | undefined {
  const cursor = readCursor(after)
  return cursor && `(${where.value(cursor.at)}, ${where.value(cursor.id)})`
}

function listed(rows: ListRow[], limit: number, count: number): ListOfMatters {
  return { ...cut(rows, limit), count: Math.min(count, mostCounted), more: count > mostCounted }
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
  // What waits of other procedures stands in `cases.inbox`.
  where.and('c.closed_at is null').and("c.procedure in ('grid.matter', 'grid.joint')")
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
  const { todayEnd, weekEnd } = dueBounds(ctx.now)
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
