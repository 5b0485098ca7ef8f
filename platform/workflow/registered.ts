/**
 * Procedures as their modules register them: what the pages of cases, and what time does to them, need to know.
 */
import type { Asker } from '#platform/access/asker.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Surroundings, Work } from './engine.ts'
import type { ProcedureDefinition, StepInput } from './procedure.ts'
import type { CaseRecord } from './record.ts'

/** One line of what a case is about, with the page and the articles behind it. */
export interface Fact {
  label: Words
  value: Words
  /** Page within the product. */
  link?: string
  basis?: Citation[]
}

/** A paper of a case: its title, number and date (YYYY-MM-DD). */
export interface CaseDocument {
  kind: Words
  title: string
  number: string | null
  date: string | null
}

/** A procedure with all that its module brings around it. */
export interface RegisteredProcedure {
  definition: ProcedureDefinition
  surroundings: Surroundings
  /** Duties that show every case of it at the place of the position, and below. */
  seenAt: readonly string[]
  /** Duties that show those cases only to which the position's body is a party. */
  seenAsParty: readonly string[]
  /** Who opened it as a person sees it too, without any office. */
  seenByOpener?: boolean
  /** Page of a case; /work/cases/<county>/<id> where absent. */
  link?(record: Pick<CaseRecord, 'county' | 'id'>): string
  facts(ctx: Context, record: CaseRecord): Promise<Fact[]>
  documents?(record: CaseRecord): CaseDocument[]
  /** Looks up what guards need to know before a step is taken, and checks what was filled in. */
  prepare?(ctx: Context, work: Work, record: CaseRecord, action: string, input: StepInput): Promise<StepInput>
  /** What time does besides the ladder: true where that was all that the moment asked for. */
  attend?(work: Work, record: CaseRecord): Promise<boolean>
}

/** All registered procedures by the name that cases carry. */
export type RegisteredProcedures = ReadonlyMap<string, RegisteredProcedure>

/** Gathers what modules register; a name that stands twice is a programming error. */
export function registered(
  modules: readonly { procedures?: readonly RegisteredProcedure[] }[],
): RegisteredProcedures {
  const all = new Map<string, RegisteredProcedure>()
  for (const one of modules.flatMap(({ procedures }) => procedures ?? [])) {
    const { name } = one.definition
    if (all.has(name)) throw new Error(`the procedure ${name} is registered twice`)
    all.set(name, one)
  }
  return all
}

/** Names of the procedures whose cases a position shows: all at its place, and those of its own body. */
export function shownTo(
  procedures: RegisteredProcedures,
  { acting }: Pick<Asker, 'acting'>,
): { atPlace: string[]; asParty: string[] } {
  const carries = (duties: readonly string[]) => duties.some((duty) => acting?.duties.has(duty))
  const all = [...procedures.values()]
  const atPlace = all.filter(({ seenAt }) => carries(seenAt)).map(({ definition }) => definition.name)
  const asParty = all
    .filter(({ seenAsParty }) => carries(seenAsParty))
    .map(({ definition }) => definition.name)
  return { atPlace, asParty: asParty.filter((name) => !atPlace.includes(name)) }
}
