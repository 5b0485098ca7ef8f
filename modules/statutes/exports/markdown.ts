/** A law as markdown: as printed, in its own words and order. Parsing it gives the same tree. Pure. */
import type { Parsed } from '../parser/parse.ts'
import type { Item } from '../parser/shape.ts'
import { unitsOf } from './akn-units.ts'

const DEPTH = { part: '##', chapter: '##', section: '###' }

/** Writes a law; `about` is said in a comment before it, which is no word of the law. */
export function toMarkdown(source: string, parsed: Parsed, about: string): string {
  const units = unitsOf(source, parsed)
  const words = (node: string, part: string) => units.get(`${node} ${part}`) ?? ''
  const { statute, divisions, divisionOf, preamble, pieces } = parsed
  const blocks = [`<!-- ${about.replaceAll('--', '- -')} -->`]
  const titleAt = pieces.find(({ node }) => node === 'title')?.start
  const before = titleAt === undefined ? 0 : linesBefore(parsed, source, titleAt)
  blocks.push(...preamble.slice(0, before))
  if (titleAt !== undefined) blocks.push(`# ${words('title', 'text')}`)
  blocks.push(...preamble.slice(before))
  let next = 0
  const head = (last: number) => {
    for (; next <= last; next += 1) {
      const { eId, kind } = divisions[next]!
      blocks.push(`${DEPTH[kind]} ${words(eId, 'number')}\u3000${words(eId, 'heading')}`.trimEnd())
    }
  }
  const list = (items: readonly Item[], parent: string) => {
    const taken = new Map<number, number>()
    for (const { number, text, items: inner } of items) {
      const count = (taken.get(number) ?? 0) + 1
      taken.set(number, count)
      const eId = `${parent}__point_${number}${count > 1 ? `__dup_${count}` : ''}`
      blocks.push(words(eId, 'number') + text)
      list(inner, eId)
    }
  }
  for (const [index, { eId, heading, paragraphs }] of statute.articles.entries()) {
    head(divisionOf[index] ?? -1)
    const number = `**${words(eId, 'number')}**`
    if (heading) blocks.push(`${number}\u3000${bracketed(parsed, source, eId, heading)}`)
    for (const [at, { text, items }] of paragraphs.entries()) {
      blocks.push(at === 0 && !heading ? `${number}\u3000${text}`.trimEnd() : text)
      list(items, `${eId}__para_${at + 1}`)
    }
    if (paragraphs.length === 0 && !heading) blocks.push(number)
  }
  head(divisions.length - 1)
  for (const { title, text } of statute.appendices ?? []) {
    blocks.push(`## ${title}`, ...text.split('\n').filter(Boolean))
  }
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

/** How many lines of the preamble stand before the title. */
function linesBefore({ pieces, preamble }: Parsed, source: string, titleAt: number): number {
  let length = 0
  for (const { node, start, end, words } of pieces) {
    if (node === 'preamble' && start < titleAt) length += (words ?? source.slice(start, end)).length
  }
  let lines = 0
  for (let sum = 0; lines < preamble.length && sum < length; lines += 1) sum += preamble[lines]!.length
  return lines
}

/** The heading in the brackets that the text prints; without any where it has none. */
function bracketed({ pieces }: Parsed, source: string, eId: string, heading: string): string {
  const [left = '', right = ''] = pieces
    .filter(({ node, part }) => node === eId && part === 'mark')
    .map(({ start, end }) => source.slice(start, end))
  return left + heading + right
}
