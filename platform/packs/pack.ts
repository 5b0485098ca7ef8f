/**
 * A jurisdiction as the code sees it: lookups over validated data. Safe for the browser.
 * Nothing here knows the name of a city.
 */

import { Procedure } from './procedure.ts'
import type {
  AccountabilityFile,
  BodiesFile,
  BodyKind,
  BodyKindId,
  CategoryData,
  CategoryGroup,
  Citation,
  Department,
  Duty,
  DutyKeysFile,
  Emergency,
  GridsFile,
  JurisdictionFile,
  Limit,
  LimitsFile,
  MattersFile,
  Parameter,
  Post,
  ProcedureFactor,
  ProcedureFile,
  RefusalCodesFile,
  RefusalData,
  RunProcedure,
  Stage,
  StageLimit,
  Term,
  Urgency,
  Words,
} from './schema.ts'
import { toChinese } from './statute.ts'

export { Procedure } from './procedure.ts'

export type Lang = 'zh' | 'en'

/** A citation as a refusal, a page or an answer shows it; fits the `basis` of an error body. */
export interface Cited {
  /** Title of the instrument. */
  statute: string
  /** 第二十条; 序言 for what stands before the first article. */
  article: string
  /** 第二十条第二款第（二）项, as far as it is known. */
  locator: string
  quote: string
  /** Page of the article in the reader. */
  url: string
}

export interface Category extends Omit<CategoryData, 'responsible'> {
  /** Who handles by default in this jurisdiction. */
  responsible: { rule: 'owner' | 'place'; body: BodyKindId; department?: string }
  /** Set when a list in the law keeps it from committees. */
  negative?: Citation[]
  /** May the dispatcher give it to a committee? `never`: negative, or a duty that is another body's own. */
  committee: 'may' | 'never'
}

/** A pack's data, validated, with what it takes from `_shared` filled in. Plain JSON. */
export interface PackData {
  jurisdiction: JurisdictionFile
  /** `<version>-<first 8 of hash>`; a case keeps the one it began under. */
  version: string
  /** SHA-256 of all files that make up the pack. */
  hash: string
  /** The day from which this version is in force; absent for the first one. */
  from?: string
  /** Name of a draft of an amendment; absent for what is or was in force. */
  draft?: string
  /** Where the statute's text stands below the folder of all jurisdictions. */
  statuteFile: string
  bodies: BodiesFile
  departments: Department[]
  grids: GridsFile
  groups: CategoryGroup[]
  categories: Category[]
  limits: LimitsFile
  /** The grid matter. */
  procedure: ProcedureFile
  /** All others, as this law words them. */
  procedures: RunProcedure[]
  refusals: RefusalData[]
  refusalCodes: RefusalCodesFile['codes']
  parameters: Parameter[]
  terms: Record<string, Term>
  emergencies: Emergency[]
  duties: Duty[]
  dutyKeys: DutyKeysFile
  /** Lists of matters; absent in versions that were kept before there were any. */
  matters?: MattersFile
  /** Who is held to account by whom; absent where the law says nothing of it. */
  accountability?: AccountabilityFile
}

export interface RefusalRule {
  code: string
  name: Words
  /** What the one who is refused reads. */
  says: Words
  mode: 'refuse' | 'warn' | 'off'
  source: 'law' | 'design'
  basis: Cited[]
  actors?: BodyKindId[]
  decider?: { body: BodyKindId; name: Words; basis: Cited[]; within?: Limit }
  note?: Words
}

export interface LimitRule extends Limit {
  /** Who set it: no law gives a figure here. */
  source: 'demonstration' | 'document'
  document?: string
  basis: Cited[]
}

export interface GridPost {
  body: BodyKindId
  post: Post
  /** The post that it works under. */
  under?: string
}

export interface EmergencyMatch extends Emergency {
  /** The words that were found. */
  found: string[]
}

function byId<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]))
}

/** One jurisdiction. Lookups that may miss give `undefined`; `get*`, `limit`, `cite` must return. */
export class Pack {
  readonly data: PackData
  readonly #kinds: Map<string, BodyKind>
  readonly #departments: Map<string, Department>
  readonly #categories: Map<string, Category>
  readonly #refusals: Map<string, RefusalData>
  readonly #codes: Map<string, RefusalCodesFile['codes'][number]>
  readonly #parameters: Map<string, Parameter>
  readonly #duties: Map<string, Duty>
  readonly #procedures: Map<string, RunProcedure>

