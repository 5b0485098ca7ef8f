/**
 * Before all tests: one PostgreSQL for the run, with a template database that every test file copies.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrationFolders } from '#platform/db/folders.ts'
import { migrate } from '#platform/db/migrate.ts'

/** Name of the migrated, empty database that tests copy. */
export const templateName = 'linli_template'

export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.LINLI_TEST_DATABASE
  if (given) return async () => {}
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-test-'))
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataDir: folder, log: () => {} })
  const admin = new pg.Client({ connectionString: embedded.url })
  await admin.connect()
  await admin.query(`create database ${templateName}`)
  await admin.end()
  await migrate(withDatabase(embedded.url, templateName), migrationFolders())
  process.env.LINLI_TEST_DATABASE = embedded.url
  return async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}
