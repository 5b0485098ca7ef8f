/**
 * How well candidates agree with what a reader labelled by hand. Pure.
 */
import type { CandidateModality } from '../candidates/shapes.ts'

/** A clause as labelled, or as found. */
export interface Labelled {
  article: number
  paragraph: number
  modality: CandidateModality
  quote: string
}

/** Precision: how many of the found are labelled. Recall: how many of the labelled are found. */
export interface Score {
  labelled: number
  found: number
  matched: number
  precision: number
  recall: number
}

/** The share of the longer quote that two quotes must have in common, in one stretch, to be the same clause. */
export const COMMON = 0.6

/** Pairs found with labelled clauses of one paragraph and modality, the best pairs first. */
export function matchClauses(
  labelled: readonly Labelled[],
  found: readonly Labelled[],
): { pairs: [number, number][]; missed: Labelled[]; extra: Labelled[] } {
  const candidates = labelled.flatMap((one, i) =>
    found.flatMap((other, j) => {
      if (one.article !== other.article || one.paragraph !== other.paragraph) return []
      if (one.modality !== other.modality) return []
      const share = sharedLength(one.quote, other.quote) / Math.max(one.quote.length, other.quote.length)
      return share >= COMMON ? [{ i, j, share }] : []
    }),
  )
  const takenI = new Set<number>()
  const takenJ = new Set<number>()
  const pairs: [number, number][] = []
  for (const { i, j } of candidates.sort((a, b) => b.share - a.share)) {
    if (takenI.has(i) || takenJ.has(j)) continue
    takenI.add(i)
    takenJ.add(j)
    pairs.push([i, j])
  }
  return {
    pairs,
    missed: labelled.filter((_, i) => !takenI.has(i)),
    extra: found.filter((_, j) => !takenJ.has(j)),
  }
}

/** Scores all clauses, and those of each modality. */
export function score(
  labelled: readonly Labelled[],
  found: readonly Labelled[],
): { all: Score; of: Partial<Record<CandidateModality, Score>> } {
  const { pairs } = matchClauses(labelled, found)
  const of: Partial<Record<CandidateModality, Score>> = {}
  for (const modality of ['shall', 'shall-not', 'may', 'encourage'] as const) {
    const has = (one: Labelled) => one.modality === modality
    if (!labelled.some(has) && !found.some(has)) continue
    of[modality] = figures(
      labelled.filter(has).length,
      found.filter(has).length,
      pairs.filter(([i]) => has(labelled[i]!)).length,
    )
  }
  return { all: figures(labelled.length, found.length, pairs.length), of }
}

function figures(labelled: number, found: number, matched: number): Score {
  return {
    labelled,
    found,
    matched,
    precision: found === 0 ? 1 : matched / found,
    recall: labelled === 0 ? 1 : matched / labelled,
  }
}

/** Length of the longest stretch that two texts share. */
export function sharedLength(a: string, b: string): number {
  let best = 0
  let before = new Array<number>(b.length + 1).fill(0)
  for (const char of a) {
    const here = new Array<number>(b.length + 1).fill(0)
    for (let j = 1; j <= b.length; j += 1) {
      if (char !== b[j - 1]) continue
      here[j] = before[j - 1]! + 1
      if (here[j]! > best) best = here[j]!
    }
    before = here
  }
  return best
}
