/** The SQL of complaints. What is sealed lies behind row-level security: open the county first. */
import { openCounty, statement, type Tx } from '#platform/db/database.ts'
import type { Vault } from '#platform/personal/vault.ts'

export const insertFiling = statement<
  readonly [county: string, id: string, at: Date, person: string | null, content: string],
  never
>('insert into complaints.filing (county, id, at, person_index, content_index) values ($1, $2, $3, $4, $5)')

export const findFiling = statement<readonly [county: string, id: string], { content_index: string }>(
  'select content_index from complaints.filing where county = $1 and id = $2',
)

export const insertComplainant = statement<
  readonly [county: string, id: string, name: string | null, phone: string | null],
  never
>('insert into complaints.complainant (county, id, name_sealed, phone_sealed) values ($1, $2, $3, $4)')

export const findComplainant = statement<
  readonly [county: string, id: string],
  { name_sealed: string | null; phone_sealed: string | null }
>('select name_sealed, phone_sealed from complaints.complainant where county = $1 and id = $2')

const insertStatement = statement<
  readonly [county: string, id: string, author: string, at: Date, text: string],
  never
>(
  `insert into complaints.statement (county, id, seq, author, at, text_sealed)
   select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5 from complaints.statement where county = $1 and id = $2`,
)

const selectStatements = statement<
  readonly [county: string, id: string],
  { author: 'complainant' | 'body'; at: Date; text_sealed: string }
>(
  'select author, at, text_sealed from complaints.statement where county = $1 and id = $2 order by seq limit 200',
)

/** Who wrote something, when, and what. */
export interface Statement {
  author: 'complainant' | 'body'
  at: Date
  text: string
}

/** Keeps what was written, sealed. The case's row is locked or new, so the next number is free. */
export async function keepStatement(
  tx: Tx,
  vault: Vault,
  { county, id }: { county: string; id: string },
  { author, at, text }: Statement,
): Promise<void> {
  await openCounty(tx, county)
  await insertStatement.all(tx, [county, id, author, at, vault.seal(text)])
}

/** What was written, in its order. Run in a transaction. */
export async function readStatements(
  tx: Tx,
  vault: Vault,
  { county, id }: { county: string; id: string },
): Promise<Statement[]> {
  await openCounty(tx, county)
  const rows = await selectStatements.all(tx, [county, id])
  return rows.map(({ author, at, text_sealed }) => ({ author, at, text: vault.open(text_sealed) }))
}

export const insertReading = statement<
  readonly [county: string, id: string, at: Date, person: string, body: string, purpose: string],
  never
>(
  `insert into complaints.reading (county, id, at, person, body, purpose) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing`,
)

export const selectReadings = statement<
  readonly [county: string, id: string],
  { at: Date; body: string; purpose: string }
>('select at, body, purpose from complaints.reading where county = $1 and id = $2 order by at desc limit 100')

export const publishAnswer = statement<
  readonly [
    county: string,
    id: string,
    place: string,
    no: string,
    summary: string,
    answer: string,
    body: string,
    at: Date,
  ],
  never
>(
  `insert into complaints.published (county, id, place, no, summary, answer, body, answered_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

export const publishUse = statement<
  readonly [county: string, id: string, used: boolean, reason: string | null],
  never
>('update complaints.published set used = $3, reason = $4 where county = $1 and id = $2')
