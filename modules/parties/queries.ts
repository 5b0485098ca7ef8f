/**
 * The SQL of parties. Bodies and positions carry no personal data beyond the name under which a post is filled;
 * people stand behind row-level security.
 */
import { statement } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'

/** A body as the database has it. */
export interface BodyRow {
  county: string
  id: string
  kind: string
  department: string | null
  name: string
  place: string
  phone: string | null
  address: string | null
  hours: Words | null
}

/** A position with its body. */
export interface PositionRow {
  county: string
  id: string
  person: string
  person_county: string
  body: string
  body_kind: string
  body_name: string
  body_place: string
  post: string
  place: string
  valid_from: string
  valid_to: string | null
  contact: boolean
  work_phone: string | null
  public_name: string
}

const body = 'county, id, kind, department, name, place, phone, address, hours'
const held = `p.county, p.id, p.person, p.person_county, p.body, b.kind as body_kind, b.name as body_name,
  b.place as body_place, p.post, p.place, p.valid_from, p.valid_to, p.contact, p.work_phone, p.public_name`
const from = 'from parties.position p join parties.body b on b.county = p.county and b.id = p.body'
/** In office on the day $1. */
const inOffice = 'p.valid_from <= $1 and (p.valid_to is null or p.valid_to > $1)'
const standing = '(valid_to is null or valid_to > $1)'

export const positionsOfPerson = statement<readonly [on: string, person: string], PositionRow>(
  `select ${held} ${from} where ${inOffice} and p.person = $2 order by length(p.place), p.id`,
)

/** Positions by their ids, in office or not; their people are named because positions are indexed by them. */
export const positionsByIds = statement<readonly [people: string[], ids: string[]], PositionRow>(
  `select ${held} ${from} where p.person = any($1::uuid[]) and p.id = any($2::uuid[])`,
)

export const bodyById = statement<readonly [string], BodyRow>(
  `select ${body} from parties.body where id = $1`,
)

/** Bodies of some kinds at some places. */
export const bodiesAt = statement<
  readonly [on: string, counties: string[], places: string[], kinds: string[] | null, search: string | null],
  BodyRow
>(
  `select ${body} from parties.body
   where ${standing} and county = any($2) and place = any($3) and ($4::text[] is null or kind = any($4))
     and ($5::text is null or name like $5)
   order by length(place) desc, kind, name, id limit 500`,
)

export const kindsByIds = statement<readonly [string[]], { id: string; kind: string }>(
  'select id, kind from parties.body where id = any($1::uuid[])',
)

/** Kinds of body that stand at places above, or at a place and below it. */
export const kindsStanding = statement<
  readonly [on: string, counties: string[], places: string[], from: string, to: string],
  { kind: string }
>(
  `select kind from parties.body where ${standing} and county = any($2) and place = any($3)
   union
   select kind from parties.body where ${standing} and place >= $4 and place < $5`,
)

export const bodyPlaces = statement<
  readonly [on: string, from: string, to: string, after: string, limit: number],
  { place: string }
>(
  `select distinct place from parties.body where ${standing} and place >= $2 and place < $3 and place > $4
   order by place limit $5`,
)

export const bodiesByIds = statement<readonly [string[]], { id: string; name: string }>(
  'select id, name from parties.body where id = any($1::uuid[])',
)

export const pageOfBodies = statement<
  readonly [
    on: string,
    from: string,
    to: string,
    kind: string | null,
    search: string | null,
    afterPlace: string,
    afterId: string,
    limit: number,
  ],
  BodyRow
>(
  `select ${body} from parties.body
   where ${standing} and place >= $2 and place < $3 and ($4::text is null or kind = $4)
     and ($5::text is null or name like $5) and (place, id) > ($6, $7::uuid)
   order by place, id limit $8`,
)

