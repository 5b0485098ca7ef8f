/**
 * Opens an installation: database, migrations, services. The server and the command line both begin here.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrationFolders, root } from '#platform/db/folders.ts'
import { migrate } from '#platform/db/migrate.ts'
import { StartError } from '#platform/db/start-error.ts'
import { openStore } from '#platform/files/store.ts'
import { keepPacks } from '#platform/law/kept-packs.ts'
import { type Bus, sharedBus } from '#platform/notify/bus.ts'
import { summaries } from '#platform/operation/operation.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { loadKey } from '#platform/personal/key.ts'
import { openVault } from '#platform/personal/vault.ts'
import type { Services } from '#platform/services.ts'
import { officialCalendar } from '#platform/time/calendar.ts'
import { systemClock } from '#platform/time/clock.ts'
import { registered } from '#platform/workflow/registered.ts'
import type { Config } from './config.ts'
import { writeLog } from './log.ts'
import { modules } from './modules.ts'

/** An open installation. */
export interface Opened {
  /** Address of the database as its owner: migrations, imports, jobs. */
  ownerUrl: string
  database: Database
  services: Services & { bus: Bus }
  /** Names of the migrations that ran just now. */
  migrated: string[]
  close(): Promise<void>
}

/** Opens the installation that the configuration names. `say` gets one sentence per step. */
export async function openInstallation(
  config: Config,
  say: (sentence: string) => void,
  options: { share?: boolean } = {},
): Promise<Opened> {
  const stack: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of stack.reverse()) await step().catch(() => {})
  }
  try {
    const ownerUrl = await openServer(config, say, options.share ?? false, stack)
    const migrated = await migrate(ownerUrl, migrationFolders())
    if (config.databaseUrl) await checkRole(ownerUrl)
    if (migrated.length > 0) say(`Database prepared: ${migrated.length} migrations.`)
    const packs = loadPacks(path.join(root, 'jurisdictions'), { clock: systemClock })
    const database = openDatabase(ownerUrl)
    stack.push(() => database.close())
    await keepPacks(database, packs, systemClock.now())
    mkdirSync(config.dataDir, { recursive: true })
    const bus = await sharedBus(ownerUrl, database.pool, randomUUID())
    stack.push(() => bus.close())
    const services = {
      clock: systemClock,
      calendar: officialCalendar,
      packs,
      vault: openVault(loadKey(config.dataDir)),
      files: openStore(path.join(config.dataDir, 'files')),
      bus,
      evidence: modules.flatMap((module) => module.evidence ?? []),
      procedures: registered(modules),
      operations: summaries(modules),
      demo: config.demo,
      log: writeLog,
      // Replaced by the job queue once it runs (jobs.ts); the command line asks for none.
      enqueue: async () => {},
    }
    return { ownerUrl, database, services, migrated, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openServer(
  config: Config,
  say: (sentence: string) => void,
  share: boolean,
  stack: (() => Promise<void>)[],
): Promise<string> {
  if (config.databaseUrl) {
    await greet(config.databaseUrl)
    return config.databaseUrl
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: say, share })
  stack.push(() => embedded.stop())
  return embedded.url
}

/** Refuses a server that does not answer, or is older than 15, and a user who may not make anything there. */
async function greet(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ v: string; may: boolean; db: string; me: string }>(
      `select current_setting('server_version_num') as v, current_database() as db, current_user as me,
         has_database_privilege(current_database(), 'create') as may`,
    )
    if (Number(rows[0]?.v) < 150000) {
      throw new StartError(
        'The PostgreSQL that DATABASE_URL names is older than version 15. Use 15 or newer.',
      )
    }
    if (!rows[0]?.may) {
      throw new StartError(
        `The database user may not make schemas in this database. Ask its administrator to run: alter database ${rows[0]?.db} owner to ${rows[0]?.me};`,
      )
    }
  } catch (error) {
    if (error instanceof StartError) throw error
    const reason = (error as Error).message || String((error as { code?: string }).code)
    throw new StartError(
      `The database that DATABASE_URL names cannot be reached (${reason}). Check the address, the password and that it runs.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** Refuses a user who is no member of the role that statements run as: an administrator had made it for another. */
async function checkRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ member: boolean; me: string }>(
      "select pg_has_role('linli_app', 'member') as member, current_user as me",
    )
    if (rows[0]?.member) return
    throw new StartError(
      `The database user is no member of the role linli_app. Ask its administrator to run: grant linli_app to ${rows[0]?.me};`,
    )
  } finally {
    await client.end()
  }
}
