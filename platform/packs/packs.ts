/**
 * All jurisdictions with their versions and drafts: which law is in force where, when, and for what began under it.
 * Safe for the browser.
 */
import type { Pack } from './pack.ts'

/** What {@link Packs} is given besides the versions in force. */
interface PacksOptions {
  /** Reads the drafts of a jurisdiction. */
  drafts?: (id: string) => Pack[]
  /** The present day, YYYY-MM-DD; the first versions hold where it is absent. */
  today?: () => string
}

/** Finds what is no more in the folders: versions that cases began under. */
export type KeptVersions = (id: string, version: string) => Pack | undefined

/**
 * All jurisdictions that this installation runs, each with its versions. Where no day is named, the version in force
 * today is meant.
 */
export class Packs {
  /** By id; versions oldest first. */
  readonly #versions = new Map<string, [Pack, ...Pack[]]>()
  readonly #drafts = new Map<string, Pack[]>()
  readonly #options: PacksOptions
  #kept: KeptVersions | undefined

  constructor(packs: Iterable<Pack>, options: PacksOptions = {}) {
    this.#options = options
    for (const pack of packs) {
      const before = this.#versions.get(pack.id)
      if (before) before.push(pack)
      else this.#versions.set(pack.id, [pack])
    }
    for (const versions of this.#versions.values()) {
      versions.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    }
  }

  /** By id; the fictional one only when asked for. */
  list(options: { includeFictional?: boolean } = {}): Pack[] {
    return [...this.#versions.values()]
      .map((versions) => this.#inForce(versions))
      .filter((p) => options.includeFictional || !p.fictional)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  find(id: string): Pack | undefined {
    const versions = this.#versions.get(id)
    return versions && this.#inForce(versions)
  }
  /** @throws when there is no such pack. */
  get(id: string): Pack {
    const pack = this.find(id)
    if (!pack)
      throw new Error(`no jurisdiction pack "${id}"; there are: ${[...this.#versions.keys()].join(', ')}`)
    return pack
  }
  /** The law in force at a place: the longest prefix of its code; on a day, or today. */
  forPlace(code: string, options: { includeFictional?: boolean; on?: string } = {}): Pack | undefined {
    let longest: [Pack, ...Pack[]] | undefined
    for (const versions of this.#versions.values()) {
      const [{ prefix, fictional }] = versions
      if (!code.startsWith(prefix) || (fictional && !options.includeFictional)) continue
      if (!longest || prefix.length > longest[0].prefix.length) longest = versions
    }
    return longest && this.#inForce(longest, options.on)
  }

  /**
   * The version in force on a day, YYYY-MM-DD. Before the first amendment it is the folder itself, whatever its date.
   * @throws when there is no such jurisdiction.
   */
  at(id: string, date: string): Pack {
    const versions = this.#versions.get(id)
    return versions ? this.#inForce(versions, date) : this.get(id)
  }
  /** All versions of a law in the folder, oldest first; those that are not in force yet too. */
  versions(id: string): readonly Pack[] {
    return this.#versions.get(id) ?? []
  }
  /** Amendments that are not in force; a draft that cannot be read is left out. */
  drafts(id: string): readonly Pack[] {
    const before = this.#drafts.get(id)
    if (before) return before
    const drafts = this.#versions.has(id) ? (this.#options.drafts?.(id) ?? []) : []
    this.#drafts.set(id, drafts)
    return drafts
  }

  /**
   * The law under which something stands that has kept `version`: that very one; else the kept one; else the newest of
   * the same number (ADR 2026-11-21, versions of a law). Undefined where nothing of it is known any more.
   */
  under(id: string, version: string): Pack | undefined {
    const versions = this.#versions.get(id)
    const same = versions?.find((pack) => pack.version === version)
    if (same) return same
    const draft = /^draft-(.+)-[0-9a-f]{8}$/.test(version)
    if (draft) return this.drafts(id).find((pack) => pack.version === version) ?? this.#kept?.(id, version)
    const number = Number.parseInt(version, 10)
    return this.#kept?.(id, version) ?? versions?.find((pack) => pack.number === number)
  }
  /** Lets {@link under} find versions that are no more in the folders. */
  keep(kept: KeptVersions): void {
    this.#kept = kept
  }

  #inForce(versions: [Pack, ...Pack[]], on?: string): Pack {
    if (versions.length === 1) return versions[0]
    const day = on ?? this.#options.today?.() ?? ''
    return versions.findLast(({ from }) => from === undefined || from <= day) ?? versions[0]
  }
}
