/**
 * Keeps the figures true: looks which cases had events in finished transactions since the last time, and recomputes
 * the days and places they belong to. Running it twice gives the same.
 */
import type { Database } from '#platform/db/database.ts'
import type { JobContext } from '#platform/operation/operation.ts'

const localDay = "(c.opened_at at time zone 'Asia/Shanghai')::date"
const handle = 'jsonb_path_exists(c.timers, \'$[*] ? (@.kind == "handle" && exists(@.stoppedAt))\')'
const late = 'jsonb_path_exists(c.timers, \'$[*] ? (@.kind == "handle" && exists(@.breachedAt))\')'
const wasHandled = "(c.state in ('handled', 'checked', 'answered', 'closed'))"
const minutes = `coalesce((select sum(extract(epoch from ((t->>'stoppedAt')::timestamptz - (t->>'startedAt')::timestamptz)) / 60)
  from jsonb_array_elements(c.timers) t where t->>'kind' = 'handle' and t ? 'stoppedAt'), 0)`

/** Conditions of the counters; the lists behind them are grid's. */
const counted = `count(*) as opened,
  count(*) filter (where ${wasHandled}) as handled,
  count(*) filter (where ${wasHandled} and ${handle} and not ${late}) as on_time,
  count(*) filter (where c.state in ('answered', 'closed')) as closed,
  count(*) filter (where c.state = 'not-accepted') as not_accepted,
  count(*) filter (where coalesce((c.data->>'reworked')::int, 0) > 0) as reworked,
  count(*) filter (where c.reopened > 0) as reopened,
  count(*) filter (where c.rating is not null) as rated,
  count(*) filter (where c.rating >= 3) as satisfied,
  count(*) filter (where (c.data->>'fixed')::boolean is true) as found_fixed,
  count(*) filter (where c.supervised) as supervised,
  coalesce(sum(${minutes}) filter (where ${wasHandled}), 0)::bigint as handle_minutes`

const columns =
  'opened, handled, on_time, closed, not_accepted, reworked, reopened, rated, satisfied, found_fixed, supervised, handle_minutes'
const replaced = columns
  .split(', ')
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

const fill = (only: string) => `
  insert into statistics.day_place (county, place, day, town, ${columns})
  select c.county, coalesce(c.community, c.place), ${localDay}, c.town, ${counted}
  from workflow.case c where c.procedure = 'grid.matter' and ${only}
  group by 1, 2, 3, 4
  on conflict (county, place, day) do update set ${replaced}`

const fillCategories = (only: string) => `
  insert into statistics.day_category (county, town, day, category, opened, open)
  select c.county, coalesce(c.town, c.county), ${localDay}, coalesce(c.category, '-'), count(*),
    count(*) filter (where c.closed_at is null and c.state <> 'answered')
  from workflow.case c where c.procedure = 'grid.matter' and ${only}
  group by 1, 2, 3, 4
  on conflict (county, town, day, category) do update set opened = excluded.opened, open = excluded.open`

/** One round: everything that changed since the last one. */
export async function refresh({ database, now }: JobContext): Promise<void> {
  const { since, until, cluster } = await window(database)
  if (since === until) return
  const changed = await database.pool.query<{ county: string; place: string; town: string; day: string }>(
    `select distinct c.county, coalesce(c.community, c.place) as place, coalesce(c.town, c.county) as town, ${localDay} as day
     from (select distinct county, subject from history.event where txid >= $1 and txid < $2) e
     join workflow.case c on c.county = e.county and c.id = e.subject`,
    [since, until],
  )
  for (const { county, place, day } of changed.rows) {
    await database.pool.query(fill(`c.county = $1 and ${community(place)} and ${onDay('$3')}`), [
      county,
      place,
      day,
    ])
  }
  const towns = new Map(
    changed.rows.map(({ county, town, day }) => [`${county} ${town} ${day}`, { county, town, day }]),
  )
  for (const { county, town, day } of towns.values()) {
    const where = town.length >= 9 ? 'c.town = $2' : '(c.town is null and $2::text is not null)'
    await database.pool.query(fillCategories(`c.county = $1 and ${where} and ${onDay('$3')}`), [
      county,
      town,
      day,
    ])
  }
  await keep(database, cluster, until, now)
}

/** Everything anew: after an import, or when definitions changed. */
export async function rebuild(database: Database, now: Date): Promise<void> {
  const { until, cluster } = await window(database)
  await database.transaction(undefined, async () => {})
  await database.pool.query('delete from statistics.day_place')
  await database.pool.query('delete from statistics.day_category')
  await database.pool.query(fill('true'))
  await database.pool.query(fillCategories('true'))
  await keep(database, cluster, until, now)
}

function community(place: string): string {
  return place.length >= 12 ? 'c.community = $2' : 'c.place = $2'
}

function onDay(parameter: string): string {
  return `c.opened_at >= ${parameter}::date::timestamp at time zone 'Asia/Shanghai'
    and c.opened_at < (${parameter}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
}

/** Transactions that are surely finished and were not looked at yet; a restored database begins anew. */
async function window(database: Database): Promise<{ since: number; until: number; cluster: string }> {
  const { rows } = await database.pool.query<{ until: number; since: number | null; cluster: string }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as until, p.txid as since, s.cluster
     from (select coalesce((select oid::text from pg_database where datname = current_database()), '-') as cluster) s
     left join statistics.progress p on p.cluster = s.cluster`,
  )
  const row = rows[0]
  return { since: row?.since ?? 0, until: row?.until ?? 0, cluster: row?.cluster ?? '-' }
}

async function keep(database: Database, cluster: string, txid: number, at: Date): Promise<void> {
  await database.pool.query(
    `insert into statistics.progress (cluster, txid, at) values ($1, $2, $3)
     on conflict (cluster) do update set txid = excluded.txid, at = excluded.at`,
    [cluster, txid, at],
  )
}