  constructor(data: PackData) {
    this.data = data
    this.#kinds = byId(data.bodies.kinds, (k) => k.id)
    this.#departments = byId(data.departments, (d) => d.id)
    this.#categories = byId(data.categories, (c) => c.id)
    this.#refusals = byId(data.refusals, (r) => r.code)
    this.#codes = byId(data.refusalCodes, (c) => c.code)
    this.#parameters = byId(data.parameters, (p) => p.id)
    this.#duties = byId(data.duties, (d) => d.id)
    // Kept versions were written before there were others than the grid matter.
    this.#procedures = byId(data.procedures ?? [], (p) => p.id)
  }

  get id(): string {
    return this.data.jurisdiction.id
  }
  get jurisdiction(): JurisdictionFile {
    return this.data.jurisdiction
  }
  get prefix(): string {
    return this.data.jurisdiction.prefix
  }
  get name(): Words {
    return this.data.jurisdiction.name
  }
  /** A draft: run and shown as provisional. */
  get provisional(): boolean {
    return this.data.jurisdiction.provisional
  }
  get fictional(): boolean {
    return this.data.jurisdiction.fictional === true
  }
  get version(): string {
    return this.data.version
  }
  get hash(): string {
    return this.data.hash
  }
  /** The version's number, without its hash: it rises with each amendment. */
  get number(): number {
    return this.data.jurisdiction.version
  }
  /** The day from which this version is in force; undefined for the first one. */
  get from(): string | undefined {
    return this.data.from
  }
  /** The name of a draft; undefined for what is or was in force. */
  get draft(): string | undefined {
    return this.data.draft
  }
  get grids(): GridsFile {
    return this.data.grids
  }
  get limits(): LimitsFile {
    return this.data.limits
  }

  /** Who dispatches grid matters: subdistrict or township, in some places the community's agency. */
  get dispatcher(): BodyKindId {
    return this.data.bodies.dispatcher
  }
  bodyKinds(): BodyKind[] {
    return this.data.bodies.kinds
  }
  bodyKind(id: string): BodyKind | undefined {
    return this.#kinds.get(id)
  }
  post(bodyKind: string, post: string): Post | undefined {
    return this.#kinds.get(bodyKind)?.posts.find((p) => p.id === post)
  }
  /** Duties of a post; none when body kind or post are unknown here. */
  dutiesOf(bodyKind: string, post: string): string[] {
    return this.post(bodyKind, post)?.duties ?? []
  }
  /** Posts that carry a duty, in the order of the file. */
  postsWith(duty: string): { body: BodyKindId; post: Post }[] {
    return this.data.bodies.kinds.flatMap((kind) =>
      kind.posts.filter((p) => p.duties.includes(duty)).map((p) => ({ body: kind.id, post: p })),
    )
  }
  /** The posts of an urban or a rural grid, leader first. */
  gridPosts(setting: 'urban' | 'rural'): GridPost[] {
    return this.data.grids.roles[setting].flatMap((role) => {
      const post = this.post(role.body, role.post)
      return post ? [{ body: role.body, post, ...(role.under ? { under: role.under } : {}) }] : []
    })
  }

  departments(): Department[] {
    return this.data.departments
  }
  department(id: string): Department | undefined {
    return this.#departments.get(id)
  }

  groups(): CategoryGroup[] {
    return this.data.groups
  }
  categories(): Category[] {
    return this.data.categories
  }
  category(id: string): Category | undefined {
    return this.#categories.get(id)
  }

  /** The limit of a stage at a level of urgency. */
  limit(stage: Stage, urgency: Urgency): LimitRule {
    const { limits } = this.data
    const found = limits.stages[stage]?.[urgency]
    if (!found) throw new Error(`pack ${this.id}: no limit for stage ${stage} at ${urgency}`)
    return {
      ...found,
      source: limits.setBy,
      ...(limits.document ? { document: limits.document } : {}),
      basis: this.#cited(limits.basis),
    }
  }

