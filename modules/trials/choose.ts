/** Which laws can be tried, and how they are named. */
import type { Pack } from '#platform/packs/pack.ts'
import type { Packs } from '#platform/packs/packs.ts'
import type { TriedLaw } from './contract.ts'

/** A draft by its name, a version by its number, or what is in force. */
export interface Choice {
  jurisdiction: string
  draft?: string | undefined
  version?: number | undefined
}

/** The pack that is meant; undefined where there is none. */
export function chosen(packs: Packs, { jurisdiction, draft, version }: Choice): Pack | undefined {
  if (draft !== undefined) return packs.drafts(jurisdiction).find((pack) => pack.draft === draft)
  if (version !== undefined) return packs.versions(jurisdiction).find((pack) => pack.number === version)
  return packs.find(jurisdiction)
}

/**
 * What can be tried at a place: the drafts of its law, the versions of it, then the laws of other places.
 * @param own the law in force there
 */
export function lawsFor(packs: Packs, own: Pack): Pack[] {
  const others = packs.list().filter(({ id }) => id !== own.id)
  return [...packs.drafts(own.id), ...packs.versions(own.id), ...others]
}

/** A pack as trials name it. */
export function lawOfPack(pack: Pack): TriedLaw {
  return {
    jurisdiction: pack.id,
    draft: pack.draft ?? null,
    version: pack.number,
    title: pack.jurisdiction.instrument.title,
    place: pack.jurisdiction.shortName,
    from: pack.from ?? null,
    provisional: pack.provisional,
  }
}

/**
 * Reads what the command line was given: `suining`, `suining@2` (a version), `suining:second-reading` (a draft).
 */
export function readChoice(text: string): Choice | undefined {
  const parts = /^(_?[a-z]+)(?:@(\d+)|:([a-z0-9-]+))?$/.exec(text)
  if (!parts) return undefined
  const [, jurisdiction = '', version, draft] = parts
  return { jurisdiction, ...(version ? { version: Number(version) } : {}), ...(draft ? { draft } : {}) }
}
