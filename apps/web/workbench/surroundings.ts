/**
 * What the reader's system asks for: dark, still; and the language of Ant Design's own words.
 */
import type { Locale } from 'antd/es/locale'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Lang } from '#platform/text/define.ts'

/** Whether a media query holds, now and on every change. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => window.matchMedia(query).matches,
  )
}

/**
 * Ant Design's own words, fetched in the reader's language. There is a locale from the first moment: one that only
 * comes later makes Ant Design wrap the page anew, and everything in it is built and asked for twice.
 */
export function useAntLocale(lang: Lang): Locale {
  const [locale, setLocale] = useState<Locale>({ locale: 'en' })
  useEffect(() => {
    let current = true
    const coming = lang === 'zh' ? import('antd/es/locale/zh_CN') : import('antd/es/locale/en_GB')
    void coming.then((module) => current && setLocale(module.default))
    return () => {
      current = false
    }
  }, [lang])
  return locale
}
