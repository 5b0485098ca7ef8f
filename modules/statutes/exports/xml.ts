/** Writing XML 1.0: what it cannot hold, and what a reader would change. */

/** Characters that no XML 1.0 document may hold (section 2.2), and halves of pairs. */
const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Can XML hold this text as it is? */
export function isLegal(text: string): boolean {
  return !ILLEGAL.test(text)
}

const ALL_ILLEGAL = new RegExp(ILLEGAL, 'g')

/** What a reader of the XML gets of these words. */
export function written(text: string): string {
  return text.replace(ALL_ILLEGAL, '\ufffd')
}

/** Legal XML text; line ends that readers would normalize are written by their number. */
export function escaped(text: string): string {
  return written(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\r\u0085\u2028\u2029]/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** An element; attributes without a value are left out; `inner` is XML already. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  inner?: string,
): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
    .join('')
  return inner === undefined || inner === '' ? `<${name}${given}/>` : `<${name}${given}>${inner}</${name}>`
}

function attribute(value: string): string {
  return escaped(value)
    .replaceAll('"', '&quot;')
    .replace(/[\n\t]/g, (char) => `&#${char.charCodeAt(0)};`)
}
