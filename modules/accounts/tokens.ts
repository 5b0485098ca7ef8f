/**
 * Secrets that machines hold: 256 random bits; only their SHA-256 is kept.
 */
import { createHash, randomBytes } from 'node:crypto'

const form = /^linli_[A-Za-z0-9_-]{43}$/

/** A new API token, shown once. */
export function newToken(): string {
  return `linli_${randomBytes(32).toString('base64url')}`
}

/** The token in an `authorization` header, or undefined where it is none of ours. */
export function bearerOf(header: string | undefined): string | undefined {
  const token = header?.startsWith('Bearer ') ? header.slice(7).trim() : undefined
  return token !== undefined && form.test(token) ? token : undefined
}

/** What is kept of a session's id or a token. */
export function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
