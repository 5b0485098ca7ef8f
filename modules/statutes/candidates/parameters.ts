/**
 * Candidate parameters: figures with their units, ratios, dates, closed lists, and words that stand in place of a
 * figure. Pure.
 */
import { fromNumeral } from '../parser/numerals.ts'
import type { ParsedStatute } from '../parser/shape.ts'
import { type Node, nodesOf } from './nodes.ts'
import type { CandidateParameter } from './shapes.ts'
import { OPEN } from './vocabulary.ts'

const NUMBER = '[0-9０-９][0-9０-９,.\\s]*|[一二三四五六七八九十百千万零〇两]+'
const UNIT =
  '平方米|平方公里|公里|公顷|亩|米|户|人|名|个工作日|工作日|个月|个?小时|日|天|年|次|万元|元|周岁|岁|家|件|个(?!别|人|体|性|案)|种|项|％|%'
const LEAST = /(?:不少于|不低于|不小于|不得少于|不得低于|至少|(?<!不|不得)超过|满)[^，。；]{0,8}$/
const MOST = /(?:不超过|不多于|不高于|不得超过|最多|至多)[^，。；]{0,8}$/

const FIGURE = new RegExp(`(${NUMBER})(${UNIT})(以上|以下|以内|内)?`, 'g')
const RATIO =
  /百分之([一二三四五六七八九十百零〇]+)|每([一二三四五六七八九十百千万]+)(户|人|名)(?:常住人口|居民|村民)?/g
const DATE = /([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日/g
const LIST = /(?:[^，。；：、（）]{2,14}、){3,}[^，。；：、（）]{2,14}?(?=等|的|，|。|；|$)/g

/** All candidates in the order of the text. */
export function findParameters(statute: ParsedStatute): CandidateParameter[] {
  return nodesOf(statute).flatMap((node) =>
    [...dates(node), ...ratios(node), ...figures(node), ...lists(node), ...opens(node)].sort(
      (a, b) => a.start - b.start || a.end - b.end,
    ),
  )
}

type Meaning = Pick<CandidateParameter, 'kind' | 'value' | 'unit' | 'bound'>

function at(node: Node, start: number, quote: string, meaning: Meaning): CandidateParameter {
  return { ...node.at, start, end: start + quote.length, quote, ...meaning }
}

function dates(node: Node): CandidateParameter[] {
  return [...node.text.matchAll(DATE)].map((found) => {
    const [quote, year, month, day] = found
    const value = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
    return at(node, found.index, quote, { kind: 'date', value, unit: 'date' })
  })
}

function ratios(node: Node): CandidateParameter[] {
  return [...node.text.matchAll(RATIO)].map((found) => {
    const [quote, percent, base, unit] = found
    const value =
      fromNumeral(percent ?? '') ?? (base ? (base === '万' ? 10_000 : (fromNumeral(base) ?? base)) : null)
    return at(node, found.index, quote, { kind: 'ratio', value, unit: percent ? 'percent' : `per ${unit}` })
  })
}

function figures(node: Node): CandidateParameter[] {
  return [...node.text.matchAll(FIGURE)].flatMap((found) => {
    const [quote, printed, unit, tail] = found
    const before = node.text.slice(Math.max(0, found.index - 16), found.index)
    // 第三条, 每百户, 2024年5月1日: an article, a base and a date are no figures.
    if (/第$|每$|百分之$|[0-9]$|年\s*$|月\s*$/.test(before)) return []
    if (
      unit === '年' &&
      (quote.replace(/\D/g, '').length > 2 ||
        /^\s*[0-9]+\s*月/.test(node.text.slice(found.index + quote.length)))
    )
      return []
    const value = fromNumeral(printed!.replace(/[,\s]/g, ''))
    // 一个, 一种 mostly say "a": only a figure with a unit of measure, or above one, is meant.
    if (value === undefined || (value <= 1 && /个|种|项|件|家|次/.test(unit!))) return []
    const bound =
      LEAST.test(before) || tail === '以上'
        ? 'least'
        : MOST.test(before) || (tail && tail !== '以上')
          ? 'most'
          : undefined
    const meaning: Meaning = { kind: 'figure', value, unit: unit!, ...(bound ? { bound } : {}) }
    return [at(node, found.index, quote, meaning)]
  })
}

function lists(node: Node): CandidateParameter[] {
  return [...node.text.matchAll(LIST)].map((found) => {
    const quote = found[0]
    return at(node, found.index, quote, { kind: 'list', value: quote.split('、'), unit: 'list' })
  })
}

function opens(node: Node): CandidateParameter[] {
  return [...node.text.matchAll(OPEN)].map((found) => {
    const quote = found[0]
    const unit = /定期|按期|逐年/.test(quote) ? 'period' : /及时|适时|期限/.test(quote) ? 'time' : 'rule'
    return at(node, found.index, quote, { kind: 'open', value: null, unit })
  })
}
