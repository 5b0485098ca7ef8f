/**
 * The SQL of duties.
 */
import { statement } from '#platform/db/database.ts'

/** One settling at a time: whoever counts must be alone with the counts. Held to the end of the transaction. */
export const lockSettling = statement('select pg_advisory_xact_lock(1819239018)')

/** What waits to be settled. */
export interface Unsettled {
  kind: string
  about: string
  place: string
  day: string
}

export const takeUnsettled = statement<readonly [now: Date, most: number], Unsettled>(
  `delete from evidence.unsettled u using (
     select county, id from evidence.unsettled where not_before <= $1 order by not_before limit $2) taken
   where u.county = taken.county and u.id = taken.id
   returning u.kind, u.about, u.place, u.day`,
)

export const leaveUnsettled = statement<
  readonly [county: string, id: string, about: string, place: string, day: string, at: Date]
>(
  `insert into evidence.unsettled (county, id, kind, about, place, day, not_before)
   values ($1, $2, 'duties.judgment', $3, $4, $5, $6)`,
)

/** A statement of evidence as settling reads it. */
export interface Statement {
  place: string
  about: string
  record: string
  holds: boolean
  amount: number
  at: Date
  day: string
}

/** The last word of each place on what stands, at exactly these places. */
export const standingAt = statement<
  readonly [kind: string, about: string[], places: string[], now: Date],
  Statement
>(
  `select distinct on (place, about) place, about, record, holds, amount, at, day from evidence.shown
   where kind = $1 and about = any($2) and place = any($3) and at <= $4
   order by place, about, at desc, noted_at desc, record desc, holds`,
)

/** The same for all places of a range. */
export const standingWithin = statement<
  readonly [kind: string, about: string[], from: string, to: string, now: Date],
  Statement
>(
  `select distinct on (place, about) place, about, record, holds, amount, at, day from evidence.shown
   where kind = $1 and about = any($2) and place >= $3 and place < $4 and at <= $5
   order by place, about, at desc, noted_at desc, record desc, holds`,
)

/** The last word on each record of what happened, at exactly these places, for days of a stretch. */
export const happenedAt = statement<
  readonly [kind: string, about: string[], places: string[], since: string, until: string, now: Date],
  Statement
>(
  `select distinct on (place, record) place, about, record, holds, amount, at, day from evidence.shown
   where kind = $1 and about = any($2) and place = any($3) and day between $4 and $5 and at <= $6
   order by place, record, at desc, noted_at desc, holds`,
)

export const happenedWithin = statement<
  readonly [kind: string, about: string[], from: string, to: string, since: string, until: string, now: Date],
  Statement
>(
  `select distinct on (place, record) place, about, record, holds, amount, at, day from evidence.shown
   where kind = $1 and about = any($2) and place >= $3 and place < $4 and day between $5 and $6 and at <= $7
   order by place, record, at desc, noted_at desc, holds`,
)

/** An obligation that is measured or judged. */
export interface ObligationRow {
  county: string
  place: string
  duty: string
  period: string
  level: string
  state: 'met' | 'missed' | 'judged-met' | 'judged-not'
  since: Date
}

/** Rows of these obligations: four arrays of equal length. */
export const obligationsOf = statement<
  readonly [counties: string[], places: string[], duties: string[], periods: string[]],
  ObligationRow
>(
  `select o.county, o.place, o.duty, o.period, o.level, o.state, o.since
   from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as k (county, place, duty, period)
   join duties.obligation o on o.county = k.county and o.duty = k.duty and o.period = k.period and o.place = k.place`,
)

/** The last word of people on these obligations. */
export const judgmentsOf = statement<
  readonly [counties: string[], places: string[], duties: string[], periods: string[]],
  { place: string; duty: string; period: string; met: boolean | null; at: Date }
>(
  `select k.place, k.duty, k.period, j.met, j.at
   from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as k (county, place, duty, period)
   cross join lateral (select met, at from duties.judgment j
     where j.county = k.county and j.place = k.place and j.duty = k.duty and j.period = k.period
     order by at desc, id desc limit 1) j`,
)

