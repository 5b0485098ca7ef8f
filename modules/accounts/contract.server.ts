/**
 * What accounts offer to the command line and other modules; the server's boot takes routes.ts. Server only.
 */
import { v7 as uuidv7 } from 'uuid'
import { system } from '#platform/access/asker.ts'
import type { Tx } from '#platform/db/database.ts'
import { append } from '#platform/history/append.ts'
import { fail } from '#platform/operation/errors.ts'
import { accounts } from './contract.ts'
import { hashPassword } from './passwords.ts'
import { accountByLogin, accountOfPerson, insertAccount, insertKey, lockAccount } from './queries.ts'
import { isLogin, normalLogin, placeOf } from './rules.ts'
import { digest, newToken } from './tokens.ts'

export { firstPassword } from './first-password.ts'
export { hashPassword } from './passwords.ts'
export { demoPassword } from './rules.ts'

/** An account to be there. */
export interface WantedAccount {
  login: string
  /** In the clear, or already hashed: hashing one by one takes 30 ms each. */
  password: string | { hash: string }
  name: string
  /** The person of the registry and the county of their record. */
  person?: string
  personCounty?: string
  /** Code of the place where the person lives. */
  home?: string
  /** Nothing is done in office until the first password is changed. */
  mustChange?: boolean
  now: Date
}

/**
 * Makes the account if there is none of this name; one that is there stays as it is.
 * Answers `request.malformed` where the name cannot be one.
 */
export async function ensureAccount(tx: Tx, wanted: WantedAccount): Promise<{ id: string; made: boolean }> {
  const login = normalLogin(wanted.login)
  if (!isLogin(login)) fail('request.malformed', { login: wanted.login })
  const existing = await accountByLogin.find(tx, [login])
  if (existing) return { id: existing.id, made: false }
  const { password } = wanted
  const hash = typeof password === 'string' ? await hashPassword(password) : password.hash
  const made = await insertAccount.find(tx, [
    uuidv7(),
    login,
    hash,
    wanted.person ?? null,
    wanted.personCounty ?? null,
    wanted.name,
    wanted.home ?? null,
    wanted.mustChange ?? false,
    wanted.now,
  ])
  if (made) return { id: made.id, made: true }
  // Made by somebody else at the same moment.
  const other = await accountByLogin.find(tx, [login])
  if (!other) throw new Error('an account vanished while it was made')
  return { id: other.id, made: false }
}

/** Whether a person has an account, disabled ones too. */
export async function hasAccount(tx: Tx, person: string): Promise<boolean> {
  return (await accountOfPerson.find(tx, [person])) !== undefined
}

/**
 * Makes an API key for an account, as the installation itself. Gives the token, which is not shown again, or
 * undefined where no such account may sign in.
 */
export async function createKey(
  tx: Tx,
  login: string,
  options: { name?: string; now: Date },
): Promise<string | undefined> {
  const account = await accountByLogin.find(tx, [normalLogin(login)])
  if (!account || account.disabledAt) return undefined
  const token = newToken()
  const id = uuidv7()
  const name = options.name ?? 'linli'
  await lockAccount.find(tx, [account.id])
  await insertKey.all(tx, [id, account.id, name, digest(token), options.now])
  await append(tx, system, {
    subject: account.id,
    place: placeOf(account),
    operation: accounts.createKey.name,
    at: options.now,
    data: { key: id, name },
  })
  return token
}
