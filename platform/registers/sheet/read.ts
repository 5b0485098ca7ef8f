/**
 * Reading spreadsheets: .xlsx and .csv (UTF-8 with or without its mark, UTF-16, GB18030) into lines of cells, with
 * the formulas and merged cells that stand in the way. Runs in a worker (worker.ts).
 */
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import type { Sheet } from '../check.ts'
import { mostLines } from '../contract.ts'
import type { Cell } from '../values.ts'
import { unguarded } from './guard.ts'
import { readZip, textOf, type Zip } from './zip.ts'

/** What a spreadsheet may take unpacked: a small file can hold endless nothing. */
const mostUnpacked = 200 * 1024 * 1024
const mostCells = 200

/** What stands in a file, or why it cannot be read. */
export type FileRead = { sheet: Sheet } | { problem: 'unreadable' | 'old-excel' | 'too-large' }

/** Reads a file by what it is, whatever it is called. `names` are those that the wanted sheet may have. */
export async function readFile(bytes: Buffer, names: readonly string[]): Promise<FileRead> {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return { problem: 'old-excel' }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsx(bytes, names)
  return readCsv(bytes)
}

async function readXlsx(bytes: Buffer, names: readonly string[]): Promise<FileRead> {
  const zip = readZip(bytes)
  if (!zip) return { problem: 'unreadable' }
  const unpacked = [...zip.values()].reduce((sum, { size }) => sum + size, 0)
  if (unpacked > mostUnpacked) return { problem: 'too-large' }
  try {
    const sheets = sheetsOf(bytes, zip)
    const wanted = sheets.find(({ name }) => names.includes(name)) ?? sheets[0]
    if (!wanted) return { problem: 'unreadable' }
    const data = await readSheet(bytes, sheets.indexOf(wanted) + 1)
    const lines = data.slice(0, mostLines).map((cells) => cells.map(cellOf))
    return { sheet: sheetFrom(lines, marksOf(textOf(bytes, zip, wanted.path) ?? '')) }
  } catch {
    return { problem: 'unreadable' }
  }
}

/** Names and parts of the sheets, in their order. */
function sheetsOf(bytes: Buffer, zip: Zip): { name: string; path: string }[] {
  const book = textOf(bytes, zip, 'xl/workbook.xml') ?? ''
  const relations = textOf(bytes, zip, 'xl/_rels/workbook.xml.rels') ?? ''
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const paths = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  )
  return [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    name: unescaped(attribute(tag, 'name')),
    path: paths.get(attribute(tag, 'r:id')) ?? '',
  }))
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name]!)
}

/** Where formulas and merged cells are: the library gives their values only. */
function marksOf(xml: string): Sheet['found'] {
  const found: Sheet['found'][number][] = []
  for (const [, at] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>/]*>\s*<(?:\w+:)?f[\s>/]/g)) {
    const [cell, line] = positionOf(at!)
    if (found.length < 5_000) found.push({ line, cell, what: 'formula' })
  }
  for (const [, from, to] of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const [left, top] = positionOf(from!)
    const [right, bottom] = positionOf(to!)
    for (let line = top; line <= Math.min(bottom, top + mostLines); line++) {
      for (let cell = left; cell <= Math.min(right, mostCells); cell++) {
        if (found.length < 20_000) found.push({ line, cell, what: 'merged' })
      }
    }
  }
  return found
}

/** `C5` → column 2 (from 0), line 5. */
function positionOf(reference: string): [cell: number, line: number] {
  const letters = reference.replace(/\d+$/, '')
  const cell = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return [cell, Number(reference.slice(letters.length))]
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return String(value).slice(0, 10_000)
}

function readCsv(bytes: Buffer): FileRead {
  const text = decode(bytes)
  if (text === undefined || text.includes('\u0000')) return { problem: 'unreadable' }
  const [first = ''] = text.split('\n', 1)
  const count = (sign: string) => first.split(sign).length
  const delimiter = [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0]!
  try {
    const lines = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: mostLines,
    }) as string[][]
    return {
      sheet: sheetFrom(
        lines.map((cells) => cells.map((cell) => unguarded(cell).slice(0, 10_000))),
        [],
      ),
    }
  } catch {
    return { problem: 'unreadable' }
  }
}

/** The text of a file that Excel, WPS or a program wrote. */
function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one.
    }
  }
  return undefined
}

/** The first line with something in it is the header; the lines below it are the rows. */
function sheetFrom(lines: readonly (readonly Cell[])[], found: Sheet['found']): Sheet {
  const isFilled = (cells: readonly Cell[]) =>
    cells.some((cell) => cell !== null && String(cell).trim() !== '')
  const top = lines.findIndex(isFilled)
  const header = (lines[top] ?? []).slice(0, mostCells)
  const rows = lines
    .map((cells, index) => ({ line: index + 1, cells: cells.slice(0, Math.min(mostCells, header.length)) }))
    .slice(top + 1)
    .filter(({ cells }) => isFilled(cells))
  const filled = new Set(rows.map(({ line }) => line))
  return { header, rows, found: found.filter(({ line }) => filled.has(line)) }
}
