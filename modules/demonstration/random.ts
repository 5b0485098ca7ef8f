/**
 * Chance that repeats: the same seed gives the same numbers, names and ids on every machine.
 */
import { createHash } from 'node:crypto'

/** A source of chance. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** An item by its weight. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T
  /** Whether something of this likelihood (0 to 1) happens. */
  happens(likelihood: number): boolean
  shuffled<T>(items: readonly T[]): T[]
}

/** A source that begins at a text (sfc32 over SHA-256 of it). */
export function randomFrom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest()
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at)) as [number, number, number, number]
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)]!
  return {
    next,
    between,
    pick,
    weighted(items, weight) {
      let rest = next() * items.reduce((sum, item) => sum + weight(item), 0)
      for (const item of items) {
        rest -= weight(item)
        if (rest < 0) return item
      }
      return items.at(-1)!
    },
    happens: (likelihood) => next() < likelihood,
    shuffled(items) {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = between(0, i)
        ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
      }
      return copy
    },
  }
}

/** When the demonstration's bodies and people were made: long before any matter. */
const made = Date.UTC(2025, 0, 6, 1)

/** The id of a thing by its name: shaped as UUIDv7, the same on every machine. */
export function idFor(name: string, at = made): string {
  const hash = createHash('sha256').update(`linli demonstration ${name}`).digest('hex')
  const time = at.toString(16).padStart(12, '0')
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
