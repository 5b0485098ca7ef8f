/**
 * The top bar: in which position one acts, search, notices, language, large text.
 */
import { ALargeSmall, Search } from 'lucide-react'
import { NoticeBell } from '#modules/notices/web/bell.tsx'
import { setLang } from '#platform/text/language.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { largeText, useKept } from '#platform/ui/preferences.ts'
import { ActingMenu } from './acting-menu.tsx'
import { frameWords } from './words.ts'

/** ⌘ on a Mac, Ctrl elsewhere. */
const MOD = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl'

/** The bar. `search` opens the search. */
export function TopBar({ search }: { search: () => void }) {
  const t = useText(frameWords)
  const lang = useLang()
  const large = useKept(largeText)
  return (
    <header className="wb-top">
      <ActingMenu />
      <span className="wb-push" />
      <button type="button" className="wb-find wb-wide" onClick={search}>
        <Search aria-hidden="true" />
        <span>{t.search}</span>
        <kbd className="wb-push">{MOD === '⌘' ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <button type="button" className="wb-tool wb-narrow" aria-label={t.search} onClick={search}>
        <Search aria-hidden="true" />
      </button>
      <button
        type="button"
        className="wb-tool"
        aria-pressed={large}
        aria-label={large ? t.toNormal : t.toLarge}
        title={large ? t.toNormal : t.toLarge}
        onClick={() => largeText.set(!large)}
      >
        <ALargeSmall aria-hidden="true" />
      </button>
      <button
        type="button"
        className="wb-tool"
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
      >
        {lang === 'zh' ? 'EN' : '中文'}
      </button>
      <NoticeBell />
    </header>
  )
}
