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

/** Cases that are counted, as opposed to the parts of joint bodies. */
const matters = "c.procedure = 'grid.matter'"
/** What is counted per category. */
const perCategory = `count(*) as opened,
  count(*) filter (where c.closed_at is null and c.state <> 'answered') as open`

const intoPlaces = `insert into statistics.day_place (county, place, day, town, ${columns})`
const ontoPlaces = `on conflict (county, place, day) do update set ${replaced}`
const intoCategories = 'insert into statistics.day_category (county, town, day, category, opened, open)'
const ontoCategories = `on conflict (county, town, day, category) do update
  set opened = excluded.opened, open = excluded.open`

const fillPlaces = `${intoPlaces}
  select c.county, coalesce(c.community, c.place), ${localDay}, c.town, ${counted}
  from workflow.case c where ${matters} group by 1, 2, 3, 4 ${ontoPlaces}`

const fillCategories = `${intoCategories}
  select c.county, coalesce(c.town, c.county), ${localDay}, coalesce(c.category, '-'), ${perCategory}
  from workflow.case c where ${matters} group by 1, 2, 3, 4 ${ontoCategories}`

/** Places or towns with their days, as parameters; the cases of each are a short walk along an index. */
const keys = (name: string) => `unnest($1::text[], $2::text[], $3::date[]) as k (county, ${name}, day)`
const sameDay = `c.county = k.county and ${matters}
  and c.opened_at >= k.day::timestamp at time zone 'Asia/Shanghai'
  and c.opened_at < (k.day + 1)::timestamp at time zone 'Asia/Shanghai'`

const refillPlaces = (where: string) => `${intoPlaces}
  select k.county, k.place, k.day, case when length(k.place) >= 9 then left(k.place, 9) end, f.*
  from ${keys('place')} cross join lateral (select ${counted} from workflow.case c where ${sameDay} and ${where}) f
  ${ontoPlaces}`

const refillCategories = (where: string) => `${intoCategories}
  select k.county, k.town, k.day, f.*
  from ${keys('town')} cross join lateral (
    select coalesce(c.category, '-'), ${perCategory} from workflow.case c where ${sameDay} and ${where} group by 1) f
  ${ontoCategories}`

const summed = columns
  .split(', ')
  .map((name) => `coalesce(sum(p.${name}), 0)`)
  .join(', ')
const wholes = {
  town: `insert into statistics.day_town (county, town, day, ${columns})`,
  county: `insert into statistics.day_county (county, day, ${columns})`,
  category: 'insert into statistics.day_county_category (county, day, category, opened, open)',
}

/** Sums of the finer figures, where these have changed. */
const sums = {
  town: `${wholes.town} select k.county, k.town, k.day, f.* from ${keys('town')}
    cross join lateral (select ${summed} from statistics.day_place p
      where p.county = k.county and p.town = k.town and p.day = k.day) f
    on conflict (county, town, day) do update set ${replaced}`,
  county: `${wholes.county} select k.county, k.day, f.* from ${keys('place')}
    cross join lateral (select ${summed} from statistics.day_place p where p.county = k.county and p.day = k.day) f
    on conflict (county, day) do update set ${replaced}`,
  category: `${wholes.category} select k.county, k.day, f.* from ${keys('place')}
    cross join lateral (select category, sum(opened), sum(open) from statistics.day_category p
      where p.county = k.county and p.day = k.day group by category) f
    on conflict (county, day, category) do update set opened = excluded.opened, open = excluded.open`,
}

/** The same for all. */
const sumEverything = [
  `${wholes.town} select county, town, day, ${summed} from statistics.day_place p where town is not null group by 1, 2, 3`,
  `${wholes.county} select county, day, ${summed} from statistics.day_place p group by 1, 2`,
  `${wholes.category} select county, day, category, sum(opened), sum(open) from statistics.day_category group by 1, 2, 3`,
]

const refills = {
  community: refillPlaces('c.community = k.place'),
  above: refillPlaces('c.community is null and c.place = k.place'),
  town: refillCategories('c.town = k.town'),
  county: refillCategories('c.town is null'),
}

/** How many places and days are recomputed in one statement. */
const together = 1000

interface Changed {
  county: string
  place: string
  town: string
  day: string
}

/** One round: everything that changed since the last one. */
export async function refresh({ database, now }: JobContext): Promise<void> {
  const { since, until, cluster } = await window(database)
  if (since === until) return
  const { rows } = await database.pool.query<Changed>(
    `select distinct c.county, coalesce(c.community, c.place) as place, coalesce(c.town, c.county) as town, ${localDay} as day
     from (select distinct county, subject from history.event where txid >= $1 and txid < $2) e
     join workflow.case c on c.county = e.county and c.id = e.subject where ${matters}`,
    [since, until],
  )
  const towns = new Map(rows.map((row) => [`${row.county} ${row.town} ${row.day}`, row]))
  const places = Map.groupBy(rows, ({ place }) => (place.length >= 12 ? 'community' : 'above'))
  const categories = Map.groupBy(towns.values(), ({ town }) => (town.length >= 9 ? 'town' : 'county'))
  for (const [kind, some] of places) await refill(database, refills[kind], some, 'place')
  for (const [kind, some] of categories) await refill(database, refills[kind], some, 'town')
  const counties = [...new Map(rows.map((row) => [`${row.county} ${row.day}`, row])).values()]
  await refill(database, sums.town, categories.get('town') ?? [], 'town')
  await refill(database, sums.county, counties, 'place')
  await refill(database, sums.category, counties, 'place')
  await keep(database, cluster, until, now)
}

async function refill(
  database: Database,
  text: string,
  changed: readonly Changed[],
  key: 'place' | 'town',
): Promise<void> {
  for (let start = 0; start < changed.length; start += together) {
    const part = changed.slice(start, start + together)
    const values = [part.map(({ county }) => county), part.map((row) => row[key]), part.map(({ day }) => day)]
    await database.pool.query(text, values)
  }
}

/** Everything anew: after an import, or when definitions changed. */
export async function rebuild(database: Database, now: Date): Promise<void> {
  const { until, cluster } = await window(database)
  await database.transaction(undefined, async () => {})
  for (const table of ['day_place', 'day_category', 'day_town', 'day_county', 'day_county_category']) {
    await database.pool.query(`delete from statistics.${table}`)
  }
  await database.pool.query(fillPlaces)
  await database.pool.query(fillCategories)
  for (const text of sumEverything) await database.pool.query(text)
  await keep(database, cluster, until, now)
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
