/**
 * The same duty or figure in several laws, and how they differ, named (law-as-data.md, Steps nobody has taken, 4).
 * Pure.
 */

import type { Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Citation, Duty, Parameter } from '#platform/packs/schema.ts'
import { fieldByName } from './fields.ts'
import { type Figure, figuresIn, isTime } from './figures.ts'
import type { Comparison, Difference, DifferenceKind, Side } from './shapes.ts'
import { MODALITY_WORDS, PERIODS } from './text/duties.ts'
import { isModality, sayParameter } from './values.ts'

/** A law to be compared: its pack, and where its citations stand. */
export interface Compared {
  pack: Pack
  cite: (citation: Citation) => { locator: string; quote: string; url: string }
}

const ABSENT: Words = { zh: '没有规定', en: 'says nothing' }
const OPEN: Words = { zh: '指向一个没有写出的数值', en: 'points to a figure that it does not give' }
const GIVEN: Words = { zh: '写明了', en: 'gives it' }
const NOBODY: Words = { zh: '没有写明由谁', en: 'names nobody' }
const NO_FIGURE: Words = { zh: '没有数字', en: 'no figure' }
const SET_HERE: Words = { zh: '没有写出时间，由本地设定', en: 'leaves the time to a body of the place' }
const NO_TIME: Words = { zh: '没有期限或周期', en: 'no time or period' }

/** Every duty key that some law uses, then every parameter, each in the order of the packs. */
export function compareAll(laws: readonly Compared[]): Comparison[] {
  const keys = new Map(
    laws.flatMap(({ pack }) => pack.data.dutyKeys.keys.map((key) => [key.id, key] as const)),
  )
  const used = new Set(laws.flatMap(({ pack }) => pack.duties().flatMap(({ key }) => key ?? [])))
  const parameters = new Map(
    laws.flatMap(({ pack }) => pack.parameters().map((one) => [one.id, one] as const)),
  )
  return [
    ...[...keys.values()].filter(({ id }) => used.has(id)).map((key) => compareDuty(laws, key)),
    ...[...parameters.keys()].map((id) => compareParameter(laws, id)),
  ]
}

interface Key {
  id: string
  name: Words
  capability: string
}

/** One duty in all laws. */
export function compareDuty(laws: readonly Compared[], key: Key): Comparison {
  const rows = laws.map(({ pack }) => pack.duties().filter((duty) => duty.key === key.id))
  const sides = laws.map((law, index): Side => {
    const entries = (rows[index] ?? []).map((duty) => ({
      says: duty.action,
      bearer: bearerOf(law.pack, duty),
      modality: duty.modality,
      every: duty.due?.every ?? null,
      open: false,
      basis: duty.basis.map(law.cite),
    }))
    return { law: law.pack.id, entries }
  })
  const groups = (kind: DifferenceKind, say: (duties: readonly Duty[], pack: Pack) => Words | undefined) =>
    grouped(
      kind,
      laws.map(({ pack }, index) => [pack.id, rows[index]?.length ? say(rows[index], pack) : undefined]),
    )
  // A declaration or definition is borne by nobody and never due.
  const asks =
    (say: (duties: readonly Duty[], pack: Pack) => Words) => (duties: readonly Duty[], pack: Pack) => {
      const asking = duties.filter(({ modality }) => modality !== 'declare' && modality !== 'define')
      return asking.length ? say(asking, pack) : undefined
    }
  return {
    kind: 'duty',
    id: key.id,
    name: key.name,
    capability: { id: key.capability, name: capabilityName(laws, key.capability) },
    sides,
    differences: [
      ...absence(sides),
      ...groups(
        'bearer',
        asks((duties, pack) => joined(duties.map((duty) => bearerOf(pack, duty) ?? NOBODY))),
      ),
      ...groups('modality', (duties) => joined(duties.map(({ modality }) => MODALITY_WORDS[modality]))),
      ...groups('figure', (duties) => sayFigures(duties)),
      ...groups(
        'deadline',
        asks((duties, pack) => joined(duties.map((duty) => timeOf(pack, duty)))),
      ),
    ],
  }
}

/** One figure, list or period in all laws. */
export function compareParameter(laws: readonly Compared[], id: string): Comparison {
  const found = laws.map(({ pack }) => pack.parameter(id))
  const sides = laws.map((law, index): Side => {
    const one = found[index]
    if (!one) return { law: law.pack.id, entries: [] }
    const entry = {
      says: sayParameter(one) ?? OPEN,
      bearer: null,
      modality: one.modality ?? null,
      every: null,
      open: one.open,
      basis: typeof one.basis === 'string' ? [] : one.basis.map(law.cite),
    }
    return { law: law.pack.id, entries: [entry] }
  })
  const groups = (kind: DifferenceKind, say: (one: Parameter) => Words | undefined) =>
    grouped(
      kind,
      laws.map(({ pack }, index) => [pack.id, found[index] && say(found[index])]),
    )
  const first = found.find((one) => one !== undefined)
  const capability = fieldOf(laws, id)
  return {
    kind: 'parameter',
    id,
    name: found.find((one) => one?.name)?.name ?? { zh: id, en: spelled(id) },
    capability: { id: capability, name: capabilityName(laws, capability) },
    sides,
    differences: [
      ...absence(sides),
      ...groups('open', ({ value }) => (value === null ? OPEN : GIVEN)),
      ...groups('modality', ({ modality, value }) => {
        const binds = isModality(value) ? value : modality
        return binds && MODALITY_WORDS[binds]
      }),
      ...groups(kindOf(first), (one) => (isModality(one.value) ? undefined : sayParameter(one))),
    ],
  }
}

