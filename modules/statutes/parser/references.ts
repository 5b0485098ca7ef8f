/**
 * What the words point to (第二十五条, 前款, 《…法》) and which words they define. Pure.
 */
import { articleId } from './identity.ts'
import { fromNumeral, NUMERAL } from './numerals.ts'
import type { ParsedStatute } from './shape.ts'
import { type ArticleNode, type TextNode, textOf } from './tree.ts'

type Reference = ParsedStatute['references'][number]
type Term = ParsedStatute['terms'][number]

const N = `[${NUMERAL}]{1,6}`
const POINTER = new RegExp(
  `(《[^》]{2,60}》)?(?:第(${N})条(?:之([一二三四五六七八九十]+))?)?(?:第(${N})款)?(?:第[（(]?(${N})[）)]?项)?`,
  'y',
)
const START = new RegExp(
  `《[^》]{2,60}》|第${N}(?:条|款|项)|第[（(]${N}[）)]项|前(?:[两二三]?)(?:款|条|项)`,
  'g',
)

/** Words of a node that point to something: to one unit, to several in a row, or to 《another law》. */
export interface Pointer {
  node: string
  /** Characters of the node's words. */
  at: number
  length: number
  to: string[]
}

/** Each target once for each node, none to itself. */
export function referencesTo(pointers: readonly Pointer[]): Reference[] {
  const out: Reference[] = []
  for (const { node: from, to: targets } of pointers) {
    for (const to of targets) {
      if (to !== from && !out.some((one) => one.to === to && one.from === from)) out.push({ from, to })
    }
  }
  return out
}

/** Pointers of one text node; `unknown` takes those whose target is not in this text. */
export function pointersOf(
  text: string,
  node: string,
  article: ArticleNode,
  paragraph: number,
  known: ReadonlySet<string>,
  unknown: (target: string, quote: string) => void,
): Pointer[] {
  const out: Pointer[] = []
  START.lastIndex = 0
  let law: string | undefined
  let lawEnd = -1
  let lastArticle: string | undefined
  let lastEnd = -1
  for (let found = START.exec(text); found; found = START.exec(text)) {
    const [quote] = found
    if (quote.startsWith('前')) {
      const to = before(quote, article, paragraph, known)
      if (to.length) out.push({ node, at: found.index, length: quote.length, to })
      continue
    }
    POINTER.lastIndex = found.index
    const pointer = POINTER.exec(text)
    if (!pointer || pointer[0] === '') continue
    START.lastIndex = Math.max(START.lastIndex, found.index + pointer[0].length)
    const [whole, name, number, suffix, para, point] = pointer
    const goesOn = /^(?:[、和与及或至到，\s]|以及|的)*$/.test(text.slice(lawEnd, found.index))
    if (name) law = name
    else if (!goesOn || lawEnd < 0) law = undefined
    if (name || law) lawEnd = found.index + whole.length
    if (law) {
      const to = [number ? `${law}第${number}条` : law]
      out.push({ node, at: found.index, length: whole.length, to })
      continue
    }
    const isList = lastEnd >= 0 && /^[、和与及或至到，以]*$/.test(text.slice(lastEnd, found.index))
    const ranged = isList && /[至到]/.test(text.slice(lastEnd, found.index))
    const base = number
      ? articleId(fromNumeral(number) ?? 0, suffix ? (fromNumeral(suffix) ?? null) : null)
      : isList && lastArticle
        ? lastArticle
        : article.eId
    const passed = ranged && number && lastArticle ? between(lastArticle, base, known) : []
    lastArticle = base
    lastEnd = found.index + whole.length
    const to = targetOf(base, para, point, base === article.eId ? paragraph : 1)
    out.push({ node, at: found.index, length: whole.length, to: [...passed, to] })
    if (!known.has(to)) unknown(to, whole)
  }
  return out
}

function targetOf(base: string, para: string | undefined, point: string | undefined, here: number): string {
  const number = para ? fromNumeral(para) : undefined
  if (!para && !point) return base
  const paragraph = `${base}__para_${number ?? here}`
  return point ? `${paragraph}__point_${fromNumeral(point) ?? 0}` : paragraph
}

/** 前款, 前两款, 前条. */
function before(
  quote: string,
  article: ArticleNode,
  paragraph: number,
  known: ReadonlySet<string>,
): string[] {
  const many = /[两二]/.test(quote) ? 2 : /三/.test(quote) ? 3 : 1
  if (quote.endsWith('款')) {
    return range(many).flatMap((back) => {
      const to = `${article.eId}__para_${paragraph - back}`
      return known.has(to) ? [to] : []
    })
  }
  if (!quote.endsWith('条')) return []
  return range(many).flatMap((back) => {
    const to = articleId(article.number - back, null)
    return known.has(to) ? [to] : []
  })
}

const range = (many: number) => Array.from({ length: many }, (_, index) => index + 1)

/** 第三条至第六条: what lies between. */
function between(first: string, last: string, known: ReadonlySet<string>): string[] {
  const a = Number(/^art_(\d+)/.exec(first)?.[1])
  const b = Number(/^art_(\d+)/.exec(last)?.[1])
  if (!(b > a) || b - a > 500) return []
  return Array.from({ length: b - a - 1 }, (_, index) => `art_${a + index + 1}`).filter((to) => known.has(to))
}

const DEFINES =
  /(?:^|[。；\n])(?:本(?:条例|法|办法|规定|细则|规则|规约|章程|决定|款|条)(?:中)?所称的?|所称的?)?([^，。；：、]{1,24}?)[，,]?(?:是指|指的是|系指)([^。]+)。/g

/** The words that a text defines. */
export function termsOf(text: string, article: number): Term[] {
  if (!text.includes('指')) return []
  return [...text.matchAll(DEFINES)].flatMap(([, term, definition]) => {
    const word = term!.replace(/^(?:本条例所称的?|前款所称的?|其中的?)|[“”"]/g, '').trim()
    return word ? [{ term: word, definition: definition!.trim(), article }] : []
  })
}

/** All text nodes of an article in order, with the number of the paragraph they are in. */
export function* nodesOf(article: ArticleNode): Generator<{ node: TextNode; paragraph: number }> {
  for (const [index, paragraph] of article.paragraphs.entries()) {
    yield { node: paragraph, paragraph: index + 1 }
    const queue = [...paragraph.items]
    for (let item = queue.shift(); item; item = queue.shift()) {
      yield { node: item, paragraph: index + 1 }
      queue.unshift(...item.items)
    }
  }
}

/** All words of an article. */
export function wordsOf(clean: string, article: ArticleNode): string {
  return [...nodesOf(article)].map(({ node }) => textOf(clean, node.spans)).join('\n')
}
