/**
 * A law as Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018). Pure. 编 part, 章 chapter, 节 section, 条 article,
 * 【】 heading, 款 paragraph, words before items list/intro, 项 and 目 point, appendices hcontainer.
 * eIds are those of the reader's links; a list's is `…__list_1`.
 */
import type { Parsed } from '../parser/parse.ts'
import type { Pointer } from '../parser/references.ts'
import type { Item, ParsedArticle } from '../parser/shape.ts'
import { layoutXml } from './akn-layout.ts'
import { type AknLaw, metaXml } from './akn-meta.ts'
import { unitsOf } from './akn-units.ts'
import { element, escaped } from './xml.ts'

export const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

/** Writes a law. `textOfAkn` gives `source` back, character by character. */
export function toAkn(source: string, parsed: Parsed, law: AknLaw): string {
  const writer = new Writer(source, parsed)
  const preface = writer.preface()
  const body = writer.body()
  const meta = metaXml(law, writer.laws, layoutXml(source, parsed))
  const kind = law.isDraft ? 'bill' : 'act'
  const inner = [meta, preface, body].filter(Boolean).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('akomaNtoso', { xmlns: AKN }, `\n${element(kind, { name: 'regulation' }, `\n${inner}\n`)}\n`)}\n`
}

interface Level {
  kind: 'part' | 'chapter' | 'section'
  eId: string
  inner: string[]
}
const RANK = { part: 0, chapter: 1, section: 2 }

class Writer {
  /** Titles of other laws that the text names, in the order of their numbers. */
  readonly laws: string[] = []
  readonly #source: string
  readonly #parsed: Parsed
  readonly #units: ReadonlyMap<string, string>
  readonly #pointers = new Map<string, Pointer[]>()
  readonly #known = new Set<string>()

  constructor(source: string, parsed: Parsed) {
    this.#source = source
    this.#parsed = parsed
    this.#units = unitsOf(source, parsed)
    for (const pointer of parsed.pointers) {
      this.#pointers.set(pointer.node, [...(this.#pointers.get(pointer.node) ?? []), pointer])
    }
    for (const { eId } of parsed.statute.articles) this.#known.add(eId)
    for (const { node } of parsed.pieces) this.#known.add(node)
  }

  #words(node: string, part: string): string {
    return this.#units.get(`${node} ${part}`) ?? ''
  }

  /** Title and the lines around it, in the order of the text. */
  preface(): string {
    const { pieces, preamble } = this.#parsed
    const title = this.#words('title', 'text')
    const titleAt = pieces.find(({ node }) => node === 'title')?.start ?? -1
    const lines = [...preamble]
    const out: string[] = []
    // A line may be cut in several pieces (by a bookmark): it ends where its length is reached.
    let rest = lines.shift()?.length ?? 0
    let line = ''
    let isPlaced = titleAt < 0
    const place = (at: number) => {
      if (isPlaced || at < titleAt) return
      isPlaced = true
      out.push(element('p', {}, element('docTitle', {}, escaped(title))))
    }
    for (const piece of pieces) {
      if (piece.node !== 'preamble') continue
      if (line === '') place(piece.start)
      const words = piece.words ?? this.#source.slice(piece.start, piece.end)
      line += words
      rest -= words.length
      if (rest > 0) continue
      out.push(element('p', {}, escaped(line)))
      line = ''
      rest = lines.shift()?.length ?? 0
    }
    if (line) out.push(element('p', {}, escaped(line)))
    place(Number.POSITIVE_INFINITY)
    return out.length ? element('preface', {}, out.join('\n')) : ''
  }

  body(): string {
    const { statute, divisions, divisionOf } = this.#parsed
    const root: string[] = []
    const open: Level[] = []
    const close = (rank: number) => {
      while (open.length && RANK[open.at(-1)!.kind] >= rank) {
        const { kind, eId, inner } = open.pop()!
        ;(open.at(-1)?.inner ?? root).push(element(kind, { eId }, `\n${inner.join('\n')}\n`))
      }
    }
    let next = 0
    const openTo = (last: number) => {
      for (; next <= last; next += 1) {
        const { kind, eId } = divisions[next]!
        close(RANK[kind])
        open.push({ kind, eId, inner: [this.#num(eId), this.#heading(eId)].filter(Boolean) })
      }
    }
    for (const [index, article] of statute.articles.entries()) {
      openTo(divisionOf[index] ?? -1)
      ;(open.at(-1)?.inner ?? root).push(this.#article(article))
    }
    openTo(divisions.length - 1)
    close(0)
    for (const [index, appendix] of (statute.appendices ?? []).entries()) {
      root.push(this.#appendix(`appendix_${index + 1}`, appendix.text))
    }
    // A body may not be empty: a text without any article has an empty container.
    if (root.length === 0) root.push(element('hcontainer', { eId: 'body_1', name: 'empty' }))
    return element('body', {}, `\n${root.join('\n')}\n`)
  }

  #num(eId: string): string {
    const words = this.#words(eId, 'number')
    return words ? element('num', {}, escaped(words)) : ''
  }

  #heading(eId: string): string {
    const words = this.#words(eId, 'heading')
    return words ? element('heading', {}, escaped(words)) : ''
  }

  #article(article: ParsedArticle): string {
    const { eId, paragraphs, defects } = article
    const isLost = defects.some(({ kind }) => kind === 'garbled' || kind === 'items-lost')
    const inner = [
      this.#num(eId),
      this.#heading(eId),
      ...paragraphs.map(({ items }, index) => {
        const id = `${eId}__para_${index + 1}`
        return element('paragraph', { eId: id }, this.#listed(id, items))
      }),
    ]
    return element(
      'article',
      { eId, status: isLost ? 'incomplete' : undefined },
      inner.filter(Boolean).join(''),
    )
  }

  /** Words, and the items that they announce. */
  #listed(eId: string, items: readonly Item[]): string {
    const p = element('p', {}, this.#inline(eId))
    if (items.length === 0) return element('content', {}, p)
    const taken = new Map<string, number>()
    const points = items.map(({ number, items: inner }) => {
      const wanted = `${eId}__point_${number}`
      const count = (taken.get(wanted) ?? 0) + 1
      taken.set(wanted, count)
      const id = count === 1 ? wanted : `${wanted}__dup_${count}`
      return element('point', { eId: id }, this.#num(id) + this.#listed(id, inner))
    })
    return element('list', { eId: `${eId}__list_1` }, element('intro', {}, p) + points.join(''))
  }

  /** Words of a unit, with what points somewhere as `ref` or `rref`. */
  #inline(eId: string): string {
    const words = this.#words(eId, 'text')
    const out: string[] = []
    let done = 0
    for (const [index, { at, length, to }] of (this.#pointers.get(eId) ?? []).entries()) {
      const link = this.#target(to)
      if (!link || at < done) continue
      const inner = escaped(words.slice(at, at + length))
      const id = `${eId}__ref_${index + 1}`
      out.push(
        escaped(words.slice(done, at)),
        element('from' in link ? 'rref' : 'ref', { eId: id, ...link }, inner),
      )
      done = at + length
    }
    return out.join('') + escaped(words.slice(done))
  }

  #target(to: readonly string[]): { href: string } | { from: string; upTo: string } | undefined {
    const last = to.at(-1)
    if (last === undefined) return undefined
    const law = /^《([^》]*)》/.exec(last)?.[1]
    if (law !== undefined) {
      if (!this.laws.includes(law)) this.laws.push(law)
      return { href: `#law_${this.laws.indexOf(law) + 1}` }
    }
    if (!to.every((one) => this.#known.has(one))) return undefined
    if (to.length === 1) return { href: `#${last}` }
    const inOrder = [...to].sort((a, b) => order(a) - order(b))
    return { from: `#${inOrder[0]}`, upTo: `#${inOrder.at(-1)}` }
  }

  #appendix(eId: string, text: string): string {
    const lines = text === '' ? [] : text.split('\n')
    const content = lines.map((line) => element('p', {}, escaped(line))).join('\n')
    return element(
      'hcontainer',
      { eId, name: 'appendix' },
      this.#heading(eId) + (content ? element('content', {}, content) : ''),
    )
  }
}

/** The last number of an eId: articles and paragraphs in their order. */
function order(eId: string): number {
  return Number(/(\d+)$/.exec(eId)?.[1] ?? 0)
}
