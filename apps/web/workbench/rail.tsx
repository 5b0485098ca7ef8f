/**
 * The rail: only what the acting position has duties for. On a phone it is the bar at the bottom.
 */
import { House, Keyboard } from 'lucide-react'
import { grid } from '#modules/grid/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Go, usePath } from '#platform/ui/workbench/go.tsx'
import { pagesFor } from './pages.ts'
import { frameWords } from './words.ts'

/** The rail. `showKeys` opens the list of shortcuts. */
export function Rail({ showKeys }: { showKeys: () => void }) {
  const t = useText(frameWords)
  const acting = useActing()
  const path = usePath()
  const pages = pagesFor(acting.duties)
  const hasInbox = pages.some((page) => page.to === '/work')
  const counts = useCall(grid.inbox, { limit: 1 }, { when: hasInbox, fresh: 60_000 }).data?.counts
  const pressing = counts ? counts.overdue + counts.today : 0
  return (
    <nav className="wb-rail" aria-label={t.rail}>
      {pages.map((page) => {
        const here = page.to === '/work' ? path === '/work' || path === '/work/' : path.startsWith(page.to)
        return (
          <Go key={page.to} to={page.to} aria-current={here ? 'page' : undefined}>
            <page.icon aria-hidden="true" />
            <span className="wb-wide">{t[page.name]}</span>
            <span className="wb-narrow">{t[page.short]}</span>
            {page.to === '/work' && pressing > 0 && (
              <span className="wb-push wb-num">{pressing > 99 ? '99+' : pressing}</span>
            )}
          </Go>
        )
      })}
      <div className="wb-rail-foot">
        <Go to="/">
          <House aria-hidden="true" />
          {t.portal}
        </Go>
        <button type="button" onClick={showKeys}>
          <Keyboard aria-hidden="true" />
          {t.keys}
          <kbd className="wb-push" style={{ background: 'var(--surface)' }}>
            ?
          </kbd>
        </button>
      </div>
    </nav>
  )
}
