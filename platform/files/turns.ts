/**
 * Heavy work, a few at a time: the others wait their turn, and too many are sent away.
 */
export class Turns {
  #running = 0
  readonly #waiting: (() => void)[] = []
  readonly #atOnce: number
  readonly #mostWaiting: number

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce
    this.#mostWaiting = mostWaiting
  }

  /** Does the work in its turn; undefined without doing it where too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= this.#mostWaiting) return undefined
      await new Promise<void>((begin) => this.#waiting.push(begin))
    } else this.#running += 1
    try {
      return await work()
    } finally {
      // The turn goes to the next one; only without a next one fewer run.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
