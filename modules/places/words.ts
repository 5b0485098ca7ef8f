/**
 * How names of places are cut for search: pairs of neighbouring characters (bigrams), so that any part of a
 * name is found (dictionaries miss names and parts of words), and pinyin beside.
 */
import { pinyin } from 'pinyin-pro'

const runs = /[\p{Letter}\p{Number}]+/gu

/** Folds what people type differently: full width, case, spaces at the ends. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

/** The lexemes of a name: of each run of letters and digits all pairs, and the last single character. */
export function lexemes(name: string): string[] {
  const found = new Set<string>()
  for (const [run] of fold(name).matchAll(runs)) {
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i++) found.add(`${characters[i]}${characters[i + 1]}`)
    found.add(characters.at(-1)!)
  }
  return [...found]
}

/** A tsvector in its text form. */
export function vectorText(name: string): string {
  return lexemes(name)
    .map((lexeme) => `'${lexeme.replaceAll("'", "''")}'`)
    .join(' ')
}

/**
 * A tsquery in its text form that holds for every name containing `text` (and perhaps a few more: recheck with
 * LIKE); undefined where there is nothing to look for.
 */
export function queryText(text: string): string | undefined {
  const parts: string[] = []
  for (const [run] of fold(text).matchAll(runs)) {
    const characters = [...run]
    if (characters.length === 1) parts.push(`'${run}':*`)
    for (let i = 0; i + 1 < characters.length; i++) parts.push(`'${characters[i]}${characters[i + 1]}'`)
  }
  return parts.length > 0 ? parts.join(' & ') : undefined
}

/** A pattern for LIKE that holds for every text containing `text`. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** What every committee's name ends with: it is read once, not for each of 600,000 names. */
const endings = /^(.*?)((?:社区)?(?:居民委员会|村民委员会|居委会|村委会))$/su
const readings = new Map<string, readonly [string, string]>()

/** Pinyin without tones or spaces, and its initials: 解放区 → jiefangqu, jfq. */
export function romanise(name: string): readonly [pinyin: string, initials: string] {
  const [, head, tail] = endings.exec(name) ?? []
  if (!head || !tail) return read(name)
  const [whole, initials] = read(head)
  let end = readings.get(tail)
  if (!end) {
    end = read(tail)
    readings.set(tail, end)
  }
  return [whole + end[0], initials + end[1]]
}

function read(text: string): readonly [string, string] {
  const syllables = pinyin(fold(text), { toneType: 'none', type: 'array', v: true })
  const plain = syllables.map((syllable) => syllable.replace(/[^a-z0-9]/g, ''))
  return [plain.join(''), plain.map((syllable) => syllable.slice(0, 1)).join('')]
}
