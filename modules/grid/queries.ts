/**
 * SQL of grid matters. Lists are built in list.ts.
 */
import { statement, type Tx } from '#platform/db/database.ts'
import { wordsOfMatter } from './search.ts'

/** What a matter is about, beside its case. */
export interface MatterRow {
  county: string
  id: string
  category: string
  text: string
  public_text: string | null
  address: string | null
  location: { x: number; y: number } | null
  channel: string
  anonymous: boolean
  fixed: boolean
  photos: string[]
  followers: number
}

const microDegrees = 1_000_000

/** A position as the database keeps it, in micro-degrees. */
export function toPoint(at: { lng: number; lat: number } | undefined | null): string | null {
  return at ? `(${Math.round(at.lng * microDegrees)},${Math.round(at.lat * microDegrees)})` : null
}

/** A position in degrees. */
export function fromPoint(at: { x: number; y: number } | null): { lng: number; lat: number } | null {
  return at ? { lng: at.x / microDegrees, lat: at.y / microDegrees } : null
}

const insert = statement<readonly unknown[]>(
  `insert into grid.matter (county, id, category, text, public_text, address, location, channel, anonymous, fixed, photos, words)
   values ($1, $2, $3, $4, $5, $6, $7::point, $8, $9, $10, $11, $12::tsvector)`,
)

/** Writes what a new matter is about. */
export function insertMatter(
  tx: Tx,
  matter: Omit<MatterRow, 'followers' | 'location'> & {
    at: { lng: number; lat: number } | undefined
    title: string
    place: string
  },
): Promise<unknown> {
  const words = wordsOfMatter(matter.place, [matter.title, matter.address, matter.text])
  return insert.all(tx, [
    matter.county,
    matter.id,
    matter.category,
    matter.text,
    matter.public_text,
    matter.address,
    toPoint(matter.at),
    matter.channel,
    matter.anonymous,
    matter.fixed,
    matter.photos,
    words,
  ])
}

export const findMatter = statement<readonly [string, string], MatterRow>(
  `select county, id, category, text, public_text, address, location, channel, anonymous, fixed, photos, followers
   from grid.matter where county = $1 and id = $2`,
)

export const addPlaceWord = statement<readonly [string, string, string]>(
  'update grid.matter set words = words || $3::tsvector where county = $1 and id = $2',
)

export const setPublicText = statement<readonly [string, string, string]>(
  'update grid.matter set public_text = $3 where county = $1 and id = $2',
)

export const insertReporter = statement<
  readonly [string, string, string | null, string | null, string | null]
>(
  'insert into grid.reporter (county, id, name_sealed, phone_sealed, phone_index) values ($1, $2, $3, $4, $5)',
)

export const findReporter = statement<
  readonly [string, string],
  { name_sealed: string | null; phone_sealed: string | null }
>('select name_sealed, phone_sealed from grid.reporter where county = $1 and id = $2')

export const insertInvolved = statement<readonly [string, readonly string[], Date, string]>(
  `insert into grid.involved (county, body, opened_at, id) select $1, b, $3, $4 from unnest($2::uuid[]) as b
   on conflict do nothing`,
)

export const findInvolved = statement<readonly [string, string, Date, string], { one: number }>(
  'select 1 as one from grid.involved where county = $1 and body = $2 and opened_at = $3 and id = $4',
)

export const selectEvents = statement<
  readonly [string, string],
  {
    seq: number
    at: Date
    person: string | null
    position: string | null
    body: string | null
    data: {
      action: string
      from: string | null
      to: string
      note?: string
      photos?: string[]
      [key: string]: unknown
    }
  }
>(
  `select seq, at, person, position, body, data from history.event where county = $1 and subject = $2 order by seq`,
)

export const insertFollower = statement<readonly [string, string, string, Date], { one: number }>(
  'insert into grid.follower (county, id, person, at) values ($1, $2, $3, $4) on conflict do nothing returning 1 as one',
)
export const deleteFollower = statement<readonly [string, string, string], { one: number }>(
  'delete from grid.follower where county = $1 and id = $2 and person = $3 returning 1 as one',
)
export const findFollower = statement<readonly [string, string, string], { one: number }>(
  'select 1 as one from grid.follower where county = $1 and id = $2 and person = $3',
)
export const countFollowers = statement<readonly [string, string, number]>(
  'update grid.matter set followers = followers + $3 where county = $1 and id = $2',
)
export const followersOf = statement<readonly [string, string], { person: string }>(
  'select person from grid.follower where county = $1 and id = $2',
)
