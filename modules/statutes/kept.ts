/**
 * The laws of the packs, parsed once per version and kept in the process.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#platform/db/folders.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Citation } from '#platform/packs/schema.ts'
import { citingOf } from './citing.ts'
import type { ArticleRead, statutes, TermRead } from './contract.ts'
import { articleId } from './parser/identity.ts'
import { type Parsed, parseStatute } from './parser/parse.ts'

export type StatuteRead = OutputOf<typeof statutes.read>

/** A text with its structure. */
export interface KeptText {
  text: string
  parsed: Parsed
}

const texts = new WeakMap<Pack, KeptText>()
const kept = new WeakMap<Pack, StatuteRead>()

/** The text of a pack's law, parsed once for each version. */
export function textOf(pack: Pack): KeptText {
  const before = texts.get(pack)
  if (before) return before
  const text = readFileSync(path.join(root, 'jurisdictions', pack.data.statuteFile), 'utf8')
  const made = { text, parsed: parseStatute(text) }
  texts.set(pack, made)
  return made
}

/** The law of a pack, ready to be read. */
export function statuteOf(pack: Pack): StatuteRead {
  const before = kept.get(pack)
  if (before) return before
  const { text, parsed } = textOf(pack)
  const made = present(pack, text, parsed)
  kept.set(pack, made)
  return made
}

/** The parts of `statutes.list` and `statutes.read` that come from the pack, whose dates a person has confirmed. */
function headOf(pack: Pack, parsed: Parsed) {
  const { instrument, status, provisional } = pack.jurisdiction
  const { dates } = parsed.statute
  return {
    id: pack.id,
    title: instrument.title,
    jurisdiction: pack.name,
    status,
    provisional,
    fictional: pack.fictional,
    dates: {
      passed: instrument.passed?.date ?? dates.passed,
      approved: instrument.approved?.date ?? dates.approved,
      promulgated: instrument.promulgated?.date ?? dates.promulgated,
      amended: dates.amended,
      effective: instrument.effective?.date ?? dates.effective,
    },
  }
}

function present(pack: Pack, source: string, parsed: Parsed): StatuteRead {
  const printed = new Map<string, string>()
  for (const { node, part, start, end } of parsed.pieces) {
    if (part === 'number') printed.set(node, (printed.get(node) ?? '') + source.slice(start, end))
  }
  const divisions = parsed.divisions.map(({ eId, kind, title }) => ({
    eId,
    kind,
    title,
    printed: (printed.get(eId) ?? '').replace(/\s+/g, ''),
  }))
  const articles = parsed.statute.articles.map((one, index): ArticleRead => {
    const { eId, number, heading, defects } = one
    return {
      eId,
      number,
      heading,
      defects,
      printed: (printed.get(eId) ?? '').replace(/\s+/g, ''),
      division: parsed.divisionOf[index] ?? null,
      paragraphs: one.paragraphs.map((paragraph, at) => {
        const paragraphId = `${eId}__para_${at + 1}`
        return {
          eId: paragraphId,
          text: paragraph.text,
          items: paragraph.items.map((item) => ({
            eId: `${paragraphId}__point_${item.number}`,
            printed: printed.get(`${paragraphId}__point_${item.number}`) ?? '',
            text: item.text,
            items: item.items.map((sub) => ({
              eId: `${paragraphId}__point_${item.number}__point_${sub.number}`,
              printed: printed.get(`${paragraphId}__point_${item.number}__point_${sub.number}`) ?? '',
              text: sub.text,
            })),
          })),
        }
      }),
      citing: [],
    }
  })
  const byId = new Map(articles.map((one) => [one.eId, one]))
  const citing = citingOf(pack, (citation) => locate(byId, citation))
  for (const one of articles) {
    if (one.eId === articleId(one.number, null)) one.citing = citing.get(one.number) ?? []
  }
  return {
    ...headOf(pack, parsed),
    preamble: parsed.preamble,
    preambleCiting: citing.get('preamble') ?? [],
    divisions,
    articles,
    appendices: parsed.statute.appendices ?? [],
    terms: termsOf(pack, parsed, (citation) => locate(byId, citation)),
    prefix: pack.prefix,
    notes: pack.jurisdiction.instrument.notes ?? [],
    paragraphsLost: pack.jurisdiction.statute.paragraphs === 'lost',
  }
}

/** Words that the law defines, and its names for bodies, people and papers. */
function termsOf(pack: Pack, parsed: Parsed, locate: (citation: Citation) => string): TermRead[] {
  const found = new Map<string, TermRead>()
  for (const { zh, en, basis } of Object.values(pack.data.terms)) {
    const at = basis !== 'design' && basis[0] ? locate(basis[0]) : null
    found.set(zh, { term: zh, en, definition: null, at })
  }
  for (const { term, definition, article } of parsed.statute.terms) {
    const at = found.get(term)?.at ?? articleId(article, null)
    found.set(term, { term, en: found.get(term)?.en ?? null, definition, at })
  }
  // Two characters alone stand in many other words (居民 in 居民区): only where the law defines them.
  const named = [...found.values()].filter(
    ({ term, definition }) => term.length > 2 || (term.length > 1 && definition !== null),
  )
  return named.sort((a, b) => b.term.length - a.term.length)
}

const bare = (text: string) => text.replace(/[\s\u3000]+/g, '')

/** Where quoted words stand in a law: in an item, a paragraph, or somewhere in the article; gives its eId. */
export function locateIn(law: StatuteRead): (citation: Citation) => string {
  const byId = new Map(law.articles.map((one) => [one.eId, one]))
  return (citation) => locate(byId, citation)
}

function locate(articles: ReadonlyMap<string, ArticleRead>, citation: Citation): string {
  if (citation.article === 'preamble') return 'preamble'
  const eId = articleId(citation.article, null)
  const article = articles.get(eId)
  const quote = bare(citation.quote)
  for (const paragraph of article?.paragraphs ?? []) {
    const item = paragraph.items.find(
      (one) =>
        bare(one.text).includes(quote) ||
        (citation.item === one.printed && bare(one.printed + one.text).includes(quote)),
    )
    if (item) return item.eId
    if (bare(paragraph.text).includes(quote)) return paragraph.eId
  }
  return eId
}
