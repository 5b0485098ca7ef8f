import { afterEach, expect, test, vi } from 'vitest'
import { formatAgo } from './dates.ts'
import { defineText, pick } from './define.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test('both languages have every entry, also at run time', () => {
  const text = defineText({
    zh: { send: '发送', count: (n: number) => `${n} 件` },
    en: { send: 'Send', count: (n: number) => `${n} matters` },
  })
  expect(Object.keys(text.en)).toEqual(Object.keys(text.zh))
  expect(text.en.count(2)).toBe('2 matters')
})

test('a language with a missing entry does not compile', () => {
  // @ts-expect-error `send` is missing in English
  defineText({ zh: { send: '发送', stop: '停止' }, en: { stop: 'Stop' } })
})

test('empty words fall back to Chinese', () => {
  expect(pick({ zh: '网格', en: '' }, 'en')).toBe('网格')
  expect(pick({ zh: '网格', en: 'Grid' }, 'en')).toBe('Grid')
})

test('distances are told by the calendar day in China', () => {
  const now = new Date('2026-11-20T16:30:00Z') // 00:30 on the 21st there
  expect(formatAgo('2026-11-20T16:29:40Z', 'zh', now)).toBe('刚刚')
  expect(formatAgo('2026-11-20T16:10:00Z', 'zh', now)).toBe('20 分钟前')
  expect(formatAgo('2026-11-20T15:00:00Z', 'zh', now)).toBe('昨天')
  expect(formatAgo('2026-11-18T03:00:00Z', 'en', now)).toBe('3 days ago')
  expect(formatAgo('2026-08-01T03:00:00Z', 'zh', now)).toBe('8月1日（周六）')
})

test('the chosen language is remembered', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  const first = await import('./language.ts')
  first.setLang('en')
  vi.resetModules()
  const later = await import('./language.ts')
  expect(later.currentLang()).toBe('en')
})
