/** The SQL of the log. Lists are planned anew each time: a community and a province want different indexes. */
import { endOf } from '#platform/access/reach.ts'
import { planned, statement, type Tx } from '#platform/db/database.ts'
import { countiesWithin, Where } from '#platform/db/where.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Decider } from '#platform/operation/errors.ts'
import { addDays, instantOf, parseLocalDate } from '#platform/time/local-date.ts'

/** An attempt as the database has it. */
export interface RefusalRow {
  county: string
  id: string
  at: Date
  operation: string
  code: string
  mode: 'refuse' | 'warn'
  person: string | null
  position: string | null
  body: string | null
  place: string
  subject: string | null
  basis: Citation[]
  says: Words | null
  decider: Decider | null
}

const columns =
  'county, id, at, operation, code, mode, person, position, body, place, subject, basis, says, decider'

/** Which attempts are meant; days `YYYY-MM-DD`, both included. */
export interface Filter {
  code?: string | undefined
  mode?: 'refuse' | 'warn' | undefined
  body?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

function conditions(place: string, filter: Filter): Where {
  const where = new Where()
  where.and(countiesWithin(where, place))
  if (place !== '') where.and(`place >= ${where.value(place)} and place < ${where.value(endOf(place))}`)
  if (filter.code) where.and(`code = ${where.value(filter.code)}`)
  if (filter.mode) where.and(`mode = ${where.value(filter.mode)}`)
  if (filter.body) where.and(`body = ${where.value(filter.body)}`)
  if (filter.from) where.and(`at >= ${where.value(instantOf(parseLocalDate(filter.from)))}`)
  if (filter.to) where.and(`at < ${where.value(instantOf(addDays(parseLocalDate(filter.to), 1)))}`)
  return where
}

/** Attempts within a place, newest first, after the last one of the page before. */
export function pageOfRefusals(
  tx: Tx,
  place: string,
  filter: Filter,
  before: { at: Date; id: string } | undefined,
  limit: number,
): Promise<RefusalRow[]> {
  const where = conditions(place, filter)
  if (before) where.and(`(at, id) < (${where.value(before.at)}, ${where.value(before.id)}::uuid)`)
  return planned<RefusalRow>(
    tx,
    `select ${columns} from history.refusal where ${where.sql} order by at desc, id desc limit ${where.value(limit)}`,
    where.values,
  )
}

export const findRefusal = statement<readonly [county: string, id: string], RefusalRow>(
  `select ${columns} from history.refusal where county = $1 and id = $2`,
)

/** Counts by month, by code and by body: whichever of the three is not null says which count it is. */
export interface CountRow {
  by: 'month' | 'code' | 'body'
  month: string | null
  code: string | null
  body: string | null
  refused: number
  warned: number
}

/** All three counts in one walk over the attempts. */
export function countRefusals(tx: Tx, place: string, filter: Filter): Promise<CountRow[]> {
  const where = conditions(place, filter)
  return planned<CountRow>(
    tx,
    `select case when grouping(month) = 0 then 'month' when grouping(code) = 0 then 'code' else 'body' end as by,
       month, code, body, count(*) filter (where mode = 'refuse') as refused,
       count(*) filter (where mode = 'warn') as warned
     from (select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, code, body, mode
       from history.refusal where ${where.sql}) attempt
     group by grouping sets (month, code, body)`,
    where.values,
  )
}
