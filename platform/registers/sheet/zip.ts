/**
 * As much of a zip as it takes to look into a spreadsheet before a library reads it: names and sizes of its parts,
 * and single parts (APPNOTE 6.3.10, 4.3.12 and 4.3.16). No encryption, no zip64: spreadsheets within our limits
 * need neither.
 */
import { inflateRawSync } from 'node:zlib'

interface Part {
  method: number
  packed: number
  size: number
  offset: number
}

/** Parts of a zip by name. */
export type Zip = ReadonlyMap<string, Part>

const endSign = 0x06_05_4b_50
const partSign = 0x02_01_4b_50

/** Reads the directory; undefined for what is no zip. */
export function readZip(bytes: Buffer): Zip | undefined {
  const from = Math.max(0, bytes.length - 65_557)
  let end = -1
  for (let at = bytes.length - 22; at >= from; at--) {
    if (bytes.readUInt32LE(at) === endSign) {
      end = at
      break
    }
  }
  if (end < 0) return undefined
  const parts = new Map<string, Part>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== partSign) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** A part as text; undefined where there is none. Throws for a damaged one, or one larger than it says. */
export function textOf(bytes: Buffer, zip: Zip, name: string): string | undefined {
  const part = zip.get(name)
  if (!part) return undefined
  const { offset, packed, size, method } = part
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = bytes.subarray(begin, begin + packed)
  if (method === 0) return content.toString('utf8')
  return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) }).toString('utf8')
}
