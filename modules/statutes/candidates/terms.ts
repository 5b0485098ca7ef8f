/** Candidate terms: 本条例所称…是指…, and short names: …（以下简称…）. Pure. */
import type { ParsedStatute } from '../parser/shape.ts'
import { nodesOf } from './nodes.ts'
import type { CandidateTerm } from './shapes.ts'

const DEFINES =
  /(?:^|[。；])((?:本(?:条例|法|办法|规定|细则|规则|款|条)(?:中)?所称的?|所称的?)?([^，。；：、]{1,24}?)[，,]?(?:是指|指的是|系指)([^。]+))/g
const SHORT = /([^，。；：（）]{2,30})（以下(?:统称|简称|合称)(?:为)?[“"]?([^）”"]{1,16})[”"]?）/g

/** All terms in the order of the text. */
export function findTerms(statute: ParsedStatute): CandidateTerm[] {
  return nodesOf(statute).flatMap(({ at, text }) => {
    const place = (quote: string, start: number) => ({ ...at, start, end: start + quote.length, quote })
    const defined = [...text.matchAll(DEFINES)].flatMap((found) => {
      const [whole, quote, word, definition] = found
      const term = word!.replace(/^(?:本(?:条例|法|办法|规定)所称的?|前款所称的?|其中的?)|[“”"]/g, '').trim()
      return term
        ? [
            {
              ...place(quote!, found.index + whole.length - quote!.length),
              term,
              definition: definition!.trim(),
            },
          ]
        : []
    })
    const short = [...text.matchAll(SHORT)].map((found) => ({
      ...place(found[0], found.index),
      term: found[2]!.trim(),
      definition: found[1]!.trim(),
    }))
    return [...defined, ...short].sort((a, b) => a.start - b.start)
  })
}
