/**
 * A sentence taken apart: clauses that do something, with what stands before them, and clauses that only say to what
 * end. Pure; every clause is a range of the words that came in.
 */
import type { CandidateModality } from './shapes.ts'
import {
  ABOUT_THE_LAW,
  BEARER,
  BEFORE,
  BEFORE_ENDS,
  CONDITION,
  ENCOURAGES,
  MEANS,
  MODALS,
  OBJECT_FIRST,
  PURPOSE,
  VERB,
} from './vocabulary.ts'

/** A range of a text. */
export interface Range {
  start: number
  end: number
}

/** A clause that does something. `parts` are its pieces between commas, in order; the last one does it. */
export interface Clause extends Range {
  modality: CandidateModality
  parts: Range[]
  /** Where the modal word stands, if the clause has one of its own. */
  modal?: Range
}

/** Splits at a mark that stands in no bracket and no quotation. */
export function splitAt(text: string, range: Range, marks: string): Range[] {
  const out: Range[] = []
  let depth = 0
  let start = range.start
  for (let at = range.start; at < range.end; at += 1) {
    const char = text[at]!
    if ('（(《“【'.includes(char)) depth += 1
    else if ('）)》”】'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && marks.includes(char)) {
      out.push({ start, end: at })
      start = at + 1
    }
  }
  out.push({ start, end: range.end })
  return out.flatMap((one) => trimmed(text, one))
}

function trimmed(text: string, { start, end }: Range): Range[] {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = start + words.trimEnd().length
  return to > from ? [{ start: from, end: to }] : []
}

/** What a sentence carries from clause to clause. */
interface Carried {
  modality: CandidateModality | undefined
  /** Pieces that wait for the clause they belong to. */
  waiting: Range[]
  modal: Range | undefined
  /** Has a clause of this sentence done something already? */
  isGoingOn: boolean
}

/** The clauses of a paragraph or item that do something. */
export function clausesOf(text: string): Clause[] {
  return splitAt(text, { start: 0, end: text.length }, '。！？').flatMap((sentence) => {
    if (ABOUT_THE_LAW.test(text.slice(sentence.start, sentence.end))) return []
    return clausesOfSentence(text, sentence)
  })
}

function clausesOfSentence(text: string, sentence: Range): Clause[] {
  const out: Clause[] = []
  const carried: Carried = { modality: undefined, waiting: [], modal: undefined, isGoingOn: false }
  for (const segment of splitAt(text, sentence, '；;：:')) {
    const parts = splitAt(text, segment, '，,')
    carried.waiting = []
    carried.modal = undefined
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1]
      read(text, part, next && text.slice(next.start, next.end), carried, out)
    }
    // A modal word whose verb never came: better shown than lost.
    if (isPending(carried)) emit(carried, out)
  }
  return out
}

/** Does a modal word stand among the pieces that wait? */
function isPending({ waiting, modal }: Carried): boolean {
  const first = waiting[0]
  return first !== undefined && modal !== undefined && modal.start >= first.start
}

function read(text: string, part: Range, next: string | undefined, carried: Carried, out: Clause[]): void {
  const words = text.slice(part.start, part.end)
  const modal = modalIn(words)
  const isFirst = carried.waiting.length === 0 && !carried.isGoingOn
  if (modal) {
    carried.modality = modal.modality
    carried.modal = { start: part.start + modal.start, end: part.start + modal.end }
  } else if (isFirst && ENCOURAGES.test(words)) {
    carried.modality = 'encourage'
  }
  const isEncouraging = !modal && carried.modality === 'encourage' && isFirst
  const rest = modal ? words.slice(modal.end) : words.replace(isFirst ? ENCOURAGES : /^$/, '')
  if (!modal && carried.isGoingOn && PURPOSE.test(words)) {
    carried.waiting = []
    return
  }
  if (!modal && /^(?:优先|统一)?作为/.test(words) && carried.isGoingOn && carried.waiting.length === 0) {
    extend(part, out)
    return
  }
  carried.waiting.push(part)
  if (isWaiting(words, rest, next, modal !== undefined || isEncouraging, carried)) return
  emit(carried, out)
}

/** Does this piece only lead to the next one? */
function isWaiting(
  words: string,
  rest: string,
  next: string | undefined,
  hasModal: boolean,
  carried: Carried,
): boolean {
  if (next === undefined)
    return !hasModal && !carried.isGoingOn && carried.modal === undefined && !VERB.test(rest)
  if (CONDITION.test(words) && !/目的$/.test(words)) return true
  if (MEANS.test(rest)) return true
  if (BEFORE.test(rest)) {
    if (BEFORE_ENDS.test(rest) && !OBJECT_FIRST.test(rest)) return true
    if (!VERB.test(rest.replace(BEFORE, ''))) return true
  }
  if (hasModal || carried.modal || carried.isGoingOn || carried.modality) return rest === ''
  // Nothing has been said yet: what names a body or a subject leads to what it does.
  if (BEARER.test(words) && (!VERB.test(words) || /等[^等]{1,8}$/.test(words))) return true
  if (modalIn(next)?.start === 0 || /^(?:由|均?应当|一律)/.test(next)) return true
  return !VERB.test(rest)
}

function modalIn(words: string): (Range & { modality: CandidateModality }) | undefined {
  let first: (Range & { modality: CandidateModality }) | undefined
  for (const { words: pattern, modality } of MODALS) {
    const found = pattern.exec(words)
    if (!found || (first && first.start <= found.index)) continue
    first = { start: found.index, end: found.index + found[0].length, modality }
  }
  return first
}

function emit(carried: Carried, out: Clause[]): void {
  const parts = carried.waiting
  const modality = carried.modality ?? 'shall'
  const own = carried.modal && carried.modal.start >= parts[0]!.start ? { modal: carried.modal } : {}
  out.push({ start: parts[0]!.start, end: parts.at(-1)!.end, parts, modality, ...own })
  carried.waiting = []
  carried.isGoingOn = true
}

/** 利用闲置资源，作为设施: the second piece belongs to the clause before it. */
function extend(part: Range, out: Clause[]): void {
  const last = out.at(-1)
  if (!last) return
  last.end = part.end
  last.parts.push(part)
}
