/** A register as a file: template and export, in the asker's language; what is exported can be imported again. */
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { hintSign } from './check.ts'
import { mostRows, type RegisterContract } from './contract.ts'
import { type Choice, type Column, levelDigits, levelWords, type Register, type Value } from './declare.ts'
import { formOf, headingOf, placeHeadings } from './header.ts'
import type { SheetToWrite } from './sheet/tasks.ts'
import { type Cell, sayValue } from './values.ts'

type Lang = 'zh' | 'en'
type Row = OutputOf<RegisterContract['list']>['items'][number]

/** Headings of a file. */
export function headings(register: Register, lang: Lang): string[] {
  return [...placeHeadings(register, lang), ...register.columns.map((column) => headingOf(column, lang))]
}

/** The cells of a row: numbers as numbers, codes and everything else as text. */
export function cellsOf(register: Register, row: Row, lang: Lang): Cell[] {
  return [
    row.place,
    row.placeName,
    ...register.columns.map((column) => cellOf(column, row.data[column.id], lang, row.names)),
  ]
}

function cellOf(column: Column, value: Value | undefined, lang: Lang, names: Record<string, string>): Cell {
  if (value === undefined) return null
  if (typeof value === 'number') return value
  // By name and code: names alone may mean several.
  if (column.type === 'place') return `${String(value)} ${names[String(value)] ?? ''}`.trim()
  if (column.type === 'body') return `${names[String(value)] ?? ''} ${String(value)}`.trim()
  return sayValue(column, value, lang)
}

/** The sheet of an export. */
export function exportSheet(register: Register, rows: readonly Cell[][], lang: Lang): SheetToWrite {
  return {
    name: register.words[lang],
    widths: widthsOf(register, lang),
    headings: 1,
    texts: [0],
    lines: [headings(register, lang), ...rows],
  }
}

function widthsOf(register: Register, lang: Lang): number[] {
  const wide = { longText: 40, text: 24, choices: 28, choice: 20, body: 30, place: 24, point: 24 } as Record<
    string,
    number
  >
  const [code, name] = placeHeadings(register, lang)
  return [
    Math.max(16, code.length * 2),
    Math.max(20, name.length * 2),
    ...register.columns.map((column) =>
      Math.max(wide[column.type] ?? 12, headingOf(column, lang).length * 2),
    ),
  ]
}

/** A template: headings, a row of hints, and on a second sheet the values that may be chosen here. */
export function templateSheets(
  register: Register,
  lang: Lang,
  choicesOf: (column: Column) => readonly Choice[],
): SheetToWrite[] {
  const hints = [hintSign + placeHint(register, lang), notes.placeName[lang]]
  hints.push(...register.columns.map((column) => hintOf(column, lang)))
  const first: SheetToWrite = {
    name: register.words[lang],
    widths: widthsOf(register, lang),
    headings: 2,
    texts: [0],
    lines: [headings(register, lang), hints],
  }
  const choosing = register.columns.filter(({ type }) => type === 'choice' || type === 'choices')
  if (choosing.length === 0) return [first]
  const lists = choosing.map((column) => choicesOf(column).map(({ words }) => words[lang]))
  const longest = Math.max(...lists.map(({ length }) => length))
  return [
    first,
    {
      name: notes.choices[lang],
      widths: choosing.map(() => 30),
      headings: 1,
      texts: [],
      lines: [
        choosing.map((column) => column.words[lang]),
        ...Array.from({ length: longest }, (_, line) => lists.map((list) => list[line] ?? null)),
      ],
    },
  ]
}

const notes = {
  placeName: { zh: '写了代码可不填；没有代码时按全称查找', en: 'May stay empty where the code is given' },
  choices: { zh: '可选项', en: 'Choices' },
  required: { zh: '必填。', en: 'Required. ' },
} satisfies Record<string, Words>

function placeHint({ level }: Register, lang: Lang): string {
  const word = levelWords[level]
  const digits = levelDigits[level]
  return {
    zh: `${digits} 位代码。这一行是说明，不会导入；一次最多 ${mostRows} 行`,
    en: `Code of ${digits} digits (${word.en}). This row is a hint and is not imported; at most ${mostRows} rows`,
  }[lang]
}

function hintOf(column: Column, lang: Lang): string {
  const need = column.required ? notes.required[lang] : ''
  const own = column.hint?.[lang]
  return `${need}${own ?? formOf(column, lang)}`.trim()
}
