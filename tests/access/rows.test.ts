/** The second wall: what the application's role can reach in the database itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWorld, type World } from './world.ts'

let world: World
let guarded: string[]
beforeAll(async () => {
  world = await buildWorld()
  const { rows } = await world.town.owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity order by 1`,
  )
  guarded = rows.map(({ name }) => name)
})
afterAll(() => world.close())

/** What the application's role sees, with the settings of a place or with none. */
function counties(table: string, place: string | undefined): Promise<string[]> {
  return world.town.database.transaction(place, async ({ client }) => {
    const { rows } = await client.query(`select distinct county from ${table} order by 1`)
    return rows.map(({ county }) => county)
  })
}

/** Runs as the application's role; gives PostgreSQL's code of the error. */
async function refused(sql: string, place?: string): Promise<string | undefined> {
  return world.town.database
    .transaction(place, async ({ client }) => {
      await client.query(sql)
      throw new Error('undo')
    })
    .catch((error: Error & { code?: string }) => error.code)
}

test('personal data stands behind row-level security, and both counties have some', async () => {
  expect(guarded).toEqual(expect.arrayContaining(['grid.reporter', 'parties.person']))
  for (const table of guarded) {
    const { rows } = await world.town.owner.query(`select distinct county from ${table}`)
    expect(rows.map(({ county }) => county)).toEqual(expect.arrayContaining(['990101', '990102']))
  }
})

test('with the settings of a county nothing of another is seen, without settings nothing at all', async () => {
  for (const table of guarded) {
    expect(await counties(table, '990101')).toEqual(['990101'])
    expect(await counties(table, '990102001001001')).toEqual(['990102'])
    expect(await counties(table, '41')).toEqual([])
    expect(await counties(table, undefined)).toEqual([])
    // After a transaction with settings the connection has none again.
    const { rows } = await world.town.database.pool.query(`select county from ${table} limit 1`)
    expect(rows).toEqual([])
  }
})

test('nothing can be written into another county', async () => {
  const id = '019fffff-ffff-7fff-8fff-fffffffffffe'
  const person = `insert into parties.person (county, id, name, created_at) values ('990102', '${id}', 'x', now())`
  const reporter = `insert into grid.reporter (county, id) values ('990102', '${id}')`
  for (const sql of [person, reporter]) {
    expect(await refused(sql, '990101')).toBe('42501')
    expect(await refused(sql)).toBe('42501')
    expect(await refused(sql, '990102')).toBeUndefined()
  }
})

/** Columns that hold what must not be read by chance. */
const telling = /(^|_)(sealed|identity|id_number|phone_index|identity_index)(_|$)/

describe('every table of the schema', () => {
  test('with sealed columns has row-level security with a policy by county', async () => {
    const { rows } = await world.town.owner.query<{ name: string; column: string; policies: string }>(
      `select n.nspname || '.' || c.relname as name, a.attname as column,
         (select string_agg(pg_get_expr(polqual, polrelid), ';') from pg_policy where polrelid = c.oid) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$'`,
    )
    const sealed = rows.filter(({ column }) => telling.test(column))
    expect(new Set(sealed.map(({ name }) => name))).toEqual(
      new Set(['complaints.complainant', 'complaints.statement', 'grid.reporter', 'parties.person']),
    )
    for (const { name, policies } of sealed) {
      expect(guarded, name).toContain(name)
      expect(policies, name).toMatch(/county_from.*county_to/s)
    }
  })

  test('belongs to somebody else than the application’s role, which passes no policy by', async () => {
    const { rows } = await world.town.owner.query(
      `select c.relname from pg_class c where pg_get_userbyid(c.relowner) = 'linli_app'
       union all select rolname from pg_roles where rolname = 'linli_app' and (rolbypassrls or rolsuper)`,
    )
    expect(rows).toEqual([])
  })
})

test('history can be added to, never changed or removed', async () => {
  for (const table of ['history.event', 'history.seal', 'history.refusal']) {
    const { rows } = await world.town.owner.query(
      `select privilege_type as name from information_schema.role_table_grants
       where grantee in ('linli_app', 'PUBLIC') and table_schema || '.' || table_name = $1 order by 1`,
      [table],
    )
    expect(rows.map(({ name }) => name)).toEqual(['INSERT', 'SELECT'])
    expect(await refused(`delete from ${table}`)).toBe('42501')
    expect(await refused(`truncate ${table}`)).toBe('42501')
    expect(await refused(`drop table ${table}`)).toBe('42501')
  }
  expect(await refused(`update history.event set data = '{}'`)).toBe('42501')
  expect(await refused(`update history.seal set at = now()`)).toBe('42501')
  expect(await refused(`update history.refusal set code = 'x'`)).toBe('42501')
  expect(await refused('create table history.other (a int)')).toBe('42501')
})
