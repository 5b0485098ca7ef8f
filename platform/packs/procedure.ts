/** A procedure in the words of one law. Safe for the browser. */
import type { Cited, Pack } from './pack.ts'
import type { ProcedureState, ProcedureStep, Words } from './schema.ts'

/** What every procedure has: names of its states and steps, and the articles of each step. */
interface ProcedureWords {
  id: string
  name: Words
  states: ProcedureState[]
  steps: Pick<ProcedureStep, 'id' | 'name' | 'used' | 'basis'>[]
}

/** The procedure of one jurisdiction: names, who acts, citations. */
export class Procedure<D extends ProcedureWords = ProcedureWords> {
  readonly data: D
  readonly #pack: Pack

  constructor(pack: Pack, data: D) {
    this.#pack = pack
    this.data = data
  }
  get id(): string {
    return this.data.id
  }
  get name(): Words {
    return this.data.name
  }
  steps(): D['steps'] {
    return this.data.steps.filter((s) => s.used)
  }
  /** A step that is used here. */
  step(id: string): D['steps'][number] | undefined {
    return this.data.steps.find((s) => s.id === id && s.used)
  }
  uses(id: string): boolean {
    return this.step(id) !== undefined
  }
  states(): ProcedureState[] {
    return this.data.states
  }
  state(id: string): ProcedureState | undefined {
    return this.data.states.find((s) => s.id === id)
  }
  /** The articles behind a step; none when it is our own design. */
  basisOf(stepId: string): Cited[] {
    const step = this.data.steps.find((s) => s.id === stepId)
    return step ? this.#pack.basis(step.basis) : []
  }
}
