/** The SQL of accountability. */
import { statement } from '#platform/db/database.ts'

export const insertNotice = statement<
  readonly [
    county: string,
    id: string,
    place: string,
    no: string,
    title: string,
    text: string,
    subject: string,
    authority: string,
    fact: string,
    at: Date,
  ],
  never
>(
  `insert into accountability.notice (county, id, place, no, title, text, subject, authority, fact, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export const insertSource = statement<
  readonly [county: string, kind: string, source: string, id: string],
  { id: string }
>(
  `insert into accountability.source (county, kind, source, id) values ($1, $2, $3, $4)
   on conflict do nothing returning id`,
)

export const findSource = statement<readonly [county: string, kind: string, source: string], { id: string }>(
  'select id from accountability.source where county = $1 and kind = $2 and source = $3',
)
