/**
 * What holds for passwords, lock-out, sessions and keys. Pure.
 */
import { isCommon } from './common-passwords.ts'

/** The password of all demonstration accounts; it opens nothing outside of a demonstration. */
export const demoPassword = 'linli-demo'

/** So many wrong passwords in a row lock an account (GB/T 22239-2019 8.1.4.1). */
export const mostFailures = 5
/** For so long, in milliseconds. */
export const lockedFor = 15 * 60_000

/** A session ends when it was not used for so long, in milliseconds. */
export const idleFor = 12 * 3_600_000
/** A session ends after so long in any case, in milliseconds. */
export const sessionLasts = 7 * 24 * 3_600_000

/** Shortest password, in characters. */
const shortest = 10

/** The form in which an account's name is kept and compared. */
export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

/** The form in which a password is hashed: the same whichever way the keyboard composes it. */
export function normalPassword(password: string): string {
  return password.normalize('NFC')
}

/** Whether a password may not be used: short, common, the account's name, or the demonstration's outside of it. */
export function isWeak(password: string, login: string, demo = false): boolean {
  const plain = normalPassword(password)
  if (plain === demoPassword) return !demo
  if (Array.from(plain).length < shortest) return true
  const low = plain.toLowerCase()
  if (low === login || (low.startsWith(login) && /^[\d\W_]*$/.test(low.slice(login.length)))) return true
  return isCommon(low)
}

/** Whether a session has ended by itself. */
export function isOver(session: { seen: Date; expires: Date }, now: Date): boolean {
  return now >= session.expires || now.getTime() - session.seen.getTime() >= idleFor
}

/** Where what happens to an account is filed: home, else the person's county, else nowhere in particular. */
export function placeOf(account: { home?: string | null; personCounty?: string | null }): string {
  return account.home ?? account.personCounty ?? '000000'
}

/** Whether an account may be named so: letters, digits and a few signs. */
export function isLogin(login: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u.test(login)
}
