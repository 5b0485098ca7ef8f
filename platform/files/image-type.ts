/** What a file is by its content; names and declared types are the sender's word and are not asked. */

/** Kinds of picture that Linli takes. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/heic'

/** Bytes at the start of an ISO base media file that say which pictures it holds (ISO/IEC 23008-12). */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
const AVIF_BRANDS = ['avif', 'avis']

/** The type by the first bytes; undefined for all else (SVG, GIF, TIFF, PDF, text …). */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (ascii(0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(4, 8) !== 'ftyp') return undefined
  const size = Math.min(bytes.readUInt32BE(0), 256, bytes.length)
  const brands = ascii(8, size).match(/.{4}/gs) ?? []
  // AVIF files also carry the general brand mif1, so the special one decides.
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return 'image/avif'
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'image/heic' : undefined
}

/** What a browser or a server might run or open as something else than a picture. */
const ACTIVE = /<script[\s>/]|<html[\s>]|<!doctype\s+html|<\?php\s|%PDF-[12]\./i
const ZIP_END = 'PK\x05\x06'
/** The end record of a ZIP file and its longest comment. */
const ZIP_TAIL = 22 + 65_535

/**
 * Does a picture carry a second format inside it (polyglot): a web page, a script, a PDF, a ZIP? Other bytes
 * behind the picture are no reason: telephones put moving pictures and brightness maps there.
 */
export function hidesOtherFormat(bytes: Buffer): boolean {
  if (ACTIVE.test(bytes.toString('latin1'))) return true
  const tail = bytes.subarray(-ZIP_TAIL)
  for (let at = tail.indexOf(ZIP_END, 0, 'latin1'); at >= 0; at = tail.indexOf(ZIP_END, at + 1, 'latin1')) {
    // Four bytes may stand there by chance; a true end record says how long its comment is. Readers forgive a
    // few bytes behind it, so do we not.
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) {
      const directory = tail.readUInt32LE(at + 16) + tail.readUInt32LE(at + 12)
      if (directory <= bytes.length) return true
    }
  }
  return false
}
