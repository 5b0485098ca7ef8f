/**
 * The heading (条标) behind an article's number. Pure.
 */
import { isBare } from './layout.ts'
import { type Line, markOf } from './lines.ts'
import type { Span } from './tree.ts'

/** 【…】, （…） that is no item, or short bare words where most articles have such. */
export function headingOf(
  rest: Line,
  bareHeadings: boolean,
): { from: number; to: number; end: number; marks: Span[] } | undefined {
  const found =
    /^(?:【([^】]{1,40})】|\[([^\]]{1,40})\]|〔([^〕]{1,40})〕|[（(]([^。；，]{1,40}?)[）)](?=[\s\u3000]|$|[^、，。；]))/.exec(
      rest.text,
    )
  const balanced =
    found && (found[4] === undefined || /^(?:[（(](?:[^（()）]|[（(][^（()）]*[）)])*[）)])/.exec(rest.text))
  if (found && balanced && markOf(rest.text) === undefined) {
    const length = found[4] === undefined ? found[0].length : (balanced as RegExpExecArray)[0].length
    const { from } = rest
    return {
      from: from + 1,
      to: from + length - 1,
      end: from + length,
      marks: [
        { from, to: from + 1 },
        { from: from + length - 1, to: from + length },
      ],
    }
  }
  if (bareHeadings && isBare(rest.text)) {
    return { from: rest.from, to: rest.to, end: rest.to, marks: [] }
  }
  return undefined
}
