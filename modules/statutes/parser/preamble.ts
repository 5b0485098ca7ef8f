/**
 * What stands before the first article: contents list, title, notices, marks of a draft. Pure.
 */
import { type Head, headOf, isCited, type Line, splitHeadOf, squeeze } from './lines.ts'
import type { Tree } from './tree.ts'

const KIND =
  /(条例|办法|规定|实施细则|细则|规则|决定|决议|章程|公约|规约|规程|准则|标准|意见|通知|方案|制度|法)$/
const DRAFT = /[（(【[〔][^（）()]*(?:草案|征求意见|送审稿|讨论稿|审议稿|草稿)[^（）()]*[）)】\]〕]/

/** The kind of law that a title ends in: 条例, 办法 …; null for none of those known. */
export function kindOf(title: string): string | null {
  const bare = squeeze(title)
    .replace(/[（(【〔][^（）()【】〔〕]*[）)】〕]/g, '')
    .replace(/[《》]/g, '')
    .trim()
  return KIND.exec(bare)?.[1] ?? null
}

/** Is this said to be a draft? */
export function isDraft(text: string): boolean {
  return DRAFT.test(text) || /(?:草案|征求意见稿|送审稿)\s*$/m.test(text)
}

/** The head that a line begins with, where it is no citation. */
export function startOf(line: Line): Head | undefined {
  const head = headOf(line.text)
  return head && !isCited(line.text, head) ? head : undefined
}

/** 第 / 一条: a number alone in its line that goes on in the next. */
function brokenStart(line: Line, next: Line | undefined): Head | undefined {
  const split = splitHeadOf(line.text, next?.text)
  return split?.at === 0 ? split.head : undefined
}

const CONTENTS = /^目\s*[录次]$/

/**
 * Where the body begins, and which lines before it are a contents list: heads that follow each other without a
 * sentence between, when the first of them comes once more (source-texts.md section 4, rule 4).
 */
export function findBody(lines: readonly Line[], tree: Tree): { body: number; contents: Set<number> } {
  const heads = lines.map((line, index) => startOf(line) ?? brokenStart(line, lines[index + 1]))
  const contents = new Set<number>()
  const listed = lines.findIndex(({ text }) => CONTENTS.test(text))
  if (listed >= 0 && listed < 400) contents.add(listed)
  const top = (['part', 'chapter', 'article'] as const).find((kind) =>
    heads.some((head) => head?.kind === kind && head.number === 1),
  )
  if (!top) {
    const first = heads.findIndex((head) => head?.kind === 'article')
    return { body: first < 0 ? lines.length : first, contents }
  }
  const firsts = heads.flatMap((head, index) => (head?.kind === top && head.number === 1 ? [index] : []))
  const start = firsts[0]!
  let body = start
  let scanned = start
  for (const next of firsts.slice(1)) {
    while (scanned < next && isListLine(lines[scanned]!.text)) scanned += 1
    if (scanned < next) break
    if (next - start > 1) body = next
  }
  // A list without a body of its own chapters: the last one before 第一条 is not the first.
  const article = heads.findIndex((head) => head?.kind === 'article')
  if (body === start && article > start) {
    const before = heads.slice(start, article).filter((head) => head?.kind === top)
    const allHeads = lines.slice(start, article).every((line) => startOf(line))
    if (before.length > 1 && allHeads && (before.at(-1)?.number ?? 1) > 1) {
      body = article
      tree.warnings.push({
        kind: 'contents-uncertain',
        at: lines[start]!.from,
        says: 'The chapters stand only in a list before the first article.',
      })
    }
  }
  for (let index = start; index < body; index += 1) {
    const isTop = heads[index] || isListed(lines[index]!.text)
    if (isTop) contents.add(index)
  }
  const earlier = heads.findIndex((head, index) => head?.kind === 'article' && !contents.has(index))
  return { body: earlier >= 0 && earlier < body ? earlier : body, contents }
}

/** No sentence: may stand in a contents list. */
function isListLine(text: string): boolean {
  return text.length <= 80 && !/[。；]$/.test(text)
}

/** An entry of a contents list without a number of its own: 附则 … 12. */
function isListed(text: string): boolean {
  return /^附\s*则|[.…·]{2,}\s*\d*$/.test(text)
}

/** Sorts the lines before the body into title and the rest. */
export function readPreamble(lines: readonly Line[], tree: Tree): void {
  const named = lines.filter(({ text }) => isTitle(text))
  const title = named.filter(({ text }) => !/^关于|公告$/.test(text)).at(-1) ?? named.at(-1)
  const guess =
    title ?? lines.find(({ text }) => text.length <= 60 && !/[。；，：]/.test(text) && !isLabel(text))
  for (const line of lines) {
    if (line === guess) tree.title = { from: line.from, to: line.to }
    else tree.preamble.push({ from: line.from, to: line.to })
  }
  if (!guess)
    tree.warnings.push({ kind: 'title-missing', says: 'There is no title before the first article.' })
  else if (!title) {
    tree.warnings.push({
      kind: 'title-uncertain',
      at: guess.from,
      says: `Taken for the title, though it names no kind of law: ${guess.text}`,
    })
  }
}

function isTitle(text: string): boolean {
  return (
    text.length <= 80 &&
    !/[。；：]/.test(text) &&
    !/^[（(]/.test(text) &&
    !isLabel(text) &&
    kindOf(text) !== null
  )
}

function isLabel(text: string): boolean {
  return /^附[件录表]|^[（(]|^第.{1,12}号$|\d{4}\s*年/.test(text)
}
