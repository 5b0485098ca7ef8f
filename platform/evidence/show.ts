/**
 * Showing evidence: written in the transaction of the record behind it, once, and left to be settled. Nobody changes or
 * removes what was shown; what ends or fails is shown as a statement of its own.
 */
import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import type { NewEvidence } from './kind.ts'

/** What was shown already, of the same record at the same moment, stays as it is. */
const insertShown = statement<readonly [rows: string], { id: string }>(
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as given (county text, id uuid, kind text, about text, place text,
       holds boolean, amount integer, at timestamptz, day date, body uuid, record_kind text, record text, url text, title jsonb,
       noted_at timestamptz)),
   fresh as (
     insert into evidence.shown (county, id, kind, about, place, holds, amount, at, day, body, record_kind, record, url, title, noted_at)
     select county, id, kind, about, place, holds, amount, at, day, body, record_kind, record, url, title, noted_at from given
     on conflict (county, kind, about, place, record, at, holds, amount) do nothing
     returning county, id, kind, about, place, day, at, noted_at)
   insert into evidence.unsettled (county, id, kind, about, place, day, not_before)
   select county, id, kind, about, place, day, greatest(at, noted_at) from fresh
   returning id`,
)

/** Shows evidence in the caller's transaction; gives how much of it was new. */
export async function showEvidence(tx: Tx, now: Date, rows: readonly NewEvidence[]): Promise<number> {
  if (rows.length === 0) return 0
  const given = rows.map(({ record, ...row }) => ({
    county: countyOf(row.place),
    id: uuidv7(),
    kind: row.kind,
    about: row.about ?? '',
    place: row.place,
    holds: row.holds ?? true,
    amount: row.amount ?? 1,
    at: row.at,
    day: row.day ?? localDateOf(row.at),
    body: row.body ?? null,
    record_kind: record.kind,
    record: record.id,
    url: record.url,
    title: record.title,
    noted_at: now,
  }))
  return (await insertShown.all(tx, [JSON.stringify(given)])).length
}
