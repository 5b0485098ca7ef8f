/**
 * Routes of the one app: the portal for residents at `/`, the workbench at `/work`; each page is its own file.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { Toasts } from '#platform/ui/toast.tsx'
import { NotFoundPage, PageBroken } from './shell/broken.tsx'
import { PortalLayout } from './shell/layout.tsx'
import { Waiting } from './shell/waiting.tsx'
import { workbenchRoutes } from './workbench/routes.tsx'

/** The root of both faces. */
export const rootRoute = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: () => (
    <PortalLayout>
      <NotFoundPage />
    </PortalLayout>
  ),
})

const portal = createRoute({ getParentRoute: () => rootRoute, id: 'portal', component: PortalLayout })

/** A page of the portal, loaded when it is opened. */
function page(path: string, load: () => Promise<Record<string, unknown>>) {
  return createRoute({
    getParentRoute: () => portal,
    path,
    component: lazyRouteComponent(load as () => Promise<{ default: () => React.ReactNode }>),
  })
}

const portalRoutes = portal.addChildren([
  page('/', () => import('./pages/home.tsx')),
  page('/c/$code', () => import('./pages/place.tsx')),
  page('/report', () => import('#modules/grid/web/portal/report-page.tsx')),
  page('/mine', () => import('#modules/grid/web/portal/mine.tsx')),
  page('/track', () => import('#modules/grid/web/portal/track.tsx')),
  page('/m/$county/$id', () => import('#modules/grid/web/portal/matter-page.tsx')),
  page('/map', () => import('#modules/grid/web/portal/map-page.tsx')),
  page('/answers/$code', () => import('./pages/answers.tsx')),
  page('/complain', () => import('#modules/complaints/web/portal/complain-page.tsx')),
  page('/complain/follow', () => import('#modules/complaints/web/portal/follow-page.tsx')),
  page('/sign-in', () => import('#modules/accounts/web/sign-in.tsx')),
  page('/register', () => import('#modules/accounts/web/register.tsx')),
  page('/account', () => import('#modules/accounts/web/account.tsx')),
  page('/notices', () => import('#modules/notices/web/list.tsx')),
  page('/settings/$code', () => import('#modules/settings/web/portal/page.tsx')),
  page('/lists/$code', () => import('#modules/matters/web/portal/page.tsx')),
  page('/law', () => import('#modules/statutes/web/list-page.tsx')),
  page('/law/coverage', () => import('#modules/statutes/web/coverage-page.tsx')),
  page('/law/compare', () => import('#modules/statutes/web/compare-page.tsx')),
  page('/law/$id', () => import('#modules/statutes/web/reader-page.tsx')),
  page('/law/$id/coverage', () => import('#modules/statutes/web/law-coverage-page.tsx')),
  page('/law/$id/procedure', () => import('#modules/statutes/web/procedure-page.tsx')),
  page('/law/$id/changes', () => import('#modules/statutes/web/changes-page.tsx')),
  page('/law/$id/$anchor', () => import('#modules/statutes/web/reader-page.tsx')),
])

/** The router. Pages name their links as paths; modules do not know the app's types. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([portalRoutes, ...workbenchRoutes(rootRoute)]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageBroken,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  // What stands behind `?` is text, as it is written: a place's code is no number.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (parts) => {
    const given = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return text ? `?${text}` : ''
  },
})