export const saveObligations = statement<readonly [rows: string]>(
  `insert into duties.obligation (county, place, duty, period, level, state, since)
   select county, place, duty, period, level, state, since from jsonb_to_recordset($1::jsonb) as given
     (county text, place text, duty text, period text, level text, state text, since timestamptz)
   on conflict (county, duty, period, place) do update set state = excluded.state, since = excluded.since`,
)

export const dropObligations = statement<
  readonly [counties: string[], places: string[], duties: string[], periods: string[]]
>(
  `delete from duties.obligation o
   using unnest($1::text[], $2::text[], $3::text[], $4::text[]) as k (county, place, duty, period)
   where o.county = k.county and o.duty = k.duty and o.period = k.period and o.place = k.place`,
)

export const addTallies = statement<readonly [rows: string]>(
  `insert into duties.tally as t (county, area, duty, period, level, state, month, count)
   select county, area, duty, period, level, state, month, count from jsonb_to_recordset($1::jsonb) as given
     (county text, area text, duty text, period text, level text, state text, month text, count integer)
   order by 1, 2, 3, 4, 5, 6, 7
   on conflict (county, area, duty, period, level, state, month) do update set count = t.count + excluded.count`,
)

export const dropEmptyTallies = statement<readonly [counties: string[]]>(
  'delete from duties.tally where county = any($1) and count = 0',
)

export const noteSettled = statement<readonly [Date]>(
  `insert into duties.settled (at) values ($1) on conflict (one) do update set at = greatest(duties.settled.at, excluded.at)`,
)

export const beginningOf = statement<readonly [jurisdiction: string], { since: string }>(
  'select since from duties.beginning where jurisdiction = $1',
)

export const begin = statement<readonly [jurisdiction: string, since: string]>(
  `insert into duties.beginning (jurisdiction, since) values ($1, $2)
   on conflict (jurisdiction) do update set since = least(duties.beginning.since, excluded.since)`,
)

export const beginOnce = statement<readonly [jurisdiction: string, since: string], { since: string }>(
  'insert into duties.beginning (jurisdiction, since) values ($1, $2) on conflict do nothing returning since',
)

export const clearBearers = statement<readonly [from: string, to: string]>(
  'delete from duties.bearer where place >= $1 and place < $2',
)
export const insertBearers = statement<readonly [counties: string[], places: string[], levels: string[]]>(
  `insert into duties.bearer (county, place, level) select * from unnest($1::text[], $2::text[], $3::text[])
   on conflict do nothing`,
)
export const countBearers = statement<readonly [from: string, to: string], { count: number }>(
  'select count(*) from duties.bearer where place >= $1 and place < $2',
)
export const clearExtents = statement<readonly [from: string, to: string]>(
  'delete from duties.extent where area >= $1 and area < $2',
)
/** Each place counts for itself and all above it; a place above a county is filed under its code padded with zeros. */
export const fillExtents = statement<readonly [from: string, to: string]>(
  `insert into duties.extent (county, area, level, places)
   select rpad(left(area, 6), 6, '0'), area, level, count(*) from (
     select left(place, n) as area, level from duties.bearer, unnest(array[2, 4, 6, 9, 12]) as n
     where place >= $1 and place < $2 and n <= length(place)) each
   where area >= $1 and area < $2
   group by area, level`,
)

export const bearersOf = statement<readonly [level: string, from: string, to: string], { place: string }>(
  'select place from duties.bearer where level = $1 and place >= $2 and place < $3 order by place',
)

/** What a bearer put on record, as its row has it. */
export interface RecordRow {
  county: string
  id: string
  place: string
  duty: string
  period: string
  title: string
  day: string
  counts_on: string
  text: string
  number: string | null
  public: boolean
  body: string | null
  body_name: string
  at: Date
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}

const record = `county, id, place, duty, period, title, day, counts_on, text, number, public, body, body_name, at, withdrawn_at,
  withdrawn_reason`

