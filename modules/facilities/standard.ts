/**
 * The least area of facilities that a law asks for in a community, with the articles it rests on. Which rule holds is
 * the pack's data: the parameters that it has. No I/O.
 */
import { type MissingSetting, parameterBasis, parameterName, sayMissing } from '#platform/law/settings.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'

/** A figure of the law: square metres (of floor area), or square metres for every hundred households. */
export interface Figure {
  area: number
  name: Words
  basis: Citation[]
}

/**
 * What one law says of the area of facilities. Where it has
 * - `premises` (贵阳 37): that area of service premises in every community; other facilities do not count;
 * - `external` (辽源 15): the figure that is kept elsewhere and set here, or what is told while it is not;
 * - `minExisting` (焦作 10): that area in old and built-up areas, in new ones by households;
 * - `minUrban`, `minRural` (湖北 15): by households, but never less than these;
 * - `perHundred` alone (遂宁 11): by households.
 */
export interface Standard {
  premises?: Figure
  external?: Figure | MissingSetting
  perHundred?: Figure
  minExisting?: Figure
  minUrban?: Figure
  minRural?: Figure
}

/** A community as far as standards ask for it; null is unknown. */
export interface CommunityFacts {
  households: number | null
  rural: boolean | null
  /** New or redeveloped, or an old or built-up area. */
  built: 'new' | 'existing' | null
}

/** Why no area can be told. */
export type Obstacle = 'no-standard' | 'setting' | 'built' | 'rural' | 'households'

/** The least area in square metres and what it rests on, the deciding figure first; or why it cannot be told. */
export type Required =
  | { checkable: true; area: number; rests: Figure[] }
  | { checkable: false; because: Obstacle; why: Words; basis: Citation[] }

const parameters = {
  premises: 'service-premises-area-min',
  perHundred: 'facility-area-per-100-households',
  minExisting: 'facility-area-min-existing',
  minUrban: 'facility-area-min-urban',
  minRural: 'facility-area-min-rural',
} as const

/** The parameter of a standard that is kept elsewhere (辽源 15). */
export const externalStandard = 'facility-area-external-standard'

/** What the law of a pack says. `external`: what is set here for the standard kept elsewhere, or what is missing. */
export function standardOf(pack: Pack, external?: number | MissingSetting): Standard {
  const standard: Standard = {}
  for (const [key, id] of Object.entries(parameters)) {
    const parameter = pack.parameter(id)
    if (!parameter || parameter.open || typeof parameter.value !== 'number') continue
    standard[key as keyof typeof parameters] = {
      area: parameter.value,
      name: parameterName(parameter),
      basis: parameterBasis(pack, parameter),
    }
  }
  const kept = pack.parameter(externalStandard)
  if (kept && external !== undefined) {
    standard.external =
      typeof external === 'number'
        ? { area: external, name: parameterName(kept), basis: parameterBasis(pack, kept) }
        : external
  }
  return standard
}

/** The least area of a community by the law there. */
export function required(standard: Standard, community: CommunityFacts): Required {
  const { premises, external, perHundred, minExisting } = standard
  if (external) return 'area' in external ? flat(external) : notSet(external)
  if (premises) return flat(premises)
  if (minExisting && community.built === null) return unknown('built', minExisting)
  if (minExisting && community.built === 'existing') return flat(minExisting)
  const minimum = minimumOf(standard, community.rural)
  if (minimum === 'unknown') return unknown('rural', standard.minUrban ?? standard.minRural!)
  if (!perHundred) return minimum ? flat(minimum) : none()
  if (community.households === null) return unknown('households', perHundred)
  const area = (perHundred.area * community.households) / 100
  if (!minimum) return { checkable: true, area, rests: [perHundred] }
  return minimum.area >= area
    ? { checkable: true, area: minimum.area, rests: [minimum, perHundred] }
    : { checkable: true, area, rests: [perHundred, minimum] }
}

function minimumOf({ minUrban, minRural }: Standard, rural: boolean | null): Figure | 'unknown' | undefined {
  if (!minUrban && !minRural) return undefined
  if (rural === null) return 'unknown'
  return rural ? minRural : minUrban
}

function flat(figure: Figure): Required {
  return { checkable: true, area: figure.area, rests: [figure] }
}

function notSet(missing: MissingSetting): Required {
  return { checkable: false, because: 'setting', why: sayMissing(missing), basis: missing.basis }
}

function none(): Required {
  const why = {
    zh: '无法核对：本地条例没有规定设施面积标准',
    en: 'Not checkable: the law here sets no area of facilities',
  }
  return { checkable: false, because: 'no-standard', why, basis: [] }
}

const says: Record<'built' | 'rural' | 'households', Words> = {
  built: {
    zh: '无法核对：没有登记是新建（改造）小区还是老城区、已建成居住区，两者标准不同',
    en: 'Not checkable: it is not registered whether it is new or built-up; their standards differ',
  },
  rural: {
    zh: '无法核对：不知道是城市社区还是农村社区，两者标准不同',
    en: 'Not checkable: it is not known whether it is urban or rural; their standards differ',
  },
  households: {
    zh: '无法核对：没有户数，请登记或导入社区户数',
    en: 'Not checkable: the households are unknown; enter or import them',
  },
}

function unknown(because: keyof typeof says, { basis }: Figure): Required {
  return { checkable: false, because, why: says[because], basis }
}
