/**
 * The SQL of accounts.
 */
import { statement } from '#platform/db/database.ts'

/** An account as its row has it. */
export interface AccountRow {
  id: string
  login: string
  passwordHash: string
  person: string | null
  personCounty: string | null
  name: string
  home: string | null
  disabledAt: Date | null
  mustChange: boolean
  failures: number
  lockedUntil: Date | null
  lastSignIn: Date | null
  actingDefault: string | null
}

const columns = `a.id, a.login, a.password_hash as "passwordHash", a.person, a.person_county as "personCounty",
  a.name, a.home, a.disabled_at as "disabledAt", a.must_change as "mustChange", a.failures,
  a.locked_until as "lockedUntil", a.last_sign_in as "lastSignIn", a.acting_default as "actingDefault"`

/** By its name. */
export const accountByLogin = statement<[login: string], AccountRow>(
  `select ${columns} from accounts.account a where a.login = $1`,
)

/** By its id. */
export const accountById = statement<[id: string], AccountRow>(
  `select ${columns} from accounts.account a where a.id = $1`,
)

/** Of a person; any one of them. */
export const accountOfPerson = statement<[person: string], { id: string }>(
  'select id from accounts.account where person = $1 limit 1',
)

/** By its id, locked: whoever writes to an account's history goes through here, one after the other. */
export const lockAccount = statement<[id: string], AccountRow>(
  `select ${columns} from accounts.account a where a.id = $1 for no key update`,
)

export const insertAccount = statement<
  [
    id: string,
    login: string,
    passwordHash: string,
    person: string | null,
    personCounty: string | null,
    name: string,
    home: string | null,
    mustChange: boolean,
    now: Date,
  ],
  { id: string }
>(
  `insert into accounts.account (id, login, password_hash, person, person_county, name, home, must_change, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (login) do nothing returning id`,
)

export const markSignedIn = statement<[id: string, now: Date]>(
  'update accounts.account set failures = 0, locked_until = null, last_sign_in = $2 where id = $1',
)

/** One more wrong password; the last one allowed locks. */
export const countFailure = statement<
  [id: string, most: number, lockedUntil: Date],
  { failures: number; home: string | null; personCounty: string | null }
>(
  `update accounts.account
      set failures = case when failures + 1 >= $2 then 0 else failures + 1 end,
          locked_until = case when failures + 1 >= $2 then $3 else locked_until end
    where id = $1 returning failures, home, person_county as "personCounty"`,
)

export const setPassword = statement<[id: string, passwordHash: string]>(
  'update accounts.account set password_hash = $2, must_change = false, failures = 0 where id = $1',
)

export const setDisabledAt = statement<[id: string, at: Date | null]>(
  'update accounts.account set disabled_at = $2 where id = $1',
)

export const setActingDefault = statement<[id: string, position: string]>(
  'update accounts.account set acting_default = $2 where id = $1',
)

/** A session with what it lets its account's holder be. */
export interface SessionRow {
  record: string
  account: string
  started: Date
  seen: Date
  expires: Date
  device: string
  acting: string | null
}

export const sessionByHash = statement<[hash: Buffer], SessionRow>(
  'select id as record, account, started, seen, expires, device, acting from accounts.session where hash = $1',
)

export const insertSession = statement<
  [hash: Buffer, id: string, account: string, now: Date, expires: Date, device: string, acting: string | null]
>(
  `insert into accounts.session (hash, id, account, started, seen, expires, device, acting)
   values ($1, $2, $3, $4, $4, $5, $6, $7) on conflict (hash) do nothing`,
)

export const touchSession = statement<[hash: Buffer, now: Date]>(
  'update accounts.session set seen = greatest(seen, $2) where hash = $1',
)

export const setSessionActing = statement<[id: string, account: string, position: string]>(
  'update accounts.session set acting = $3 where id = $1 and account = $2',
)

export const deleteSessionByHash = statement<[hash: Buffer]>('delete from accounts.session where hash = $1')

export const deleteSession = statement<[id: string, account: string], { id: string }>(
  'delete from accounts.session where id = $1 and account = $2 returning id',
)

/** All of an account, but for one. */
export const deleteOtherSessions = statement<[account: string, kept: string | null]>(
  'delete from accounts.session where account = $1 and id is distinct from $2',
)

export const deleteOldSessions = statement<[now: Date, unusedSince: Date]>(
  'delete from accounts.session where expires <= $1 or seen <= $2',
)

export const sessionsOf = statement<[account: string, now: Date, unusedSince: Date], SessionRow>(
  `select id as record, account, started, seen, expires, device, acting from accounts.session
    where account = $1 and expires > $2 and seen > $3 order by seen desc limit 100`,
)

/** An API key as its owner sees it. */
export interface KeyRow {
  id: string
  account: string
  name: string
  created: Date
  lastUsed: Date | null
}

const keyColumns = 'id, account, name, created, last_used as "lastUsed"'

export const keyByHash = statement<[hash: Buffer], KeyRow>(
  `select ${keyColumns} from accounts.api_key where hash = $1 and revoked is null`,
)

export const keysOf = statement<[account: string], KeyRow>(
  `select ${keyColumns} from accounts.api_key where account = $1 and revoked is null order by created desc, id limit 200`,
)

export const insertKey = statement<[id: string, account: string, name: string, hash: Buffer, now: Date]>(
  'insert into accounts.api_key (id, account, name, hash, created) values ($1, $2, $3, $4, $5)',
)

export const touchKey = statement<[hash: Buffer, now: Date]>(
  'update accounts.api_key set last_used = greatest(last_used, $2) where hash = $1',
)

export const revokeKey = statement<[id: string, account: string, now: Date], { id: string }>(
  'update accounts.api_key set revoked = $3 where id = $1 and account = $2 and revoked is null returning id',
)

/** Accounts of these people, by name; `after` is the last login of the page before. */
export const accountsOfPeople = statement<
  [people: readonly string[], after: string, pattern: string, limit: number],
  AccountRow
>(
  `select ${columns} from accounts.account a
    where a.person = any($1::uuid[]) and a.login > $2 and (a.login like $3 or a.name like $3)
    order by a.login limit $4`,
)

/** Accounts whose names begin with a jurisdiction's and a dot. */
export const demonstrationAccounts = statement<[pattern: string], AccountRow>(
  `select ${columns} from accounts.account a where a.login like $1 and a.disabled_at is null order by a.created_at, a.login`,
)
