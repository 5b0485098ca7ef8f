/** Full recomputations: asked for, and how far they are. */
import { v7 as uuidv7 } from 'uuid'
import { countyOf, endOf, lineage } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'

/** A recomputation as its row has it. */
export interface RecomputationRow {
  county: string
  id: string
  place: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  done: number
  total: number
  gathered: number
  changed: number
  asked_at: Date
  ended_at: Date | null
}

const columns = 'county, id, place, state, done, total, gathered, changed, asked_at, ended_at'

const insert = statement<readonly [county: string, id: string, place: string, at: Date]>(
  `insert into duties.recomputation (county, id, place, state, asked_at) values ($1, $2, $3, 'waiting', $4)`,
)
const lastAt = statement<
  readonly [places: string[], from: string, to: string, limit: number],
  RecomputationRow
>(
  `select ${columns} from duties.recomputation where place = any($1) or (place >= $2 and place < $3)
   order by asked_at desc, id desc limit $4`,
)
const openAt = statement<readonly [place: string, since: Date], { id: string }>(
  `select id from duties.recomputation
   where place = $1 and state in ('waiting', 'running') and coalesce(started_at, asked_at) > $2 limit 1`,
)
const byId = statement<readonly [county: string, id: string], RecomputationRow>(
  `select ${columns} from duties.recomputation where county = $1 and id = $2`,
)
const update = statement<
  readonly [
    county: string,
    id: string,
    state: string,
    done: number,
    total: number,
    gathered: number,
    changed: number,
    startedAt: Date,
    endedAt: Date | null,
  ]
>(
  `update duties.recomputation set state = $3, done = $4, total = $5, gathered = $6, changed = $7,
     started_at = coalesce(started_at, $8), ended_at = $9
   where county = $1 and id = $2`,
)

/** After so long without an end it is taken for lost, milliseconds: another may be asked for. */
const lostAfter = 3_600_000

/** Whether one is under way at a place. */
export async function isUnderWay(tx: Tx, place: string, now: Date): Promise<boolean> {
  return (await openAt.find(tx, [place, new Date(now.getTime() - lostAfter)])) !== undefined
}

/** Puts one on the list; gives its reference. */
export async function askFor(tx: Tx, place: string, now: Date): Promise<{ county: string; id: string }> {
  const ref = { county: countyOf(place), id: uuidv7() }
  await insert.all(tx, [ref.county, ref.id, place, now])
  return ref
}

export function findRecomputation(tx: Tx, county: string, id: string): Promise<RecomputationRow | undefined> {
  return byId.find(tx, [county, id])
}

/** The last one that touched a place: of its own or of a place above. */
export async function lastRecomputation(tx: Tx, place: string): Promise<RecomputationRow | undefined> {
  return lastAt.find(tx, [lineage(place), place, place, 1])
}

/** The last ones of a place, of those above and below. */
export function recomputationsAround(tx: Tx, place: string, limit: number): Promise<RecomputationRow[]> {
  return lastAt.all(tx, [lineage(place), place, endOf(place), limit])
}

/** How far it is. */
export type Progress = Pick<RecomputationRow, 'state' | 'done' | 'total' | 'gathered' | 'changed'>

export async function noteProgress(
  tx: Tx,
  ref: { county: string; id: string },
  progress: Progress,
  now: Date,
): Promise<void> {
  const { state, done, total, gathered, changed } = progress
  const ended = state === 'done' || state === 'failed' ? now : null
  await update.all(tx, [ref.county, ref.id, state, done, total, gathered, changed, now, ended])
}

const percent = ({ state, done, total }: RecomputationRow) =>
  state === 'done' ? 100 : total === 0 ? 0 : Math.floor((done / total) * 100)

/** As pages show it. */
export function showRecomputation(row: RecomputationRow) {
  const { id, place, state, done, total, gathered, changed } = row
  return {
    id,
    place,
    state,
    done,
    total,
    gathered,
    changed,
    percent: percent(row),
    askedAt: row.asked_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}
