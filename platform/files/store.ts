/**
 * Files by their content: a file's name is the SHA-256 of its bytes, so the same photo is kept once, a file never
 * changes, and a backup may copy the folder at any time.
 *
 * Layout: `<dir>/ab/ab12…` (the first two digits, then all 64), `<dir>/incoming/` for what is being written.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { FileError } from './file-error.ts'

/** Keeps files. All methods throw FileError 'file.bad-hash' for what is no hash of 64 hex digits. */
export interface FileStore {
  /**
   * Keeps the bytes; when it returns they are on the disk. Throws FileError 'file.disk-full'.
   * `hash` is their SHA-256 in hex, `size` in bytes.
   */
  put(bytes: Buffer): Promise<{ hash: string; size: number }>
  /** The bytes as a stream. Throws FileError 'file.not-found' before anything is read. */
  get(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
  /**
   * Removes the bytes (个人信息保护法 art. 47); false when they were not there. The caller must know that no other
   * record refers to the same content.
   */
  remove(hash: string): Promise<boolean>
}

/** Anything older in `incoming` was left by a process that died. */
const STALE_MS = 24 * 3_600_000

/** Opens the store in a folder, which is made when absent. */
export function openStore(dir: string): FileStore {
  const incoming = join(dir, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  sweep(incoming)

  const pathOf = (hash: string) => {
    // Also what keeps '../' and absolute paths out: nothing else ever becomes part of a path.
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) throw new FileError('file.bad-hash')
    return join(dir, hash.slice(0, 2), hash)
  }

  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const size = bytes.length
      const path = pathOf(hash)
      const folder = join(dir, hash.slice(0, 2))
      const temporary = join(incoming, `${hash}.${randomBytes(6).toString('hex')}`)
      try {
        // A file of another size is a damaged one: it is replaced.
        if ((await sizeOf(path)) !== size) {
          await writeThrough(temporary, bytes)
          await mkdir(folder, { recursive: true, mode: 0o700 })
          await rename(temporary, path)
        }
        // Also when it was there already: another request may have put it and not come this far yet.
        await syncFolder(folder)
        await syncFolder(dir)
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {})
        throw isDiskFull(error) ? new FileError('file.disk-full', undefined, { cause: error }) : error
      }
      return { hash, size }
    },
    async get(hash) {
      const path = pathOf(hash)
      try {
        const file = await open(path, 'r')
        return file.createReadStream()
      } catch (error) {
        throw codeOf(error) === 'ENOENT'
          ? new FileError('file.not-found', undefined, { cause: error })
          : error
      }
    },
    async has(hash) {
      return (await sizeOf(pathOf(hash))) !== undefined
    },
    async remove(hash) {
      const path = pathOf(hash)
      try {
        await rm(path)
        return true
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false
        throw error
      }
    },
  }
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename is on the disk only when its folder is. Windows cannot open folders, and needs it not. */
async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle
  try {
    folder = await open(path, 'r')
  } catch (error) {
    if (process.platform === 'win32') return
    throw error
  }
  try {
    await folder.sync()
  } catch (error) {
    if (process.platform !== 'win32') throw error
  } finally {
    await folder.close()
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function sweep(incoming: string): void {
  const now = Date.now()
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name)
    // Another process may be clearing up too.
    const entry = statSync(path, { throwIfNoEntry: false })
    if (entry && now - entry.mtimeMs > STALE_MS) rmSync(path, { force: true })
  }
}

function isDiskFull(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
}
