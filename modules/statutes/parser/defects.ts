/**
 * Words that are visibly lost. They are named, never guessed (source-texts.md sections 1.1 and 4, rule 15).
 */
import type { Defect } from './shape.ts'

/** A list is announced, and neither colon nor item follows: what it listed is lost. */
const ANNOUNCED = /(?:下列|以下)\p{Script=Han}{0,4}/u

/** Joins that no sentence has, seen in real copies: between their characters words are missing. */
const JOINS = [
  /下列职责化等/,
  /利民服务织社区居民/,
  /下列事项项/,
  /以下方式开展工作民/,
  /交付实施理机构/,
  /不得向居民政府/,
  /基础工作业开展工作/,
]

/** What is lost in a paragraph; `isListed` where items follow it. */
export function lostIn(text: string, isListed: boolean): Defect[] {
  const out: Defect[] = []
  for (const join of JOINS) {
    const found = join.exec(text)
    if (found) out.push({ kind: 'garbled', quote: found[0] })
  }
  const announced = ANNOUNCED.exec(text)
  if (announced && !isListed && !/[：:]/.test(text.slice(announced.index)) && !/[，；]/.test(text)) {
    out.push({ kind: 'items-lost', quote: announced[0] })
  }
  return out
}

/** Is the punctuation of the whole text gone? Long laws without a single comma do not exist. */
export function isPunctuationLost(text: string): boolean {
  return text.length > 1500 && !/[，,；;：]/.test(text)
}
