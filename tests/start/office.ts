/**
 * The least that a matter needs to be worked on: one subdistrict office with one clerk and the clerk's API key.
 */
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { createKey, ensureAccount } from '#modules/accounts/contract.server.ts'

/** 民生街道 in 焦作市解放区, whose places the server imports by itself. */
export const county = '410802'
export const township = '410802001'

/** Makes the office in the database at `url` (its owner's); gives the key. */
export async function makeOffice(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const tx = { client: client as unknown as pg.PoolClient }
  const [body, person, now] = [uuidv7(), uuidv7(), new Date()]
  try {
    await client.query(
      `insert into parties.body (county, id, kind, name, place, valid_from)
       values ($1, $2, 'gov-base', '街道办事处', $3, '2020-01-01')`,
      [county, body, township],
    )
    await client.query(
      "insert into parties.person (county, id, name, created_at) values ($1, $2, '经办人', now())",
      [county, person],
    )
    await client.query(
      `insert into parties.position (county, id, person, person_county, body, post, place, valid_from, public_name)
       values ($1, $2, $3, $1, $4, 'clerk', $5, '2020-01-01', '经办人')`,
      [county, uuidv7(), person, body, township],
    )
    const password = { hash: '—' }
    await ensureAccount(tx, {
      login: 'office.clerk',
      password,
      name: '经办人',
      person,
      personCounty: county,
      now,
    })
    const key = await createKey(tx, 'office.clerk', { now })
    if (!key) throw new Error('no key was made')
    return key
  } finally {
    await client.end()
  }
}

/** Communities of the office's township. */
export async function communitiesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ code: string }>(
      "select code from places.place where parent = $1 and level = 'community' order by code",
      [township],
    )
    return rows.map(({ code }) => code)
  } finally {
    await client.end()
  }
}
