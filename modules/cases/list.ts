/**
 * Lists of cases beside the grid matter: always within what the acting position shows, newest first.
 */
import type { z } from 'zod'
import { planned } from '#platform/db/database.ts'
import { countiesWithin, cursorOf, readCursor, Where, within } from '#platform/db/where.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import { dueBounds } from '#platform/workflow/present.ts'
import { type CaseRecord, joinedCaseColumns } from '#platform/workflow/record.ts'
import { shownTo } from '#platform/workflow/registered.ts'
import type { cases } from './contract.ts'

/** A filter as `cases.list` takes it. */
type Filter = z.output<typeof cases.list.input>

/** Said in the words of the index `case_beside`. */
const beside = `c.procedure <> 'grid.matter' and c.procedure <> 'grid.joint'`

/** Most rows that are counted: beyond it "more than" is said. */
const mostCounted = 1000

/** A page of cases with how many there are, up to the most that are counted. */
export interface ListOfCases {
  rows: CaseRecord[]
  next?: string
  count: number
  more: boolean
}

/** A page of cases. 403 where the position shows none, 404 where the place lies outside it. */
export async function listPage(ctx: Context, filter: Filter): Promise<ListOfCases> {
  const acting = ctx.asker.acting ?? fail('access.forbidden')
  const shown = shownTo(ctx.services.procedures, ctx.asker)
  if (shown.atPlace.length + shown.asParty.length === 0) fail('access.forbidden')
  const place = filter.within ?? acting.place
  if (!place.startsWith(acting.place)) fail('record.not-found')
  const where = conditionsOf(ctx, filter, place)
  const wanted = (names: string[]) =>
    filter.procedures ? names.filter((name) => filter.procedures?.includes(name)) : names
  const at = where.value(wanted(shown.atPlace))
  const own = where.value(wanted(shown.asParty))
  const body = where.value(acting.body)
  const counties = countiesWithin(where, place, 'p')
  const sources = [
    `from workflow.case c where c.procedure = any(${at}) and ${where.sql}`,
    `from (select * from cases.party p where p.body = ${body} and ${counties}) p
     join workflow.case c on c.county = p.county and c.id = p.id where c.procedure = any(${own}) and ${where.sql}`,
  ]
  const most = mostCounted + 1
  const counted = sources.map((from) => `(select c.county, c.id ${from} limit ${most})`).join(' union ')
  const [row] = await planned<{ n: number }>(
    ctx.tx,
    `select least(count(*), ${most}) as n from (${counted}) x`,
    where.values,
  )
  const cursor = readCursor(filter.after)
  const after = cursor
    ? `and (c.opened_at, c.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`
    : ''
  const limit = filter.limit + 1
  const pages = sources.map(
    (from) => `(select c.county, c.id ${from} ${after} order by c.opened_at desc, c.id desc limit ${limit})`,
  )
  const rows = await planned<CaseRecord>(
    ctx.tx,
    `select ${joinedCaseColumns} from (${pages.join(' union ')}) k
     join workflow.case c on c.county = k.county and c.id = k.id
     order by c.opened_at desc, c.id desc limit ${limit}`,
    where.values,
  )
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const count = row?.n ?? 0
  return {
    rows: page,
    ...(rows.length > filter.limit && last ? { next: cursorOf(last.opened_at, last.id) } : {}),
    count: Math.min(count, mostCounted),
    more: count > mostCounted,
  }
}

function conditionsOf(ctx: Context, filter: Filter, place: string): Where {
  const where = within(new Where(), place).and(beside)
  if (filter.states) where.and(`c.state = any(${where.value(filter.states)})`)
  if (filter.open === true) where.and('c.closed_at is null')
  if (filter.open === false) where.and('c.closed_at is not null')
  if (filter.overdue) where.and(`c.closed_at is null and c.due_at < ${where.value(ctx.now)}`)
  if (filter.search) {
    const text = where.value(filter.search)
    where.and(`(c.no = upper(${text}) or position(lower(${text}) in lower(c.title)) > 0)`)
  }
  return where
}

/** What waits on the desks of the acting position: overdue first. */
export async function inboxPage(ctx: Context, limit: number, after: string | undefined) {
  const acting = ctx.asker.acting ?? fail('access.forbidden')
  const { procedures } = ctx.services
  const shown = shownTo(procedures, ctx.asker)
  const names = [...shown.atPlace, ...shown.asParty]
  if (names.length === 0) fail('access.forbidden')
  const where = within(new Where(), acting.place).and(beside).and('c.closed_at is null')
  const duties = where.value([...acting.duties])
  const body = where.value(acting.body)
  where.and(`c.procedure = any(${where.value(names)})`)
  where.and(`c.desk = any(${duties})`).and(`(c.holder = ${body} or c.holder is null)`)
  const offset = Number(after ?? 0)
  if (!Number.isInteger(offset) || offset < 0 || offset > 10_000)
    fail('request.malformed', { after: 'not a page' })
  const counts = await countGroups(ctx, where)
  const rows = await planned<CaseRecord>(
    ctx.tx,
    `select ${joinedCaseColumns}
     from (select c.county, c.id, c.due_at from workflow.case c
       where ${where.sql} order by c.due_at nulls last, c.id limit ${limit + 1} offset ${offset}) k
     join workflow.case c on c.county = k.county and c.id = k.id
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
