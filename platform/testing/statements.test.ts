import { readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declaredStatements } from '#platform/db/database.ts'
import { root } from '#platform/db/folders.ts'
import { templateName, withDatabase } from './global-setup.ts'

/** Every file of the server, so that every statement is declared. */
async function importAll(): Promise<void> {
  for (const part of ['platform', 'modules']) {
    for (const file of readdirSync(path.join(root, part), { recursive: true, encoding: 'utf8' })) {
      const server = file.endsWith('.ts') && !/(^|\/)(web|ui|text|testing)\/|\.test\.ts$|generate/.test(file)
      if (server) await import(path.join(root, part, file))
    }
  }
}

let client: pg.Client
beforeAll(async () => {
  await importAll()
  client = new pg.Client({ connectionString: withDatabase(process.env.LINLI_TEST_DATABASE!, templateName) })
  await client.connect()
})
afterAll(() => client.end())

describe('statements', () => {
  it('fit the schema that the migrations make', async () => {
    const wrong: string[] = []
    const texts = declaredStatements()
    expect(texts.length).toBeGreaterThan(30)
    for (const [index, text] of texts.entries()) {
      await client
        .query(`prepare s${index} as ${text}`)
        .catch((error: Error) => wrong.push(`${error.message}: ${text}`))
    }
    expect(wrong).toEqual([])
  })

  it('may be run by the application’s role, which cannot change or remove history', async () => {
    const { rows } = await client.query(
      `select privilege_type from information_schema.role_table_grants
       where grantee = 'linli_app' and table_schema = 'history' and table_name in ('event', 'seal', 'refusal')
         and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
    )
    expect(rows).toEqual([])
  })
})

describe('tables that belong to a place', () => {
  it('carry the county first in their primary key, and use nothing that Citus refuses', async () => {
    const keys = await client.query<{ name: string; first: string }>(
      `select n.nspname || '.' || c.relname as name, a.attname as first
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       join pg_attribute county on county.attrelid = c.oid and county.attname = 'county'
       where (i.indisprimary or i.indisunique) and n.nspname not in ('jobs', 'pg_catalog', 'information_schema')`,
    )
    expect(keys.rows.filter(({ first }) => first !== 'county')).toEqual([])
    const triggers = await client.query('select tgname from pg_trigger where not tgisinternal')
    expect(triggers.rows).toEqual([])
    const identities = await client.query("select 1 from pg_attribute where attidentity <> ''")
    expect(identities.rows).toEqual([])
  })
})
