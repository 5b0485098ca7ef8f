/** The past of the registers for a demonstration: rows with their versions and one event that binds them. */
import { v7 as uuidv7 } from 'uuid'
import { system } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { append } from '#platform/history/append.ts'
import { type Register, type RowData, registerId } from '#platform/registers/declare.ts'
import { digestOf } from '#platform/registers/digest.ts'
import { keyOfRow } from '#platform/registers/values.ts'
import { searchText } from '#platform/registers/write.ts'
import { vectorOf } from '#platform/search/bigrams.ts'
import { community, communityFigures, facilities, facility } from './contract.ts'

/** A row of the past. */
export interface PastRow {
  id: string
  place: string
  data: RowData
}

/** What is to stand in a county. */
export interface PastFacilities {
  facilities: readonly PastRow[]
  figures: readonly PastRow[]
}

const given = `jsonb_to_recordset($1::jsonb) as given (county text, register text, id uuid, place text, key text,
  data jsonb, text text, words text, since date, at timestamptz, act uuid)`

const insertRows = statement<readonly [string]>(
  `insert into registers.row
     (county, register, id, place, key, data, text, words, version, valid_from, valid_to, updated_at)
   select county, register, id, place, key, data, text, words::tsvector, 1, since, null, at from ${given}`,
)
const insertVersions = statement<readonly [string]>(
  `insert into registers.row_version
     (county, register, row, version, place, data, valid_from, valid_to, at, source, reason, act)
   select county, register, id, 1, place, data, since, null, at, 'import', '演示数据', act from ${given}`,
)

/** Writes the rows of one county in the caller's transaction; `since` is `YYYY-MM-DD`. */
export async function seedFacilities(tx: Tx, past: PastFacilities, since: string, at: Date): Promise<void> {
  await seedRegister(tx, facility, facilities.import.name, past.facilities, since, at)
  await seedRegister(tx, community, communityFigures.import.name, past.figures, since, at)
}

async function seedRegister(
  tx: Tx,
  register: Register,
  operation: string,
  past: readonly PastRow[],
  since: string,
  at: Date,
): Promise<void> {
  const [first] = past
  if (!first) return
  const act = uuidv7()
  const county = countyOf(first.place)
  const rows = past.map(({ id, place, data }) => {
    const text = searchText(register, data)
    const key = keyOfRow(register.key, data)
    return {
      county,
      register: registerId(register),
      id,
      place,
      key,
      data,
      text,
      words: vectorOf(text),
      since,
      at,
      act,
    }
  })
  await insertRows.all(tx, [JSON.stringify(rows)])
  await insertVersions.all(tx, [JSON.stringify(rows)])
  const versions = past.map(({ id, place, data }) => ({ row: id, version: 1, place, data, validTo: null }))
  const data = {
    register: registerId(register),
    new: rows.length,
    changed: 0,
    act,
    digest: digestOf(versions),
  }
  await append(tx, system, { subject: act, place: county, county, operation, at, data })
}
