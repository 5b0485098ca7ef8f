/**
 * Marks: unguessable words planted in everything that the world holds, each with who may come upon it. An answer
 * is read for marks, for ids and for codes of places; whatever of them its asker may not know is a leak.
 */
import { randomBytes } from 'node:crypto'
import type { Asker } from '#platform/access/asker.ts'

/** Something planted: what it is, and who may come upon it. */
export interface Mark {
  what: string
  /** The place that it belongs to. */
  place: string
  /** Anybody may know it. */
  open: boolean
  /** Whether an asker may know it where the operation is not open to everybody. */
  visible: (who: Asker) => boolean
}

/** Words, phone numbers and ids as they stand in answers. */
const token = /mk[a-z0-9]{14}|1[3-9]\d{9}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** Codes of places below the two counties. */
const code = /(?<![0-9a-zA-Z])99010[0-9]\d*(?![0-9a-zA-Z])/g

/** All that was planted. */
export class Marks {
  readonly #marks = new Map<string, Mark>()

  /** Plants a word. */
  word(mark: Mark): string {
    return this.keep(`mk${randomBytes(7).toString('hex')}`, mark)
  }

  /** Plants a telephone number. */
  phone(mark: Mark): string {
    const digits = Array.from(randomBytes(8), (byte) => byte % 10).join('')
    return this.keep(`139${digits}`, mark)
  }

  /** Takes in what was made elsewhere: an id, a secret. */
  keep(text: string, mark: Mark): string {
    this.#marks.set(text, mark)
    return text
  }

  /** Everything that was planted, by what it is. */
  all(what?: string): string[] {
    return [...this.#marks]
      .filter(([, mark]) => what === undefined || mark.what === what)
      .map(([text]) => text)
  }

  /** The mark of a text, if it is one. */
  of(text: string): Mark | undefined {
    return this.#marks.get(text)
  }

  /** What an answer gives away: words, ids and codes that its asker may not know. */
  leaks(output: unknown, who: Asker, options: { open: boolean; own: ReadonlySet<string> }): string[] {
    const text = stringsOf(output).join('\n')
    const found: string[] = []
    for (const [word] of text.matchAll(token)) {
      const mark = this.#marks.get(word)
      if (!mark || mark.open || options.own.has(word)) continue
      if (options.open || !mark.visible(who)) found.push(`${mark.what} of ${mark.place} (${word})`)
    }
    for (const secret of this.all('secret')) {
      if (text.includes(secret) && !options.own.has(secret)) found.push(`secret ${secret}`)
    }
    const home = confinedTo(who)
    if (!options.open && home) {
      for (const [word] of text.matchAll(code)) {
        if (!word.startsWith(home) && !options.own.has(word)) found.push(`code ${word}`)
      }
    }
    return found
  }
}

/** The county that an asker is confined to; undefined for those above counties and for nobody. */
export function confinedTo(who: Asker): string | undefined {
  const place = who.acting?.place ?? who.personCounty
  return place !== undefined && place.length >= 6 ? place.slice(0, 6) : undefined
}

/** All strings in a value, keys too. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Set || Array.isArray(value)) return [...value].flatMap(stringsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsOf(inner)])
}

/** What an asker brings along: may always come back to them. */
export function ownOf(who: Asker, input: unknown): Set<string> {
  const words = [...stringsOf(who), ...stringsOf(input).filter((text) => !text.includes('mk'))]
  return new Set(words.flatMap((text) => [text, ...(text.match(token) ?? []), ...(text.match(code) ?? [])]))
}
