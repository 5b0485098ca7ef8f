/**
 * A law's words by the unit that they belong to, as the export writes them and as the reading back takes them.
 */
import type { Parsed, Piece } from '../parser/parse.ts'

/** What a piece adds its words to: `art_12 number`, `art_12__para_1 text`, `title text`. */
export function slotOf({ node, part }: Pick<Piece, 'node' | 'part'>): string {
  return `${node} ${part}`
}

/** The words of a piece. */
export function wordsOf(source: string, piece: Piece): string {
  return piece.words ?? source.slice(piece.start, piece.end)
}

/** All words of each unit, in the order of the text. */
export function unitsOf(source: string, parsed: Parsed): Map<string, string> {
  const units = new Map<string, string>()
  for (const piece of parsed.pieces) {
    const slot = slotOf(piece)
    units.set(slot, (units.get(slot) ?? '') + wordsOf(source, piece))
  }
  return units
}
