/**
 * The SQL of places, besides search.ts and contract.server.ts.
 */
import { statement } from '#platform/db/database.ts'
import type { Polygon } from './geometry.ts'
import type { Finding, GridDrawn } from './rules.ts'

/** A grid as the database has it. */
export interface GridRow {
  code: string
  name: string
  kind: 'urban' | 'rural'
  basis: string[]
  households: number | null
  ring: Polygon | null
}

const inForce = (day: string) => `valid_from <= ${day} and (valid_to is null or valid_to > ${day})`

/** Places below, by code; for the top the provinces. */
export const childrenOf = statement<
  readonly [parent: string, after: string, limit: number],
  { code: string; name: string; level: string; children: number }
>(
  `select p.code, p.name, p.level,
     (select count(*) from places.place c where c.parent = p.code and c.valid_to is null) as children
   from places.place p where p.parent = $1 and p.code > $2 and p.valid_to is null order by p.code limit $3`,
)

export const provinces = statement<
  readonly [after: string, limit: number],
  { code: string; name: string; level: string; children: number }
>(
  `select p.code, p.name, p.level,
     (select count(*) from places.place c where c.parent = p.code and c.valid_to is null) as children
   from places.place p where p.level = 'province' and p.code > $1 and p.valid_to is null order by p.code limit $2`,
)

export const countChildren = statement<readonly [string], { count: number }>(
  'select count(*) from places.place where parent = $1 and valid_to is null',
)

export const countGrids = statement<readonly [string, string, string], { count: number }>(
  `select count(*) from places.grid where county = $1 and community = $2 and ${inForce('$3')}`,
)

/** The boundary of one place, a grid's too. */
export const boundaryOf = statement<
  readonly [code: string, county: string, on: string],
  { ring: Polygon; lng: number; lat: number }
>(
  `select ring, lng, lat from places.boundary where place = $1 and ${inForce('$3')}
   union all
   select ring, lng, lat from places.grid where county = $2 and code = $1 and ring is not null and ${inForce('$3')}
   limit 1`,
)

/** Boundaries of the places of a level below a code. */
export const boundariesBelow = statement<
  readonly [from: string, to: string, length: number, on: string],
  { code: string; name: string; ring: Polygon; lng: number; lat: number }
>(
  `select b.place as code, p.name, b.ring, b.lng, b.lat from places.boundary b join places.place p on p.code = b.place
   where b.place >= $1 and b.place < $2 and length(b.place) = $3 and b.valid_from <= $4
     and (b.valid_to is null or b.valid_to > $4)
   order by b.place limit 2000`,
)

export const gridBoundaries = statement<
  readonly [countyFrom: string, countyTo: string, from: string, to: string, on: string],
  { code: string; name: string; ring: Polygon; lng: number; lat: number }
>(
  `select code, name, ring, lng, lat from places.grid
   where county >= $1 and county < $2 and code >= $3 and code < $4 and ring is not null and ${inForce('$5')}
   order by code limit 2000`,
)

export const gridsOf = statement<readonly [county: string, community: string, on: string], GridRow>(
  `select code, name, kind, basis, households, ring from places.grid
   where county = $1 and community = $2 and ${inForce('$3')} order by code`,
)

export const gridCodesEver = statement<readonly [string, string], { code: string }>(
  'select distinct code from places.grid where county = $1 and community = $2',
)

/** A division as the database has it. */
export interface DivisionRow {
  county: string
  id: string
  community: string
  state: 'proposed' | 'decided' | 'withdrawn'
  reason: string
  grids: GridDrawn[]
  findings: Finding[]
  count: number
  proposed_at: Date
  proposed_by: string | null
  proposed_body: string | null
  decided_at: Date | null
  document: string | null
}

const division = `county, id, community, state, reason, grids, findings, count, proposed_at, proposed_by,
  proposed_body, decided_at, document`

export const findDivision = statement<readonly [string, string], DivisionRow>(
  `select ${division} from places.division where county = $1 and id = $2`,
)

export const lockDivision = statement<readonly [string, string], DivisionRow>(
  `select ${division} from places.division where county = $1 and id = $2 for update`,
)

export const pageOfDivisions = statement<
  readonly [
    countyFrom: string,
    countyTo: string,
    from: string,
    to: string,
    state: string | null,
    beforeAt: Date | null,
    beforeId: string,
    limit: number,
  ],
  Omit<DivisionRow, 'grids' | 'findings'>
>(
  `select county, id, community, state, reason, count, proposed_at, proposed_by, proposed_body, decided_at, document
   from places.division
   where county >= $1 and county < $2 and community >= $3 and community < $4 and ($5::text is null or state = $5)
     and ($6::timestamptz is null or (proposed_at, id) < ($6, $7::uuid))
   order by proposed_at desc, id desc limit $8`,
)

export const insertDivision = statement<readonly unknown[]>(
  `insert into places.division
     (county, id, community, state, reason, grids, findings, count, proposed_at, proposed_by, proposed_body)
   values ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9, $10)`,
)

export const closeDivision = statement<readonly unknown[]>(
  `update places.division set state = $3, decided_at = $4, decided_by = $5, decided_body = $6, document = $7,
     effective = $8, findings = coalesce($9, findings)
   where county = $1 and id = $2`,
)

/** Ends the versions in force on a day and those that were to follow; nothing is overwritten or taken away. */
export const closeGrids = statement<readonly [county: string, community: string, on: string]>(
  `update places.grid set valid_to = greatest(valid_from, $3::date)
   where county = $1 and community = $2 and (valid_to is null or valid_to > $3::date)`,
)

/** Adds versions, all grids of a division in one statement. */
export const insertGrids = statement<readonly [string]>(
  `insert into places.grid
     (county, id, code, community, name, kind, basis, households, ring, area, lng, lat, valid_from, division)
   select county, id, code, community, name, kind, basis, households, ring, area::polygon, lng, lat, valid_from, division
   from jsonb_to_recordset($1::jsonb) as given (
     county text, id uuid, code text, community text, name text, kind text, basis jsonb, households integer,
     ring jsonb, area text, lng double precision, lat double precision, valid_from date, division uuid)`,
)

/** Each day on which a community's grids came into force, with the division that did it where there was one. */
export const communitiesWithGrids = statement<
  readonly [
    countyFrom: string,
    countyTo: string,
    from: string,
    to: string,
    after: string,
    afterDay: string,
    limit: number,
  ],
  {
    community: string
    valid_from: string
    division: string | null
    document: string | null
    body: string | null
  }
>(
  `select g.community, g.valid_from, g.division, d.document, d.decided_body as body from (
     select county, community, valid_from, (array_agg(division))[1] as division from places.grid
     where county >= $1 and county < $2 and community >= $3 and community < $4 and (community, valid_from) > ($5, $6::date)
     group by county, community, valid_from order by community, valid_from limit $7) g
   left join places.division d on d.county = g.county and d.id = g.division
   order by g.community, g.valid_from`,
)
