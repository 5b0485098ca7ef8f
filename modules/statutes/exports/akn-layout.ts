/**
 * The layout of the source text, kept beside the law: Akoma Ntoso has no place for spaces, line breaks, contents
 * lists and bookmarks. In `meta/proprietary` (made for what is foreign) stands, in the order of the source, how many
 * characters of which unit come next, and what lies between. The words themselves stand in the law's elements only.
 */
import { createHash } from 'node:crypto'
import type { Parsed } from '../parser/parse.ts'
import { wordsOf } from './akn-units.ts'
import { element, escaped, isLegal, written } from './xml.ts'

export const LAYOUT = 'urn:linli:layout:1'

export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Runs of units and what lies between them; together the source. */
export function layoutXml(source: string, parsed: Parsed): string {
  const pieces = parsed.pieces.map((piece) => ({ ...piece, kind: undefined }))
  const noise = parsed.noise.map((one) => ({ ...one, node: undefined }))
  const all = [...pieces, ...noise].sort((a, b) => a.start - b.start || a.end - b.end)
  let inLaw = ''
  const runs = all.map((one) => {
    const raw = source.slice(one.start, one.end)
    if (one.node === undefined) return literal('l:noise', { kind: one.kind }, raw)
    if (one.part === 'mark') return literal('l:mark', {}, raw)
    const words = wordsOf(source, one)
    inLaw += written(words)
    const attributes = { of: one.node, part: one.part, length: words.length }
    return words === raw && isLegal(raw) ? element('l:run', attributes) : literal('l:run', attributes, raw)
  })
  const attributes = {
    'xmlns:l': LAYOUT,
    'xml:space': 'preserve',
    characters: source.length,
    sha256: hashOf(source),
    // Of the words as they stand in the law's elements: whoever changes one there changes the law.
    words: hashOf(inLaw),
  }
  return element('l:source', attributes, runs.join(''))
}

/** Characters of the source as they are; as JSON where XML cannot hold them. */
function literal(name: string, attributes: Record<string, string | number>, raw: string): string {
  if (isLegal(raw)) return element(name, attributes, escaped(raw))
  const ascii = JSON.stringify(raw).replace(
    /[\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16)}`,
  )
  return element(name, { ...attributes, as: 'json' }, escaped(ascii))
}
