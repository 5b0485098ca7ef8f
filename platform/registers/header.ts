/** Headings of sheets: how columns are named in files, and which column a heading means. */

import type { Words } from '#platform/operation/contract.ts'
import { type Column, levelWords, type Register } from './declare.ts'
import { fold, textLimit } from './values.ts'

/** Heading of a column: its name, with the unit where it has one. */
export function headingOf(column: Column, lang: 'zh' | 'en'): string {
  const unit = column.type === 'number' || column.type === 'integer' ? column.unit?.[lang] : undefined
  const name = column.words[lang]
  if (!unit) return name
  return lang === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`
}

/** Headings of the two columns that say where a row stands. */
export function placeHeadings({ level }: Register, lang: 'zh' | 'en'): [code: string, name: string] {
  const word = levelWords[level][lang]
  return lang === 'zh' ? [`${word}代码`, `${word}名称`] : [`${word} code`, `${word} name`]
}

/** What a heading means, in either language, with or without its unit and a mark for required. */
export function columnOf(register: Register, heading: string): Column | 'place' | 'placeName' | undefined {
  const wanted = fold(heading.replace(/[*＊]+$/, ''))
  const is = (text: string) => fold(text) === wanted
  if (is('place')) return 'place'
  if (is('placename')) return 'placeName'
  for (const lang of ['zh', 'en'] as const) {
    const [code, name] = placeHeadings(register, lang)
    if (is(code)) return 'place'
    if (is(name)) return 'placeName'
  }
  return register.columns.find(
    (column) =>
      is(column.id) ||
      is(column.words.zh) ||
      is(column.words.en) ||
      is(headingOf(column, 'zh')) ||
      is(headingOf(column, 'en')),
  )
}

const forms = {
  choice: { zh: '见「可选项」表', en: 'See the sheet “Choices”' },
  choices: {
    zh: '可多选，用顿号隔开；见「可选项」表',
    en: 'Several, parted by semicolons; see the sheet “Choices”',
  },
  date: { zh: '如 2026-11-21', en: 'Like 2026-11-21' },
  boolean: { zh: '是 或 否', en: 'Yes or No' },
  point: { zh: '经度,纬度（WGS84），如 113.24,35.21', en: 'longitude,latitude (WGS84), like 113.24,35.21' },
  place: { zh: '地方代码或全称', en: 'Code or full name of a place' },
  body: { zh: '机构全称', en: 'Full name of a body' },
} satisfies Record<string, Words>

/** What a value of a column looks like. */
export function formOf(column: Column, lang: 'zh' | 'en'): string {
  switch (column.type) {
    case 'text':
    case 'longText':
      return { zh: `最多 ${textLimit(column)} 字`, en: `At most ${textLimit(column)} characters` }[lang]
    case 'number':
    case 'integer': {
      const { min, max } = column
      const range = [min, max].some((end) => end !== undefined)
        ? `，${[min, max].map((end) => end?.toLocaleString('en') ?? '').join('–')}`
        : ''
      const kind =
        column.type === 'integer'
          ? { zh: '整数', en: 'Whole number' }[lang]
          : {
              zh: `数字，最多 ${column.decimals ?? 2} 位小数`,
              en: `Number, at most ${column.decimals ?? 2} decimals`,
            }[lang]
      return `${kind}${range}`
    }
    default:
      return forms[column.type][lang]
  }
}
