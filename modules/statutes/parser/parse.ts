/**
 * Any Chinese regulation to structure. Pure, without loss, never refuses: what is uncertain is said, nothing mended.
 */
import { Body } from './body.ts'
import { doubtfulClaims } from './claims.ts'
import { type Clean, clean, type Noise, type Range, type Words } from './clean.ts'
import { readEffect, readNotices } from './dates.ts'
import { isPunctuationLost, lostIn } from './defects.ts'
import { nameAll } from './identity.ts'
import { splitInline } from './inline.ts'
import { isPageNumber, linesOf, squeeze } from './lines.ts'
import { findBody, isDraft, kindOf, readPreamble } from './preamble.ts'
import { nodesOf, type Pointer, pointersOf, referencesTo, termsOf, wordsOf } from './references.ts'
import type { Item, ParsedStatute, Warning } from './shape.ts'
import { type ArticleNode, cut, type ItemNode, type Span, type Tree, textOf } from './tree.ts'

/** Words of the law and where they stand: `node` is an eId, `title`, `preamble`, `chapter_2` or `appendix_1`. */
export interface Piece extends Words {
  node: string
  part: 'number' | 'mark' | 'heading' | 'text'
}

/** Everything the parser knows. Pieces and noise together are the source, character by character. */
export interface Parsed {
  statute: ParsedStatute
  pieces: Piece[]
  noise: Noise[]
  /** Lines before the first article, without the title. */
  preamble: string[]
  /** Parts, chapters and sections in the order of the text. */
  divisions: { eId: string; kind: 'part' | 'chapter' | 'section'; title: string }[]
  /** For each article the place in `divisions` of the nearest one above it. */
  divisionOf: (number | undefined)[]
  /** Words that point to something, where they stand. */
  pointers: Pointer[]
}

/** Parses the text of a regulation: plain, markdown or HTML. */
export function parseStatute(source: string): Parsed {
  const cleaned = clean(source)
  const text = cleaned.text
  const all = linesOf(text)
  const lines = all.filter((line) => !isPageNumber(line.text))
  const tree: Tree = {
    title: undefined,
    preamble: [],
    divisions: [],
    articles: [],
    appendices: [],
    noise: [],
    warnings: [],
  }
  for (const { text: words, from, to } of all) {
    if (isPageNumber(words)) tree.noise.push({ span: { from, to }, kind: 'page-number' })
  }
  const { body, contents } = findBody(lines, tree)
  for (const index of contents) {
    const { from, to } = lines[index]!
    if (index < body) tree.noise.push({ span: { from, to }, kind: 'contents' })
  }
  readPreamble(
    lines.slice(0, body).filter((_, index) => !contents.has(index)),
    tree,
  )
  const rest = lines.slice(body)
  const reader = new Body(text, tree, rest)
  for (let index = 0; index < rest.length; index += 1) {
    if (reader.addSplit(rest[index]!, rest[index + 1])) index += 1
    else reader.add(rest[index]!)
  }
  for (const article of tree.articles) {
    findHeading(text, article)
    for (const paragraph of article.paragraphs) {
      if (splitInline(text, paragraph)) {
        const at = paragraph.items[0]?.mark.from
        tree.warnings.push({
          kind: 'items-inline',
          says: 'Items stand within a line.',
          ...(at === undefined ? {} : { at }),
        })
      }
    }
  }
  nameAll(tree)
  return assemble(source, cleaned, tree)
}

/** A heading that was broken over two lines is whole only after these are joined. */
function findHeading(text: string, article: ArticleNode): void {
  const first = article.paragraphs[0]
  if (article.heading.length || !first) return
  const found = /^【([^】]{1,40})】/.exec(textOf(text, first.spans))
  if (!found) return
  const whole = first.spans
  const end = found[0].length
  article.heading = cut(text, whole, 1, end - 1)
  article.headingMarks = [...cut(text, whole, 0, 1), ...cut(text, whole, end - 1, end)]
  first.spans = cut(text, whole, end, Number.MAX_SAFE_INTEGER)
}

