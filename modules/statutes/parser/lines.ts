/**
 * Lines of a cleaned source, and what each begins with. Pure.
 */
import { fromNumeral, NUMERAL } from './numerals.ts'

/** A line without the spaces around it; offsets into the cleaned text. */
export interface Line {
  from: number
  to: number
  text: string
  /** Spaces before it. */
  indent: number
}

/** Spaces of all kinds at the ends of a line. */
const EDGE = /^[\s\u3000\u00A0]+|[\s\u3000\u00A0]+$/g
const BREAK = /\r\n|[\n\r\u2028\u2029\f\v\u0085]/g

/** All lines that hold a word. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  BREAK.lastIndex = 0
  while (from <= text.length) {
    const found = BREAK.exec(text)
    const end = found ? found.index : text.length
    const line = trimmed(text, from, end)
    if (line) lines.push(line)
    if (!found) break
    from = end + found[0].length
  }
  return lines
}

/** [from, to) without the spaces around it; undefined where nothing is left. */
export function trimmed(text: string, from: number, to: number): Line | undefined {
  const raw = text.slice(from, to)
  const words = raw.replace(EDGE, '')
  if (words === '') return undefined
  const indent = raw.indexOf(words[0]!)
  return { from: from + indent, to: from + indent + words.length, text: words, indent }
}

/** 编, 分编, 章, 节, 条. */
export type HeadKind = 'part' | 'chapter' | 'section' | 'article'

/** The number with which a unit of the law begins. */
export interface Head {
  kind: HeadKind
  number: number
  /** 之一 → 1. */
  suffix: number | null
  /** Length of the printed number. */
  length: number
}

const KINDS: Record<string, HeadKind> = {
  编: 'part',
  分编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
}
const HEAD = new RegExp(
  `^第\\s*([${NUMERAL}](?:[${NUMERAL}\\s]*[${NUMERAL}])?)\\s*(分编|编|章|节|条)(?:\\s?之\\s?([一二三四五六七八九十]+)(?![${NUMERAL}]))?`,
)
/** What follows a number that is cited, not one that begins something: 第二十五条规定. */
const CITED =
  /^(?:第|规定|所|的|、|，|,|。|；|;|至|到|和|或|及|与|以|中|之|内|款|项|，|：|确定|要求|处|执行|办理|$(?!\n))/

const NEXT = new RegExp(`[\\s\\u3000]第\\s*[${NUMERAL}\\s]{1,8}(?:条|节|章)`)

/** The number at the beginning of a text, whether it begins a unit or is only cited there. */
export function headOf(text: string): Head | undefined {
  if (!text.startsWith('第')) return undefined
  const found = HEAD.exec(text)
  if (!found) return undefined
  const number = fromNumeral(found[1]!)
  const kind = KINDS[found[2]!]
  if (number === undefined || !kind) return undefined
  return {
    kind,
    number,
    suffix: found[3] ? (fromNumeral(found[3]) ?? null) : null,
    length: found[0].length,
  }
}

/** Is this number a citation (第二十五条规定…) rather than a beginning? An empty rest is a beginning. */
export function isCited(text: string, head: Head): boolean {
  const line = text.slice(head.length)
  if (line === '') return false
  if (head.kind === 'article') return CITED.test(line)
  // A chapter's line may go on with an article.
  const next = NEXT.exec(line)
  const rest = next ? line.slice(0, next.index) : line
  // A title of a chapter is short and no sentence.
  return CITED.test(rest) || rest.length > 50 || /[。；，]/.test(rest)
}

const UNFINISHED = new RegExp(`(?:^|[。！？；”）】]\\s*)(第\\s*[${NUMERAL}\\s]{0,8})$`)

/** A number that a line break cuts in two (第二十 / 五条): where it begins in this line, where it ends in the next. */
export interface SplitHead {
  head: Head
  /** Characters of this line before it. */
  at: number
  /** Characters of the next line that belong to it. */
  length: number
  printed: string
}

/** The article's number that begins at the end of this line and goes on in the next; undefined for a citation. */
export function splitHeadOf(text: string, next: string | undefined): SplitHead | undefined {
  if (next === undefined) return undefined
  const begun = UNFINISHED.exec(text)?.[1]
  if (begun === undefined) return undefined
  const whole = begun + next
  const head = headOf(whole)
  if (head?.kind !== 'article' || head.length <= begun.length || isCited(whole, head)) return undefined
  return {
    head,
    at: text.length - begun.length,
    length: head.length - begun.length,
    printed: whole.slice(0, head.length),
  }
}

const ITEM = /^[（(]\s*([一二三四五六七八九十百零〇]+)\s*[）)]/
const SUB = /^(?:[（(]\s*([0-9０-９]{1,3})\s*[）)]|([0-9０-９]{1,2})\s*[.．、](?![0-9０-９])|([①-⑳]))/

/** The number with which an item (项) or a subitem (目) begins. */
export interface Mark {
  level: 'item' | 'sub'
  number: number
  length: number
}

export function markOf(text: string): Mark | undefined {
  const item = ITEM.exec(text)
  if (item) {
    const number = fromNumeral(item[1]!)
    return number === undefined ? undefined : { level: 'item', number, length: item[0].length }
  }
  const sub = SUB.exec(text)
  if (!sub) return undefined
  const number = sub[3] ? sub[3].charCodeAt(0) - 0x245f : fromNumeral(sub[1] ?? sub[2]!)
  return number === undefined ? undefined : { level: 'sub', number, length: sub[0].length }
}

const PAGE =
  /^(?:[-—–－•·\s]*[0-9０-９]{1,4}[-—–－•·\s]*|第\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9０-９]{1,4}\s*页)?|[0-9]{1,4}\s*\/\s*[0-9]{1,4}|[Pp]age\s+\d+(?:\s+of\s+\d+)?)$/

export function isPageNumber(text: string): boolean {
  return text.length < 24 && PAGE.test(text)
}

/** Does a line end where a sentence or a list does? If not, the next line goes on with it. */
export function isClosed(text: string): boolean {
  return /(?:[。；：！？;:!?]|[。！？；][”’"》）)])$/.test(text)
}

/** Without spaces between characters: 总　　则 → 总则. Words in Latin letters keep theirs. */
export function squeeze(text: string): string {
  return text.replace(/([^\x21-\x7e])[\s\u3000\u00A0]+|[\s\u3000\u00A0]+(?=[^\x21-\x7e])/g, '$1')
}
