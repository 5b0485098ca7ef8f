/**
 * The portal's frame: header, bands, the page, tabs on a phone.
 */
import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useMe } from '#modules/accounts/web/use-me.ts'
import { useLive } from '#modules/notices/web/live.ts'
import { LiveBar } from '#modules/notices/web/live-bar.tsx'
import { useText } from '#platform/text/use-text.ts'
import { useConfig } from '#platform/ui/config.ts'
import { webWords } from '../words.ts'
import { Header } from './header.tsx'
import { Tabs } from './tabs.tsx'

/** Everything around a page of the portal. */
export function PortalLayout({ children }: { children?: ReactNode }) {
  const t = useText(webWords)
  const me = useMe()
  const config = useConfig()
  const main = useRef<HTMLElement>(null)
  useLive(me?.signedIn ?? false)
  useFocusOnMove(main)
  return (
    <div className="portal">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <Header me={me} />
      {me?.demo || config.demo ? (
        <aside className="band off-paper" data-kind="demo" aria-label={t.aboutSite}>
          <span>{t.demoBand}</span>
        </aside>
      ) : null}
      <OfflineBand />
      <LiveBar />
      <main id="main" ref={main} tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
      <footer className="footer off-paper quiet small">
        {t.footer}
        {config.version ? <span className="num"> · {config.version}</span> : null}
      </footer>
      <Tabs />
    </div>
  )
}

function OfflineBand() {
  const t = useText(webWords)
  const online = useSyncExternalStore(
    (tell) => {
      addEventListener('online', tell)
      addEventListener('offline', tell)
      return () => {
        removeEventListener('online', tell)
        removeEventListener('offline', tell)
      }
    },
    () => navigator.onLine,
  )
  return (
    <div role="status">
      {online ? null : (
        <p className="offline" data-tone="need">
          {t.offline}
        </p>
      )}
    </div>
  )
}

/** After a move the page's heading has the focus, so that a screen reader begins there. */
function useFocusOnMove(main: { current: HTMLElement | null }) {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.href })
  const first = useRef(true)
  useEffect(() => {
    if (!path) return
    if (first.current) {
      first.current = false
      return
    }
    // The heading appears with the page's own file, a moment later.
    const timer = setTimeout(() => {
      const target = main.current?.querySelector<HTMLElement>('h1[tabindex]') ?? main.current
      if (!main.current?.contains(document.activeElement) || document.activeElement === main.current)
        target?.focus({ preventScroll: true })
    }, 60)
    return () => clearTimeout(timer)
  }, [path, main])
}
