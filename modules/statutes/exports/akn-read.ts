/**
 * Akoma Ntoso back to text. With the layout that our export keeps, the very source; without it, or where somebody
 * changed the words, the same law laid out plainly.
 */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { AKN } from './akn.ts'
import { hashOf, LAYOUT } from './akn-layout.ts'

/** The text of a law, and whether its layout is that of the source. */
export interface AknText {
  text: string
  layout: 'kept' | 'rebuilt'
}

/** An XML file that holds no law. */
export class AknError extends Error {}

/**
 * The text of an Akoma Ntoso document.
 * @throws AknError when it is no XML or holds no act or bill
 */
export function textOfAkn(xml: string): AknText {
  const law = lawOf(xml)
  const units = new Map<string, string>()
  readUnits(law, units)
  const kept = keptText(law, units)
  return kept === undefined ? { text: plainText(law), layout: 'rebuilt' } : { text: kept, layout: 'kept' }
}

function lawOf(xml: string): Element {
  let root: Element | null
  try {
    root = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new AknError(message)
      },
    }).parseFromString(xml, 'application/xml').documentElement
  } catch (error) {
    throw new AknError(`This is no XML: ${(error as Error).message}`)
  }
  const law = root && elements(root).find(({ localName }) => localName === 'act' || localName === 'bill')
  if (root?.namespaceURI !== AKN || !law) throw new AknError('This is no Akoma Ntoso act or bill.')
  return law
}

function elements(parent: Element, name?: string): Element[] {
  const out: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (!name || (node as Element).localName === name)) out.push(node as Element)
  }
  return out
}

function first(parent: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at && elements(at, name)[0], parent)
}

const wordsOf = (node: Element | undefined) => node?.textContent ?? ''

const UNITS = new Set(['part', 'chapter', 'section', 'article', 'paragraph', 'point', 'hcontainer'])

/** Fills the words of all units; their names are those of the parser's pieces. */
function readUnits(law: Element, units: Map<string, string>): void {
  const add = (slot: string, words: string) => units.set(slot, (units.get(slot) ?? '') + words)
  for (const p of elements(first(law, 'preface') ?? law, 'p')) {
    const title = first(p, 'docTitle')
    add(title ? 'title text' : 'preamble text', wordsOf(p))
  }
  const visit = (parent: Element) => {
    for (const node of elements(parent)) {
      const eId = node.getAttribute('eId')
      if (eId && UNITS.has(node.localName ?? '')) {
        add(`${eId} number`, wordsOf(first(node, 'num')))
        add(`${eId} heading`, wordsOf(first(node, 'heading')))
        const own = first(node, 'content') ?? first(node, 'list', 'intro')
        if (own) for (const p of elements(own, 'p')) add(`${eId} text`, wordsOf(p))
      }
      if (node.localName !== 'meta') visit(node)
    }
  }
  const body = first(law, 'body')
  if (body) visit(body)
}

/** The source, if every run fits and it is unchanged. */
function keptText(law: Element, units: ReadonlyMap<string, string>): string | undefined {
  const source = elements(first(law, 'meta', 'proprietary') ?? law).find(
    ({ namespaceURI, localName }) => namespaceURI === LAYOUT && localName === 'source',
  )
  if (!source) return undefined
  const done = new Map<string, number>()
  let text = ''
  let inLaw = ''
  for (const run of elements(source)) {
    const own = run.getAttribute('as') === 'json' ? (JSON.parse(wordsOf(run)) as string) : wordsOf(run)
    if (run.localName !== 'run') {
      text += own
      continue
    }
    const slot = `${run.getAttribute('of')} ${run.getAttribute('part')}`
    const from = done.get(slot) ?? 0
    const to = from + Number(run.getAttribute('length'))
    done.set(slot, to)
    const words = (units.get(slot) ?? '').slice(from, to)
    inLaw += words
    text += own || words
  }
  const isWhole = [...units].every(([slot, words]) => words.length === (done.get(slot) ?? 0))
  const isSame =
    hashOf(inLaw) === source.getAttribute('words') && hashOf(text) === source.getAttribute('sha256')
  return isWhole && isSame ? text : undefined
}

/** The law in plain lines: every unit begins one. */
function plainText(law: Element): string {
  const lines = elements(first(law, 'preface') ?? law, 'p').map(wordsOf)
  const visit = (parent: Element) => {
    for (const node of elements(parent)) {
      const name = node.localName ?? ''
      const num = wordsOf(first(node, 'num'))
      const heading = wordsOf(first(node, 'heading'))
      const own = first(node, 'content') ?? first(node, 'list', 'intro')
      const words = own ? elements(own, 'p').map(wordsOf) : []
      if (name === 'part' || name === 'chapter' || name === 'section')
        lines.push(`${num}\u3000${heading}`.trim())
      else if (name === 'article') lines.push(heading ? `${num}【${heading}】` : `${num}\u3000`)
      else if (name === 'hcontainer') lines.push(heading, ...words)
      else if (name === 'paragraph' && lines.at(-1)?.endsWith('\u3000'))
        lines.push(lines.pop() + words.join('\n'))
      else if (name === 'paragraph') lines.push(...words)
      else if (name === 'point') lines.push(num + words.join('\n'))
      if (name !== 'meta' && name !== 'content') visit(node)
    }
  }
  const body = first(law, 'body')
  if (body) visit(body)
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}
