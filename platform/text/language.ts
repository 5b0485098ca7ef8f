/**
 * Which language the reader has chosen: kept in the browser, sent with every call.
 */
import type { Lang } from './define.ts'

const KEY = 'linli.lang'
const listeners = new Set<() => void>()
let current: Lang | undefined

/** The language in use: the kept choice, else what the browser asks for, else Chinese. */
export function currentLang(): Lang {
  current ??= kept() ?? (/^en/i.test(globalThis.navigator?.language ?? '') ? 'en' : 'zh')
  return current
}

/** Changes the language and remembers it. */
export function setLang(lang: Lang): void {
  current = lang
  try {
    globalThis.localStorage?.setItem(KEY, lang)
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
  showLang()
  for (const tell of listeners) tell()
}

/** Tells the document its language, for screen readers and fonts. */
export function showLang(): void {
  if (globalThis.document) document.documentElement.lang = currentLang() === 'zh' ? 'zh-CN' : 'en'
}

/** Calls back on every change; gives the way to stop. */
export function onLang(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function kept(): Lang | undefined {
  try {
    const value = globalThis.localStorage?.getItem(KEY)
    return value === 'zh' || value === 'en' ? value : undefined
  } catch {
    return undefined
  }
}
