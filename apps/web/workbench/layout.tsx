/**
 * The workbench's frame: who acts, the rail, the top bar, the bands, the keyboard. Pages stand inside.
 */

import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Button, ConfigProvider } from 'antd'
import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { actingPosition, type Me, useMe } from '#modules/accounts/web/use-me.ts'
import { notices } from '#modules/notices/contract.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { largeText, useKept } from '#platform/ui/preferences.ts'
import { ActingProvider } from '#platform/ui/workbench/acting.tsx'
import { Empty, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo, usePath } from '#platform/ui/workbench/go.tsx'
import { type Shortcut, useKeyboard, useShortcuts } from '#platform/ui/workbench/keys.ts'
import { type News, useNews } from '#platform/ui/workbench/live.ts'
import { workbenchTheme } from '#platform/ui/workbench/theme.ts'
import { Bands } from './bands.tsx'
import { pagesFor } from './pages.ts'
import { Rail } from './rail.tsx'
import { SearchPalette } from './search-palette.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { useAntLocale, useMedia } from './surroundings.ts'
import { TopBar } from './top-bar.tsx'
import { frameWords } from './words.ts'
import '#platform/ui/workbench/styles/frame.css'
import '#platform/ui/workbench/styles/parts.css'
import '#platform/ui/workbench/styles/pictures.css'
import './frame.css'

/** The library's own sign of waiting stays in a button's name after it has ended: ours is a picture only. */
const buttons = {
  autoInsertSpace: false,
  loadingIcon: <LoaderCircle size={15} className="wb-turning" aria-hidden="true" />,
}

/** Everything below /work. */
export function Workbench() {
  const lang = useLang()
  const large = useKept(largeText)
  const dark = useMedia('(prefers-color-scheme: dark)')
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const locale = useAntLocale(lang)
  const theme = useMemo(() => workbenchTheme({ dark, large, still }), [dark, large, still])
  const me = useMe()
  return (
    <ConfigProvider theme={theme} locale={locale} button={buttons}>
      {me ? <Entrance me={me} /> : <Opening />}
    </ConfigProvider>
  )
}

/** Those who are not signed in or hold no position are told where to go. */
function Entrance({ me }: { me: Me }) {
  const t = useText(frameWords)
  const path = usePath()
  const acting = actingPosition(me) ?? me.positions[0]
  const value = useMemo(
    () =>
      acting ? { ...acting, name: me.name ?? '', duties: new Set(acting.duties), demo: me.demo } : undefined,
    [acting, me.name, me.demo],
  )
  if (!me.signedIn) {
    return (
      <Bare>
        <Empty
          title={t.signInTitle}
          action={
            <Go to={`/sign-in?next=${encodeURIComponent(path)}`}>
              <Button type="primary">{t.signIn}</Button>
            </Go>
          }
        >
          {t.signInText}
        </Empty>
      </Bare>
    )
  }
  if (!value) {
    return (
      <Bare>
        <Empty title={t.noPosition} action={<Go to="/">{t.toPortal}</Go>}>
          {t.noPositionText}
        </Empty>
      </Bare>
    )
  }
  return (
    <ActingProvider value={value}>
      <Frame key={value.id} demo={me.demo} duties={value.duties} />
    </ActingProvider>
  )
}

function Frame({ demo, duties }: { demo: boolean; duties: ReadonlySet<string> }) {
  const t = useText(frameWords)
  const go = useGo()
  const client = useQueryClient()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  useKeyboard()
  useNews(
    useCallback(
      (_: News) => void client.invalidateQueries({ queryKey: [notices.list.name], type: 'active' }),
      [client],
    ),
  )
  const shortcuts: Shortcut[] = [
    { keys: 'mod+k', does: t.openSearch, run: () => setSearching(true), always: true },
    { keys: '/', does: t.openSearch, run: () => setSearching(true) },
    ...pagesFor(duties)
      .filter((page) => page.letter)
      .map((page) => ({ keys: `g ${page.letter}`, does: t[page.goes], run: () => go(page.to) })),
    { keys: '?', does: t.openKeys, run: () => setHelping(true) },
  ]
  useShortcuts(shortcuts)
  return (
    <div className="wb">
      <a className="skip" href="#wb-main">
        {t.skip}
      </a>
      <div className="wb-brand">
        <Go to="/work">
          <Mark />
          {t.brand}
        </Go>
      </div>
      <TopBar search={() => setSearching(true)} />
      <Rail showKeys={() => setHelping(true)} />
      <main className="wb-main" id="wb-main" tabIndex={-1}>
        <Bands demo={demo} />
        <div className="wb-main-in">
          <Outlet />
        </div>
      </main>
      <SearchPalette open={searching} close={() => setSearching(false)} />
      <ShortcutHelp open={helping} close={() => setHelping(false)} />
    </div>
  )
}

/** Two roofs side by side: 邻里. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d="M2 12 8 6l6 6v8H2z" fill="currentColor" />
      <path d="m11.5 8 4.5-4 6 5.5V20h-5.5v-9z" fill="var(--need)" />
    </svg>
  )
}

function Bare({ children }: { children: ReactNode }) {
  return (
    <main className="wb-bare">
      <h1 className="wb-hidden">Linli</h1>
      {children}
    </main>
  )
}

function Opening() {
  return (
    <div className="wb-bare">
      <RowsComing />
    </div>
  )
}
