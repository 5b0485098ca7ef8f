import type { PlannedStep } from './matters.ts'

const minute = 60_000

/** Steps one after another. */
export class Walk {
  readonly steps: PlannedStep[] = []
  #at: Date
  readonly #office: (at: Date) => Date

  constructor(from: Date, office: (at: Date) => Date) {
    this.#at = from
    this.#office = office
  }

  /** A step in office hours, so many minutes after the one before. */
  add(minutes: number, step: Omit<PlannedStep, 'at'>): this {
    this.#at = this.#office(new Date(this.#at.getTime() + Math.max(1, Math.round(minutes)) * minute))
    this.steps.push({ ...step, at: this.#at })
    return this
  }

  /** A step at any hour: people rate in the evening. */
  free(minutes: number, step: Omit<PlannedStep, 'at'>): this {
    this.#at = new Date(this.#at.getTime() + minutes * minute)
    this.steps.push({ ...step, at: this.#at })
    return this
  }
}
