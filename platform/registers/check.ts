/**
 * A sheet checked whole against its register: row by row what would be new, changed, unchanged, or what is wrong in
 * which cell and what to write instead. Nothing is written here.
 */
import { v7 as uuidv7 } from 'uuid'
import { countyOf, covers } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import { fail } from '#platform/operation/errors.ts'
import { vectorOf } from '#platform/search/bigrams.ts'
import type { BoundRegister } from './bound.ts'
import { type Column, levelDigits, levelWords, type RowData } from './declare.ts'
import { digestOf } from './digest.ts'
import { columnOf } from './header.ts'
import { learn, oneOf, type Scope } from './known.ts'
import { differences } from './present.ts'
import { type RowRecord, rowsByKeys } from './queries.ts'
import { type Cell, fold, keyOfRow, readRow } from './values.ts'
import { searchText } from './write.ts'

/** A sheet as a reader of files, or a program, gives it. */
export interface Sheet {
  header: readonly Cell[]
  rows: readonly { line: number; cells: readonly Cell[] }[]
  /** Formulas and merged cells; `cell` counts columns from 0. */
  found: readonly { line: number; cell: number; what: 'formula' | 'merged' }[]
}

/** A row of the sheet with what is to become of it; names as in registers.import_row. */
export interface CheckedRow {
  line: number
  kind: 'new' | 'changed' | 'unchanged' | 'wrong'
  row_county: string | null
  row: string | null
  before: number
  place: string | null
  key: string | null
  data: RowData | null
  text: string | null
  words: string | null
  label: string
  changes: { column: string; before?: unknown; after?: unknown }[]
  problems: { column: string | null; text: Words }[]
}

/** What a check found. */
export interface Checked {
  rows: CheckedRow[]
  counts: Record<CheckedRow['kind'], number>
  /** Of what would be written. */
  digest: string
}

/** The sign that begins the row of hints below a template's header: it is no content. */
export const hintSign = '※'
const atOnce = 1_000

interface Pending extends CheckedRow {
  cells: Record<string, Cell>
}

/** Checks a sheet. `progress` hears how many rows are done. Throws for a sheet of another form. */
export async function checkSheet(
  tx: Tx,
  bound: BoundRegister,
  sheet: Sheet,
  scope: Scope,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<Checked> {
  const columns = readHeader(bound, sheet.header)
  const marks = Map.groupBy(sheet.found, ({ line }) => line)
  const rows = contentOf(sheet).map(({ line, cells }) => pending(line, cells, columns, marks.get(line) ?? []))
  if (rows.length === 0) fail('registers.no-rows')
  await findPlaces(tx, bound, rows, scope)
  const knownAt = await learn(
    tx,
    bound,
    scope,
    rows.map(({ cells }) => cells),
  )
  const given = new Set(columns.flatMap((column) => (typeof column === 'object' ? [column.id] : [])))
  const firstLine = new Map<string, number>()
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce)
    for (const row of part) readCells(bound, row, knownAt(row.place ?? scope.reach), firstLine)
    const stand = await standing(tx, bound, part)
    for (const row of part) settle(bound, row, stand.get(`${row.place} ${row.key}`), given)
    await progress(from + part.length)
  }
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0 }
  for (const { kind } of rows) counts[kind]++
  const written = rows.flatMap(({ kind, row, before, place, data }) =>
    (kind === 'new' || kind === 'changed') && row && place && data
      ? [{ row, version: before + 1, place, data, validTo: null }]
      : [],
  )
  return { rows: rows.map(({ cells: _, ...row }) => row), counts, digest: digestOf(written) }
}

/** Rows with something in them; the row of hints is left out. */
export function contentOf({ rows }: Pick<Sheet, 'rows'>): Sheet['rows'] {
  return rows.filter(({ cells }) => {
    const filled = cells.filter((cell) => cell !== null && String(cell).trim() !== '')
    return filled.length > 0 && !String(filled[0]).trim().startsWith(hintSign)
  })
}

type Heading = Column | 'place' | 'placeName' | undefined

/** Which column each cell of the header names; 422 with what to change where it is not that of the template. */
function readHeader({ register }: BoundRegister, header: readonly Cell[]): Heading[] {
  const wrong: Record<string, string> = {}
  const seen = new Set<string>()
  const columns = header.map((cell, index): Heading => {
    const text = String(cell ?? '').trim()
    if (text === '') return undefined
    const heading = columnOf(register, text)
    const id = typeof heading === 'object' ? heading.id : heading
    if (id === undefined)
      wrong[`column${index}`] = `多出「${text}」一列，请删除 / column “${text}” is not known; delete it`
    else if (seen.has(id)) wrong[`column${index}`] = `「${text}」有两列 / column “${text}” stands twice`
    else seen.add(id)
    return heading
  })
  const level = levelWords[register.level]
  if (!seen.has('place') && !seen.has('placeName'))
    wrong.place = `缺少「${level.zh}代码」或「${level.zh}名称」一列 / a column “${level.en} code” or “${level.en} name” is missing`
  for (const { id, words, required } of register.columns) {
    if (required && !seen.has(id)) wrong[id] = `缺少「${words.zh}」一列 / column “${words.en}” is missing`
  }
  if (Object.keys(wrong).length > 0) fail('registers.wrong-sheet', wrong)
  return columns
}

function pending(
  line: number,
  given: readonly Cell[],
  columns: readonly Heading[],
  marks: readonly { cell: number; what: 'formula' | 'merged' }[],
): Pending {
  const cells: Record<string, Cell> = {}
  for (const [index, column] of columns.entries()) {
    if (column) cells[typeof column === 'object' ? column.id : column] = given[index] ?? null
  }
  const problems = marks.flatMap(({ cell, what }) => {
    const column = columns[cell]
    return column ? [{ column: typeof column === 'object' ? column.id : 'place', text: markWords[what] }] : []
  })
  return {
    ...{
      line,
      cells,
      problems,
      kind: 'wrong',
      row: null,
      row_county: null,
      before: 0,
      place: null,
      key: null,
    },
    ...{ data: null, text: null, words: null, label: '', changes: [] },
  }
}

