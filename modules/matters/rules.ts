/**
 * Pure decisions: which prohibitions of the laws an attempt touches. Whether each refuses, warns or is unknown there,
 * the pack's matrix says (capabilities.md 9 and 35).
 */
import type { Category } from '#platform/packs/pack.ts'
import type { MatterClass } from '#platform/packs/schema.ts'

/** A matter that an entrustment is about, as far as these rules look at it. */
export interface Asked {
  class: MatterClass
  department: string | null
  /** The refusal that keeps it from committees, where it is not `negative-item`. */
  refusal: string | null
}

/** Who asks whom for what. */
export interface Attempt {
  /** Kind and department of the asking body. */
  kind: string
  department: string | null
  /** Kind of the body that is asked. */
  toKind: string
  /** An item of a list in force, or of the law itself. */
  item: Asked | undefined
  /** A category of work, where it stands on no list. */
  category: Pick<Category, 'negative' | 'responsible'> | undefined
  /** Told to do, without being asked. */
  ordered: boolean
}

/** Classes with which a community helps others; what is of no such class may not be asked of it. */
const helping: readonly MatterClass[] = ['assist', 'responsible', 'coordinate', 'cooperate']

/** Everything that laws forbid around what is asked of communities: what the log of refusals is counted by. */
export const forbidden = [
  'transfer-own-duty',
  'direct-task',
  'negative-item',
  'enforcement-to-committee',
  'not-on-list',
  'not-admitted',
  'no-consent',
  'unwritten',
  'unfunded',
  'transfer-to-owners-committee',
  'contract-duty-shifted',
  'sign-without-approval',
  'ledger-without-approval',
  'assessment-forbidden',
] as const

/** Kinds of body of a community that may be asked. */
export const addressees: readonly string[] = ['committee', 'agency']

/** The codes that an attempt touches, in the order in which they are looked at. */
export function touched(attempt: Attempt): string[] {
  const { item, category } = attempt
  const codes: string[] = []
  if (attempt.toKind === 'owners-committee') codes.push('transfer-to-owners-committee')
  if (attempt.kind === 'property-company') codes.push('contract-duty-shifted')
  if (item?.class === 'negative') codes.push(item.refusal ?? 'negative-item')
  if (category?.negative) codes.push('negative-item')
  if (isOwnDuty(attempt)) codes.push('transfer-own-duty')
  if (attempt.ordered) codes.push('direct-task')
  if (item && !helping.includes(item.class) && item.class !== 'negative') codes.push('not-on-list')
  if (!item) codes.push(category ? 'not-on-list' : 'not-admitted')
  return codes
}

/**
 * Whether it is the asking body's own work: the list or the catalogue of work names that body, and no list says that
 * communities help with it.
 */
export function isOwnDuty({ kind, department, item, category }: Attempt): boolean {
  if (item && helping.includes(item.class)) return false
  if (item?.department && item.department === department) return true
  if (!category) return false
  const { body, department: named } = category.responsible
  const isDept = kind === 'dept' || kind === 'lead-dept'
  return body === 'dept' ? isDept && named !== undefined && named === department : body === kind
}
