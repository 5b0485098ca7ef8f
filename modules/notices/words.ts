/**
 * The sentence of a notice, from the words of its kind. Pure.
 */
import { formatDateTime, formatDay } from '#platform/time/text.ts'
import { en } from './text/en.ts'
import { zh } from './text/zh-CN.ts'

/** Kinds of notice that have words. */
export type NoticeKind = keyof typeof zh

/** What fills a sentence: text, figures, or words in both languages; ISO moments for `…At`, days for `…On`. */
export type NoticeParams = Record<string, string | number | { zh: string; en: string } | null | undefined>

const templates: Record<'zh' | 'en', Record<string, string>> = { zh, en }

/** The sentence in the reader's language; a kind that has no words here (any more) says only that there is news. */
export function sentenceOf(kind: string, params: NoticeParams, lang: 'zh' | 'en'): string {
  const template = templates[lang][kind] ?? templates[lang].other!
  const whole = template.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    namesIn(part).every((name) => params[name] !== undefined && params[name] !== null) ? part : '',
  )
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => say(name, params[name], lang))
}

function namesIn(part: string): string[] {
  return [...part.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}

function say(name: string, value: NoticeParams[string], lang: 'zh' | 'en'): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'object') return value[lang] || value.zh
  if (typeof value === 'number') return String(value)
  if (Number.isNaN(Date.parse(value))) return value
  if (name.endsWith('At')) return formatDateTime(value, lang)
  return name.endsWith('On') ? formatDay(value, lang) : value
}
