/**
 * Restores a backup into an empty data folder.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { KEY_FILE } from '#platform/personal/key.ts'
import { BACKUP_MARK, type BackupMark } from './backup.ts'
import { findDatabaseUser, openBinaries, placeDatabase } from './binaries.ts'
import { copyFolder, copyOne } from './copy.ts'
import { replaceFile } from './data-folder.ts'
import { holdFolder } from './owner.ts'
import { StartError } from './start-error.ts'

/** Restores the backup in `source` into `dataDir`: absent or empty. Linli starts on it as after a power failure. */
export async function restoreBackup(
  source: string,
  dataDir: string,
  log: (line: string) => void,
): Promise<BackupMark> {
  const mark = readMark(source)
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new StartError(
      `The data folder ${dataDir} is not empty. Move it away, or name another one with LINLI_DATA.`,
    )
  }
  const pg = join(dataDir, 'pg')
  const user = findDatabaseUser(pg)
  const ours = openBinaries(user, log).version.split('.')[0]
  if (mark.postgres !== ours) {
    throw new StartError(
      `The backup holds a database of PostgreSQL ${mark.postgres}, this Linli brings ${ours}. ` +
        'Restore it with the Linli that made it.',
    )
  }
  // As root the database runs as another user, who must be able to pass through (not to read) this folder.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const hold = await holdFolder(dataDir)
  if ('heldBy' in hold) throw new StartError(`Another Linli (process ${hold.heldBy}) is using ${dataDir}.`)
  try {
    // No Linli starts on a folder with such a mark: a restore that was interrupted is not taken for an empty one.
    replaceFile(join(dataDir, 'linli.json'), '{"restoring":true}\n')
    await copyFolder(join(source, 'files'), join(dataDir, 'files'))
    for (const name of [KEY_FILE, 'pg-password']) await copyOne(join(source, name), join(dataDir, name))
    const place = placeDatabase(pg, user, log)
    const draft = `${place}.new`
    rmSync(draft, { recursive: true, force: true })
    await copyFolder(join(source, 'database'), draft, user ? { owner: user } : {})
    renameSync(draft, place)
    replaceFile(join(dataDir, 'linli.json'), readFileSync(join(source, 'linli.json'), 'utf8'))
  } finally {
    hold.release()
  }
  return mark
}

function readMark(source: string): BackupMark {
  const file = join(source, BACKUP_MARK)
  if (!existsSync(file)) {
    throw new StartError(
      `${source} holds no finished backup: ${BACKUP_MARK}, which is written last, is missing.`,
    )
  }
  const mark = JSON.parse(readFileSync(file, 'utf8')) as BackupMark
  if (mark.format !== 1)
    throw new StartError(`The backup in ${source} was made by a newer Linli. Update Linli first.`)
  return mark
}
