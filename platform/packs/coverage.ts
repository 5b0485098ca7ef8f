/**
 * What becomes of every row of a law, counted honestly: a row whose carrier does not exist is bound to nothing,
 * whatever class it claims. Safe for the browser.
 */
import type { Pack } from './pack.ts'
import type { Carrier, Duty, DutyClass } from './schema.ts'

/** What the modules of this installation bring, by name, so that a row cannot name what is not there. */
export interface Offers {
  /** As in `grid.report`. */
  operations: ReadonlySet<string>
  /** Kinds of evidence, as in `places.grids`. */
  evidence: ReadonlySet<string>
  /** Patterns of the app's pages, as in `/law/$id/$anchor`. */
  pages: readonly string[]
  /** Refusal codes that the code of a module enforces; absent: every code that is on is taken at its word. */
  refusals?: ReadonlySet<string>
}

/** Counted in rows of duties.yaml; `articles` in articles of the text. */
export interface Coverage {
  articles: number
  rows: number
  run: number
  recorded: number
  published: number
  human: number
  outOfScope: number
  planned: number
  /** Rows that nothing carries or that give no reason, and articles without any row. */
  unbound: number
}

const COUNTED: Record<DutyClass, keyof Coverage> = {
  run: 'run',
  recorded: 'recorded',
  published: 'published',
  human: 'human',
  'out-of-scope': 'outOfScope',
  planned: 'planned',
}

/** Classes for which something of Linli has to be there. */
const CARRIED: readonly DutyClass[] = ['run', 'recorded', 'published']

/**
 * Counts a pack. A row counts in its class only when it is bound, so the classes and the unbound rows together are
 * `rows`.
 * @param offers what is installed; without it operations, evidence and pages are taken at their word
 */
export function coverage(pack: Pack, offers?: Offers): Coverage {
  const articles = articleCount(pack)
  const count: Coverage = {
    articles,
    rows: pack.duties().length,
    run: 0,
    recorded: 0,
    published: 0,
    human: 0,
    outOfScope: 0,
    planned: 0,
    unbound: articlesWithoutRow(pack, articles).length,
  }
  for (const row of pack.duties()) {
    if (whyUnbound(pack, row, offers)) count.unbound += 1
    else count[COUNTED[row.class]] += 1
  }
  return count
}

/** The number of articles of the text, which `linli pack check` holds against the text itself. */
function articleCount(pack: Pack): number {
  const counted = pack.parameter('law-article-count')?.value
  return typeof counted === 'number' ? counted : articlesWithRow(pack).size
}

function articlesWithRow(pack: Pack): Set<number> {
  return new Set(
    pack
      .duties()
      .flatMap((row) => row.basis.flatMap(({ article }) => (typeof article === 'number' ? [article] : []))),
  )
}

/** Numbers of the articles, up to `articles`, that no row cites. */
export function articlesWithoutRow(pack: Pack, articles: number): number[] {
  const cited = articlesWithRow(pack)
  return Array.from({ length: articles }, (_, index) => index + 1).filter((number) => !cited.has(number))
}

/** Why nothing binds a row, as a sentence; undefined where it is bound. */
export function whyUnbound(pack: Pack, row: Duty, offers?: Offers): string | undefined {
  if (!CARRIED.includes(row.class)) {
    return row.why ? undefined : `is "${row.class}" and says no reason: write it under "why"`
  }
  if (!row.by?.length) return `is "${row.class}", but nothing is named under "by" that carries it`
  const missing = row.by.map((carrier) => whyMissing(pack, carrier, offers))
  return missing.every((why) => why !== undefined) ? missing[0] : undefined
}

/** Why a carrier does not carry, as a sentence; undefined where it does. */
export function whyMissing(pack: Pack, carrier: Carrier, offers?: Offers): string | undefined {
  if ('operation' in carrier) {
    if (!offers || offers.operations.has(carrier.operation)) return undefined
    return `is carried by the operation "${carrier.operation}", which no module offers`
  }
  if ('step' in carrier) {
    if (pack.procedure('grid.matter').uses(carrier.step)) return undefined
    return `is carried by the step "${carrier.step}", which this law's procedure does not use`
  }
  if ('refusal' in carrier) {
    const rule = pack.data.refusals.find(({ code }) => code === carrier.refusal)
    if (!rule) return `is carried by the refusal "${carrier.refusal}", which is not in refusals.yaml`
    if (rule.mode === 'off') {
      return `is carried by the refusal "${carrier.refusal}", which is off in refusals.yaml`
    }
    if (!offers?.refusals || offers.refusals.has(carrier.refusal)) return undefined
    return `is carried by the refusal "${carrier.refusal}", which no module enforces yet`
  }
  if ('parameter' in carrier) {
    if (pack.parameter(carrier.parameter)) return undefined
    return `is carried by the parameter "${carrier.parameter}", which is not in parameters.yaml`
  }
  if (!offers || offers.pages.some((pattern) => isPage(pattern, carrier.page))) return undefined
  return `is carried by the page "${carrier.page}", which the app does not have`
}

/** Is a path, itself perhaps a pattern, one of the pages of a pattern? */
function isPage(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split(/[?#]/)[0]!.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part === given[index] || (part.startsWith('$') && given[index] !== ''))
  )
}
