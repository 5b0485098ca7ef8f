/**
 * Takes markup out of a source and remembers from where every remaining character came.
 */

/** Why characters of the source are no words of the law. */
export type NoiseKind =
  | 'bom'
  | 'layout'
  | 'markup'
  | 'comment'
  | 'bookmark'
  | 'front-matter'
  | 'contents'
  | 'page-number'
  | 'running-head'
  | 'outside'
  | 'unclassified'

/** Characters [start, end) of the source, UTF-16 units. */
export interface Range {
  start: number
  end: number
}

/** A range with the words it stands for, where the source writes them otherwise (entities of HTML). */
export interface Words extends Range {
  words?: string
}

export interface Noise extends Range {
  kind: NoiseKind
}

/** A run of cleaned text: `length` characters from `clean` on came from [start, end) of the source. */
interface Run extends Range {
  clean: number
  length: number
}

/** A source without its markup. Offsets in `text` are translated back by `ranges`. */
export class Clean {
  readonly text: string
  readonly noise: readonly Noise[]
  readonly isHtml: boolean
  readonly #runs: readonly Run[]

  constructor(text: string, runs: readonly Run[], noise: readonly Noise[], isHtml: boolean) {
    this.text = text
    this.#runs = runs
    this.noise = noise
    this.isHtml = isHtml
  }

  /** Where [from, to) of the cleaned text stands in the source: one range, or more where markup lies between. */
  ranges(from: number, to: number): Words[] {
    const out: Words[] = []
    for (let at = this.#runAt(from); at < this.#runs.length; at += 1) {
      const run = this.#runs[at]!
      if (run.clean >= to) break
      const isWhole = run.end - run.start !== run.length
      const a = Math.max(from, run.clean)
      const b = Math.min(to, run.clean + run.length)
      if (b <= a) continue
      const start = isWhole ? run.start : run.start + (a - run.clean)
      const end = isWhole ? run.end : run.start + (b - run.clean)
      const last = out.at(-1)
      if (isWhole) out.push({ start, end, words: this.text.slice(a, b) })
      else if (last && last.end === start && last.words === undefined) last.end = end
      else out.push({ start, end })
    }
    return out
  }

  /** Where one character of the cleaned text stands in the source. */
  position(at: number): number {
    return this.ranges(at, at + 1)[0]?.start ?? this.#runs.at(-1)?.end ?? 0
  }

  #runAt(clean: number): number {
    let low = 0
    let high = this.#runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#runs[middle]!.clean <= clean) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

const INVISIBLE = '\\uFEFF|[\\u200B-\\u200D\\u2060\\u00AD]+'
const COMMENT = '<!--[\\s\\S]*?-->'
const PLAIN = [
  INVISIBLE,
  '\\[bookmark:[^\\]\\n]{0,200}\\]',
  COMMENT,
  // Markdown at the beginning of a line: headings, quotes, bullets (but no page number "- 3 -"), rules.
  // A heading's mark may stand behind a bookmark or a comment.
  '#{1,6}(?=[ \\t\\u3000]|第)(?<=^(?:\\[bookmark:[^\\]\\n]{0,200}\\]|<!--(?:(?!-->).)*-->|[ \\t])*#{1,6})',
  '^[ \\t]*>+(?=[ \\t])',
  '^[ \\t]*[-*+](?=[ \\t]+(?![ \\t]*\\d+[ \\t]*[-—–]))',
  '^[ \\t]*(?:-{3,}|\\*{3,}|_{3,}|={3,})[ \\t]*$',
  '\\*\\*',
  '^```.*$',
]
const HTML = [
  INVISIBLE,
  '\\[bookmark:[^\\]\\n]{0,200}\\]',
  COMMENT,
  '<(script|style|head|noscript|template)\\b[\\s\\S]*?</\\1\\s*>',
  '</?[a-zA-Z!?][^<>]*>',
  '&(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[a-zA-Z]{2,8});',
  '[\\r\\n\\t]+',
]
const IS_HTML = /<(?:!doctype html|html|body|p|div|br|span|td|h[1-6])(?:\s[^<>]*)?\/?>/i
const BLOCK =
  /^<\/?(?:p|div|br|li|ul|ol|tr|td|th|table|tbody|h[1-6]|section|article|header|footer|main|body|html|hr|dd|dt|dl|blockquote|pre|center)\b/i
const NAMED: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  hellip: '…',
}

/** Cleans plain text, markdown or HTML; which it is, the text itself shows. */
export function clean(whole: string): Clean {
  // A byte order mark is taken off first: the line behind it begins like any other.
  const base = whole.startsWith('\uFEFF') ? 1 : 0
  const source = base ? whole.slice(1) : whole
  const isHtml = IS_HTML.test(source.slice(0, 20_000))
  const runs: Run[] = []
  const noise: Noise[] = []
  const parts: string[] = []
  let length = 0
  let done = 0
  if (base) noise.push({ start: 0, end: 1, kind: 'bom' })
  const drop = (start: number, end: number, kind: NoiseKind) =>
    noise.push({ start: start + base, end: end + base, kind })
  const keep = (text: string, start: number, end: number) => {
    if (text === '') return
    runs.push({ clean: length, length: text.length, start: start + base, end: end + base })
    parts.push(text)
    length += text.length
  }
  const front = isHtml ? undefined : /^---\r?\n[\s\S]{0,4000}?\r?\n---[ \t]*(?=\r?\n)/.exec(source)
  if (front && /^\w+:/m.test(front[0])) {
    drop(0, front[0].length, 'front-matter')
    done = front[0].length
  }
  // Without an end no comment begins: looking for one again and again would take very long.
  const kinds = (isHtml ? HTML : PLAIN).filter((one) => one !== COMMENT || source.includes('-->'))
  const pattern = new RegExp(kinds.join('|'), 'gm')
  pattern.lastIndex = done
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    const [text] = found
    const start = found.index
    const end = start + text.length
    keep(source.slice(done, start), done, start)
    done = end
    const words = isHtml ? entity(text) : undefined
    if (words !== undefined) keep(words, start, end)
    else if (isHtml && BLOCK.test(text)) {
      // A block begins a new line; the line break stands for the tag, which is noise all the same.
      keep('\n', start, end)
      drop(start, end, 'markup')
    } else drop(start, end, kindOf(text))
    if (text === '') pattern.lastIndex += 1
  }
  keep(source.slice(done), done, source.length)
  return new Clean(parts.join(''), runs, noise, isHtml)
}

function kindOf(text: string): NoiseKind {
  if (text === '\uFEFF') return 'bom'
  if (text.startsWith('<!--')) return 'comment'
  if (text.startsWith('[bookmark')) return 'bookmark'
  return /^[\r\n\t\u200B-\u200D\u2060\u00AD]+$/.test(text) ? 'layout' : 'markup'
}

/** The character that an entity stands for; undefined where it is none that is known. */
function entity(text: string): string | undefined {
  if (!text.startsWith('&')) return undefined
  const name = text.slice(1, -1)
  if (!name.startsWith('#')) return NAMED[name] ?? text
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : text
}
