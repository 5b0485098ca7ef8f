/**
 * The title in the browser's tab.
 */
import { useEffect } from 'react'
import { useLang } from '#platform/text/use-text.ts'

/** Names the page; the product's name follows. */
export function useTitle(title: string | undefined): void {
  const lang = useLang()
  useEffect(() => {
    const product = lang === 'zh' ? '邻里' : 'Linli'
    document.title = title ? `${title} · ${product}` : product
    return () => {
      document.title = product
    }
  }, [title, lang])
}