export const insertBody = statement<readonly unknown[]>(
  `insert into parties.body (county, id, kind, department, name, place, phone, address, hours, valid_from)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export const updateBody = statement<readonly unknown[], { id: string }>(
  `update parties.body set kind = $3, department = $4, name = $5, place = $6, phone = $7, address = $8, hours = $9
   where county = $1 and id = $2 returning id`,
)

/** Holds the body's row, so that two appointments in it follow one another. */
export const lockBody = statement<readonly [string, string], { id: string }>(
  'select id from parties.body where county = $1 and id = $2 for update',
)

export const positionsOfBody = statement<readonly [on: string, county: string, body: string], PositionRow>(
  `select ${held} ${from} where ${inOffice} and p.county = $2 and p.body = $3 order by p.place, p.id limit 500`,
)

export const pageOfPositions = statement<
  readonly [
    on: string,
    from: string,
    to: string,
    body: string | null,
    post: string | null,
    afterPlace: string,
    afterId: string,
    limit: number,
  ],
  PositionRow
>(
  `select ${held} ${from}
   where (p.valid_to is null or p.valid_to > $1) and p.place >= $2 and p.place < $3
     and ($4::uuid is null or p.body = $4) and ($5::text is null or p.post = $5) and (p.place, p.id) > ($6, $7::uuid)
   order by p.place, p.id limit $8`,
)

/** Positions in office at some places, e.g. grids; counted or shown per place by whoever asks. */
export const positionsAt = statement<readonly [on: string, places: string[], contact: boolean], PositionRow>(
  `select ${held} ${from} where ${inOffice} and p.place = any($2) and (p.contact or not $3)
   order by length(p.place), p.place, p.id limit 2000`,
)

/** Those who fill a post at a place at any time from a day on. */
export const countPost = statement<
  readonly [from: string, county: string, place: string, post: string],
  { count: number }
>(
  `select count(*) from parties.position
   where (valid_to is null or valid_to > $1) and county = $2 and place = $3 and post = $4`,
)

export const peopleWithin = statement<readonly [on: string, from: string, to: string], { person: string }>(
  `select distinct p.person from parties.position p where ${inOffice} and p.place >= $2 and p.place < $3`,
)

export const insertPosition = statement<readonly unknown[]>(
  `insert into parties.position (county, id, person, person_county, body, post, place, valid_from, contact, work_phone, public_name)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

export const findPosition = statement<readonly [string, string], PositionRow>(
  `select ${held} ${from} where p.id = $1 and p.place = $2`,
)

export const closePosition = statement<readonly [string, string, string], { id: string }>(
  'update parties.position set valid_to = $3 where county = $1 and id = $2 and valid_to is null returning id',
)

export const findPerson = statement<readonly [string], { county: string; id: string; name: string }>(
  'select county, id, name from parties.person where id = $1',
)

export const insertPerson = statement<readonly unknown[]>(
  `insert into parties.person (county, id, name, home, phone_sealed, phone_index, created_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

/** A pattern for LIKE that holds for every text containing `text`. */
export function likeAnywhere(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
}

/** A position at a place, for what it shows. */
export interface PlacePosition {
  id: string
  place: string
  post: string
  contact: boolean
  body: string
  body_place: string
  valid_from: string
  valid_to: string | null
}

/** All positions ever held at some places, oldest first. */
export const positionsOfPlaces = statement<readonly [places: string[]], PlacePosition>(
  `select p.id, p.place, p.post, p.contact, p.body, b.place as body_place, p.valid_from, p.valid_to ${from}
   where p.place = any($1) order by p.place, p.valid_from, p.id`,
)

export const placesWithStaff = statement<
  readonly [from: string, to: string, after: string, length: number, limit: number],
  { place: string }
>(
  `select distinct place from parties.position
   where place >= $1 and place < $2 and place > $3 and length(place) = $4 order by place limit $5`,
)

export const bodiesAfter = statement<
  readonly [from: string, to: string, afterPlace: string, afterId: string, limit: number],
  { id: string; kind: string; name: string; place: string; valid_from: string }
>(
  `select id, kind, name, place, valid_from from parties.body
   where place >= $1 and place < $2 and (place, id) > ($3, $4::uuid) order by place, id limit $5`,
)
