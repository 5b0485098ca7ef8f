/**
 * Downloaded files read back: CSV, and the first sheet of an xlsx, which is a zip of XML.
 */
import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import type { Download } from '@playwright/test'

/** Rows of a CSV file; quoted cells may hold commas and line breaks. */
export async function readCsv(download: Download): Promise<string[][]> {
  const text = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '')
  const rows: string[][] = [['']]
  let quoted = false
  const put = (sign: string) => {
    const row = rows.at(-1)!
    row.push((row.pop() ?? '') + sign)
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted && sign === '"' && text[at + 1] === '"') put(text[++at]!)
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') rows.at(-1)!.push('')
    else if (!quoted && sign === '\n') rows.push([''])
    else if (quoted || sign !== '\r') put(sign)
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** Texts of the first sheet of an xlsx file, row by row. */
export async function readXlsx(download: Download): Promise<string[][]> {
  const parts = unzip(await readFile(await download.path()))
  const shared = textsOf(parts.get('xl/sharedStrings.xml') ?? '', 'si')
  const sheet = parts.get('xl/worksheets/sheet1.xml')
  if (!sheet) throw new Error('no sheet in the file')
  return [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, content = '']) => {
      const value = content.match(/<v>(.*?)<\/v>/s)?.[1] ?? ''
      if (/t="s"/.test(attributes!)) return shared[Number(value)] ?? ''
      return /t="inlineStr"/.test(attributes!) ? (textsOf(content, 'is')[0] ?? '') : value
    }),
  )
}

function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, inside]) =>
    [...inside!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join(''),
  )
}

/** Files of a zip by their names, found by its directory at the end. */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (zip.subarray(0, 4).toString('latin1') !== 'PK\x03\x04' || end < 0) throw new Error('no zip')
  const parts = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(from, from + packed)
    const isPacked = zip.readUInt16LE(at + 10) === 8
    parts.set(name, (isPacked ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}
