/**
 * Does an article that a sanction cites forbid what it says was violated? Pure; a doubt is named, nothing mended
 * (source-texts.md section 4, rule 14; the case is 湖北 art. 41, which cites art. 25).
 */
import { fromNumeral, NUMERAL } from './numerals.ts'

const CLAIM = new RegExp(
  `违反本(?:条例|办法|规定|细则|规则|章程|法)(第([${NUMERAL}]{1,6})条)(?:第[${NUMERAL}]{1,4}款)?(?:的?规定)，([^。；]{12,}?)的，`,
  'g',
)

/** Bodies, and words of every office: that both articles have them says nothing. */
const COMMON =
  /(?:县级以上|各级|乡镇|乡级)?人民政府(?:及其)?(?:有关|相关)?(?:职能)?(?:主管)?(?:部门)?|街道办事处|[居村]（[村居]）民委员会|(?:居民|村民)委员会|(?:有关|相关)(?:职能|主管)?部门|单位|个人|职责|范围|事项|工作|规定|社区|治理|服务|或者|以及|[，、（）的和或及将由给在]/g

/** Below this share of common pairs of characters the article is about something else. */
const LEAST = 0.15

/** A sanction with the article that it cites. */
export interface Claim {
  article: number
  /** 第二十五条. */
  quote: string
}

/** Claims of a text whose cited article, as `wordsOfArticle` gives it, does not speak of what is claimed. */
export function doubtfulClaims(
  text: string,
  wordsOfArticle: (number: number) => string | undefined,
): Claim[] {
  if (!text.includes('违反本')) return []
  return [...text.matchAll(CLAIM)].flatMap(([, quote = '', numeral = '', claimed = '']) => {
    const article = fromNumeral(numeral)
    const words = article === undefined ? undefined : wordsOfArticle(article)
    if (article === undefined || words === undefined) return []
    const wanted = pairs(claimed.replace(COMMON, ' '))
    const there = pairs(words.replace(COMMON, ' '))
    const common = [...wanted].filter((pair) => there.has(pair)).length
    return wanted.size >= 4 && common / wanted.size < LEAST ? [{ article, quote }] : []
  })
}

function pairs(text: string): Set<string> {
  const out = new Set<string>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    if (/^\p{Script=Han}{2}$/u.test(pair)) out.add(pair)
  }
  return out
}
