/**
 * Cells of .csv that begin like a formula: written with a sign before them, so that they are shown and never
 * computed (CWE-1236), and read back without it. What goes out comes back the same.
 */
const formula = /^'*\s*[=+\-@＝＋－＠\t\r\n]/

/** A text as a cell of a .csv. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text that a cell of a .csv holds. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