function assemble(source: string, cleaned: Clean, tree: Tree): Parsed {
  const text = cleaned.text
  const say = (span: Span | undefined) => (span ? text.slice(span.from, span.to) : '')
  const title = tree.title ? squeeze(say(tree.title)).replace(/^《([^》]*)》$/, '$1') : null
  const preamble = tree.preamble.map((span) => say(span))
  judge(text, tree)
  const known = new Set<string>()
  for (const article of tree.articles) {
    known.add(article.eId)
    for (const { node } of nodesOf(article)) known.add(node.eId)
  }
  const wordsByNumber = (number: number) => {
    const cited = tree.articles.find((one) => one.number === number && one.suffix === null)
    return cited && wordsOf(text, cited)
  }
  const references: ParsedStatute['references'] = []
  const pointers: Pointer[] = []
  const terms: ParsedStatute['terms'] = []
  for (const article of tree.articles) {
    for (const { node, paragraph } of nodesOf(article)) {
      const words = textOf(text, node.spans)
      const found = pointersOf(words, node.eId, article, paragraph, known, (target, quote) => {
        article.defects.push({ kind: 'reference-dangling', quote })
        tree.warnings.push({
          kind: 'reference-dangling',
          at: node.spans[0]?.from ?? article.mark.from,
          says: `${quote} points to ${target}, which is not in this text.`,
        })
      })
      pointers.push(...found)
      references.push(...referencesTo(found))
      terms.push(...termsOf(words, article.number))
      for (const { quote, article: cited } of doubtfulClaims(words, wordsByNumber)) {
        article.defects.push({ kind: 'reference-doubtful', quote })
        tree.warnings.push({
          kind: 'reference-doubtful',
          at: node.spans[0]?.from ?? article.mark.from,
          says: `Article ${cited} does not speak of what is said to violate it.`,
        })
      }
    }
  }
  const dates = readDates(text, preamble, tree)
  const { pieces, noise } = coverage(source, cleaned, tree)
  for (const one of noise) {
    if (one.kind === 'unclassified') {
      tree.warnings.push({
        kind: 'unclassified',
        says: `Not understood: ${source.slice(one.start, one.end).slice(0, 40)}`,
      })
    }
  }
  const parts = tree.divisions.filter(({ kind }) => kind === 'part')
  const inPart = (part: number | undefined) => (part === undefined ? {} : { part })
  const statute: ParsedStatute = {
    title,
    kind: title ? kindOf(title) : null,
    status: statusOf(title, preamble, dates),
    dates,
    ...(parts.length
      ? { parts: parts.map((part) => ({ number: part.number ?? 0, title: squeeze(say(part.title)) })) }
      : {}),
    chapters: tree.divisions
      .filter(({ kind }) => kind === 'chapter')
      .map((c) => ({ number: c.number, title: squeeze(say(c.title)), ...inPart(c.part) })),
    sections: tree.divisions
      .filter(({ kind }) => kind === 'section')
      .map((s) => ({
        chapter: s.chapter,
        number: s.number ?? 0,
        title: squeeze(say(s.title)),
        ...inPart(s.part),
      })),
    articles: tree.articles.map((a) => ({
      number: a.number,
      suffix: a.suffix,
      chapter: a.chapter,
      section: a.section,
      ...inPart(a.part),
      heading: a.heading.length ? textOf(text, a.heading) : null,
      eId: a.eId,
      paragraphs: a.paragraphs.map((p) => ({ text: textOf(text, p.spans), items: p.items.map(itemOf) })),
      defects: a.defects,
    })),
    references,
    terms,
    ...(tree.appendices.length
      ? {
          appendices: tree.appendices.map((one) => ({
            title: say(one.title),
            text: one.spans.map((span) => say(span)).join('\n'),
          })),
        }
      : {}),
    noise,
    warnings: tree.warnings.map(({ at, kind, says }): Warning => {
      return { kind, says, ...(at === undefined ? {} : { start: cleaned.position(at) }) }
    }),
  }
  const divisions = tree.divisions.map((one) => {
    return { eId: one.eId, kind: one.kind, title: squeeze(say(one.title)) }
  })
  const divisionOf = tree.articles.map((a) => a.division)
  return { statute, pieces, noise, preamble, divisions, divisionOf, pointers }

  function itemOf(node: ItemNode): Item {
    return { number: node.number, text: textOf(text, node.spans), items: node.items.map(itemOf) }
  }
}

/** What is missing or damaged, per article and in the whole. */
function judge(text: string, tree: Tree): void {
  if (tree.articles.length === 0) tree.warnings.push({ kind: 'no-articles', says: 'No article was found.' })
  for (const article of tree.articles) {
    const damage = article.paragraphs.flatMap((p) => lostIn(textOf(text, p.spans), p.items.length > 0))
    article.defects.push(...damage)
    if (damage.length) {
      tree.warnings.push({
        kind: 'garbled',
        at: article.mark.from,
        says: `Words are missing in ${text.slice(article.mark.from, article.mark.to)}: ${damage[0]!.quote}`,
      })
    }
    if (wordsOf(text, article).trim() === '') {
      article.defects.push({ kind: 'no-text', quote: text.slice(article.mark.from, article.mark.to) })
    }
    for (const defect of article.defects) {
      if (defect.kind !== 'lines-joined') continue
      tree.warnings.push({
        kind: 'lines-joined',
        at: article.mark.from,
        says: `A line goes on with the one before: ${defect.quote}`,
      })
      break
    }
  }
  if (isPunctuationLost(text)) {
    tree.warnings.push(
      { kind: 'punctuation-lost', says: 'Commas, colons and semicolons are missing in the whole text.' },
      { kind: 'paragraphs-uncertain', says: 'Where paragraphs end cannot be seen any more.' },
    )
  }
  for (const chapter of tree.divisions) {
    if (chapter.kind !== 'chapter') continue
    if (tree.articles.some((a) => a.chapter === chapter.number && a.part === chapter.part)) continue
    const at = chapter.mark?.from
    tree.warnings.push({
      kind: 'chapter-empty',
      says: `Chapter ${chapter.number ?? ''} has no article.`,
      ...(at === undefined ? {} : { at }),
    })
  }
}