/** What it means that the values differ. */
function kindOf(parameter: Parameter | undefined): DifferenceKind {
  const unit = parameter?.unit ?? ''
  if (/^(?:working days|days|time|period|date)$/.test(unit)) return 'deadline'
  if (unit === 'role') return 'bearer'
  return /^(?:category|list|rule)$/.test(unit) ? 'content' : 'figure'
}

function absence(sides: readonly Side[]): Difference[] {
  const laws = sides.filter(({ entries }) => entries.length === 0).map(({ law }) => law)
  return laws.length > 0 && laws.length < sides.length
    ? [{ kind: 'absent', groups: [{ says: ABSENT, laws }] }]
    : []
}

/** Laws by what they say; none where all that say something say the same. */
function grouped(
  kind: DifferenceKind,
  said: readonly (readonly [string, Words | undefined])[],
): Difference[] {
  const groups = new Map<string, { says: Words; laws: string[] }>()
  for (const [law, says] of said) {
    if (!says) continue
    const key = alike(says.zh)
    const group = groups.get(key) ?? { says, laws: [] }
    groups.set(key, group)
    group.laws.push(law)
  }
  return groups.size > 1 ? [{ kind, groups: [...groups.values()] }] : []
}

/** Words that mean the same whatever their order and brackets: 居（村）民 is 村（居）民. */
function alike(text: string): string {
  return text
    .replace(/村（居）民/g, '居（村）民')
    .split(/[、；，]/)
    .map((part) => part.replace(/[\s（）()]/g, ''))
    .sort()
    .join('、')
}

function joined(all: readonly Words[]): Words {
  const once = [...new Map(all.map((one) => [one.zh, one])).values()].sort((a, b) => (a.zh < b.zh ? -1 : 1))
  return { zh: once.map(({ zh }) => zh).join('、'), en: once.map(({ en }) => en).join('; ') }
}

/** Who bears a row: kinds of body, else the law's own words. */
function bearerOf(pack: Pack, { bearers, subject }: Duty): Words | null {
  if (bearers.length) {
    return joined(bearers.map((kind) => GENERAL[kind] ?? pack.bodyKind(kind)?.name ?? { zh: kind, en: kind }))
  }
  return subject ? { zh: subject, en: subject } : null
}

/** Each law has its own name for a kind of body: what is compared is the kind. */
const GENERAL: Readonly<Record<string, Words>> = {
  'gov-province': { zh: '省级政府', en: 'province' },
  'gov-city': { zh: '市级政府', en: 'city' },
  'gov-county': { zh: '县级政府', en: 'county' },
  'gov-base': { zh: '街道、乡镇', en: 'subdistrict or township' },
  'lead-dept': { zh: '主管部门', en: 'lead department' },
  dept: { zh: '有关部门', en: 'departments' },
  agency: { zh: '社区服务管理机构', en: 'community service agency' },
  committee: { zh: '居（村）委会', en: 'committee' },
  'owners-committee': { zh: '业主委员会', en: 'owners’ committee' },
  'property-company': { zh: '物业企业', en: 'property company' },
  'resident-unit': { zh: '驻社区单位', en: 'units in the community' },
  'social-organization': { zh: '社会组织', en: 'social organizations' },
  'party-branch': { zh: '基层党组织', en: 'party branch' },
  npc: { zh: '人大', en: 'people’s congress' },
  supervisor: { zh: '监察机关', en: 'supervisor' },
}

function figuresOf(duties: readonly Duty[]): Figure[] {
  return figuresIn(duties.flatMap(({ basis }) => basis.map(({ quote }) => quote)).join('。'))
}

function sayFigures(duties: readonly Duty[]): Words {
  const figures = figuresOf(duties).filter((one) => !isTime(one))
  return figures.length ? say(figures) : NO_FIGURE
}

function say(figures: readonly Figure[]): Words {
  const zh = figures.map(({ value, unit }) => `${value} ${unit}`).join('、')
  return { zh, en: zh }
}

/** A length of time that the words name, a period, or that a body of the place sets it. */
function timeOf(pack: Pack, duty: Duty): Words {
  const times = figuresOf([duty]).filter(isTime)
  if (times.length) return say(times)
  const { every, setting } = duty.due ?? {}
  if (setting && pack.parameter(setting)?.value === null) return SET_HERE
  // Once and standing are how it is looked at here; no law says so.
  return !every || every === 'once' || every === 'standing' ? NO_TIME : PERIODS[every]
}

/** To which field a parameter belongs: that of the first row that it carries, else by its name. */
function fieldOf(laws: readonly Compared[], id: string): string {
  for (const { pack } of laws) {
    const row = pack
      .duties()
      .find(
        ({ by, due }) => due?.setting === id || by?.some((one) => 'parameter' in one && one.parameter === id),
      )
    if (row) return row.capability
  }
  return fieldByName(id)
}

function capabilityName(laws: readonly Compared[], id: string): Words {
  for (const { pack } of laws) {
    const name = pack.data.dutyKeys.capabilities.find((one) => one.id === id)?.name
    if (name) return name
  }
  return { zh: id, en: spelled(id) }
}

/** facility-owner → Facility owner. */
function spelled(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
