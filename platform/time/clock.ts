/** The only place where the machine's clock is read; everything else is given a clock (`ctx.now`). */
export interface Clock {
  /** The present instant. */
  now(): Date
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until a test moves it. */
export interface FixedClock extends Clock {
  /** Moves the clock by `ms` milliseconds (backwards when negative). */
  advance(ms: number): void
}

/**
 * A clock for tests that shows `at`, an instant or its ISO 8601 form (with Z or an offset).
 * Throws RangeError when `at` is no instant.
 */
export function fixedClock(at: Date | string): FixedClock {
  let time = new Date(at).getTime()
  if (Number.isNaN(time)) throw new RangeError(`Not an instant: ${String(at)}`)
  return {
    // A new Date each time: a caller that changes its copy must not move the clock.
    now: () => new Date(time),
    advance: (ms) => {
      time += ms
    },
  }
}
