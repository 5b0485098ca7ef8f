/**
 * The hash chain of events: every event of a subject carries the hash of the one before it.
 * Pure: no database here.
 */
import { createHash } from 'node:crypto'

/** What is hashed of an event. Times to the millisecond, data as sorted JSON. */
export interface EventBody {
  county: string
  subject: string
  seq: number
  id: string
  at: Date
  operation: string
  account: string | null
  person: string | null
  position: string | null
  body: string | null
  place: string
  data: unknown
}

/** What the first event of a chain points back to. */
export const origin = Buffer.alloc(32)

/** JSON with keys in order, so that the same value always gives the same bytes (RFC 8785 in spirit). */
export function canonical(value: unknown): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const entry = (value as Record<string, unknown>)[key]
    if (entry !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(entry)}`)
  }
  return `{${parts.join(',')}}`
}

/** SHA-256 over the hash before and the event itself. */
export function hashEvent(prev: Buffer, event: EventBody): Buffer {
  const text = canonical([
    event.county,
    event.subject,
    event.seq,
    event.id,
    event.at.toISOString(),
    event.operation,
    event.account,
    event.person,
    event.position,
    event.body,
    event.place,
    event.data ?? {},
  ])
  return createHash('sha256').update(prev).update(text).digest()
}
