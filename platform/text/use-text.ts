/**
 * Words inside React: they change where they stand when the reader changes the language.
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { Words } from '#platform/operation/contract.ts'
import { type Entries, type Lang, pick, type Text } from './define.ts'
import { currentLang, onLang } from './language.ts'

/** The reader's language. */
export function useLang(): Lang {
  return useSyncExternalStore(onLang, currentLang)
}

/** The words of a text in the reader's language. */
export function useText<T extends Entries>(text: Text<T>): T {
  return text[useLang()] as T
}

/** Picks from pairs of words that the server sent. */
export function usePick(): (words: Words) => string {
  const lang = useLang()
  return useCallback((words: Words) => pick(words, lang), [lang])
}
