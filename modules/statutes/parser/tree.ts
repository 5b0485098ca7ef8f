/**
 * The parser's own tree: every node knows where its words stand in the cleaned text.
 */
import type { Defect, Warning } from './shape.ts'

/** Characters [from, to) of the cleaned text. */
export interface Span {
  from: number
  to: number
}

/** Words, perhaps of several lines; joined without anything between. */
export interface TextNode {
  spans: Span[]
  items: ItemNode[]
  eId: string
}

export interface ItemNode extends TextNode {
  number: number
  mark: Span
}

export interface ArticleNode {
  number: number
  suffix: number | null
  mark: Span
  /** The rest of a number that a line break cuts in two. */
  markRest: Span | undefined
  heading: Span[]
  headingMarks: Span[]
  paragraphs: TextNode[]
  part: number | undefined
  chapter: number | null
  section: number | null
  /** Place among the divisions of the nearest one above. */
  division: number | undefined
  eId: string
  defects: Defect[]
}

/** 编, 章 or 节. */
export interface DivisionNode {
  kind: 'part' | 'chapter' | 'section'
  number: number | null
  mark: Span | undefined
  title: Span | undefined
  part: number | undefined
  chapter: number | null
  eId: string
}

export interface AppendixNode {
  title: Span
  spans: Span[]
}

export interface Tree {
  title: Span | undefined
  preamble: Span[]
  divisions: DivisionNode[]
  articles: ArticleNode[]
  appendices: AppendixNode[]
  /** Lines that are no words of the law, each with why. */
  noise: { span: Span; kind: 'contents' | 'page-number' | 'running-head' | 'outside' }[]
  warnings: (Omit<Warning, 'start'> & { at?: number })[]
}

/** The words of a node. */
export function textOf(clean: string, spans: readonly Span[]): string {
  return spans.length === 1
    ? clean.slice(spans[0]!.from, spans[0]!.to)
    : spans.map(({ from, to }) => clean.slice(from, to)).join('')
}

/** Characters [a, b) of a node's words, as spans, without spaces at either end. */
export function cut(clean: string, spans: readonly Span[], a: number, b: number): Span[] {
  const text = textOf(clean, spans).slice(a, b)
  const stop = a + text.length
  const start = a + (text.length - text.trimStart().length)
  const end = Math.max(start, stop - (text.length - text.trimEnd().length))
  const out: Span[] = []
  let done = 0
  for (const { from, to } of spans) {
    const x = Math.max(start - done, 0)
    const y = Math.min(end - done, to - from)
    if (y > x) out.push({ from: from + x, to: from + y })
    done += to - from
  }
  return out
}
