/**
 * What the files of a jurisdiction pack may hold. Data only: no expressions, no code.
 * Safe for the browser. Shapes here; meaning in docs/develop/jurisdictions.md.
 */
import { z } from 'zod'
import { basis, bodyKindId, citation, id, level, limit, wordLists, words } from './schema-basis.ts'

export * from './schema-accountability.ts'
export * from './schema-basis.ts'
export * from './schema-duties.ts'
export * from './schema-matters.ts'
export * from './schema-procedures.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as in "2024-05-01"')
/** A day of the calendar, as a version's folder is named. */
export const day = z.iso.date()
/** A date of the instrument; `null` where the text leaves it blank. `external`: not in the text. */
const instrumentDate = z.strictObject({
  date: date.nullable(),
  by: z.string().optional(),
  number: z.string().optional(),
  source: z.enum(['text', 'external']),
  basis: z.array(citation).optional(),
})

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as in "08:30"')
/** A value that no law gives and that holds until a body of the place sets its own. */
const settingSource = z.enum(['demonstration', 'design', 'external'])

/** `also`: a second position of the same person, who then sees in which one they act. */
const account = z.strictObject({
  body: bodyKindId,
  post: id,
  also: z.strictObject({ body: bodyKindId, post: id }).optional(),
})

export const jurisdictionFile = z.strictObject({
  id: z.string().regex(/^_?[a-z]+$/),
  version: z.int().positive(),
  /** Division codes that begin with it are under this law. */
  prefix: z.string().regex(/^\d{2}(\d{2}){0,2}$/),
  name: words,
  shortName: words,
  status: z.enum(['inForce', 'draft']),
  provisional: z.boolean(),
  fictional: z.boolean().optional(),
  /** The level at which the whole jurisdiction stands. */
  top: level,
  instrument: z.strictObject({
    title: words,
    passed: instrumentDate.nullable(),
    approved: instrumentDate.nullable(),
    promulgated: instrumentDate.nullable(),
    effective: instrumentDate.nullable(),
    notes: z.array(words).optional(),
  }),
  statute: z.strictObject({
    file: z.string().regex(/^statutes\/[a-z_]+\.txt$/),
    /** `lost`: the text has no paragraph breaks; `paragraph` then counts sentences and is not shown. */
    paragraphs: z.literal('lost').optional(),
  }),
  workingHours: z.strictObject({
    source: settingSource,
    timezone: z.string(),
    periods: z.array(z.strictObject({ from: clock, to: clock })).min(1),
  }),
  hotline: z.strictObject({ number: z.string().regex(/^\d{3,12}$/), source: settingSource }),
  demonstration: z.strictObject({
    county: z.string().regex(/^\d{6}$/),
    name: words,
    centre: z.strictObject({ lng: z.number(), lat: z.number() }),
    /** Which post each demonstration account holds; `<jurisdiction>.<role>`. */
    accounts: z.record(z.string(), account),
  }),
})
export type JurisdictionFile = z.infer<typeof jurisdictionFile>

export const post = z.strictObject({
  id,
  name: words,
  duties: z.array(z.string()),
  /** Where the post stands when that is not where its body stands (a grid worker: grid). */
  level: level.optional(),
  /** In which kind of community the post exists; both when absent. */
  setting: z.enum(['urban', 'rural']).optional(),
  basis: basis.optional(),
})
export type Post = z.infer<typeof post>

export const bodyKind = z.strictObject({
  id: bodyKindId,
  name: words,
  level,
  alsoAt: z.array(level).optional(),
  /** The kind of body above it, where the law has one. */
  under: bodyKindId.optional(),
  basis,
  posts: z.array(post),
})
export type BodyKind = z.infer<typeof bodyKind>

export const bodiesFile = z.strictObject({
  kinds: z.array(bodyKind).min(1),
  /** Kinds that this law does not know, and what stands in their place. */
  absent: z
    .array(z.strictObject({ id: bodyKindId, insteadOf: bodyKindId.optional(), why: words }))
    .optional(),
  /** Who dispatches grid matters. */
  dispatcher: bodyKindId,
})
export type BodiesFile = z.infer<typeof bodiesFile>

export const department = z.strictObject({
  id,
  /** As the law words it: …部门. */
  name: words,
  short: words,
  /** What such a body is called on its door in the demonstration: …局. */
  office: words,
  lead: z.boolean().optional(),
  basis,
})
export type Department = z.infer<typeof department>

const openNumber = z.strictObject({
  value: z.number().nullable(),
  min: z.number().optional(),
  open: z.boolean(),
  basis,
})

