/**
 * Values of columns: read from a cell or a form, said in words, written into a cell. What is wrong with one is told
 * together with what to write instead. Pure; safe for the browser.
 */
import type { Words } from '#platform/operation/contract.ts'
import { parseLocalDate } from '#platform/time/local-date.ts'
import { type Choice, type Column, type RowData, separators, type Value } from './declare.ts'

/** A cell of a sheet. Dates come as `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null

/** What reading a value needs besides its column. */
export interface Known {
  /** All values that a choice may have here, the law's first. */
  choices(column: Column): readonly Choice[]
  /** The place that a code, or a name within reach, means. */
  place?(text: string): string | Words
  /** The body that an id or a name means. */
  body?(text: string): string | Words
}

/** Read: a value, nothing, or what is wrong. */
export type Read = { value: Value | undefined } | { problem: Words }

/** Lower case, half width, single spaces: two texts that a reader takes for the same are the same. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

const nothing: Read = { value: undefined }
const wrong = (zh: string, en: string): Read => ({ problem: { zh, en } })

const missing = ({ words }: Column): Read => wrong(`请填写${words.zh}`, `Fill in: ${words.en}`)

/** Longest texts where the column says nothing. */
export const textLimit = (column: Column): number =>
  column.type === 'longText' ? (column.max ?? 2000) : column.type === 'text' ? (column.max ?? 200) : 200

/** Reads what stands in a cell, or what a form sends. An empty one is no value; a required one is asked for. */
export function readValue(column: Column, cell: unknown, known: Known): Read {
  const blank = cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
  const empty = blank || (Array.isArray(cell) && cell.length === 0)
  if (empty) return column.required ? missing(column) : nothing
  switch (column.type) {
    case 'text':
    case 'longText':
      return readText(column, String(cell))
    case 'number':
    case 'integer':
      return readNumber(column, cell as Cell)
    case 'date':
      return readDate(cell as Cell)
    case 'boolean':
      return readBoolean(cell as Cell)
    case 'choice':
      return readChoice(column, String(cell), known)
    case 'choices':
      return readChoices(column, cell, known)
    case 'point':
      return readPoint(cell)
    case 'place':
      return found(known.place?.(String(cell).trim()))
    case 'body':
      return found(known.body?.(String(cell).trim()))
  }
}

function found(what: string | Words | undefined): Read {
  if (what === undefined) return wrong('这里不能填写', 'Nothing can be entered here')
  return typeof what === 'string' ? { value: what } : { problem: what }
}

function readText(column: Column, raw: string): Read {
  // What no keyboard makes, and PostgreSQL's jsonb does not take.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const clean = raw.normalize('NFC').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
  const lines = clean.toWellFormed().replaceAll(/\r\n?/g, '\n')
  const text = (column.type === 'text' ? lines.replaceAll(/\s+/g, ' ') : lines).trim()
  if (text === '') return column.required ? missing(column) : nothing
  const most = textLimit(column)
  if ([...text].length > most)
    return wrong(
      `最多 ${most} 个字，现在有 ${[...text].length} 个，请缩短`,
      `At most ${most} characters; there are ${[...text].length}`,
    )
  return { value: text }
}

function readNumber(column: Column & { type: 'number' | 'integer' }, cell: Cell): Read {
  const { min, max, unit } = column
  const decimals = column.type === 'integer' ? 0 : (column.decimals ?? 2)
  const example = String(Math.max(min ?? 0, Math.min(max ?? 120, 120)))
  const hint = () =>
    wrong(
      `「${short(cell)}」不是数字，请只写数字，例如 ${example}`,
      `“${short(cell)}” is no number; write the number only, for example ${example}`,
    )
  if (typeof cell === 'boolean' || cell === null) return hint()
  let value = typeof cell === 'number' ? cell : Number.NaN
  if (typeof cell === 'string') {
    let text = cell.normalize('NFKC').replace(/^'/, '').trim()
    for (const ending of unit ? [unit.zh, unit.en] : []) {
      const folded = ending.normalize('NFKC')
      if (text.endsWith(folded)) text = text.slice(0, -folded.length).trim()
    }
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '')
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return hint()
    value = Number(text)
  }
  if (!Number.isFinite(value) || Math.abs(value) > 1e12) return hint()
  // What a spreadsheet computes ends in noise: 0.1 + 0.2.
  const scale = 10 ** decimals
  const rounded = Math.round(value * scale) / scale
  if (Math.abs(rounded - value) > 1e-9 * Math.max(1, Math.abs(value))) {
    return decimals === 0
      ? wrong(`请写整数，现在是 ${value}`, `Write a whole number; this is ${value}`)
      : wrong(
          `最多 ${decimals} 位小数，现在是 ${value}`,
          `At most ${decimals} decimal places; this is ${value}`,
        )
  }
  if (min !== undefined && rounded < min)
    return wrong(`不能小于 ${min}，现在是 ${rounded}`, `Not below ${min}; this is ${rounded}`)
  if (max !== undefined && rounded > max)
    return wrong(`不能大于 ${max}，现在是 ${rounded}`, `Not above ${max}; this is ${rounded}`)
  return { value: rounded === 0 ? 0 : rounded }
}

function readDate(cell: Cell): Read {
  const hint = () =>
    wrong(
      `「${short(cell)}」不是日期，请写成 2026-11-21 这样`,
      `“${short(cell)}” is no date; write it like 2026-11-21`,
    )
  if (typeof cell !== 'string') return hint()
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(
    cell.normalize('NFKC').trim(),
  )
  if (!parts) return hint()
  const text = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  if (text < '1900' || text > '2200') return hint()
  try {
    return { value: parseLocalDate(text) }
  } catch {
    return hint()
  }
}

