/**
 * The parser and the exports, for other modules and the command line.
 */
import type { Lang, Pack } from '#platform/packs/pack.ts'
import type { ExportFormat } from './contract.ts'
import { type ExportFile, exportOf } from './exports/files.ts'
import { textOf } from './kept.ts'
import { readDocument } from './parser/document.ts'
import { parseStatute } from './parser/parse.ts'
import type { ParsedStatute } from './parser/shape.ts'

/**
 * Parses a file of any kind, encoding and layout; never throws (issue 3, point 1). Ranges are characters of the
 * decoded text; of a Word file, of the text that mammoth gives.
 */
export async function parseFile(bytes: Uint8Array): Promise<ParsedStatute> {
  const { text, warnings } = await readDocument(bytes)
  const { statute } = parseStatute(text)
  return { ...statute, warnings: [...warnings, ...statute.warnings] }
}

/** The text of a file, to which all ranges of `parseFile` refer. */
export async function textOfFile(bytes: Uint8Array): Promise<string> {
  return (await readDocument(bytes)).text
}

/** A pack's law as a file. `today` is an ISO day. */
export function exportStatute(
  pack: Pack,
  wish: { format: ExportFormat; lang: Lang; today: string },
): ExportFile {
  return exportOf(pack, textOf(pack), wish)
}
export { EXPORT_FORMATS, type ExportFormat } from './contract.ts'
export { checkGold } from './gold/gold.ts'
export { type Scaffold, scaffold } from './scaffold/files.ts'
