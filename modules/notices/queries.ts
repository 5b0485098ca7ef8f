/**
 * The SQL of notices.
 */
import { statement } from '#platform/db/database.ts'
import type { NoticeParams } from './words.ts'

/** Several at once: one array per column. */
export const insertNotices = statement<
  [
    county: string[],
    id: string[],
    person: string[],
    at: Date[],
    kind: string[],
    params: string[],
    link: string[],
  ]
>(
  `insert into notices.notice (county, id, person, at, kind, params, link)
   select county, id, person, at, kind, params::jsonb, link
     from unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
       as told (county, id, person, at, kind, params, link)`,
)

/** A notice as its row has it. */
export interface NoticeRow {
  id: string
  at: Date
  kind: string
  params: NoticeParams
  link: string
  readAt: Date | null
}

/** Newest first; `before` and `beforeId` are where the page before ended. */
export const noticesOf = statement<
  [counties: string[], person: string, unread: boolean, before: Date, beforeId: string, limit: number],
  NoticeRow
>(
  `select id, at, kind, params, link, read_at as "readAt" from notices.notice
    where county = any($1) and person = $2 and (not $3 or read_at is null) and (at, id) < ($4, $5)
    order by at desc, id desc limit $6`,
)

/** How many are unread, counted up to 100. */
export const unreadOf = statement<[counties: string[], person: string], { unread: number }>(
  `select count(*) as unread from (
     select 1 from notices.notice where county = any($1) and person = $2 and read_at is null limit 100) counted`,
)

/** Those named, or all. */
export const markRead = statement<[counties: string[], person: string, ids: string[] | null, now: Date]>(
  `update notices.notice set read_at = $4
    where county = any($1) and person = $2 and read_at is null and ($3::uuid[] is null or id = any($3))`,
)

export const deleteRead = statement<[before: Date]>('delete from notices.notice where read_at < $1')