export const gridsFile = z.strictObject({
  divider: z.strictObject({
    body: bodyKindId,
    /** `law`: the article names it. `setting`: the law does not, a body of the place decides. */
    by: z.enum(['law', 'setting']),
    basis,
  }),
  rural: z.strictObject({ units: z.array(id), factors: z.array(words), basis }),
  urban: z.strictObject({
    units: z.array(id),
    factors: z.array(words),
    households: z.strictObject({
      min: z.number().nullable(),
      max: z.number().nullable(),
      open: z.boolean(),
      /** The parameter by which a body of the place sets an open range. */
      parameter: id.optional(),
    }),
    basis,
  }),
  leadersPerGrid: openNumber.optional(),
  workersPerGrid: openNumber.optional(),
  coding: z.strictObject({ community: z.literal(12), sequence: z.literal(3), basis }),
  /** Posts of a grid, each under the one before it or under `under`. */
  roles: z.strictObject({
    urban: z.array(z.strictObject({ body: bodyKindId, post: id, under: id.optional(), basis })),
    rural: z.array(z.strictObject({ body: bodyKindId, post: id, under: id.optional(), basis })),
  }),
})
export type GridsFile = z.infer<typeof gridsFile>

export const URGENCIES = ['emergency', 'urgent', 'ordinary', 'complex'] as const
export const urgency = z.enum(URGENCIES)
export type Urgency = z.infer<typeof urgency>

export const categoryGroup = z.strictObject({ id, name: words, order: z.int() })
export type CategoryGroup = z.infer<typeof categoryGroup>

/**
 * Who handles by default. `owner` 属主: the body whose duty it is. `place` 属地: the body of the place.
 * `base` is the body that dispatches there: subdistrict or township, in 贵阳 the agency.
 */
export const responsible = z.strictObject({
  rule: z.enum(['owner', 'place']),
  body: z.enum(['dept', 'base', 'committee']),
  department: id.optional(),
})

export const category = z.strictObject({
  id,
  group: id,
  /** 部件 component, 事件 event, or a field of work that the law itself names. */
  kind: z.enum(['component', 'event', 'field']),
  name: words,
  /** As a resident would say it. */
  plain: words,
  keywords: wordLists,
  urgency,
  /** May neighbours see such a report without the asker's name? */
  public: z.boolean(),
  responsible,
  joint: z.array(id).optional(),
  /** Words that show danger in this category; they call up the emergency notice. */
  emergencyWords: z.array(z.string()).optional(),
  standard: z
    .strictObject({ ref: z.string(), kind: z.enum(['部件', '事项']), code: z.string().nullable() })
    .nullable(),
  basis,
})
export type CategoryData = z.infer<typeof category>

/** Categories that may not go to a committee, and the article that says so. */
const negative = z.strictObject({
  groups: z.array(id).optional(),
  categories: z.array(id).optional(),
  basis: z.array(citation).min(1),
})

export const sharedCategoriesFile = z.strictObject({
  groups: z.array(categoryGroup),
  categories: z.array(category),
})
export const categoriesFile = z.strictObject({
  extends: z.literal('_shared').optional(),
  groups: z.array(categoryGroup).optional(),
  remove: z.array(id).optional(),
  /** New ones in full, or `id` and only what differs from the shared one. */
  categories: z.array(category.partial().required({ id: true })).optional(),
  negative: z.array(negative).optional(),
})
export type CategoriesFile = z.infer<typeof categoriesFile>

export const sharedDepartmentsFile = z.strictObject({
  departments: z.array(department.omit({ basis: true, lead: true })),
})
export const departmentsFile = z.strictObject({
  extends: z.literal('_shared').optional(),
  departments: z.array(department.partial().required({ id: true, basis: true })).min(1),
})
export type DepartmentsFile = z.infer<typeof departmentsFile>

export const STAGES = ['intake', 'dispatch', 'handle', 'check', 'answer'] as const
export const stage = z.enum(STAGES)
export type Stage = z.infer<typeof stage>

const byUrgency = z.strictObject({ emergency: limit, urgent: limit, ordinary: limit, complex: limit })
export const limitsFile = z.strictObject({
  procedure: z.literal('grid.matter'),
  setBy: z.enum(['demonstration', 'document']),
  document: z.string().optional(),
  why: words,
  basis,
  stages: z.record(z.string(), byUrgency),
  reopen: limit,
  rate: limit,
  extensions: z.strictObject({ most: z.int(), first: z.string(), second: z.string() }),
  /** After so much time overdue, whom it reaches, in order. */
  escalation: z
    .array(
      z.strictObject({
        after: limit,
        to: z.union([z.literal('holder-head'), bodyKindId]),
      }),
    )
    .min(1),
})
export type LimitsFile = z.infer<typeof limitsFile>