const yes = new Set(['是', '有', 'yes', 'y', 'true', '1', '√', '✓', '对'])
const no = new Set(['否', '无', '没有', 'no', 'n', 'false', '0', '×', '不'])

function readBoolean(cell: Cell): Read {
  if (typeof cell === 'boolean') return { value: cell }
  const text = fold(String(cell))
  if (yes.has(text)) return { value: true }
  if (no.has(text)) return { value: false }
  return wrong(`「${short(cell)}」请改为 是 或 否`, `“${short(cell)}”: write yes or no`)
}

function readChoice(column: Column, text: string, known: Known): Read {
  const choices = known.choices(column)
  const value = choiceOf(choices, text)
  return value === undefined ? unknownChoice(choices, text) : { value }
}

function readChoices(column: Column, cell: unknown, known: Known): Read {
  const choices = known.choices(column)
  const parts = Array.isArray(cell) ? cell.map(String) : String(cell).split(separators)
  const chosen = new Set<string>()
  for (const part of parts) {
    if (part.trim() === '') continue
    const value = choiceOf(choices, part)
    if (value === undefined) return unknownChoice(choices, part)
    chosen.add(value)
  }
  const value = choices.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  if (value.length > 0) return { value }
  return column.required ? unknownChoice(choices, '') : nothing
}

function choiceOf(choices: readonly Choice[], text: string): string | undefined {
  const wanted = fold(text)
  const same = ({ id, words }: Choice) =>
    id === text || [id, words.zh, words.en].some((name) => fold(name) === wanted)
  return choices.find(same)?.id
}

function unknownChoice(choices: readonly Choice[], text: string): Read {
  const some = choices.slice(0, 8)
  const more = choices.length > some.length
  return wrong(
    `「${short(text)}」不在可选项中，可填：${some.map(({ words }) => words.zh).join('、')}${more ? ' 等' : ''}`,
    `“${short(text)}” is none of the choices: ${some.map(({ words }) => words.en).join('; ')}${more ? ' …' : ''}`,
  )
}

function readPoint(cell: unknown): Read {
  const given = cell as { lng?: unknown; lat?: unknown }
  const parts =
    typeof cell === 'object' && cell !== null
      ? [Number(given.lng), Number(given.lat)]
      : String(cell)
          .normalize('NFKC')
          .split(/[,;、\s]+/)
          .filter(Boolean)
          .map(Number)
  const [lng = Number.NaN, lat = Number.NaN] = parts
  if (parts.length !== 2 || Number.isNaN(lng) || Number.isNaN(lat))
    return wrong(
      '请写 经度,纬度 两个数字，例如 113.24,35.21',
      'Write longitude,latitude, for example 113.24,35.21',
    )
  if (lng <= 55 && lat >= 70) return wrong('顺序反了：先经度，后纬度', 'The other way round: longitude first')
  if (lng < 70 || lng > 140 || lat < 3 || lat > 55)
    return wrong('位置不在中国境内，请核对经度和纬度', 'This does not lie in China; check both numbers')
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return { value: { lng: round(lng), lat: round(lat) } }
}

/** What was written, not longer than a sentence bears. */
function short(cell: unknown): string {
  const text = String(cell ?? '').trim()
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}

/** Reads all columns of a row: its data, or what is wrong by column. */
export function readRow(
  columns: readonly Column[],
  cells: Readonly<Record<string, unknown>>,
  known: Known,
): { data: RowData; problems: { column: string; text: Words }[] } {
  const data: Record<string, Value> = {}
  const problems: { column: string; text: Words }[] = []
  for (const column of columns) {
    const read = readValue(column, cells[column.id], known)
    if ('problem' in read) problems.push({ column: column.id, text: read.problem })
    else if (read.value !== undefined) data[column.id] = read.value
  }
  return { data, problems }
}

/** A value in words for a reader; `names` tells places and bodies, choices of the law are their own name. */
export function sayValue(
  column: Column,
  value: Value | undefined,
  lang: 'zh' | 'en',
  names: Readonly<Record<string, string>> = {},
): string {
  if (value === undefined) return ''
  switch (column.type) {
    case 'boolean':
      return value ? { zh: '是', en: 'Yes' }[lang] : { zh: '否', en: 'No' }[lang]
    case 'number':
    case 'integer':
      return `${Number(value).toLocaleString('en', { maximumFractionDigits: 6 })}${column.unit ? ` ${column.unit[lang]}` : ''}`
    case 'choice':
      return nameOfChoice(column.choices, String(value), lang)
    case 'choices':
      return (value as readonly string[])
        .map((id) => nameOfChoice(column.choices, id, lang))
        .join(lang === 'zh' ? '、' : '; ')
    case 'point': {
      const { lng, lat } = value as { lng: number; lat: number }
      return `${lng},${lat}`
    }
    case 'place':
    case 'body':
      return names[String(value)] ?? String(value)
    default:
      return String(value)
  }
}

function nameOfChoice(choices: readonly Choice[], id: string, lang: 'zh' | 'en'): string {
  return choices.find((one) => one.id === id)?.words[lang] ?? id
}

/** The natural key of a row's data within its place. */
export function keyOfRow(key: readonly string[], data: RowData): string {
  return key.map((id) => fold(String(data[id] ?? ''))).join('\u001f')
}

/** The columns in which two versions of a row differ. */
export function changedColumns(columns: readonly Column[], before: RowData, after: RowData): Column[] {
  const text = (value: Value | undefined) => {
    if (value === undefined) return ''
    if (typeof value === 'object' && 'lng' in value) return `${value.lng},${value.lat}`
    return JSON.stringify(value)
  }
  return columns.filter(({ id }) => text(before[id]) !== text(after[id]))
}
