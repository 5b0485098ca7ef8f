/** What a worker does with files: reads one, writes one. Plain data in and out. */
import writeExcelFile from 'write-excel-file/node'
import type { Cell } from '../values.ts'
import { type FileRead, readFile } from './read.ts'

/** A sheet to be written. Widths in characters. */
export interface SheetToWrite {
  name: string
  widths: readonly number[]
  /** How many lines at the top are headings: bold, and kept in sight. */
  headings: number
  lines: readonly (readonly Cell[])[]
  /** Columns whose cells are texts whatever they look like: codes. */
  texts: readonly number[]
}

/** A task for a worker. */
export type Task =
  | { kind: 'read'; bytes: Uint8Array; names: readonly string[] }
  | { kind: 'write'; sheets: readonly SheetToWrite[] }

/** What comes of a task. */
export type Done = { read: FileRead } | { written: Uint8Array }

/** Does a task. */
export async function doTask(task: Task): Promise<Done> {
  if (task.kind === 'read') return { read: await readFile(Buffer.from(task.bytes), task.names) }
  const sheets = task.sheets.map(({ name, widths, headings, lines, texts }) => ({
    // What a sheet may not be called: Excel's rules.
    sheet: name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: lines.map((cells, line) =>
      cells.map((cell, index) => cellOf(cell, line, headings, texts.includes(index))),
    ),
  }))
  return { written: await writeExcelFile(sheets).toBuffer() }
}

function cellOf(cell: Cell, line: number, headings: number, isText: boolean) {
  if (cell === null || cell === '') return null
  if (line < headings) {
    const look =
      line === 0 ? { fontWeight: 'bold' as const, backgroundColor: '#E8EEF3' } : { textColor: '#5A6470' }
    return { value: String(cell), type: String, wrap: true, alignVertical: 'top' as const, ...look }
  }
  if (typeof cell === 'string') return { value: cell, type: String, ...(isText ? { format: '@' } : {}) }
  return { value: cell }
}
