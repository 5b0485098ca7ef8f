/**
 * Candidates as entries of duties.yaml, parameters.yaml and terms.yaml, every one marked `confirm: true`. Pure.
 */
import type { Duty, Parameter, Term } from '#platform/packs/schema.ts'
import { toChinese } from '#platform/packs/statute.ts'
import { UNTRANSLATED } from '#platform/packs/to-confirm.ts'
import type { CandidateDuty, CandidateParameter, Candidates, CandidateTerm } from '../candidates/shapes.ts'
import { citationOf, type Kept, openingOf } from './cite.ts'
import { bearersOf, capabilityOf } from './guesses.ts'

/** What a pack to be has, besides the text. */
export interface Known {
  bodies: ReadonlySet<string>
  capabilities: ReadonlySet<string>
}

const why = { zh: '由正文找出，待确认', en: 'Found in the text, to be confirmed' }

/** English is for a person to write; until then it says so and shows the law's words. */
export function untranslated(zh: string): { zh: string; en: string } {
  return { zh, en: `${UNTRANSLATED}${zh}` }
}

/** A row for every candidate, and one for every article that has none. */
export function rowsOf(statute: Kept, candidates: Candidates, known: Known): Duty[] {
  const count = new Map<string, number>()
  const total = new Map<string, number>()
  for (const { article, paragraph } of candidates.duties) {
    const place = `${article}.${paragraph}`
    total.set(place, (total.get(place) ?? 0) + 1)
  }
  const rows = candidates.duties.flatMap((candidate) => {
    const place = `${candidate.article}.${candidate.paragraph}`
    const nth = (count.get(place) ?? 0) + 1
    const row = rowOf(statute, candidate, known, total.get(place) === 1 ? place : `${place}.${partOf(nth)}`)
    if (row) count.set(place, nth)
    return row ? [row] : []
  })
  const covered = new Set(rows.map(({ id }) => Number(id.split('.')[0])))
  const silent = [...statute.articles.keys()].filter((article) => !covered.has(article))
  const more = silent.flatMap((article) => {
    const row = silentRow(statute, article, candidates.terms)
    return row ? [row] : []
  })
  return [...rows, ...more].sort((a, b) => Number(a.id.split('.')[0]) - Number(b.id.split('.')[0]))
}

/** a to z, then numbers. */
function partOf(nth: number): string {
  return nth <= 26 ? String.fromCharCode(96 + nth) : String(nth)
}

function rowOf(statute: Kept, candidate: CandidateDuty, known: Known, id: string): Duty | undefined {
  const basis = citationOf(statute, candidate, candidate.quote)
  if (!basis) return undefined
  const { subject, to, action, modality, every, quote } = candidate
  return {
    id,
    basis: [basis],
    bearers: bearersOf(subject, known.bodies),
    subject,
    ...(to ? { to } : {}),
    modality,
    capability: capabilityOf(quote, known.capabilities),
    action: untranslated(`${MODAL[modality] ?? ''}${action}`),
    class: 'planned',
    why,
    ...(every && modality === 'shall' ? { due: { every } } : {}),
    confirm: true,
  }
}

/** Words without which the act alone would say the opposite, or more. */
const MODAL: Partial<Record<CandidateDuty['modality'], string>> = { 'shall-not': '不得', may: '可以' }

/** An article without any candidate: purpose, scope, a definition, entry into force, or something that was not seen. */
function silentRow(statute: Kept, article: number, terms: readonly CandidateTerm[]): Duty | undefined {
  const basis = openingOf(statute, article)
  if (!basis) return undefined
  return {
    id: `${article}.1`,
    basis: [basis],
    bearers: [],
    subject: '',
    modality: terms.some((term) => term.article === article) ? 'define' : 'declare',
    capability: 'law-registry',
    action: untranslated(basis.quote),
    class: 'planned',
    why,
    confirm: true,
  }
}

/** Figures, ratios, dates, lists and open words as parameters. */
export function parametersOf(statute: Kept, found: readonly CandidateParameter[]): Parameter[] {
  const count = new Map<string, number>()
  return found.flatMap((candidate): Parameter[] => {
    const basis = citationOf(statute, candidate, candidate.quote)
    if (!basis) return []
    const { article, kind, quote, value, unit, bound } = candidate
    const stem = `article-${article}-${kind}`
    const nth = (count.get(stem) ?? 0) + 1
    count.set(stem, nth)
    const isOpen = value === null
    return [
      {
        id: `${stem}-${nth}`,
        name: {
          zh: `第${toChinese(article)}条：${quote.slice(0, 24)}`,
          en: `Article ${article}: ${KINDS[kind]} ${nth}`,
        },
        unit,
        value,
        open: isOpen,
        ...(isOpen ? { setBy: ['gov-county'] as const satisfies Parameter['setBy'] } : {}),
        basis: [basis],
        ...(bound ? { note: bound === 'least' ? 'at least' : 'at most' } : {}),
        confirm: true,
      },
    ]
  })
}

const KINDS: Record<CandidateParameter['kind'], string> = {
  figure: 'figure',
  ratio: 'ratio',
  date: 'date',
  list: 'list',
  open: 'left open',
}

/** Words that the law defines. */
export function termsOf(statute: Kept, found: readonly CandidateTerm[]): Record<string, Term> {
  const entries = found.flatMap((candidate, index): [string, Term][] => {
    const basis = citationOf(statute, candidate, candidate.term)
    if (!basis) return []
    const { zh, en } = untranslated(candidate.term)
    return [[`defined-${index + 1}`, { zh, en, basis: [basis], confirm: true }]]
  })
  return Object.fromEntries(entries)
}