export const insertRecord = statement<readonly unknown[]>(
  `insert into duties.record (county, id, place, duty, period, title, day, counts_on, text, number, public, body, body_name,
     person, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
)

export const lockRecord = statement<readonly [county: string, id: string], RecordRow>(
  `select ${record} from duties.record where county = $1 and id = $2 for update`,
)

export const withdrawRecord = statement<readonly [county: string, id: string, at: Date, reason: string]>(
  'update duties.record set withdrawn_at = $3, withdrawn_reason = $4 where county = $1 and id = $2',
)

export const recordsOf = statement<
  readonly [county: string, place: string, duty: string, from: string, to: string],
  RecordRow
>(
  `select ${record} from duties.record
   where county = $1 and place = $2 and duty = $3 and counts_on between $4 and $5
   order by at desc, id desc limit 100`,
)

export const publishedAt = statement<
  readonly [county: string, place: string, before: Date | null, beforeId: string, limit: number],
  RecordRow
>(
  `select ${record} from duties.record
   where county = $1 and place = $2 and public and withdrawn_at is null
     and ($3::timestamptz is null or (at, id) < ($3, $4::uuid))
   order by at desc, id desc limit $5`,
)

/** All records of a county in their order, a page at a time. */
export const recordsAfter = statement<
  readonly [
    from: string,
    to: string,
    placeFrom: string,
    placeTo: string,
    county: string,
    id: string,
    limit: number,
  ],
  RecordRow
>(
  `select ${record} from duties.record
   where county >= $1 and county < $2 and place >= $3 and place < $4 and (county, id) > ($5, $6::uuid)
   order by county, id limit $7`,
)

export interface JudgmentRow {
  met: boolean | null
  reason: string
  body_name: string
  post_name: { zh: string; en: string }
  at: Date
}

export const insertJudgment = statement<readonly unknown[]>(
  `insert into duties.judgment (county, id, place, duty, period, met, reason, body, body_name, post_name, person, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)

export const judgmentsOn = statement<
  readonly [county: string, place: string, duty: string, period: string],
  JudgmentRow
>(
  `select met, reason, body_name, post_name, at from duties.judgment
   where county = $1 and place = $2 and duty = $3 and period = $4 order by at desc, id desc limit 50`,
)

/** Evidence as pages show it, newest first. */
export interface EvidenceRow {
  kind: string
  place: string
  holds: boolean
  at: Date
  day: string
  title: { zh: string; en: string }
  url: string
}

export const evidenceOf = statement<
  readonly [
    kind: string,
    about: string[],
    from: string,
    to: string,
    length: number,
    since: string,
    until: string,
    limit: number,
  ],
  EvidenceRow
>(
  `select kind, place, holds, at, day, title, url from evidence.shown
   where kind = $1 and about = any($2) and place >= $3 and place < $4 and length(place) = $5 and day between $6 and $7
   order by at desc, id desc limit $8`,
)

export const toldOf = statement<
  readonly [county: string, place: string, duty: string, period: string],
  { what: string; at: Date; to_place: string; to_bodies: string[]; people: number }
>(
  `select what, at, to_place, to_bodies, people from duties.told
   where county = $1 and place = $2 and duty = $3 and period = $4 order by at, what`,
)

/** The places of a level, and the headings of the list of codes that stand for one. */
export const placesOfLength = statement<
  readonly [level: string, from: string, to: string, length: number],
  { place: string }
>(
  `select place from duties.bearer where level in ($1, 'heading') and place >= $2 and place < $3 and length(place) = $4
   order by place`,
)

/** Adds what is to be told; gives only what was not told before. */
export const insertTold = statement<
  readonly [rows: string],
  { place: string; duty: string; period: string; what: string }
>(
  `insert into duties.told (county, place, duty, period, what, at, to_place, to_bodies, people)
   select county, place, duty, period, what, at, to_place, to_bodies, people from jsonb_to_recordset($1::jsonb) as given
     (county text, place text, duty text, period text, what text, at timestamptz, to_place text, to_bodies jsonb,
      people integer)
   on conflict do nothing returning place, duty, period, what`,
)