const markWords = {
  formula: {
    zh: '这是公式，请换成结果：复制后用「选择性粘贴 → 数值」贴回',
    en: 'This is a formula; replace it by its result: copy, then paste special → values',
  },
  merged: {
    zh: '单元格是合并的，请取消合并，每一行各填各的',
    en: 'The cell is merged; unmerge it and fill in each row',
  },
}

/** Finds the place of every row by its code or its name, within the reach. */
async function findPlaces(tx: Tx, { register, directory }: BoundRegister, rows: Pending[], scope: Scope) {
  const level = levelWords[register.level]
  const digits = levelDigits[register.level]
  const textOf = (cell: Cell | undefined) =>
    String(cell ?? '')
      .normalize('NFKC')
      .replace(/^'/, '')
      .trim()
  const codes = new Set(rows.map(({ cells }) => textOf(cells.place)).filter(Boolean))
  const names = await directory.placeNames(
    tx,
    [...codes].filter((code) => /^\d{2,15}$/.test(code)),
  )
  const unplaced = rows.filter(({ cells }) => textOf(cells.place) === '')
  const wanted = [...new Set(unplaced.map(({ cells }) => textOf(cells.placeName)).filter(Boolean))]
  const found = await directory.placesNamed(tx, scope.reach, register.level, wanted)
  const named = Map.groupBy(found, ({ name }) => fold(name))
  for (const row of rows) {
    const code = textOf(row.cells.place)
    const name = textOf(row.cells.placeName)
    const wrong = (zh: string, en: string) => row.problems.push({ column: 'place', text: { zh, en } })
    if (code !== '') {
      const known = names.get(code)
      if (!/^\d+$/.test(code) || code.length !== digits)
        wrong(
          `代码应为 ${digits} 位数字，现在是「${code.slice(0, 20)}」`,
          `The code has ${digits} digits; this is “${code.slice(0, 20)}”`,
        )
      else if (!covers(scope.reach, code))
        wrong(
          '不在您的范围内，请删除这一行，或由那里的人导入',
          'Outside your places: delete this row, or let those there import it',
        )
      else if (known === undefined)
        wrong(`没有代码为 ${code} 的${level.zh}`, `No ${level.en.toLowerCase()} has the code ${code}`)
      else if (name !== '' && fold(name) !== fold(known))
        wrong(
          `代码 ${code} 是「${known}」，和名称「${name}」不一致，请核对`,
          `The code ${code} is “${known}”, not “${name}”; check both`,
        )
      else row.place = code
    } else if (name === '') wrong(`请填写${level.zh}代码或名称`, `Write the code or the name: ${level.en}`)
    else {
      const one = oneOf(named.get(fold(name)) ?? [], name)
      if (typeof one === 'string') row.place = one
      else row.problems.push({ column: 'place', text: one })
    }
  }
}

function readCells(
  { register }: BoundRegister,
  row: Pending,
  known: Parameters<typeof readRow>[2],
  firstLine: Map<string, number>,
): void {
  const marked = new Set(row.problems.map(({ column }) => column))
  const { data, problems } = readRow(register.columns, row.cells, known)
  row.problems.push(...problems.filter(({ column }) => !marked.has(column)))
  row.data = data
  row.label = register.key
    .map((id) => String(data[id] ?? row.cells[id] ?? ''))
    .join(' · ')
    .slice(0, 300)
  if (row.place === null || register.key.some((id) => data[id] === undefined)) return
  row.key = keyOfRow(register.key, data)
  const same = `${row.place} ${row.key}`
  const first = firstLine.get(same)
  if (first === undefined) firstLine.set(same, row.line)
  else
    row.problems.push({
      column: register.key[0]!,
      text: { zh: `和第 ${first} 行重复，只留一行`, en: `The same as row ${first}; keep one of them` },
    })
}

async function standing(
  tx: Tx,
  bound: BoundRegister,
  rows: readonly Pending[],
): Promise<Map<string, RowRecord>> {
  const keyed = rows.filter(({ place, key }) => place !== null && key !== null)
  const found: RowRecord[] = []
  for (const [county, some] of Map.groupBy(keyed, ({ place }) => countyOf(place!))) {
    const places = [...new Set(some.map(({ place }) => place!))]
    const keys = [...new Set(some.map(({ key }) => key!))]
    found.push(...(await rowsByKeys(tx, county, bound.id, places, keys)))
  }
  return new Map(found.map((row) => [`${row.place} ${row.key}`, row]))
}

/** What is to become of a row; columns that the sheet does not have stay as they are. */
function settle(
  { register }: BoundRegister,
  row: Pending,
  before: RowRecord | undefined,
  given: ReadonlySet<string>,
): void {
  if (row.problems.length > 0 || row.place === null || row.data === null) return
  if (before) {
    const kept = Object.entries(before.data).filter(([id]) => !given.has(id))
    row.data = { ...Object.fromEntries(kept), ...row.data }
  }
  row.changes = differences(register.columns, before?.data ?? {}, row.data)
  row.kind = before ? (row.changes.length > 0 ? 'changed' : 'unchanged') : 'new'
  row.row = before?.id ?? uuidv7()
  row.row_county = countyOf(row.place)
  row.before = before?.version ?? 0
  row.text = searchText(register, row.data)
  row.words = vectorOf(row.text)
  if (row.kind === 'new') row.changes = []
}
