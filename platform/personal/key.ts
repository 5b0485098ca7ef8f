/**
 * Where the key of the personal data comes from: the environment, else a file made on first start.
 * Whoever loses it loses the sealed columns, so it belongs into the backup, but apart from the database.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { PersonalError } from './personal-error.ts'

/** The name of the key's file in the data folder; one key in base64 on each line, the current one first. */
export const KEY_FILE = 'personal.key'

/**
 * The current key, 32 bytes: from LINLI_KEY (base64), else from `personal.key` (0600) in the data folder, which
 * is made when absent. Throws PersonalError 'personal.bad-key'.
 */
export function loadKey(dataDir: string, env: NodeJS.ProcessEnv = process.env): Buffer {
  return loadKeys(dataDir, env)[0]
}

/**
 * The current key and the older ones that are still needed to open what they sealed: all that LINLI_KEY holds
 * (separated by commas), then all lines of the file. So a key that moves from the file into the environment
 * goes on opening. Throws PersonalError 'personal.bad-key'.
 */
export function loadKeys(dataDir: string, env: NodeJS.ProcessEnv = process.env): [Buffer, ...Buffer[]] {
  const path = join(dataDir, KEY_FILE)
  const fromEnv = env.LINLI_KEY?.trim() ? readKeys(env.LINLI_KEY, 'LINLI_KEY') : []
  if (fromEnv.length === 0 && !existsSync(path)) createKeyFile(dataDir, path)
  const fromFile = existsSync(path) ? readKeyFile(path) : []
  const [current, ...older] = [...fromEnv, ...fromFile]
  if (!current) throw new PersonalError('personal.bad-key', `No key in ${path}`)
  return [current, ...older.filter((key) => !key.equals(current))]
}

/**
 * Written beside and linked into its place: the file is never there half-written, and of two processes that
 * start at once one wins and the other reads the winner's key.
 */
function createKeyFile(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeSync(file, `${randomBytes(32).toString('base64')}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    linkSync(temporary, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

function readKeyFile(path: string): Buffer[] {
  // A copy that was restored from a backup may have lost its mode. Windows has no such modes.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  return readKeys(readFileSync(path, 'utf8'), path)
}

function readKeys(text: string, source: string): Buffer[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const key = Buffer.from(part, 'base64')
      if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(part) || key.length !== 32) {
        throw new PersonalError('personal.bad-key', `${source} must hold 32 bytes in base64`)
      }
      return key
    })
}
