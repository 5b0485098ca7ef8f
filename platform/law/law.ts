/**
 * The law at one place, as an operation meets it: refusals that cite, figures, words.
 */
import type { Citation, Words } from '#platform/operation/contract.ts'
import { type Decider, RefusalError } from '#platform/operation/errors.ts'
import type { Pack } from '#platform/packs/pack.ts'

/** A warning that the law's matrix asks for (w): the act goes on, the person is told. */
export interface Warning {
  code: string
  basis: Citation[]
  /** What the person reads. */
  text: Words
  decider: Decider | undefined
  place: string
  /** The record that it is about, where there is one. */
  subject: string | undefined
}

/** The law in force (or, for a draft, provisionally run) at a place. */
export class Law {
  readonly pack: Pack
  readonly place: string
  /** The record that is decided on, where there is one already: attempts on record name it. */
  readonly subject: string | undefined
  readonly warnings: Warning[] = []
  constructor(pack: Pack, place: string, subject?: string) {
    this.pack = pack
    this.place = place
    this.subject = subject
  }

  /**
   * Refuses with the cited articles where the condition holds and the pack's matrix says refuse (●);
   * warns and goes on where it says warn (w); does nothing where it is off (-).
   */
  refuseIf(condition: boolean, code: string, actorKind?: string): void {
    if (!condition) return
    const rule = this.pack.refusal(code)
    if (rule.mode === 'off') return
    // The prohibition may be addressed to some kinds of body only (辽源 28.3 and 焦作 34.3 differ).
    if (actorKind && rule.actors && !rule.actors.some((kind) => kind === actorKind)) return
    const { basis, says: text, decider } = rule
    if (rule.mode === 'warn') {
      this.warnings.push({ code, basis, text, decider, place: this.place, subject: this.subject })
      return
    }
    throw new RefusalError(code, this.place, basis, text, decider, this.subject)
  }
}
