/**
 * Hashing of passwords: argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane).
 */
import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from './rules.ts'

// Argon2id is the library's default algorithm; its enum cannot be imported under isolatedModules.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password in PHC form; takes some 30 ms, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), cost)
}

let dummy: Promise<string> | undefined

/**
 * Whether the password is the one. Without a hash (no such account) it takes the same time and says no,
 * so that an answer's delay does not tell which accounts exist.
 */
export async function checkPassword(known: string | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password')
  const same = await verify(known ?? (await dummy), normalPassword(password)).catch(() => false)
  return same && known !== undefined
}
