/**
 * Keeping a photo: checked, copied without metadata, stored, and on record; or nothing of it.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { inspectImage, publicImage, thumbnail } from './image.ts'
import { insertFile, lockRemoval, lockUploads, unusedOf } from './records.ts'

/** Who sends a photo. */
export interface Sender {
  account: string | undefined
  ip: string
}

/** Keeps a photo and gives its id. Throws FileError. */
export async function keepPhoto(
  database: Database,
  services: Services,
  bytes: Buffer,
  sender: Sender,
): Promise<string> {
  const facts = await inspectImage(bytes)
  const shown = await publicImage(bytes)
  const small = await thumbnail(bytes)
  const id = uuidv7()
  const put: string[] = []
  const keep = async (content: Buffer) => {
    const { hash } = await services.files.put(content)
    put.push(hash)
    return hash
  }
  try {
    await database.transaction(undefined, async (tx) => {
      await lockUploads.all(tx, [])
      const hash = await keep(bytes)
      const publicHash = await keep(shown.bytes)
      const thumbHash = await keep(small.bytes)
      const ipHash = services.vault.blindIndex(sender.ip, 'file sender')
      await insertFile.all(tx, [
        id,
        hash,
        facts.type,
        bytes.length,
        facts.width,
        facts.height,
        publicHash,
        shown.type,
        thumbHash,
        small.type,
        services.clock.now(),
        sender.account ?? null,
        ipHash,
      ])
    })
  } catch (error) {
    await dropUnused(database, services, put).catch(() => {})
    throw error
  }
  return id
}

/** What was put before something failed goes again, unless another photo has the same bytes. */
async function dropUnused(database: Database, services: Services, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  await database.transaction(undefined, (tx) => removeUnused(tx, services, hashes))
}

/** Removes the bytes that no row points to. */
export async function removeUnused(
  tx: Parameters<typeof unusedOf>[0],
  services: Services,
  hashes: readonly string[],
): Promise<number> {
  await lockRemoval.all(tx, [])
  const unused = await unusedOf(tx, hashes)
  for (const hash of unused) await services.files.remove(hash)
  return unused.length
}
