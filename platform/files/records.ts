/**
 * Which photos there are and what they belong to.
 */
import { statement, type Tx } from '#platform/db/database.ts'
import type { Vault } from '#platform/personal/vault.ts'
import { type PhotoLinks, signPhoto } from './links.ts'

/** A photo as its row has it. */
export interface FileRow {
  id: string
  hash: string
  type: string
  publicHash: string
  publicType: string
  thumbHash: string
  thumbType: string
}

const columns = `id, hash, type, public_hash as "publicHash", public_type as "publicType",
  thumb_hash as "thumbHash", thumb_type as "thumbType"`

export const findFile = statement<[id: string], FileRow>(`select ${columns} from files.file where id = $1`)

export const insertFile = statement<
  [
    id: string,
    hash: string,
    type: string,
    size: number,
    width: number,
    height: number,
    publicHash: string,
    publicType: string,
    thumbHash: string,
    thumbType: string,
    now: Date,
    account: string | null,
    ipHash: string,
  ]
>(
  `insert into files.file (id, hash, type, size, width, height, public_hash, public_type, thumb_hash, thumb_type,
     uploaded_at, account, ip_hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)

const attach = statement<[ids: string[], county: string, subject: string], { id: string }>(
  `update files.file set attached_county = $2, attached_subject = $3
    where id = any($1) and (attached_subject is null or (attached_county = $2 and attached_subject = $3))
    returning id`,
)

/**
 * Attaches photos to a record, in the caller's transaction. Gives the ids that are missing: unknown, removed, or
 * attached to another record. Attaching again changes nothing.
 */
export async function attachFiles(
  tx: Tx,
  ids: readonly string[],
  county: string,
  subject: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  const attached = new Set((await attach.all(tx, [[...new Set(ids)], county, subject])).map(({ id }) => id))
  return ids.filter((id) => !attached.has(id))
}

const ofSubject = statement<[county: string, subject: string], { id: string }>(
  `select id from files.file where attached_county = $1 and attached_subject = $2 order by uploaded_at, id`,
)

/** Links to all photos of a record, oldest first. */
export async function photosOf(
  tx: Tx,
  vault: Vault,
  county: string,
  subject: string,
  audience: 'public' | 'handler',
): Promise<PhotoLinks[]> {
  return (await ofSubject.all(tx, [county, subject])).map(({ id }) => signPhoto(vault, id, audience))
}

const ofSubjects = statement<[counties: string[], subjects: string[]], { id: string; subject: string }>(
  `select f.id, f.attached_subject as subject from unnest($1::text[], $2::uuid[]) as k (county, subject)
   join files.file f on f.attached_county = k.county and f.attached_subject = k.subject order by f.uploaded_at, f.id`,
)

/** Links to the photos of several records, by the record's id; one statement. */
export async function photosOfAll(
  tx: Tx,
  vault: Vault,
  records: readonly { county: string; id: string }[],
  audience: 'public' | 'handler',
): Promise<Map<string, PhotoLinks[]>> {
  const found = new Map<string, PhotoLinks[]>()
  if (records.length === 0) return found
  const rows = await ofSubjects.all(tx, [records.map(({ county }) => county), records.map(({ id }) => id)])
  for (const { id, subject } of rows) {
    found.set(subject, [...(found.get(subject) ?? []), signPhoto(vault, id, audience)])
  }
  return found
}

/**
 * Uploads share this lock, removal has it alone: so bytes never go between their arrival and their row's.
 * Held to the end of the transaction.
 */
export const lockUploads = statement('select pg_advisory_xact_lock_shared(1819239017)')
export const lockRemoval = statement('select pg_advisory_xact_lock(1819239017)')

/** Removes the rows of photos that belong to nothing; gives what they pointed to. */
export const takeUnattached = statement<[before: Date, most: number], FileRow>(
  `delete from files.file where id in (
     select id from files.file where attached_subject is null and uploaded_at < $1 order by uploaded_at limit $2)
   returning ${columns}`,
)

const stillUsed = statement<[hashes: string[]], { hash: string }>(
  `select hash from files.file where hash = any($1)
   union select public_hash from files.file where public_hash = any($1)
   union select thumb_hash from files.file where thumb_hash = any($1)`,
)

/** Those of the hashes that no row points to. */
export async function unusedOf(tx: Tx, hashes: readonly string[]): Promise<string[]> {
  const all = [...new Set(hashes)]
  const used = new Set((await stillUsed.all(tx, [all])).map(({ hash }) => hash))
  return all.filter((hash) => !used.has(hash))
}
