/** The SQL of imports. */
import { statement } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { CheckedRow, Sheet } from './check.ts'

/** States of an import: see the README. */
export type ImportState = 'waiting' | 'checking' | 'checked' | 'accepted' | 'writing' | 'written' | 'failed'

/** An import as the database has it, without its cells. */
export interface ImportRecord {
  county: string
  id: string
  register: string
  state: ImportState
  file: string
  rows: number
  done: number
  counts: Record<CheckedRow['kind'], number> | null
  digest: string | null
  reason: string | null
  document: string | null
  failure: string | null
  account: string | null
  person: string | null
  position: string | null
  body: string | null
  place: string
  at: Date
  taken_at: Date | null
}

const columns = `county, id, register, state, file, rows, done, counts, digest, reason, document, failure, account,
  person, position, body, place, at, taken_at`

export const insertImport = statement<readonly unknown[]>(
  `insert into registers.import
     (county, id, register, state, file, sheet, rows, account, person, position, body, place, at)
   values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)

export const findImport = statement<readonly [county: string, id: string], ImportRecord>(
  `select ${columns} from registers.import where county = $1 and id = $2`,
)

export const lockImport = statement<readonly [county: string, id: string], ImportRecord>(
  `select ${columns} from registers.import where county = $1 and id = $2 for update`,
)

/** Takes up what waits, or what a job that died has left. */
export const takeImport = statement<
  readonly [county: string, id: string, now: Date, dead: Date],
  ImportRecord & { sheet: Sheet | null }
>(
  `update registers.import set taken_at = $3, done = 0,
     state = case when state in ('waiting', 'checking') then 'checking' else 'writing' end
   where county = $1 and id = $2
     and (state in ('waiting', 'accepted') or (state in ('checking', 'writing') and taken_at < $4))
   returning ${columns}, sheet`,
)

export const waitingImports = statement<readonly [dead: Date], { county: string; id: string }>(
  `select county, id from registers.import
   where state in ('waiting', 'accepted') or (state in ('checking', 'writing') and taken_at < $1)
   order by at limit 100`,
)

export const showProgress = statement<readonly [county: string, id: string, done: number, at: Date]>(
  'update registers.import set done = $3, taken_at = $4 where county = $1 and id = $2',
)

export const setChecked = statement<
  readonly [county: string, id: string, counts: string, digest: string, rows: number]
>(
  `update registers.import set state = 'checked', sheet = null, counts = $3, digest = $4, rows = $5, done = $5
   where county = $1 and id = $2`,
)

export const setState = statement<
  readonly [county: string, id: string, state: ImportState, reason: string | null, document: string | null]
>(
  'update registers.import set state = $3, reason = $4, document = $5, done = 0 where county = $1 and id = $2',
)

export const setFailed = statement<readonly [county: string, id: string, failure: string]>(
  `update registers.import set state = 'failed', sheet = null, failure = $3
   where county = $1 and id = $2 and state <> 'written'`,
)

/** Rows that were checked, many at once ($3 is a list of them as JSON). */
export const insertRows = statement<readonly [county: string, id: string, rows: string]>(
  `insert into registers.import_row (county, import, line, kind, row_county, row, before, place, key, data, text, words,
     label, changes, problems)
   select $1, $2, line, kind, row_county, row, before, place, key, data, text, words, label, changes, problems
   from jsonb_to_recordset($3::jsonb) as given (line integer, kind text, row_county text, row uuid, before integer,
     place text, key text, data jsonb, text text, words text, label text, changes jsonb, problems jsonb)`,
)

/** A checked row as pages show it. */
export interface ShownRow {
  line: number
  kind: CheckedRow['kind']
  label: string
  place: string | null
  row_county: string | null
  row: string | null
  changes: { column: string; before?: unknown; after?: unknown }[]
  problems: { column: string | null; text: Words }[]
}

export const pageOfRows = statement<
  readonly [county: string, id: string, kind: string | null, after: number, limit: number],
  ShownRow
>(
  `select line, kind, label, place, row_county, row, changes, problems from registers.import_row
   where county = $1 and import = $2 and ($3::text is null or kind = $3) and line > $4 order by line limit $5`,
)

type Part = readonly [
  county: string,
  id: string,
  register: string,
  after: number,
  upTo: number,
  at: Date,
  day: string,
]

/** New rows of a part of the lines; a key that was taken meanwhile breaks the whole. */
export const writeNew = statement<Part>(
  `insert into registers.row (county, register, id, place, key, data, text, words, version, valid_from, updated_at)
   select row_county, $3, row, place, key, data, text, words::tsvector, 1, $7::date, $6 from registers.import_row
   where county = $1 and import = $2 and kind = 'new' and line > $4 and line <= $5`,
)

/**
 * Changed rows that still have the version with which they were compared; gives how many. Named by id and by key, so
 * that every index that may be taken finds one row: after a large import the database's figures are old, and with the
 * id alone it was seen to walk all rows of the county for each (90 s for 20,000).
 */
export const writeChanged = statement<Part, { county: string }>(
  `update registers.row r set data = i.data, text = i.text, words = i.words::tsvector, version = r.version + 1,
     valid_from = $7::date, updated_at = $6
   from registers.import_row i
   where i.county = $1 and i.import = $2 and i.kind = 'changed' and i.line > $4 and i.line <= $5
     and r.county = i.row_county and r.register = $3 and r.id = i.row and r.place = i.place
     and r.key = i.key and r.version = i.before and r.valid_to is null
   returning r.county`,
)

export const writeVersions = statement<
  readonly [
    ...Part,
    person: string | null,
    position: string | null,
    body: string | null,
    reason: string | null,
    document: string | null,
  ]
>(
  `insert into registers.row_version (county, register, row, version, place, data, valid_from, at, person, position,
     body, source, reason, document, act)
   select row_county, $3, row, before + 1, place, data, $7::date, $6, $8, $9, $10, 'import', $11, $12, import
   from registers.import_row
   where county = $1 and import = $2 and kind in ('new', 'changed') and line > $4 and line <= $5`,
)

export const lastLine = statement<readonly [county: string, id: string], { line: number | null }>(
  'select max(line) as line from registers.import_row where county = $1 and import = $2',
)

/** The rows of what was checked some time ago: written or not, they are not asked for any more. */
export const forgetRows = statement<readonly [before: Date]>(
  `delete from registers.import_row r using registers.import i
   where i.at < $1 and r.county = i.county and r.import = i.id`,
)

/** Files that were never imported. */
export const forgetImports = statement<readonly [before: Date]>(
  `delete from registers.import where at < $1 and state <> 'written'`,
)
