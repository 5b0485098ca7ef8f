/** Tables as CSV (RFC 4180) that spreadsheets open as UTF-8. */
import { stringify } from 'csv-stringify/sync'

/** A table of texts as a file's content; the mark at the start tells spreadsheets that it is UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${stringify(rows.map((cells) => cells.map(harmless)))}`
}

/** A cell that begins like a formula is shown, never computed (CWE-1236); in Chinese also in full width. */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text
}
