/** Records of the past, for a demonstration: written as if each bearer had put them there on its day. */
import { countyOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { showEvidence } from '#platform/evidence/show.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { recordEvidence } from './evidence.ts'
import { periodOf } from './periods.ts'
import * as q from './queries.ts'

/** A record of the past. */
export interface PastRecord {
  id: string
  place: string
  duty: string
  title: string
  text: string
  /** YYYY-MM-DD in China. */
  day: string
  number: string | null
  public: boolean
  body: string
  bodyName: string
  at: Date
}

const insertAll = statement<readonly [string]>(
  `insert into duties.record (county, id, place, duty, period, title, day, counts_on, text, number, public, body, body_name, at)
   select county, id, place, duty, period, title, day, counts_on, text, number, public, body, body_name, at
   from jsonb_to_recordset($1::jsonb) as given (county text, id uuid, place text, duty text, period text, title text,
     day date, counts_on date, text text, number text, public boolean, body uuid, body_name text, at timestamptz)
   on conflict (county, id) do nothing`,
)

/** Writes records and shows them as evidence, in the caller's transaction. */
export async function seedRecords(tx: Tx, pack: Pack, past: readonly PastRecord[]): Promise<void> {
  const rows = past.flatMap((one): q.RecordRow[] => {
    const every = pack.duty(one.duty)?.due?.every
    if (!every) return []
    const { bodyName, ...record } = one
    return [
      {
        ...record,
        county: countyOf(one.place),
        period: periodOf(every, one.day),
        counts_on: one.day,
        body_name: bodyName,
        withdrawn_at: null,
        withdrawn_reason: null,
      },
    ]
  })
  if (rows.length === 0) return
  await insertAll.all(tx, [JSON.stringify(rows)])
  await showEvidence(tx, rows.at(-1)!.at, rows.flatMap(recordEvidence))
}

/** A person's word of the past. */
export interface PastJudgment {
  id: string
  place: string
  duty: string
  period: string
  met: boolean
  reason: string
  body: string
  bodyName: string
  postName: { zh: string; en: string }
  at: Date
}

/** Writes judgments, in the caller's transaction. */
export async function seedJudgments(tx: Tx, past: readonly PastJudgment[]): Promise<void> {
  for (const one of past) {
    const county = countyOf(one.place)
    await q.insertJudgment.all(tx, [
      county,
      one.id,
      one.place,
      one.duty,
      one.period,
      one.met,
      one.reason,
      one.body,
      one.bodyName,
      JSON.stringify(one.postName),
      null,
      one.at,
    ])
    const about = `${one.duty} ${one.period}`
    await q.leaveUnsettled.all(tx, [county, one.id, about, one.place, localDateOf(one.at), one.at])
  }
}
