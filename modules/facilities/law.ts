/** Which standards hold below a place on a day: the laws there, with the figures that were set for what they leave open. */
import { covers, endOf, lineage } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { missingSetting, parameterBasis } from '#platform/law/settings.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Packs } from '#platform/packs/packs.ts'
import { type PlaceRule, settingsAround } from './shortfall-queries.ts'
import { externalStandard, type Standard, standardOf } from './standard.ts'

/** A standard and the places that it holds for: those whose code begins with `prefix`. */
export interface PlacedStandard {
  prefix: string
  standard: Standard
}

/** The laws at a place or below it. */
export function packsWithin(packs: Packs, within: string, on: string): Pack[] {
  const here = within === '' ? undefined : packs.forPlace(within, { on })
  const below = packs
    .list()
    .filter(({ prefix }) => covers(within, prefix) && prefix !== here?.prefix)
    .map(({ id }) => packs.at(id, on))
  return here ? [here, ...below] : below
}

/** The standards at a place and below it; where a law leaves the figure open, one for each place that has set it. */
export async function standardsWithin(
  tx: Tx,
  laws: readonly Pack[],
  within: string,
  on: string,
): Promise<PlacedStandard[]> {
  const found: PlacedStandard[] = []
  for (const pack of laws) {
    const { prefix } = pack
    const kept = pack.parameter(externalStandard)
    if (!kept) {
      found.push({ prefix, standard: standardOf(pack) })
      continue
    }
    found.push({ prefix, standard: standardOf(pack, missingSetting(pack, kept)) })
    const set = await settingsAround.all(tx, [
      externalStandard,
      pack.id,
      on,
      lineage(within),
      within,
      endOf(within),
    ])
    for (const { place, value } of set.toSorted((a, b) => a.place.length - b.place.length)) {
      if (typeof value === 'number')
        found.push({ prefix: covers(prefix, place) ? place : prefix, standard: standardOf(pack, value) })
    }
  }
  // Of two for the same places the later one is nearer: it is that of the narrower place.
  return [...new Map(found.map((one) => [one.prefix, one])).values()]
}

/** The standard at a community: that of the longest prefix. */
export function standardAt(standards: readonly PlacedStandard[], code: string): Standard | undefined {
  return standards
    .filter(({ prefix }) => covers(prefix, code))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0]?.standard
}

/** The same as numbers, for the statement. */
export function rulesOf(standards: readonly PlacedStandard[]): PlaceRule[] {
  return standards.map(({ prefix, standard }) => {
    const { external } = standard
    return {
      prefix,
      external: external !== undefined,
      external_area: external && 'area' in external ? external.area : null,
      premises: standard.premises?.area ?? null,
      per_hundred: standard.perHundred?.area ?? null,
      min_existing: standard.minExisting?.area ?? null,
      min_urban: standard.minUrban?.area ?? null,
      min_rural: standard.minRural?.area ?? null,
    }
  })
}

/** How missing space is made up by a law (辽源 15, 遂宁 12, 焦作 10, 湖北 15); 贵阳 says nothing of it. */
export interface Remedy {
  jurisdiction: Words
  modality: 'shall' | 'may'
  scope: string[]
  modes: string[]
  basis: Citation[]
}

/** The remedies of laws; those that name none are left out. */
export function remediesOf(laws: readonly Pack[]): Remedy[] {
  return laws.flatMap((pack) => {
    const modes = pack.parameter('facility-remedy-modes')
    if (!modes || !Array.isArray(modes.value)) return []
    const scope = pack.parameter('facility-remedy-scope')?.value
    return [
      {
        jurisdiction: pack.name,
        modality: modes.modality === 'shall' ? ('shall' as const) : ('may' as const),
        scope: Array.isArray(scope) ? scope : [],
        modes: modes.value,
        basis: parameterBasis(pack, modes),
      },
    ]
  })
}