export const STEPS = [
  'report',
  'accept',
  'refuse-acceptance',
  'verify',
  'dispatch',
  'hand-back',
  'handle',
  'finish',
  'check',
  'answer',
  'rate',
  'close',
  'reopen',
  'withdraw',
  'extend',
  'suspend',
  'resume',
  'supervise',
  'call-back',
  'merge',
  'void',
] as const
export type StepId = (typeof STEPS)[number]

/** Who may act without holding a duty. */
export const ACTORS = ['reporter', 'system'] as const

export const procedureState = z.strictObject({
  id,
  name: words,
  /** One sentence for the resident. */
  plain: words,
  stage: z.string().optional(),
  final: z.boolean().optional(),
})
export type ProcedureState = z.infer<typeof procedureState>

export const procedureStep = z.strictObject({
  id: z.string(),
  name: words,
  used: z.boolean(),
  by: z.array(z.string()),
  /** Who decides what is asked for (an extension), and who when it is asked for again. */
  decidedBy: z.array(z.string()).optional(),
  again: z.array(z.string()).optional(),
  basis,
})
export type ProcedureStep = z.infer<typeof procedureStep>

export const procedureFile = z.strictObject({
  id: z.literal('grid.matter'),
  name: words,
  options: z.strictObject({
    verification: z.strictObject({ used: z.boolean(), basis }),
    responseLevels: z.strictObject({ used: z.boolean(), basis }),
    jointHandling: z.strictObject({ used: z.boolean(), basis }),
  }),
  states: z.array(procedureState).min(1),
  steps: z.array(procedureStep).min(1),
})
export type ProcedureFile = z.infer<typeof procedureFile>

export const MODES = ['refuse', 'warn', 'off'] as const
export const refusal = z.strictObject({
  code: id,
  mode: z.enum(MODES),
  basis,
  /** Kinds of body to which the prohibition is addressed; everybody when absent. */
  actors: z.array(bodyKindId).optional(),
  /** Who may decide otherwise, where the law names somebody. */
  decider: z
    .strictObject({
      body: bodyKindId,
      basis,
      /** Within what time one may turn there, where the law says so. */
      within: limit.optional(),
    })
    .optional(),
  note: words.optional(),
})
export type RefusalData = z.infer<typeof refusal>
export const refusalsFile = z.strictObject({ refusals: z.array(refusal).min(1) })
/** The codes with their words, the same for every law. */
export const refusalCodesFile = z.strictObject({
  codes: z.array(z.strictObject({ code: id, name: words, says: words })),
})
export type RefusalCodesFile = z.infer<typeof refusalCodesFile>

const parameterValue = z.union([z.number(), z.string(), z.array(z.string()), z.null()])
export const parameter = z.strictObject({
  id,
  /** In words; the id alone says nothing to a reader. */
  name: words.optional(),
  unit: z.string(),
  value: parameterValue,
  /** The law points to a value that it does not contain: a body of the place must set it. */
  open: z.boolean(),
  /** Kinds of body that may set an open value for their place; whoever holds `settings.manage` when absent. */
  setBy: z.array(bodyKindId).optional(),
  modality: z.enum(['shall', 'may', 'shall-not', 'encourage']).optional(),
  basis: z.union([z.array(citation).min(1), z.literal('structure'), z.literal('design')]),
  note: z.string().optional(),
  /** Found by the software in the text and not yet read by a person. */
  confirm: z.literal(true).optional(),
})
export type Parameter = z.infer<typeof parameter>
export const parametersFile = z.strictObject({ parameters: z.array(parameter) })

export const term = z.strictObject({
  zh: z.string(),
  en: z.string(),
  basis,
  /** Found by the software in the text and not yet read by a person. */
  confirm: z.literal(true).optional(),
})
export type Term = z.infer<typeof term>
export const termsFile = z.strictObject({ terms: z.record(id, term) })

export const emergency = z.strictObject({
  id,
  name: words,
  words: wordLists,
  /** Phrases that hold such a word and mean no danger now; they are taken out first. */
  except: wordLists.optional(),
  call: z.array(z.strictObject({ number: z.string().nullable(), name: words })).min(1),
  say: words,
})
export type Emergency = z.infer<typeof emergency>
export const emergencyFile = z.strictObject({
  extends: z.literal('_shared').optional(),
  emergencies: z.array(emergency),
})
