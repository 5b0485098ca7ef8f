/**
 * Migrations: SQL files, the one source of the schema. Each runs once, in one transaction with its record.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { StartError } from './start-error.ts'

/** A folder of migrations and the name that its files are recorded under. */
export interface MigrationFolder {
  owner: string
  folder: string
}

/** Serialises two Linlis that start on the same database at once. */
const lock = 0x11_14_11

/**
 * Runs what has not run yet, folder by folder in the order given, files by name.
 * Refuses a database that is newer than this program, and a file changed after it ran.
 */
export async function migrate(url: string, folders: readonly MigrationFolder[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'linli migrate' })
  // A database that dies meanwhile fails the query under way; unheard, it would end the process instead.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await prepareRoles(client)
    const done = await readDone(client)
    const pending = collect(folders, done)
    for (const file of pending) await runOne(client, file)
    return pending.map((file) => file.name)
  } finally {
    await client.end()
  }
}

interface MigrationFile {
  name: string
  sql: string
  hash: string
}

async function prepareRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = 'linli_app'")
  if (rows.length === 0) {
    await client.query('create role linli_app nologin').catch((error: Error & { code?: string }) => {
      // Another database on this server made it at the same moment.
      if (error.code !== '42710' && error.code !== '23505') {
        throw new StartError(
          `The database user may not create the role linli_app. Ask its administrator to run: create role linli_app nologin; grant linli_app to the user that DATABASE_URL names. (${error.message})`,
        )
      }
    })
  }
  await client.query('grant linli_app to current_user').catch(() => {})
  await client.query('create schema if not exists linli')
  await client.query(
    'create table if not exists linli.migration (name text primary key, hash text not null, at timestamptz not null default now())',
  )
}

async function readDone(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from linli.migration',
  )
  return new Map(rows.map((row) => [row.name, row.hash]))
}

function collect(folders: readonly MigrationFolder[], done: Map<string, string>): MigrationFile[] {
  const pending: MigrationFile[] = []
  const known = new Set<string>()
  for (const { owner, folder } of folders) {
    for (const entry of readdirSync(folder).sort()) {
      if (!entry.endsWith('.sql')) continue
      const sql = readFileSync(path.join(folder, entry), 'utf8')
      const name = `${owner}/${entry}`
      const hash = createHash('sha256').update(sql).digest('hex').slice(0, 16)
      known.add(name)
      const before = done.get(name)
      if (before === undefined) pending.push({ name, sql, hash })
      else if (before !== hash)
        throw new StartError(`The migration ${name} was changed after it had run on this database.`)
    }
  }
  const newer = [...done.keys()].find((name) => !known.has(name))
  if (newer)
    throw new StartError(
      `This database was written by a newer Linli (it knows ${newer}). Update Linli, then start again.`,
    )
  return pending
}

async function runOne(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin')
    await client.query(file.sql)
    await client.query('insert into linli.migration (name, hash) values ($1, $2)', [file.name, file.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`migration ${file.name}: ${(error as Error).message}`, { cause: error })
  }
}
