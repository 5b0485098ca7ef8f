/**
 * A backup of a data folder while Linli works on it: PostgreSQL's own online backup (documentation 25.3.3), made by
 * copying the database's files between `pg_backup_start` and `pg_backup_stop`; then the kept files and the key.
 *
 * The backup's folder: `database/` (with the log that makes it whole), `files/`, `personal.key`, `pg-password`,
 * `linli.json`, and `backup.json`, written last: a folder without it is no finished backup.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { KEY_FILE } from '#platform/personal/key.ts'
import { type Copied, copyFolder, copyOne } from './copy.ts'
import { replaceFile } from './data-folder.ts'
import { StartError } from './start-error.ts'

/** What `backup.json` tells. */
export interface BackupMark {
  format: 1
  /** When the backup ended: it holds all that was acknowledged before it began, and nothing from after this. */
  at: string
  /** PostgreSQL's main version, for instance `18`: the files fit no other. */
  postgres: string
  files: number
  bytes: number
}

/** Name of the mark of a finished backup. */
export const BACKUP_MARK = 'backup.json'

/** Folders that are made, but whose content is made anew at a start or belongs to the running server only. */
const emptied =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|log)\/./
const leftOut =
  /(^|\/)(postmaster\.pid|postmaster\.opts|current_logfiles|pg_internal\.init.*|pgsql_tmp.*|backup_label.*)$/

/** Makes a backup of the data folder, whose database runs at `url`, in `target`: absent or empty. */
export async function backUp(
  dataDir: string,
  url: string,
  target: string,
  now: () => Date,
): Promise<BackupMark> {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new StartError(`${target} is not empty. Name a new folder for each backup.`)
  }
  mkdirSync(target, { recursive: true, mode: 0o700 })
  const place = realpathSync(join(dataDir, 'pg'))
  const database = await copyDatabase(place, url, join(target, 'database'))
  // After the database: a row never points to a file that came later.
  const files = await copyFolder(join(dataDir, 'files'), join(target, 'files'), {
    takes: (path) => !path.startsWith('incoming/'),
  })
  for (const name of [KEY_FILE, 'pg-password', 'linli.json'])
    await copyOne(join(dataDir, name), join(target, name))
  const mark: BackupMark = {
    format: 1,
    at: now().toISOString(),
    postgres: readFileSync(join(place, 'PG_VERSION'), 'utf8').trim(),
    files: database.files + files.files,
    bytes: database.bytes + files.bytes,
  }
  replaceFile(join(target, BACKUP_MARK), `${JSON.stringify(mark, null, 2)}\n`)
  return mark
}

/** Copies a running database. The session that began the backup must end it; if it is lost, so is the backup. */
async function copyDatabase(place: string, url: string, target: string): Promise<Copied> {
  const client = new pg.Client({ connectionString: url, application_name: 'linli backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    // Keeps the log from being recycled until this session ends.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [
      `linli_backup_${process.pid}`,
    ])
    const begun = await client.query<{ wal: string }>(
      "select pg_walfile_name(pg_backup_start('linli backup', fast => true)) as wal",
    )
    const copied = await copyFolder(place, target, {
      takes: (path) => !leftOut.test(path) && path !== 'global/pg_control' && !emptied.test(path),
    })
    // The control file last, as the documentation asks.
    await copyOne(join(place, 'global/pg_control'), join(target, 'global/pg_control'))
    const ended = await client.query<{ wal: string; label: string }>(
      'select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(wait_for_archive => false)',
    )
    const [first, last] = [begun.rows[0]!.wal, ended.rows[0]!.wal]
    const wal = await copyFolder(join(place, 'pg_wal'), join(target, 'pg_wal'), {
      takes: (name, isFolder) => !isFolder && (name.endsWith('.history') || (name >= first && name <= last)),
    })
    // Tells the restored server where to begin putting itself in order.
    writeFileSync(join(target, 'backup_label'), ended.rows[0]!.label, { mode: 0o600, flush: true })
    return { files: copied.files + wal.files, bytes: copied.bytes + wal.bytes }
  } finally {
    await client.end()
  }
}
