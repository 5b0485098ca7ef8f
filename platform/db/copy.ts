/**
 * Copying folders so that what was copied is on the disk.
 */
import { constants } from 'node:fs'
import { chown, copyFile, mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SystemUser } from './binaries.ts'

/** What was copied. */
export interface Copied {
  files: number
  bytes: number
}

/** How a folder is copied. */
export interface CopyOptions {
  /** Whether an entry is taken, by its path within the folder (`base/1/2619`). */
  takes?: (path: string, isFolder: boolean) => boolean
  /** Whom the copies belong to; absent: us. */
  owner?: SystemUser
}

/** Copies at once; more do not help one disk. */
const atOnce = 4

/**
 * Copies a folder's content into another, which is made. A file that vanishes while it is looked at is left out:
 * a database at work removes files, and what it then needs stands in its log (WAL).
 */
export async function copyFolder(from: string, to: string, options: CopyOptions = {}): Promise<Copied> {
  const waiting: string[] = []
  await walk(from, to, '', options, waiting)
  const copied: Copied = { files: 0, bytes: 0 }
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const bytes = await copyOne(join(from, path), join(to, path), options.owner)
      if (bytes === undefined) continue
      copied.files++
      copied.bytes += bytes
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return copied
}

async function walk(
  from: string,
  to: string,
  path: string,
  options: CopyOptions,
  found: string[],
): Promise<void> {
  await mkdir(join(to, path), { recursive: true, mode: 0o700 })
  if (options.owner) await chown(join(to, path), options.owner.uid, options.owner.gid)
  const entries = await readdir(join(from, path), { withFileTypes: true }).catch(onlyGone)
  for (const entry of entries ?? []) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`
    if (options.takes?.(below, entry.isDirectory()) === false) continue
    if (entry.isDirectory()) await walk(from, to, below, options, found)
    else if (entry.isFile()) found.push(below)
  }
}

/** Copies one file and writes it through; gives its size, or undefined where there is none any more. */
export async function copyOne(from: string, to: string, owner?: SystemUser): Promise<number | undefined> {
  const isThere = await copyFile(from, to, constants.COPYFILE_EXCL).then(() => true, onlyGone)
  if (!isThere) return undefined
  const file = await open(to, 'r+')
  try {
    await file.chmod(0o600)
    if (owner) await file.chown(owner.uid, owner.gid)
    await file.sync()
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

function onlyGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
