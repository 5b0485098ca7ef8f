/**
 * How a text is broken into lines. Pure.
 */
import { headOf, isCited, isClosed, type Line, squeeze } from './lines.ts'

/** How a text is broken into lines: by hand at a width, or only where a paragraph ends. */
export interface Layout {
  /** Characters of a full line; undefined where lines end with their paragraphs. */
  width: number | undefined
  /** Articles begin with an indent. */
  indents: boolean
  /** Headings of articles stand without brackets. */
  bareHeadings: boolean
}

/** Words that may be a heading without brackets. */
export function isBare(text: string): boolean {
  return text.length <= 24 && !/[。；，：！？]/.test(squeeze(text))
}

/** Looks at all lines of a body. */
export function layoutOf(lines: readonly Line[]): Layout {
  const widths = new Map<number, number>()
  let open = 0
  let indented = 0
  let plain = 0
  let articles = 0
  let bare = 0
  for (const line of lines) {
    const head = headOf(line.text)
    if (head) {
      if (head.kind === 'article' && !isCited(line.text, head)) {
        articles += 1
        const rest = line.text.slice(head.length).trim()
        if (rest !== '' && isBare(rest) && !/^[【（([〔]/.test(rest)) bare += 1
        if (line.indent > 0) indented += 1
      } else continue
    }
    plain += 1
    if (line.text.length > 14 && !isClosed(line.text) && !/[）)】]$/.test(line.text)) {
      open += 1
      const width = line.indent + line.text.length
      widths.set(width, (widths.get(width) ?? 0) + 1)
    }
  }
  const isWrapped = open >= 5 && open >= plain * 0.2
  const width = isWrapped ? [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] : undefined
  return {
    width,
    indents: indented > articles / 2,
    bareHeadings: articles >= 3 && bare > articles / 2 && !isWrapped,
  }
}