function readDates(text: string, preamble: string[], tree: Tree): ParsedStatute['dates'] {
  const dates = readNotices(preamble.join(''))
  for (const article of [...tree.articles].reverse()) {
    const effect = readEffect(wordsOf(text, article))
    if (effect === undefined) continue
    if (effect === 'blank') {
      article.defects.push({ kind: 'date-blank', quote: wordsOf(text, article).slice(0, 30) })
      tree.warnings.push({
        kind: 'date-blank',
        at: article.mark.from,
        says: 'The day of taking effect is blank.',
      })
    } else if (effect === 'promulgation') {
      dates.effective ??= dates.promulgated
      tree.warnings.push({
        kind: 'date-uncertain',
        at: article.mark.from,
        says: 'Takes effect on promulgation; the day is that of the notice, if there is one.',
      })
    } else {
      if (dates.effective && dates.effective !== effect) {
        tree.warnings.push({
          kind: 'date-uncertain',
          at: article.mark.from,
          says: `The notice says ${dates.effective}, the article ${effect}.`,
        })
      }
      dates.effective = effect
    }
    break
  }
  return dates
}

/** As the text itself says; whether it holds today is for a person to say. */
function statusOf(
  title: string | null,
  preamble: string[],
  dates: ParsedStatute['dates'],
): ParsedStatute['status'] {
  if ([title ?? '', ...preamble].some((line) => isDraft(line))) return 'draft'
  if (preamble.some((line) => /^[（(【]?(?:已废止|失效|已失效|废止)[）)】]?$/.test(line))) return 'repealed'
  if (dates.effective) return 'inForce'
  return dates.passed ? 'passed' : 'unverified'
}

/** Every character of the source: a piece of a node, or noise with a reason. */
function coverage(source: string, cleaned: Clean, tree: Tree): { pieces: Piece[]; noise: Noise[] } {
  const pieces: Piece[] = []
  const take = (spans: readonly (Span | undefined)[], node: string, part: Piece['part']) => {
    for (const span of spans) {
      if (!span) continue
      for (const range of cleaned.ranges(span.from, span.to)) pieces.push({ ...range, node, part })
    }
  }
  take([tree.title], 'title', 'text')
  take(tree.preamble, 'preamble', 'text')
  for (const one of tree.divisions) {
    take([one.mark], one.eId, 'number')
    take([one.title], one.eId, 'heading')
  }
  for (const article of tree.articles) takeArticle(article, take)
  for (const [index, one] of tree.appendices.entries()) {
    take([one.title], `appendix_${index + 1}`, 'heading')
    take(one.spans, `appendix_${index + 1}`, 'text')
  }
  pieces.sort((a, b) => a.start - b.start)
  const noise = [...cleaned.noise]
  for (const { span, kind } of tree.noise) {
    for (const range of cleaned.ranges(span.from, span.to)) noise.push({ ...range, kind })
  }
  const covered: Range[] = [...pieces, ...noise].sort((a, b) => a.start - b.start)
  let done = 0
  for (const { start, end } of [...covered, { start: source.length, end: source.length }]) {
    if (start > done) noise.push(...gap(source, done, start))
    done = Math.max(done, end)
  }
  return { pieces, noise: merged(noise) }
}

function takeArticle(
  article: ArticleNode,
  take: (spans: readonly (Span | undefined)[], node: string, part: Piece['part']) => void,
): void {
  take([article.mark, article.markRest], article.eId, 'number')
  take(article.heading, article.eId, 'heading')
  take(article.headingMarks, article.eId, 'mark')
  for (const { node } of nodesOf(article)) {
    if ('mark' in node) take([(node as ItemNode).mark], node.eId, 'number')
    take(node.spans, node.eId, 'text')
  }
}

function gap(source: string, start: number, end: number): Noise[] {
  const isSpace = /^[\s\u200B-\u200D\u2060\u00AD]*$/.test(source.slice(start, end))
  return [{ start, end, kind: isSpace ? 'layout' : 'unclassified' }]
}

function merged(noise: Noise[]): Noise[] {
  const out: Noise[] = []
  for (const one of noise.sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && last.end === one.start && last.kind === one.kind) last.end = one.end
    else out.push({ ...one })
  }
  return out
}
