/** Real Word files for tests: a zip of the least that OOXML asks for, written by hand. */
import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'

/** A paragraph, with line breaks where it has `\n`; or the rows of a table. */
export type Block = string | string[][] | { numbered: string }

/** A Word document with these blocks, and a page number in its header. */
export function docxOf(blocks: readonly Block[]): Uint8Array {
  return zip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/></Types>`,
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relations('header', 'header1.xml', 'numbering', 'numbering.xml'),
    'word/numbering.xml': `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/header1.xml': `${HEAD}<w:hdr ${W}>${paragraph('某某条例 第 1 页')}</w:hdr>`,
    'word/document.xml': `${HEAD}<w:document ${W} ${R}><w:body>${blocks.map(blockOf).join('')}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>`,
  })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** Relationships from pairs of kind and target. */
function relations(...pairs: string[]): string {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const all = pairs.flatMap((kind, at) =>
    at % 2 ? [] : `<Relationship Id="rId${at / 2 + 1}" Type="${office}/${kind}" Target="${pairs[at + 1]}"/>`,
  )
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

function blockOf(block: Block): string {
  if (typeof block === 'string') return paragraph(block)
  if (!Array.isArray(block)) {
    return paragraph(
      block.numbered,
      '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
  }
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  return `<w:tbl>${block.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** Each half of a line is a run of its own, as Word leaves them after editing. */
function paragraph(text: string, properties = ''): string {
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`
  const lines = text.split('\n').map((line) => {
    const half = Math.floor(line.length / 2)
    return run(line.slice(0, half)) + run(line.slice(half))
  })
  return `<w:p>${properties}${lines.join('<w:r><w:br/></w:r>')}</w:p>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A zip without compression (APPNOTE.TXT 4.3). */
function zip(files: Record<string, string>): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content)
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path]))
    locals.push(local)
    at += local.length
  }
  const size = central.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(central.length, 4)
  end.writeUInt16LE(central.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, ...central, Buffer.from('PK\x05\x06', 'latin1'), end])
}
