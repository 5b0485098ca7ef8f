/**
 * Files to text: plain text of any encoding, markdown, HTML, Akoma Ntoso, and Word (.docx) through mammoth. Never throws: what
 * cannot be read gives no text and a warning that says what to do.
 */
import { Buffer } from 'node:buffer'
import { decode } from './decode.ts'
import type { Warning } from './shape.ts'

/** A file's text. Ranges of nodes and noise are characters of `text`, for Word of the text that mammoth gives. */
export interface ReadDocument {
  text: string
  warnings: Warning[]
}

const UNREADABLE: readonly [signature: string, says: string][] = [
  ['\xD0\xCF\x11\xE0', 'An old Word file (.doc): open it in Word and save it as .docx or as plain text.'],
  ['%PDF', 'A PDF: copy its text into a text file, or save it as .docx.'],
  ['{\\rtf', 'Rich text (.rtf): open it in Word and save it as .docx or as plain text.'],
]

/** Reads a file of any kind. */
export async function readDocument(bytes: Uint8Array): Promise<ReadDocument> {
  const start = String.fromCharCode(...bytes.slice(0, 5))
  if (start.startsWith('PK\x03\x04')) return readDocx(bytes)
  const foreign = UNREADABLE.find(([signature]) => start.startsWith(signature))
  if (foreign) return { text: '', warnings: [{ kind: 'file-unreadable', says: foreign[1] }] }
  const { text } = decode(bytes)
  return IS_AKN.test(text.slice(0, 1000)) ? readAkn(text) : { text, warnings: [] }
}

const IS_AKN = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<(?:\w+:)?akomaNtoso[\s>]/

/** The text of a law in Akoma Ntoso; of our own export the very source. A broken one is read as it stands. */
async function readAkn(xml: string): Promise<ReadDocument> {
  const { textOfAkn } = await import('../exports/akn-read.ts')
  try {
    return { text: textOfAkn(xml).text, warnings: [] }
  } catch (error) {
    return { text: xml, warnings: [{ kind: 'file-unreadable', says: (error as Error).message }] }
  }
}

/** What we use of mammoth's document. */
interface Node {
  type: string
  value?: string
  children?: Node[]
  /** Word itself numbers the paragraph: the number is not in the text. */
  numbering?: object | null
}

async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  // Loaded only for Word files: it takes longer to load than most laws to parse.
  const { default: mammoth } = await import('mammoth')
  let document: Node | undefined
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    await mammoth.convertToHtml(
      { buffer },
      {
        ignoreEmptyParagraphs: false,
        externalFileAccess: false,
        transformDocument: (whole: Node) => {
          document = whole
          return { ...whole, children: [] }
        },
      },
    )
  } catch (error) {
    const says = `Not a Word document, or a broken one: ${(error as Error).message}`
    return { text: '', warnings: [{ kind: 'file-unreadable', says }] }
  }
  if (!document) return { text: '', warnings: [{ kind: 'file-unreadable', says: 'The document is empty.' }] }
  const text = (document.children ?? []).map(wordsOf).join('')
  return { text, warnings: leftOut(document) }
}

/** Text as it is seen: a paragraph is a line, a break within it ends one, cells of a row stand in one line. */
function wordsOf(node: Node): string {
  const inner = () => (node.children ?? []).map(wordsOf).join('')
  switch (node.type) {
    case 'text':
      return node.value ?? ''
    case 'tab':
      return '\t'
    case 'break':
      return '\n'
    case 'paragraph':
      return `${inner()}\n`
    case 'tableRow':
      return `${(node.children ?? []).map((cell) => wordsOf(cell).replace(/\n+$/, '')).join('\t')}\n`
    default:
      return inner()
  }
}

/** What Word shows and the text does not hold. */
function leftOut(document: Node): Warning[] {
  let numbered = 0
  let notes = 0
  const queue = [document]
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.numbering) numbered += 1
    if (node.type === 'noteReference') notes += 1
    queue.push(...(node.children ?? []))
  }
  const says: [number, string][] = [
    [numbered, `${numbered} paragraphs are numbered by Word itself; those numbers are not in the text.`],
    [notes, `${notes} footnotes or endnotes are not in the text.`],
  ]
  return says.flatMap(([count, said]) => (count ? [{ kind: 'left-out' as const, says: said }] : []))
}
