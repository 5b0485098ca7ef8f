/**
 * Just enough of a statute's structure to cite it: articles by number, and whether words stand in one.
 * The complete parser (chapters, paragraphs, items as ranges) is a module of its own.
 * What it copes with: source-texts.md section 4, rules 1, 2, 5.
 */

const DIGITS = '零一二三四五六七八九'

/** 1–999 as in 第二十条: 20 → 二十, 101 → 一百零一. */
export function toChinese(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 999) throw new RangeError(`toChinese: ${n} is not in 1–999`)
  const hundreds = Math.floor(n / 100)
  const tens = Math.floor((n % 100) / 10)
  const ones = n % 10
  let out = hundreds ? `${DIGITS[hundreds]}百` : ''
  if (tens) out += tens === 1 && !hundreds ? '十' : `${DIGITS[tens]}十`
  else if (hundreds && ones) out += '零'
  return out + (ones ? DIGITS[ones] : '')
}

/** The reverse of `toChinese`; undefined for anything else. */
export function fromChinese(text: string): number | undefined {
  const parts =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text)
  if (!parts || text === '') return undefined
  const value = (digit: string | undefined) => (digit ? DIGITS.indexOf(digit) : 0)
  const tens = parts[3] ? value(parts[2]) || 1 : 0
  const n = value(parts[1]) * 100 + tens * 10 + value(parts[4])
  return n > 0 && toChinese(n) === text ? n : undefined
}

/** Text without anything that is not a word of it: spaces of all kinds, bookmarks, comments, markdown. */
export function bare(text: string): string {
  return text
    .replace(/\[bookmark: [^\]]*\]/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^\s*#+\s/gm, '')
    .replace(/\s+/g, '')
}

export interface Statute {
  /** What stands before the first article. */
  readonly preamble: string
  /** Article number → its raw lines, in order, without the number. */
  readonly articles: ReadonlyMap<number, string>
}

const ARTICLE = /^(?:\s|#|\[bookmark: [^\]]*\])*第([一二三四五六七八九十百零]+)条/
const CHAPTER = /^(?:\s|#)*第[一二三四五六七八九十百]+章/

/** Splits at lines that begin with the next article's number; a number out of turn is text. */
export function splitStatute(text: string): Statute {
  const articles = new Map<number, string>()
  const preamble: string[] = []
  let current = 0
  for (const line of text.split('\n')) {
    const start = ARTICLE.exec(line)
    if (start && fromChinese(start[1] ?? '') === current + 1) {
      current += 1
      articles.set(current, line.slice(start[0].length))
    } else if (current === 0) {
      preamble.push(line)
    } else if (!CHAPTER.test(line)) {
      articles.set(current, `${articles.get(current)}\n${line}`)
    }
  }
  return { preamble: preamble.join('\n'), articles }
}

const ITEM = /^\s*（[一二三四五六七八九十]+）/
const HEADING = /^\s*(?:【[^】]*】|（(?![一二三四五六七八九十]+）)[^（）]*）)\s*/

/**
 * Paragraphs (款) of an article's raw lines, bare: a line is one, items belong to the paragraph before them,
 * a heading to none.
 */
export function paragraphsOf(article: string): string[] {
  const paragraphs: string[] = []
  for (const [index, line] of article.replace(HEADING, '').split('\n').entries()) {
    const words = bare(line)
    if (words === '') continue
    const item = ITEM.test(line) && index > 0 && paragraphs.length > 0
    if (item) paragraphs[paragraphs.length - 1] += words
    else paragraphs.push(words)
  }
  return paragraphs
}

/** Do these words stand in that article, whatever the spacing? */
export function isQuoted(statute: Statute, article: number | 'preamble', quote: string): boolean {
  const text = article === 'preamble' ? statute.preamble : statute.articles.get(article)
  return text !== undefined && bare(text).includes(bare(quote))
}

/** Numbers of the articles in which these words stand; for hints in findings. */
export function findQuote(statute: Statute, quote: string): number[] {
  const wanted = bare(quote)
  return [...statute.articles].filter(([, text]) => bare(text).includes(wanted)).map(([n]) => n)
}
