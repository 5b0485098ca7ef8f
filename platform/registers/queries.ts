/** The SQL of rows and their versions. */
import { planned, statement, type Tx } from '#platform/db/database.ts'
import type { RowData } from './declare.ts'

/** A row as it stands. */
export interface RowRecord {
  county: string
  id: string
  place: string
  key: string
  data: RowData
  version: number
  valid_from: string
  valid_to: string | null
  updated_at: Date
}

/** The columns of a row. */
export const rowColumns = 'county, id, place, key, data, version, valid_from, valid_to, updated_at'

export const findRow = statement<readonly [county: string, register: string, id: string], RowRecord>(
  `select ${rowColumns} from registers.row where county = $1 and register = $2 and id = $3`,
)

export const insertRow = statement<readonly unknown[]>(
  `insert into registers.row
     (county, register, id, place, key, data, text, words, version, valid_from, valid_to, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8::tsvector, 1, $9, null, $10)`,
)

/** Changes the row if it still has version $11. */
export const updateRow = statement<readonly unknown[], { version: number }>(
  `update registers.row set place = $4, key = $5, data = $6, text = $7, words = $8::tsvector, version = version + 1,
     valid_from = $9, valid_to = $12, updated_at = $10
   where county = $1 and register = $2 and id = $3 and version = $11 returning version`,
)

/** A version as it was written. */
export interface VersionRecord {
  version: number
  place: string
  data: RowData
  valid_from: string
  valid_to: string | null
  at: Date
  person: string | null
  position: string | null
  body: string | null
  source: 'form' | 'import' | 'restore'
  reason: string | null
  document: string | null
  file: string | null
}

export const insertVersion = statement<readonly unknown[]>(
  `insert into registers.row_version (county, register, row, version, place, data, valid_from, valid_to, at, person,
     position, body, source, reason, document, act)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
)

/** Versions of a row, newest first, below version $4. */
export const versionsOf = statement<
  readonly [county: string, register: string, row: string, below: number, limit: number],
  VersionRecord
>(
  `select v.version, v.place, v.data, v.valid_from, v.valid_to, v.at, v.person, v.position, v.body, v.source,
     v.reason, v.document, i.file
   from registers.row_version v
   left join registers.import i on v.source = 'import' and i.id = v.act
   where v.county = $1 and v.register = $2 and v.row = $3 and v.version < $4
   order by v.version desc limit $5`,
)

export const findVersion = statement<
  readonly [county: string, register: string, row: string, version: number],
  { data: RowData; place: string }
>(
  `select data, place from registers.row_version where county = $1 and register = $2 and row = $3 and version = $4`,
)

/**
 * Rows of a county that stand at one of these places under one of these keys: all that are asked for, and maybe more.
 * Planned with its values: one walk over the county's rows at worst, whatever the database believes of its tables.
 */
export function rowsByKeys(
  tx: Tx,
  county: string,
  register: string,
  places: readonly string[],
  keys: readonly string[],
): Promise<RowRecord[]> {
  return planned(
    tx,
    `select ${rowColumns} from registers.row where county = $1 and register = $2 and place = any($3::text[])
       and key = any($4::text[]) and valid_to is null`,
    [county, register, places, keys],
  )
}
