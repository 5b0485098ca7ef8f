/**
 * Full text for Chinese: overlapping pairs of characters, so that any part of a word is found; a match is
 * rechecked with LIKE. Latin letters and digits count as whole words.
 */
const cjk = /\p{Script=Han}+/gu
const latin = /[\p{L}\p{N}]+/gu

/** Text of a tsvector (cast with ::tsvector): pairs of characters and the last single one. */
export function vectorOf(text: string): string {
  const tokens = new Set<string>()
  const lower = text.toLowerCase()
  for (const [run] of lower.matchAll(cjk)) {
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i++) tokens.add(`${characters[i]}${characters[i + 1]}`)
    const last = characters.at(-1)
    if (last) tokens.add(last)
  }
  for (const [word] of lower.replaceAll(cjk, ' ').matchAll(latin)) tokens.add(word)
  return [...tokens].map((token) => `'${token}'`).join(' ')
}

/** Text of a tsquery (cast with ::tsquery) for what somebody typed; undefined where nothing can be searched. */
export function queryOf(text: string): string | undefined {
  const terms: string[] = []
  const lower = text.toLowerCase()
  for (const [run] of lower.matchAll(cjk)) {
    const characters = [...run]
    if (characters.length === 1) terms.push(`'${characters[0]}':*`)
    for (let i = 0; i + 1 < characters.length; i++) terms.push(`'${characters[i]}${characters[i + 1]}'`)
  }
  for (const [word] of lower.replaceAll(cjk, ' ').matchAll(latin)) terms.push(`'${word}':*`)
  return terms.length > 0 ? terms.join(' & ') : undefined
}

/** A LIKE pattern that finds the text anywhere, its own signs escaped. */
export function likeAnywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
