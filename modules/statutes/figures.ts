/** Figures in the words of a law: 三十平方米 and 30平方米 are the same. Pure. */
import { fromNumeral, NUMERAL } from './parser/numerals.ts'

const UNITS = '平方米|个?工作日|个工作小时|小时|日内|天|个月|年内|户|人|名|元|％|%|倍|类|项|次'
const FIGURE = new RegExp(
  `(?<![第每${NUMERAL}])([${NUMERAL}]+(?:\\s*[${NUMERAL}])*)\\s*(${UNITS})(以上|以下|以内)?`,
  'g',
)
const WHAT: Readonly<Record<string, string>> = { 个工作日: '工作日', 名: '人', '％': '%', 日内: '日' }

/** A number with its unit. */
export interface Figure {
  value: number
  unit: string
}

/** All figures of a text, each once, in their order. Numbers of articles and years are none. */
export function figuresIn(text: string): Figure[] {
  const found = new Map<string, Figure>()
  for (const [, printed = '', unit = ''] of text.matchAll(FIGURE)) {
    const value = fromNumeral(printed)
    if (value === undefined || (value > 1900 && value < 2100)) continue
    const figure = { value, unit: WHAT[unit] ?? unit }
    found.set(`${figure.value} ${figure.unit}`, figure)
  }
  return [...found.values()]
}

/** Is it a length of time? */
export function isTime({ unit }: Figure): boolean {
  return /^(?:工作日|个工作小时|小时|日|天|个月|年内)$/.test(unit)
}
