/**
 * Bytes to text: UTF-8 with or without byte order mark, UTF-16 with one, otherwise GB18030. Never throws.
 */

export interface Decoded {
  /** A byte order mark stays in it, so that nothing of the source is lost; the parser declares it as noise. */
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/** The text of a file. Bytes that are no UTF-8 are read as GB18030, of which GBK and GB2312 are parts. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return read(bytes, 'utf-16be')
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      encoding: 'utf-8',
    }
  } catch {
    return read(bytes, 'gb18030')
  }
}

function read(bytes: Uint8Array, encoding: Decoded['encoding']): Decoded {
  return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding }
}
