/**
 * `linli backup` and `linli restore`: of an installation with the embedded database.
 */
import path from 'node:path'
import { type Config, readConfig } from '#apps/server/config.ts'
import { backUp } from '#platform/db/backup.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { restoreBackup } from '#platform/db/restore.ts'
import { StartError } from '#platform/db/start-error.ts'

type Say = (line: string) => void

/** Makes a backup, beside a running Linli or without one. */
export async function backup(folder: string | undefined, say: Say): Promise<number> {
  const config = ownConfig()
  if (!folder) throw new StartError('Name a new folder for the backup: linli backup FOLDER')
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: say, share: true })
  try {
    const target = path.resolve(folder)
    const { files, bytes } = await backUp(config.dataDir, embedded.url, target, () => new Date())
    say(`${files.toLocaleString('en')} files, ${Math.ceil(bytes / 1024 / 1024)} MB are in ${target}.`)
    say(
      process.env.LINLI_KEY
        ? 'The key of the personal data (LINLI_KEY) is not in it: keep that too, or nobody can read them again.'
        : 'The key of the personal data is in it (personal.key): guard the backup like the installation itself.',
    )
    return 0
  } finally {
    await embedded.stop()
  }
}

/** Restores a backup into the empty data folder. */
export async function restore(folder: string | undefined, say: Say): Promise<number> {
  const config = ownConfig()
  if (!folder) throw new StartError('Name the folder of the backup: linli restore FOLDER')
  const { at } = await restoreBackup(path.resolve(folder), config.dataDir, say)
  say(`The backup of ${at} is restored into ${config.dataDir}.`)
  say('Check it with: linli audit verify')
  return 0
}

function ownConfig(): Config {
  const config = readConfig(process.env)
  if (!config.databaseUrl) return config
  throw new StartError(
    "With DATABASE_URL the database is backed up by its own server's means (pg_dump, pg_restore). " +
      `Copy the data folder ${config.dataDir} (files, personal.key) after it.`,
  )
}
