/**
 * A jurisdiction as the code sees it: lookups over validated data. Safe for the browser.
 * Nothing here knows the name of a city.
 */
import type {
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
  Parameter,
  Post,
  ProcedureFile,
  ProcedureState,
  ProcedureStep,
  RefusalCodesFile,
  RefusalData,
  Stage,
  Term,
  Urgency,
  Words,
} from './schema.ts'
import { toChinese } from './statute.ts'

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
  bodies: BodiesFile
  departments: Department[]
  grids: GridsFile
  groups: CategoryGroup[]
  categories: Category[]
  limits: LimitsFile
  procedure: ProcedureFile
  refusals: RefusalData[]
  refusalCodes: RefusalCodesFile['codes']
  parameters: Parameter[]
  terms: Record<string, Term>
  emergencies: Emergency[]
  duties: Duty[]
  dutyKeys: DutyKeysFile
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
  decider?: { body: BodyKindId; name: Words; basis: Cited[] }
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

  constructor(data: PackData) {
    this.data = data
    this.#kinds = byId(data.bodies.kinds, (k) => k.id)
    this.#departments = byId(data.departments, (d) => d.id)
    this.#categories = byId(data.categories, (c) => c.id)
    this.#refusals = byId(data.refusals, (r) => r.code)
    this.#codes = byId(data.refusalCodes, (c) => c.code)
    this.#parameters = byId(data.parameters, (p) => p.id)
    this.#duties = byId(data.duties, (d) => d.id)
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

  /** The procedure as this law words it. */
  procedure(id: 'grid.matter'): Procedure {
    if (id !== this.data.procedure.id) throw new Error(`pack ${this.id}: no procedure ${id}`)
    return new Procedure(this, this.data.procedure)
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

/** The procedure of one jurisdiction: names, who acts, citations. */
export class Procedure {
  readonly data: ProcedureFile
  readonly #pack: Pack

  constructor(pack: Pack, data: ProcedureFile) {
    this.#pack = pack
    this.data = data
  }
  get id(): string {
    return this.data.id
  }
  get name(): Words {
    return this.data.name
  }
  steps(): ProcedureStep[] {
    return this.data.steps.filter((s) => s.used)
  }
  /** A step that is used here. */
  step(id: string): ProcedureStep | undefined {
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

/** All jurisdictions that this installation runs. */
export class Packs {
  readonly #packs: Map<string, Pack>

  constructor(packs: Iterable<Pack>) {
    this.#packs = new Map([...packs].map((p) => [p.id, p]))
  }

  /** By id; the fictional one only when asked for. */
  list(options: { includeFictional?: boolean } = {}): Pack[] {
    return [...this.#packs.values()]
      .filter((p) => options.includeFictional || !p.fictional)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  find(id: string): Pack | undefined {
    return this.#packs.get(id)
  }
  /** @throws when there is no such pack. */
  get(id: string): Pack {
    const pack = this.#packs.get(id)
    if (!pack)
      throw new Error(`no jurisdiction pack "${id}"; there are: ${[...this.#packs.keys()].join(', ')}`)
    return pack
  }
  /** The law in force at a place: the longest prefix of its code. */
  forPlace(code: string, options: { includeFictional?: boolean } = {}): Pack | undefined {
    return this.list(options)
      .filter((p) => code.startsWith(p.prefix))
      .sort((a, b) => b.prefix.length - a.prefix.length)[0]
  }
}
