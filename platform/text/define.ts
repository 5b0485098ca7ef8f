/**
 * Words for people: both languages stand together and are complete, which the types check.
 */
import type { Words } from '#platform/operation/contract.ts'

/** Languages of the product; Chinese is the first one. */
export type Lang = 'zh' | 'en'

/** One entry: plain words, or words made from values. */
// biome-ignore lint/suspicious/noExplicitAny: the parameters of an entry are its own
export type Entry = string | ((...values: any[]) => string)

/** The words of one page or module in one language. */
export type Entries = Record<string, Entry>

/** The same keys, each with the same kind of entry: a word for a word, a sentence with values for such a one. */
type Same<T extends Entries> = { [K in keyof T]: T[K] extends string ? string : T[K] }

/** Words in both languages. */
export interface Text<T extends Entries> {
  zh: T
  en: Same<T>
}

/** Declares words: what is missing in one language, or too much, does not compile. */
export function defineText<const T extends Entries>(text: { zh: T; en: NoInfer<Same<T>> }): Text<T> {
  return text
}

/** The side of a pair of words that the reader's language asks for; Chinese where the other is empty. */
export function pick(words: Words, lang: Lang): string {
  return words[lang] || words.zh
}
