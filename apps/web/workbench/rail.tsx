/**
 * The rail: only what the acting position has duties for. On a phone it is the bar at the bottom.
 */
import { Drawer } from 'antd'
import { Ellipsis, House, Keyboard } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { grid } from '#modules/grid/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Go, usePath } from '#platform/ui/workbench/go.tsx'
import { inBar, pagesFor, type RailPage } from './pages.ts'
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
  const later = pages.length > inBar + 1 ? pages.slice(inBar) : []
  return (
    <nav className="wb-rail" aria-label={t.rail}>
      {pages.map((page) => (
        <RailLink key={page.to} page={page} here={isHere(page, path)} wideOnly={later.includes(page)}>
          {page.to === '/work' && pressing > 0 && (
            <span className="wb-push wb-num">{pressing > 99 ? '99+' : pressing}</span>
          )}
        </RailLink>
      ))}
      {later.length > 0 && <More pages={later} path={path} />}
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

function isHere(page: RailPage, path: string): boolean {
  return page.to === '/work' ? path === '/work' || path === '/work/' : path.startsWith(page.to)
}

interface RailLinkProps {
  page: RailPage
  here: boolean
  wideOnly: boolean
  children?: ReactNode
}

function RailLink({ page, here, wideOnly, children }: RailLinkProps) {
  const t = useText(frameWords)
  const className = [page.begins && 'wb-rail-group', wideOnly && 'wb-wide'].filter(Boolean).join(' ')
  return (
    <Go to={page.to} aria-current={here ? 'page' : undefined} className={className || undefined}>
      <page.icon aria-hidden="true" />
      <span className="wb-wide">{t[page.name]}</span>
      <span className="wb-narrow">{t[page.short]}</span>
      {children}
    </Go>
  )
}

/** On a phone: the pages that the bar has no place for. */
function More({ pages, path }: { pages: readonly RailPage[]; path: string }) {
  const t = useText(frameWords)
  const [openAt, setOpenAt] = useState<string>()
  const here = pages.find((page) => isHere(page, path))
  // Open as long as one stays on the page where it was opened.
  const open = openAt === path
  const close = () => setOpenAt(undefined)
  return (
    <>
      <button
        type="button"
        className="wb-narrow wb-rail-more"
        aria-expanded={open}
        aria-current={here ? 'page' : undefined}
        onClick={() => setOpenAt(path)}
      >
        <Ellipsis aria-hidden="true" />
        {here ? t[here.short] : t.more}
      </button>
      <Drawer
        open={open}
        onClose={close}
        placement="bottom"
        size="auto"
        title={t.more}
        closable={{ 'aria-label': t.moreClose }}
      >
        <div className="wb-rail-sheet">
          {pages.map((page) => (
            <Go
              key={page.to}
              to={page.to}
              aria-current={isHere(page, path) ? 'page' : undefined}
              onClick={close}
            >
              <page.icon aria-hidden="true" />
              {t[page.name]}
            </Go>
          ))}
        </div>
      </Drawer>
    </>
  )
}
