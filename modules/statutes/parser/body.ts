/**
 * From lines to parts, chapters, sections, articles, paragraphs, items. Pure; keeps what is out of order and says so.
 */
import { headingOf } from './heading.ts'
import { type Layout, layoutOf } from './layout.ts'
import {
  type Head,
  headOf,
  isCited,
  isClosed,
  type Line,
  type Mark,
  markOf,
  splitHeadOf,
  trimmed,
} from './lines.ts'
import { NUMERAL } from './numerals.ts'
import { kindOf } from './preamble.ts'
import type { AppendixNode, ArticleNode, DivisionNode, ItemNode, Span, TextNode, Tree } from './tree.ts'
import { textOf } from './tree.ts'

const GLUED = new RegExp(`[。！？；”）】][\\s\\u3000]*(?=第\\s*[${NUMERAL}\\s]{1,8}[章节条])`, 'g')
const EFFECT = /(?:施行|实施|生效)。$/
const APPENDIX =
  /^附\s*(?:件|录|表|图|注)?\s*[一二三四五六七八九十\d]{0,3}\s*(?:[:：].{0,40})?$|^附[件录表]\s*[一二三四五六七八九十\d]{1,3}\s.{0,40}$/

export class Body {
  readonly #clean: string
  readonly #tree: Tree
  readonly #layout: Layout
  readonly #title: string | undefined
  #part: number | undefined
  #chapter: DivisionNode | undefined
  #section: DivisionNode | undefined
  #article: ArticleNode | undefined
  #appendix: AppendixNode | undefined
  /** A chapter whose title is on the next line. */
  #untitled: DivisionNode | undefined
  #last: { node: TextNode; line: Line } | undefined
  #item: ItemNode | undefined
  /** The subitems (目) that are being listed. */
  #subs: ItemNode[] | undefined
  #ended = false

  constructor(clean: string, tree: Tree, lines: readonly Line[]) {
    this.#clean = clean
    this.#tree = tree
    this.#layout = layoutOf(lines)
    this.#title = tree.title && clean.slice(tree.title.from, tree.title.to)
  }

