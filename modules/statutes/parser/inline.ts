/**
 * Items that stand within a line: 主要分为以下三类：（一）…；（二）…. Pure; only numbers in turn are taken.
 */
import { type Mark, markOf } from './lines.ts'
import { cut, type ItemNode, type TextNode, textOf } from './tree.ts'

const BRACKET = /[（(]\s*[一二三四五六七八九十百零〇0-9０-９]{1,4}\s*[）)]|[①-⑳]/g

interface Found extends Mark {
  at: number
}

/** Splits the items out of a paragraph, and out of items what follows them in the same line. */
export function splitInline(clean: string, paragraph: TextNode): boolean {
  let isSplit = false
  if (paragraph.items.length === 0) isSplit = splitList(clean, paragraph, paragraph.items)
  for (let index = 0; index < paragraph.items.length; index += 1) {
    const item = paragraph.items[index]!
    if (splitSiblings(clean, item, paragraph.items, index)) isSplit = true
    if (item.items.length === 0 && splitList(clean, item, item.items)) isSplit = true
  }
  return isSplit
}

/** A list after a colon. */
function splitList(clean: string, node: TextNode, into: ItemNode[]): boolean {
  const text = textOf(clean, node.spans)
  const first = marks(text).find(({ number, at }) => number === 1 && /[：:]\s*$/.test(before(text, at)))
  if (!first) return false
  const list = inTurn(text, first)
  const whole = node.spans
  node.spans = cut(clean, whole, 0, first.at)
  into.push(...list.map((mark, index) => itemAt(clean, whole, mark, list[index + 1]?.at ?? text.length)))
  return true
}

/** The next items of the same list, glued to this one. */
function splitSiblings(clean: string, item: ItemNode, items: ItemNode[], index: number): boolean {
  const text = textOf(clean, item.spans)
  const first = marks(text).find(
    ({ number, at, level }) =>
      level === 'item' && number === item.number + 1 && /[；;。]\s*$/.test(before(text, at)),
  )
  if (!first || items[index + 1]?.number === first.number) return false
  const list = inTurn(text, first)
  const whole = item.spans
  item.spans = cut(clean, whole, 0, first.at)
  const more = list.map((mark, i) => itemAt(clean, whole, mark, list[i + 1]?.at ?? text.length))
  items.splice(index + 1, 0, ...more)
  return true
}

function marks(text: string): Found[] {
  if (!/[（(①]/.test(text)) return []
  return [...text.matchAll(BRACKET)].flatMap((found) => {
    const mark = markOf(text.slice(found.index, found.index + 8))
    return mark ? [{ ...mark, at: found.index }] : []
  })
}

/** The few characters before a place. */
function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 8), at)
}

/** From the first on, every next number behind a semicolon, comma or full stop. */
function inTurn(text: string, first: Found): Found[] {
  const list = [first]
  for (const mark of marks(text)) {
    const last = list.at(-1)!
    const follows = mark.at > last.at && mark.level === first.level && mark.number === last.number + 1
    if (follows && /[；;。，,、]\s*$/.test(before(text, mark.at))) list.push(mark)
  }
  return list
}

function itemAt(clean: string, whole: TextNode['spans'], mark: Found, end: number): ItemNode {
  const printed = cut(clean, whole, mark.at, mark.at + mark.length)
  return {
    number: mark.number,
    mark: { from: printed[0]?.from ?? 0, to: printed.at(-1)?.to ?? 0 },
    spans: cut(clean, whole, mark.at + mark.length, end),
    items: [],
    eId: '',
  }
}
