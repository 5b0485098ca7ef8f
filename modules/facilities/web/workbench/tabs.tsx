/** The way between the pages of facilities. */
import { useText } from '#platform/text/use-text.ts'
import { Go, usePath } from '#platform/ui/workbench/go.tsx'
import { facilityWords } from './words.ts'
import './facilities.css'

const pages = [
  { to: '/work/facilities', name: 'facilities' },
  { to: '/work/facilities/shortfall', name: 'shortfall' },
  { to: '/work/facilities/figures', name: 'figures' },
] as const

/** Stands above each page's heading. */
export function FacilityTabs() {
  const t = useText(facilityWords)
  const path = usePath()
  const here = pages.findLast(({ to }) => path === to || path.startsWith(`${to}/`))
  return (
    <nav className="wb-chips wb-facility-tabs off-paper" aria-label={t.tabs}>
      {pages.map(({ to, name }) => (
        <Go key={to} to={to} className="wb-chip" aria-current={here?.to === to ? 'page' : undefined}>
          {t[name]}
        </Go>
      ))}
    </nav>
  )
}