  /** Takes in the next line. */
  add(line: Line): void {
    const span = { from: line.from, to: line.to }
    if (this.#appendix) this.#addToAppendix(line)
    else if (line.text === this.#title && this.#article) this.#tree.noise.push({ span, kind: 'running-head' })
    else this.#addLine(line)
  }

  /** Takes in two lines where an article's number begins in the first and ends in the second; only in its turn. */
  addSplit(line: Line, next: Line | undefined): boolean {
    const split = this.#appendix ? undefined : splitHeadOf(line.text, next?.text)
    if (!split || !next || !this.#isInTurn(split.head)) return false
    const before = trimmed(this.#clean, line.from, line.from + split.at)
    if (before) this.add(before)
    else if (!this.#isOpen()) return false
    this.#beginArticle(next, split.head, {
      number: { from: line.from + split.at, to: line.to },
      rest: { from: next.from, to: next.from + split.length },
    })
    this.#article?.defects.push({ kind: 'lines-joined', quote: split.printed })
    return true
  }

  #addLine(line: Line): void {
    const head = headOf(line.text)
    if (head && !isCited(line.text, head) && this.#begins(line, head)) return
    if (/^附\s*则$/.test(line.text) && this.#isOpen()) {
      this.#beginDivision({ kind: 'chapter', number: null, mark: undefined, title: line })
      return
    }
    if (this.#untitled) {
      this.#untitled.title = { from: line.from, to: line.to }
      this.#untitled = undefined
      return
    }
    if (this.#article && APPENDIX.test(line.text) && this.#isOpen()) {
      this.#beginAppendix(line)
      return
    }
    if (!this.#article || (this.#ended && !isClosed(line.text))) {
      this.#outside(line)
      return
    }
    this.#addWords(line)
  }

  /** Whether nothing is left unfinished: the last words ended where a sentence does. */
  #isOpen(): boolean {
    return !this.#last || isClosed(textOf(this.#clean, this.#last.node.spans.slice(-2)))
  }

  #begins(line: Line, head: Head): boolean {
    if (head.kind !== 'article') {
      if (!this.#isOpen() && head.number !== this.#next(head.kind)) return false
      this.#division(line, head)
      return true
    }
    if (!this.#isInTurn(head)) {
      const rest = line.text.slice(head.length)
      const stands = rest === '' || /^[\s\u3000【（([]/.test(rest)
      if (!stands) return false
      if (head.number === 1 && head.suffix === null && (this.#article?.number ?? 0) > 1) {
        this.#secondLaw(line)
        return true
      }
      if (!this.#isOpen()) return false
    }
    this.#beginArticle(line, head)
    return true
  }

  #next(kind: 'part' | 'chapter' | 'section'): number {
    if (kind === 'part') return (this.#part ?? 0) + 1
    return ((kind === 'chapter' ? this.#chapter?.number : this.#section?.number) ?? 0) + 1
  }

  #isInTurn({ number, suffix }: Head): boolean {
    const last = this.#article
    if (!last) return number === 1 && suffix === null
    return suffix === null
      ? number === last.number + 1
      : number === last.number && suffix === (last.suffix ?? 0) + 1
  }

  #division(line: Line, head: Head & { kind: Head['kind'] }): void {
    const kind = head.kind as DivisionNode['kind']
    const glued = new RegExp(`[\\s\\u3000](?=第\\s*[${NUMERAL}\\s]{1,8}(?:条|节|章))`).exec(
      line.text.slice(head.length),
    )
    let end = line.to
    let rest: Line | undefined
    if (glued) {
      const at = line.from + head.length + glued.index
      const after = trimmed(this.#clean, at, line.to)
      const next = after && headOf(after.text)
      if (next && !isCited(after.text, next) && next.kind !== kind) {
        end = at
        rest = after
      }
    }
    this.#beginDivision({
      kind,
      number: head.number,
      mark: { from: line.from, to: line.from + head.length },
      title: trimmed(this.#clean, line.from + head.length, end),
    })
    if (rest) this.#glue(rest)
  }

  #beginDivision(
    given: Omit<DivisionNode, 'part' | 'chapter' | 'title' | 'eId'> & { title: Span | undefined },
  ): void {
    const title = given.title && { from: given.title.from, to: given.title.to }
    const node: DivisionNode = {
      ...given,
      title,
      part: this.#part,
      chapter: this.#chapter?.number ?? null,
      eId: '',
    }
    const expected = this.#next(given.kind)
    const restarts = given.number === 1 && given.kind === 'chapter' && this.#part !== undefined
    if (given.number !== null && given.number !== expected && !restarts) {
      this.#warn('chapter-sequence', given.mark?.from, `Number ${given.number} follows ${expected - 1}.`)
    }
    if (given.kind === 'part') {
      this.#part = given.number ?? undefined
      node.part = undefined
      this.#chapter = undefined
    } else if (given.kind === 'chapter') this.#chapter = node
    this.#section = given.kind === 'section' ? node : undefined
    this.#tree.divisions.push(node)
    this.#untitled = title ? undefined : node
    this.#last = undefined
  }

  #beginArticle(line: Line, head: Head, split?: { number: Span; rest: Span }): void {
    const end = split ? split.rest.to : line.from + head.length
    const article: ArticleNode = {
      number: head.number,
      suffix: head.suffix,
      mark: split?.number ?? { from: line.from, to: end },
      markRest: split?.rest,
      heading: [],
      headingMarks: [],
      paragraphs: [],
      part: this.#part,
      chapter: this.#chapter?.number ?? null,
      section: this.#section?.number ?? null,
      division: this.#tree.divisions.length ? this.#tree.divisions.length - 1 : undefined,
      eId: '',
      defects: [],
    }
    this.#judgeTurn(article, head, line)
    this.#untitled = undefined
    this.#tree.articles.push(article)
    this.#article = article
    this.#last = undefined
    this.#item = undefined
    this.#subs = undefined
    this.#ended = false
    const rest = trimmed(this.#clean, end, line.to)
    if (!rest) return
    const heading = headingOf(rest, this.#layout.bareHeadings)
    if (!heading) {
      this.#addWords(rest)
      return
    }
    const words = trimmed(this.#clean, heading.from, heading.to)
    article.heading = words ? [{ from: words.from, to: words.to }] : []
    article.headingMarks = heading.marks
    const after = trimmed(this.#clean, heading.end, line.to)
    if (after) this.#addWords(after)
  }

  #judgeTurn(article: ArticleNode, head: Head, line: Line): void {
    if (this.#isInTurn(head)) return
    const { articles } = this.#tree
    const isRepeated = articles.some((a) => a.number === head.number && a.suffix === head.suffix)
    const quote = line.text.slice(0, head.length)
    const before = this.#article?.number ?? 0
    if (isRepeated) {
      article.defects.push({ kind: 'number-repeated', quote })
      this.#warn('article-repeated', line.from, `${quote} comes more than once.`)
    } else if (head.number > before) {
      article.defects.push({ kind: 'number-missing-before', quote })
      this.#warn('article-gap', line.from, `${quote} follows article ${before}.`)
    } else {
      article.defects.push({ kind: 'number-out-of-turn', quote })
      this.#warn('article-out-of-turn', line.from, `${quote} follows article ${before}.`)
    }
  }

  /** Words of an article: an item, more of the last line, or a new paragraph. */
  #addWords(line: Line): void {
    const glued = this.#gluedAt(line)
    const own = glued === undefined ? line : trimmed(this.#clean, line.from, glued)
    if (own) this.#addText(own)
    if (glued === undefined) return
    const rest = trimmed(this.#clean, glued, line.to)
    if (rest) this.#glue(rest)
  }

  #glue(rest: Line): void {
    this.#warn('article-glued', rest.from, `Begins within a line: ${rest.text.slice(0, 12)}`)
    const head = headOf(rest.text)
    if (head && this.#begins(rest, head)) return
    if (this.#article) this.#addText(rest)
    else this.#outside(rest)
  }

  /** Where the next article or chapter begins within a line; only in its turn. */
  #gluedAt(line: Line): number | undefined {
    if (line.text.indexOf('第', 1) < 0) return undefined
    for (const found of line.text.matchAll(GLUED)) {
      const at = found.index + found[0].length
      const text = line.text.slice(at)
      const head = headOf(text)
      if (!head || isCited(text, head)) continue
      if (head.kind === 'article' ? this.#isInTurn(head) : head.number === this.#next(head.kind)) {
        return line.from + at
      }
    }
    return undefined
  }

  #addText(line: Line): void {
    const article = this.#article!
    const isGoing = this.#goesOn(line)
    const mark = markOf(line.text)
    if (mark && this.#takesItem(mark, isGoing)) {
      this.#addItem(line, mark)
      return
    }
    if (isGoing && this.#last) {
      this.#last.node.spans.push({ from: line.from, to: line.to })
      this.#last.line = line
      article.defects.push({ kind: 'lines-joined', quote: line.text.slice(0, 12) })
      return
    }
    const node: TextNode = { spans: [{ from: line.from, to: line.to }], items: [], eId: '' }
    article.paragraphs.push(node)
    this.#item = undefined
    this.#subs = undefined
    this.#last = { node, line }
    this.#ended = EFFECT.test(line.text)
  }

  /** Does this line go on with the one before? */
  #goesOn(line: Line): boolean {
    if (!this.#last) return false
    if (!this.#isOpen()) return true
    const { width, indents } = this.#layout
    if (width === undefined) return false
    const before = this.#last.line
    const isFull = before.indent + before.text.length >= width - 1 && /。$/.test(before.text)
    if (!isFull) return false
    if (indents) return line.indent === 0
    this.#warn(
      'paragraphs-uncertain',
      line.from,
      'The line before is full: a new paragraph, or the same one.',
    )
    return false
  }

  #takesItem(mark: Mark, isGoing: boolean): boolean {
    if (mark.level === 'item') return !isGoing || mark.number === (this.#item?.number ?? Number.NaN) + 1
    if (mark.number > 1) return mark.number === (this.#subs?.at(-1)?.number ?? Number.NaN) + 1
    return this.#last !== undefined && /[：:]$/.test(textOf(this.#clean, this.#last.node.spans.slice(-2)))
  }

  #addItem(line: Line, mark: Mark): void {
    const article = this.#article!
    let paragraph = article.paragraphs.at(-1)
    if (!paragraph) {
      paragraph = { spans: [], items: [], eId: '' }
      article.paragraphs.push(paragraph)
      article.defects.push({ kind: 'item-sequence', quote: line.text.slice(0, mark.length) })
    }
    const words = trimmed(this.#clean, line.from + mark.length, line.to)
    const node: ItemNode = {
      number: mark.number,
      mark: { from: line.from, to: line.from + mark.length },
      spans: words ? [{ from: words.from, to: words.to }] : [],
      items: [],
      eId: '',
    }
    if (mark.level === 'sub') {
      if (mark.number === 1) this.#subs = (this.#item ?? paragraph).items
      this.#subs?.push(node)
    } else {
      const before = paragraph.items.at(-1)?.number ?? 0
      if (mark.number !== before + 1) {
        article.defects.push({ kind: 'item-sequence', quote: line.text.slice(0, mark.length + 8) })
      }
      paragraph.items.push(node)
      this.#subs = undefined
      this.#item = node
    }
    this.#last = { node, line }
    this.#ended = false
  }

  #beginAppendix(line: Line): void {
    this.#appendix = { title: { from: line.from, to: line.to }, spans: [] }
    this.#tree.appendices.push(this.#appendix)
  }

  #addToAppendix(line: Line): void {
    if (APPENDIX.test(line.text)) this.#beginAppendix(line)
    else this.#appendix?.spans.push({ from: line.from, to: line.to })
  }

  #secondLaw(line: Line): void {
    this.#warn('second-law', line.from, 'The articles begin anew: another text, kept as an appendix.')
    const title = this.#lastTitle()
    if (!title) {
      this.#beginAppendix(line)
      return
    }
    this.#article?.paragraphs.pop()
    this.#appendix = { title, spans: [{ from: line.from, to: line.to }] }
    this.#tree.appendices.push(this.#appendix)
  }

  /** The last line, where it was no paragraph of the article but the title of what follows. */
  #lastTitle(): Span | undefined {
    const last = this.#article?.paragraphs.at(-1)
    if (!last || last !== this.#last?.node || last.spans.length !== 1 || last.items.length) return undefined
    const text = textOf(this.#clean, last.spans)
    return !isClosed(text) && text.length < 60 && kindOf(text) !== null ? last.spans[0] : undefined
  }

  #outside(line: Line): void {
    this.#tree.noise.push({ span: { from: line.from, to: line.to }, kind: 'outside' })
    this.#warn('text-outside', line.from, `Belongs to no article: ${line.text.slice(0, 24)}`)
  }

  #warn(kind: Tree['warnings'][number]['kind'], at: number | undefined, says: string): void {
    this.#tree.warnings.push(at === undefined ? { kind, says } : { kind, at, says })
  }
}