  /** A procedure as this law words it. */
  procedure(id: 'grid.matter'): Procedure<ProcedureFile>
  procedure(id: string): Procedure
  procedure(id: string): Procedure {
    if (id === this.data.procedure.id) return new Procedure(this, this.data.procedure)
    const run = this.#procedures.get(id)
    if (!run) throw new Error(`pack ${this.id}: no procedure ${id}`)
    return new Procedure(this, run)
  }
  /** Whether this law has a procedure. */
  runs(id: string): boolean {
    return id === this.data.procedure.id || this.#procedures.get(id)?.used === true
  }
  /** What this law says must be weighed in a procedure, in its order, each with its articles. */
  factorsOf(procedure: string): (Omit<ProcedureFactor, 'basis'> & { basis: Cited[] })[] {
    const factors = this.#procedures.get(procedure)?.factors ?? []
    return factors.map((factor) => ({ ...factor, basis: this.#cited(factor.basis) }))
  }
  /**
   * What limits a stage of a procedure: a figure, a parameter that a body sets, or nothing.
   * @param level urgency, where the procedure knows any
   */
  stageLimit(procedure: string, stage: string, level: string): StageLimit | undefined {
    if (procedure !== this.data.procedure.id) return this.#procedures.get(procedure)?.limits[stage]
    const { amount, unit } =
      stage === 'rate' ? this.limits.rate : this.limit(stage as Stage, level as Urgency)
    return { limit: { amount, unit }, basis: 'design' }
  }

  /** How a refusal works here; a code that the pack does not know is off. */
  refusal(code: string): RefusalRule {
    const rule = this.#refusals.get(code)
    const words = this.#codes.get(code)
    const name = words?.name ?? { zh: code, en: code }
    const says = words?.says ?? name
    if (!rule) return { code, name, says, mode: 'off', source: 'design', basis: [] }
    return {
      code,
      name,
      says,
      mode: rule.mode,
      source: rule.basis === 'design' ? 'design' : 'law',
      basis: this.#cited(rule.basis),
      ...(rule.actors ? { actors: rule.actors } : {}),
      ...(rule.decider
        ? {
            decider: {
              body: rule.decider.body,
              name: this.bodyKind(rule.decider.body)?.name ?? {
                zh: rule.decider.body,
                en: rule.decider.body,
              },
              basis: this.#cited(rule.decider.basis),
              ...(rule.decider.within ? { within: rule.decider.within } : {}),
            },
          }
        : {}),
      ...(rule.note ? { note: rule.note } : {}),
    }
  }
  refusals(): RefusalRule[] {
    return this.data.refusals.map((r) => this.refusal(r.code))
  }

  /** A citation in the form that people read. */
  cite(citation: Citation): Cited {
    const { instrument, statute, id } = this.data.jurisdiction
    const preamble = citation.article === 'preamble'
    const article = preamble ? '序言' : `第${toChinese(citation.article as number)}条`
    let locator = article
    if (citation.paragraph && statute.paragraphs !== 'lost') locator += `第${toChinese(citation.paragraph)}款`
    if (citation.item) locator += `第${citation.item}项`
    const anchor = preamble ? 'preamble' : `art_${citation.article}`
    return {
      statute: instrument.title.zh,
      article,
      locator,
      quote: citation.quote,
      url: `/law/${id}/${anchor}`,
    }
  }
  #cited(basis: 'design' | Citation[]): Cited[] {
    return basis === 'design' ? [] : basis.map((c) => this.cite(c))
  }
  /** Citations of any `basis` of the pack; none for our own design. */
  basis(basis: 'design' | Citation[]): Cited[] {
    return this.#cited(basis)
  }

  /** Lists of matters that this law wants, and items that it names itself. */
  get matters(): MattersFile {
    return this.data.matters ?? { lists: [], items: [] }
  }

  /** Who is held to account by whom. */
  get accountability(): AccountabilityFile {
    return this.data.accountability ?? {}
  }

  parameters(): Parameter[] {
    return this.data.parameters
  }
  parameter(id: string): Parameter | undefined {
    return this.#parameters.get(id)
  }

  /** Every row of the law, in its order. */
  duties(): Duty[] {
    return this.data.duties
  }
  /** A row of the law by its id, as in `4.1.b`. */
  duty(id: string): Duty | undefined {
    return this.#duties.get(id)
  }

  /** The word this law has for something; the key itself where the pack has none. */
  term(key: string, lang: Lang): string {
    return this.data.terms[key]?.[lang] ?? key
  }

  /** Dangers that a text speaks of: whom to call now. Most words found first. */
  emergency(text: string): EmergencyMatch[] {
    return this.data.emergencies
      .map((e) => ({ ...e, found: foundWords(e, text) }))
      .filter((e) => e.found.length > 0)
      .sort((a, b) => b.found.length - a.found.length)
  }
}

function foundWords(emergency: Emergency, text: string): string[] {
  let rest = text.toLowerCase()
  for (const phrase of [...(emergency.except?.zh ?? []), ...(emergency.except?.en ?? [])]) {
    rest = rest.replaceAll(phrase.toLowerCase(), ' ')
  }
  const zh = emergency.words.zh.filter((word) => rest.includes(word.toLowerCase()))
  const en = emergency.words.en.filter((word) =>
    ` ${rest.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word.toLowerCase()} `),
  )
  return [...zh, ...en]
}
