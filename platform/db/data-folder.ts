import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { StartError } from './start-error.ts'

/** The format of data folder that this version writes and reads. Raise it with every breaking change. */
export const DATA_FORMAT = 1

/** Below this many free bytes Linli does not start: a database that runs full stops in mid-work. */
const LEAST_FREE = 200 * 1024 * 1024

/** Where things lie in a data folder. All paths are absolute. */
export interface DataFolder {
  root: string
  /** The database's own folder; a link when it had to be put elsewhere. */
  pg: string
  /** Uploaded and made files. */
  files: string
}

/**
 * Makes the data folder if needed and checks that this version can work with it.
 * Throws a StartError when it is of a newer format, not writable, or on a full disk.
 */
export function openDataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir)
  const folder = { root, pg: join(root, 'pg'), files: join(root, 'files') }
  try {
    // As root the database runs as another user, who must be able to pass through (not to read) this folder.
    mkdirSync(root, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    checkFormat(join(root, 'linli.json'))
    accessSync(root, constants.W_OK | constants.X_OK)
    checkSpace(root)
    mkdirSync(folder.files, { recursive: true, mode: 0o700 })
    const sign = join(root, 'linli.json')
    if (!existsSync(sign)) replaceFile(sign, `${JSON.stringify({ format: DATA_FORMAT })}\n`)
    // Having written, the permission is proved, not assumed (a read-only file system passes access()).
    replaceFile(join(root, '.writable'), '')
  } catch (error) {
    throw explain(error, root)
  }
  return folder
}

function checkFormat(file: string): void {
  if (!existsSync(file)) return
  let format: unknown
  try {
    format = (JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown }).format
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code) throw error
  }
  if (typeof format !== 'number') {
    throw new StartError(`${file} cannot be read as a Linli data folder's mark; restore it from a backup.`)
  }
  if (format > DATA_FORMAT) {
    throw new StartError(
      `The data folder was written by a newer Linli (format ${format}; this version knows ${DATA_FORMAT}): ` +
        `${file}. Update Linli, or give it another folder with LINLI_DATA.`,
    )
  }
}

function checkSpace(root: string): void {
  const { bavail, bsize } = statfsSync(root)
  const free = bavail * bsize
  if (free >= LEAST_FREE) return
  throw new StartError(
    `Only ${Math.floor(free / 1024 / 1024)} MB are free on the disk of ${root}; ` +
      `Linli needs at least ${LEAST_FREE / 1024 / 1024} MB. Free some space, or set LINLI_DATA to a folder elsewhere.`,
  )
}

/** Writes a small file so that a reader, or a crash, never meets half of it. */
export function replaceFile(path: string, text: string, mode = 0o644): void {
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, text, { mode, flush: true })
  renameSync(draft, path)
}

function explain(error: unknown, root: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartError(`The disk of ${root} is full. Free some space, then start again.`)
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartError(
      `Linli may not write into its data folder ${root}. Give this user the right to, or set LINLI_DATA to another folder.`,
    )
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartError(`${root} is not a folder. Set LINLI_DATA to a folder for Linli's data.`)
  }
  return error
}
