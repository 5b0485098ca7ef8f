/**
 * Who acts in a lifecycle: the demonstration's line of one jurisdiction, and a clerk of every township of the county,
 * so that matters lie all over it. Each gets an API key.
 */
import { createKey, ensureAccount } from '#modules/accounts/contract.server.ts'
import { openDatabase } from '#platform/db/database.ts'
import type { Pack } from '#platform/packs/pack.ts'

/** A grid where matters are reported. */
export interface Spot {
  grid: string
  lng: number
  lat: number
  /** Key of the clerk of its township. */
  township: string
}

/** Keys by role, and where they act. */
export interface Actors {
  county: string
  /** `resident`, `grid`, `committee`, `township`, `department`, `county`, `city`. */
  keys: Record<string, string>
  /** The township and the community in which the demonstration's accounts meet. */
  township: string
  community: string
  /** Bodies of the county's departments: they handle. The first is the one whose key is `department`. */
  department: string
  spots: Spot[]
}

const roles = ['resident', 'grid', 'committee', 'township', 'department', 'county', 'city'] as const

/** Makes the keys. May be called again: new keys are made, accounts stay. */
export async function makeActors(url: string, pack: Pack): Promise<Actors> {
  const database = openDatabase(url, { max: 2, role: 'none' })
  const { pool } = database
  const now = new Date()
  const { county } = pack.jurisdiction.demonstration
  try {
    const key = (login: string) =>
      database.transaction('', (tx) => createKey(tx, login, { name: 'bench', now })).then(must)
    const keys: Record<string, string> = {}
    for (const role of roles) {
      const login = `${pack.id}.${role === 'city' && pack.id === 'hubei' ? 'province' : role}`
      keys[role] = await key(login)
    }
    const clerks = new Map<string, string>()
    for (const { person, person_county, place } of await clerksOf(pool, county, pack.dispatcher)) {
      const login = `bench.township${place}`
      await database.transaction('', (tx) =>
        ensureAccount(tx, {
          login,
          password: { hash: 'none' },
          name: login,
          person,
          personCounty: person_county,
          now,
        }),
      )
      clerks.set(place, await key(login))
    }
    const { rows: grids } = await pool.query<{ code: string; lng: number; lat: number }>(
      'select code, lng, lat from places.grid where county = $1 and valid_to is null order by code',
      [county],
    )
    const township = await placeOf(pool, `${pack.id}.township`)
    return {
      county,
      keys,
      township,
      community: await placeOf(pool, `${pack.id}.committee`),
      department: await bodyOf(pool, `${pack.id}.department`),
      spots: grids.flatMap(({ code, lng, lat }) => {
        const clerk = clerks.get(code.slice(0, 9))
        return clerk ? [{ grid: code, lng, lat, township: clerk }] : []
      }),
    }
  } finally {
    await database.close()
  }
}

type Pool = ReturnType<typeof openDatabase>['pool']

/** One person per township who accepts and checks there: the last clerk of its dispatching body. */
async function clerksOf(pool: Pool, county: string, dispatcher: string) {
  const { rows } = await pool.query<{ person: string; person_county: string; place: string }>(
    `select distinct on (p.place) p.person, p.person_county, p.place
     from parties.position p join parties.body b on b.county = p.county and b.id = p.body
     where p.county = $1 and b.kind = $2 and p.post = 'clerk' and p.place = b.place and length(p.place) = 9
     order by p.place, p.id desc`,
    [county, dispatcher],
  )
  return rows
}

const held = `from accounts.account a join parties.position p on p.person = a.person where a.login = $1 order by p.id`

async function placeOf(pool: Pool, login: string): Promise<string> {
  const { rows } = await pool.query<{ place: string }>(`select p.place ${held}`, [login])
  return must(rows[0]?.place)
}

async function bodyOf(pool: Pool, login: string): Promise<string> {
  const { rows } = await pool.query<{ body: string }>(`select p.body ${held}`, [login])
  return must(rows[0]?.body)
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the demonstration lacks an account')
  return value
}
