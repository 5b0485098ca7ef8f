/**
 * A year of cases, written set by set as the database's owner: what a platform looks like that has been used.
 * 95 % are closed; all demonstration counties' grids; each case has its matter and its events.
 */
import type pg from 'pg'
import { reports, spots } from '#modules/demonstration/texts.ts'
import { wordsOfMatter } from '#modules/grid/search.ts'
import { rebuild } from '#modules/statistics/refresh.ts'
import { openDatabase } from '#platform/db/database.ts'
import { seal } from '#platform/history/seal.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import type { Packs } from '#platform/packs/packs.ts'
import { vectorOf } from '#platform/search/bigrams.ts'
import { createStaged, insertCases, insertEvents, insertInvolved, insertMatters, stage } from './cases-sql.ts'
import type { Installation } from './installation.ts'

const batch = 25_000
/** How many connections load at once. */
const loaders = 2

/** Brings the database to `wanted` cases; those that are there count. */
export async function loadCases(
  installation: Installation,
  packs: Packs,
  wanted: number,
  say: (sentence: string) => void,
): Promise<void> {
  const { owner, url } = installation
  const { rows } = await owner.query<{ n: number }>('select count(*) as n from workflow.case')
  const present = Number(rows[0]?.n ?? 0)
  if (present >= wanted) {
    say(`there are ${present} cases already`)
    return
  }
  const total = wanted - present
  const clients = await Promise.all(Array.from({ length: loaders }, () => owner.connect()))
  const [first] = clients as [pg.PoolClient]
  try {
    const places = await prepare(first, packs)
    let next = 0
    await Promise.all(
      clients.map(async (client) => {
        await client.query('set synchronous_commit = off')
        await client.query(createStaged)
        while (next < total) {
          const start = next
          next = Math.min(total, start + batch)
          await loadBatch(client, [start, next - 1, total, places])
          if ((start / batch) % 8 === 7) say(`cases: ${(start + batch).toLocaleString('en')}`)
        }
        await client.query('drop table staged')
        await client.query('reset synchronous_commit')
      }),
    )
    await first.query('drop schema bench cascade')
    for (const name of ['workflow.case', 'grid.matter', 'grid.involved', 'history.event']) {
      await first.query(`vacuum analyze ${name}`)
    }
  } finally {
    for (const client of clients) client.release()
  }
  const database = openDatabase(url, { max: 2, role: 'none' })
  const now = new Date()
  await rebuild(database, now)
  for (const name of ['day_place', 'day_category', 'day_town', 'day_county', 'day_county_category']) {
    await database.pool.query(`vacuum analyze statistics.${name}`)
  }
  await seal({ database, now } as JobContext)
  await database.pool.query('checkpoint')
  await database.close()
  say(`there are ${wanted.toLocaleString('en')} cases, with figures`)
}

async function loadBatch(client: pg.PoolClient, part: readonly number[]): Promise<void> {
  await client.query('begin')
  await client.query('truncate staged')
  await client.query(stage, [...part])
  await client.query(insertCases)
  await client.query(insertMatters)
  await client.query(insertInvolved)
  await client.query(insertEvents)
  await client.query('commit')
}

/** What cases are drawn from: places with who dispatches and handles there, texts with their categories. */
async function prepare(client: pg.PoolClient, packs: Packs): Promise<number> {
  await client.query('drop schema if exists bench cascade')
  await client.query(`create schema bench;
    create table bench.place (i int generated always as identity (start with 0 minvalue 0) primary key, code text, county text, name text,
      lng float8, lat float8, jurisdiction text, pack text, dispatcher uuid, handlers uuid[], words tsvector, base int);
    create table bench.text (i int primary key, jurisdiction text, category text, name text, level text, public bool,
      text text, address text, words tsvector);
    create function bench.timer(kind text, amount int, began timestamptz, due timestamptz, stopped timestamptz, late bool) returns jsonb
      language sql immutable as $$ select jsonb_strip_nulls(jsonb_build_object('kind', kind, 'limit', jsonb_build_object('amount', amount, 'unit', 'workingDays'),
        'startedAt', began, 'dueAt', due, 'provisional', false, 'calendarVersion', 'notices-2026-1f0c9a3e', 'extensions', '[]'::jsonb, 'pauses', '[]'::jsonb,
        'stoppedAt', stopped, 'breachedAt', case when late then due end)) $$;`)
  for (const [order, pack] of packs.list().entries()) {
    const { county } = pack.jurisdiction.demonstration
    await client.query(
      `insert into bench.place (code, county, name, lng, lat, jurisdiction, pack, dispatcher, handlers, words, base)
       select g.code, g.county, g.name, g.lng, g.lat, $2, $3,
         (select b.id from parties.body b where b.kind = $4 and left(g.code, length(b.place)) = b.place limit 1),
         (select array_agg(b.id) from parties.body b where b.county = $1 and b.kind in ('dept', 'lead-dept')), '', $5
       from places.grid g where g.county = $1 and g.valid_to is null order by g.code`,
      [county, pack.id, pack.version, pack.dispatcher, order * textsEach],
    )
  }
  const { rows } = await client.query<{ i: number; name: string; code: string }>(
    'select i, name, code from bench.place',
  )
  await client.query(
    'update bench.place p set words = g.words::tsvector from unnest($1::int[], $2::text[]) g (i, words) where g.i = p.i',
    [rows.map(({ i }) => i), rows.map(({ name, code }) => wordsOfMatter(code, [name]))],
  )
  await client.query(
    `insert into bench.text select i, jurisdiction, category, name, level, public, text, address, words::tsvector
     from jsonb_to_recordset($1::jsonb) as given (i int, jurisdiction text, category text, name text, level text, public bool, text text, address text, words text)`,
    [JSON.stringify(textsFor(packs))],
  )
  await client.query('analyze bench.place')
  await client.query('analyze bench.text')
  return rows.length
}

/** So many texts per jurisdiction, so that a text's number is found by counting. */
const textsEach = 4000

function textsFor(packs: Packs) {
  const every = [...spots.urban, ...spots.rural]
  return packs.list().flatMap((pack, order) => {
    const known = Object.entries(reports).filter(([id]) => pack.category(id))
    const often = known.flatMap((entry) => Array.from({ length: entry[1].often ?? 1 }, () => entry))
    return Array.from({ length: textsEach }, (_, n) => {
      const [id, { texts }] = often[(n * 31) % often.length] ?? known[0] ?? ['', { texts: [''] }]
      const category = pack.category(id)
      const spot = every[(n * 13) % every.length] ?? ''
      const text = (texts[n % texts.length] ?? '').replaceAll('{at}', spot)
      const address = `${spot}，${(n % 60) + 1}号`
      const name = category?.name.zh ?? id
      const words = vectorOf([name, address, text].join(' '))
      return {
        i: order * textsEach + n,
        jurisdiction: pack.id,
        category: id,
        name,
        level: category?.urgency,
        public: category?.public,
        text,
        address,
        words,
      }
    })
  })
}
