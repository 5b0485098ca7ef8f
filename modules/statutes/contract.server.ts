/**
 * The parser, for other modules and the command line.
 */
import { decode } from './parser/decode.ts'
import { parseStatute } from './parser/parse.ts'
import type { ParsedStatute } from './parser/shape.ts'

/** Parses a file of any encoding and layout; never throws (issue 3, point 1). */
export function parseFile(bytes: Uint8Array): ParsedStatute {
  return parseStatute(decode(bytes).text).statute
}
