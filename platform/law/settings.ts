/**
 * Settings: the figures that a law leaves open, as bodies of a place have set them. What a check needs of them:
 * the value in force at a place on a day, or why there is none.
 */
import { countyOf, lineage } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { BodyKindId, Parameter } from '#platform/packs/schema.ts'
import type { SettingValue } from './setting-value.ts'

/** The document that set a figure. Date `YYYY-MM-DD`. */
export interface SettingDocument {
  title: string
  number: string | null
  date: string
  link: string | null
}

/** One version of a figure at a place, as the database has it. `valid_from` is `YYYY-MM-DD`. */
export interface SettingRow {
  county: string
  id: string
  series: string
  place: string
  jurisdiction: string
  parameter: string
  version: number
  state: 'set' | 'withdrawn'
  unit: string
  value: SettingValue | null
  document: SettingDocument | null
  reason: string | null
  valid_from: string
  set_at: Date
  position: string | null
  body: string | null
  body_kind: string | null
}

/** A version that holds: its value and document are there. */
export type Setting = SettingRow & { state: 'set'; value: SettingValue; document: SettingDocument }

/** The columns of a version. */
export const settingColumns = `county, id, series, place, jurisdiction, parameter, version, state, unit, value,
  document, reason, valid_from, set_at, position, body, body_kind`

const selectInForce = statement<
  readonly [counties: string[], places: string[], parameter: string, on: string, jurisdiction: string | null],
  Setting
>(
  `select * from (
     select distinct on (place) ${settingColumns} from law.setting
     where county = any($1) and place = any($2) and parameter = $3 and valid_from <= $4
       and ($5::text is null or jurisdiction = $5)
     order by place, version desc
   ) latest where state = 'set' order by length(place) desc limit 1`,
)

const selectAllInForce = statement<
  readonly [counties: string[], places: string[], on: string, jurisdiction: string],
  Setting
>(
  `select distinct on (parameter) * from (
     select distinct on (parameter, place) ${settingColumns} from law.setting
     where county = any($1) and place = any($2) and valid_from <= $3 and jurisdiction = $4
     order by parameter, place, version desc
   ) latest where state = 'set' order by parameter, length(place) desc`,
)

/** The counties under which settings for a place may be filed: its own, and those that stand for what is above it. */
export function countiesAbove(place: string): string[] {
  return [...new Set(lineage(place).map(countyOf))]
}

/**
 * The figure in force at a place on a day (`YYYY-MM-DD`): that of the nearest place above, or its own. Of the
 * versions of one place the latest whose day has come holds; taken back, the place above is looked at.
 */
export function findSetting(
  tx: Tx,
  place: string,
  parameter: string,
  on: string,
  jurisdiction?: string,
): Promise<Setting | undefined> {
  return selectInForce.find(tx, [countiesAbove(place), lineage(place), parameter, on, jurisdiction ?? null])
}

/** Every figure in force at a place on a day, by parameter; one statement. */
export async function settingsInForce(
  tx: Tx,
  pack: Pack,
  place: string,
  on: string,
): Promise<Map<string, Setting>> {
  const rows = await selectAllInForce.all(tx, [countiesAbove(place), lineage(place), on, pack.id])
  return new Map(rows.map((row) => [row.parameter, row]))
}

/** A kind of body that may set a figure. */
export interface Setter {
  kind: BodyKindId
  name: Words
}

/** A figure that nobody has set yet: what the law says of it, and who may set it. */
export interface MissingSetting {
  parameter: string
  name: Words
  basis: Citation[]
  /** Empty where the pack names nobody. */
  setBy: Setter[]
}

/** Either the value that a check compares with, or why it cannot check. */
export type Checkable =
  /** `setting` is absent where the law itself gives the value. */
  { checkable: true; value: SettingValue; setting?: Setting } | { checkable: false; missing: MissingSetting }

/** The name of a parameter; the law's own words where the pack gives it none. */
export function parameterName(parameter: Parameter): Words {
  const quote = typeof parameter.basis === 'string' ? parameter.id : parameter.basis[0]?.quote
  return parameter.name ?? { zh: `“${quote}”`, en: `“${quote}”` }
}

/** The articles that leave a figure open. */
export function parameterBasis(pack: Pack, { basis }: Parameter): Citation[] {
  return typeof basis === 'string' ? [] : pack.basis(basis)
}

/** The kinds of body that may set a figure; where the pack names none, those with a post that manages settings. */
export function settersOf(pack: Pack, parameter: Parameter): Setter[] {
  const manages = (kind: string) =>
    pack.bodyKind(kind)?.posts.some(({ duties }) => duties.includes('settings.manage'))
  return pack
    .bodyKinds()
    .filter(({ id }) => (parameter.setBy ? parameter.setBy.includes(id) : manages(id)))
    .map(({ id, name }) => ({ kind: id, name }))
}

/** Whether a kind of body may set a figure, by the law there. */
export function maySet(parameter: Parameter, kind: string | undefined): boolean {
  return parameter.open && (!parameter.setBy || parameter.setBy.some((one) => one === kind))
}

/**
 * The value that a check at a place needs on a day (`YYYY-MM-DD`), or the typed answer that it cannot check.
 * Throws where the pack has no such parameter: the check asks for something that this law does not know.
 */
export async function checkable(
  tx: Tx,
  at: { pack: Pack; place: string },
  parameterId: string,
  on: string,
): Promise<Checkable> {
  const { pack, place } = at
  const parameter = pack.parameter(parameterId)
  if (!parameter) throw new Error(`pack ${pack.id} has no parameter ${parameterId}`)
  if (!parameter.open && parameter.value !== null) return { checkable: true, value: parameter.value }
  const setting = await findSetting(tx, place, parameterId, on, pack.id)
  if (setting) return { checkable: true, value: setting.value, setting }
  return { checkable: false, missing: missingSetting(pack, parameter) }
}

/** What is told of a figure that nobody has set. */
export function missingSetting(pack: Pack, parameter: Parameter): MissingSetting {
  return {
    parameter: parameter.id,
    name: parameterName(parameter),
    basis: parameterBasis(pack, parameter),
    setBy: parameter.setBy ? settersOf(pack, parameter) : [],
  }
}

/** "Not checkable, because …": the figure, its article, the law's words, and who has not set it. */
export function sayMissing({ name, basis, setBy }: MissingSetting): Words {
  const [cited] = basis
  const words = cited && !name.zh.includes(cited.quote) ? cited.quote : ''
  const zh = cited ? `（《${cited.statute}》${cited.article}${words && `“${words}”`}）` : ''
  const en = cited ? ` (${cited.statute}, ${cited.article}${words && `: “${words}”`})` : ''
  const bodies = setBy.map((one) => one.name)
  return {
    zh: `无法核对：${name.zh}${zh}尚未由${bodies.map((one) => one.zh).join('或') || '本地有权机关'}设定`,
    en: `Not checkable: ${name.en}${en} has not been set by ${bodies.map((one) => one.en).join(' or ') || 'the competent body here'}`,
  }
}
