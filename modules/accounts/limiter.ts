/**
 * How often something may be tried: counted in memory, per process, within a window of time.
 */

import { normalizeIP } from '@fastify/rate-limit'

/** What stands for an address: of IPv6 the network (/64), for a household has all of its addresses. */
export const addressKey = (ip: string): string => normalizeIP(ip)

interface Count {
  tries: number
  /** Milliseconds since the epoch: then the count begins anew. */
  until: number
}

/** Counts tries per key. */
export class Limiter {
  readonly #most: number
  readonly #window: number
  readonly #counts = new Map<string, Count>()
  readonly #mostKeys: number

  /** `most` tries within `window` milliseconds of the first one. */
  constructor(most: number, window: number, mostKeys = 20_000) {
    this.#most = most
    this.#window = window
    this.#mostKeys = mostKeys
  }

  /** Takes a try; false where none is left. */
  take(key: string, now: Date): boolean {
    const count = this.#live(key, now) ?? this.#begin(key, now)
    count.tries += 1
    return count.tries <= this.#most
  }

  /** How many tries were taken. */
  taken(key: string, now: Date): number {
    return this.#live(key, now)?.tries ?? 0
  }

  /** Takes a try that also begins the window anew: counts in a row. */
  takeAgain(key: string, now: Date): number {
    const count = this.#live(key, now) ?? this.#begin(key, now)
    count.tries += 1
    count.until = now.getTime() + this.#window
    return count.tries
  }

  /** Gives a try back: it was none that counts. */
  giveBack(key: string): void {
    const count = this.#counts.get(key)
    if (count && count.tries > 0) count.tries -= 1
  }

  /** Forgets a key. */
  forget(key: string): void {
    this.#counts.delete(key)
  }

  /** Forgets all. */
  clear(): void {
    this.#counts.clear()
  }

  #live(key: string, now: Date): Count | undefined {
    const count = this.#counts.get(key)
    return count && count.until > now.getTime() ? count : undefined
  }

  #begin(key: string, now: Date): Count {
    // The oldest go first when there are too many: memory stays bounded under a flood of addresses.
    if (this.#counts.size >= this.#mostKeys) {
      for (const old of [...this.#counts.keys()].slice(0, this.#mostKeys / 10)) this.#counts.delete(old)
    }
    const count = { tries: 0, until: now.getTime() + this.#window }
    this.#counts.delete(key)
    this.#counts.set(key, count)
    return count
  }
}
