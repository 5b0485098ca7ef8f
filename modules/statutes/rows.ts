/** The rows of a law as pages show them, and how they are counted. */
import type { Words } from '#platform/operation/contract.ts'
import { articlesWithoutRow, coverage, type Offers, whyUnbound } from '#platform/packs/coverage.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Citation, Duty, DutyClass } from '#platform/packs/schema.ts'
import { carrierOf } from './carriers.ts'
import { locateIn, statuteOf } from './kept.ts'
import type { Counted, CoverageRead, Row } from './shapes.ts'

/** Names of operations with what they do. */
type Operations = ReadonlyMap<string, Words>

const kept = new WeakMap<Pack, { operations: Operations; rows: readonly Row[] }>()

/** All rows of a law, in its order. */
export function rowsOf(pack: Pack, operations: Operations): readonly Row[] {
  const before = kept.get(pack)
  if (before?.operations === operations) return before.rows
  const locate = locateIn(statuteOf(pack))
  const keys = new Map(pack.data.dutyKeys.keys.map(({ id, name }) => [id, name]))
  const rows = pack.duties().map((duty): Row => {
    const { setting, every } = duty.due ?? {}
    const first = duty.basis[0]?.article
    return {
      id: duty.id,
      article: typeof first === 'number' ? first : 0,
      basis: duty.basis.map((one) => citedAt(pack, one, locate)),
      subject: duty.subject,
      bearers: duty.bearers.map((kind) => pack.bodyKind(kind)?.name ?? { zh: kind, en: kind }),
      to: duty.to ?? null,
      modality: duty.modality,
      capability: capabilityOf(pack, duty.capability),
      action: duty.action,
      class: duty.class,
      why: duty.why ?? null,
      by: (duty.by ?? []).map((one) => carrierOf(pack, one, operations)),
      due: every
        ? { every, setting: setting ? { id: setting, name: nameOfParameter(pack, setting) } : null }
        : null,
      evidence: duty.evidence?.what ?? null,
      key: duty.key ? { id: duty.key, name: keys.get(duty.key) ?? { zh: duty.key, en: duty.key } } : null,
      unbound: whyUnbound(pack, duty, offersFor(duty, operations)) !== undefined,
      confirm: duty.confirm === true,
    }
  })
  kept.set(pack, { operations, rows })
  return rows
}

/** A citation with its place in the reader, down to the paragraph or item that holds the words. */
export function citedAt(pack: Pack, citation: Citation, locate: (citation: Citation) => string) {
  const { locator, quote } = pack.cite(citation)
  return { locator, quote, url: `/law/${pack.id}/${locate(citation)}` }
}

/** A capability with its name. */
export function capabilityOf(pack: Pack, id: string): { id: string; name: Words } {
  const name = pack.data.dutyKeys.capabilities.find((one) => one.id === id)?.name
  return { id, name: name ?? { zh: id, en: id } }
}

function nameOfParameter(pack: Pack, id: string): Words {
  return pack.parameter(id)?.name ?? { zh: id, en: id }
}

/** Operations are those that are there; pages are the browser's and taken at their word (`linli pack check` looks). */
function offersFor(duty: Duty, operations: Operations): Offers {
  const pages = (duty.by ?? []).flatMap((one) => ('page' in one ? [one.page] : []))
  return { operations: new Set(operations.keys()), evidence: new Set(), pages }
}

const CLASSES: readonly DutyClass[] = ['run', 'recorded', 'published', 'human', 'out-of-scope', 'planned']

/** What a row counts as: its class, when something binds it. */
export function countedAs(row: Row): Counted {
  return row.unbound ? 'unbound' : row.class
}

/** The counts of a law, in rows and in articles. */
export function coverageOf(pack: Pack, operations: Operations): CoverageRead {
  const rows = rowsOf(pack, operations)
  const { articles } = coverage(pack)
  const without = articlesWithoutRow(pack, articles)
  const counts = [...CLASSES, 'unbound' as const].map((one) => {
    const own = rows.filter((row) => countedAs(row) === one)
    const numbers = new Set(own.map(({ article }) => article).filter((number) => number > 0))
    const more = one === 'unbound' ? without.length : 0
    return { class: one, rows: own.length + more, articles: numbers.size + more }
  })
  return { articles, rows: rows.length, counts, without }
}
