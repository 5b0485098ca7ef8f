/**
 * The workbench's pages below /work. Each is fetched when it is first opened.
 */
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Routes of the workbench, to be added below the root. */
export function workbenchRoutes<TRoot extends AnyRoute>(root: TRoot) {
  const work = createRoute({
    getParentRoute: () => root,
    path: '/work',
    component: lazyRouteComponent(() => import('./layout.tsx'), 'Workbench'),
    notFoundComponent: lazyRouteComponent(() => import('./no-page.tsx'), 'NoPage'),
  })
  const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({ getParentRoute: () => work, path, component })

  return [
    work.addChildren([
      page(
        '/',
        lazyRouteComponent(() => import('#modules/grid/web/workbench/inbox/page.tsx'), 'InboxPage'),
      ),
      page(
        'matters',
        lazyRouteComponent(() => import('#modules/grid/web/workbench/matters/page.tsx'), 'MattersPage'),
      ),
      page(
        'matters/$county/$id',
        lazyRouteComponent(() => import('#modules/grid/web/workbench/case/page.tsx'), 'CasePage'),
      ),
      page(
        'new',
        lazyRouteComponent(() => import('#modules/grid/web/workbench/new/page.tsx'), 'NewPage'),
      ),
      page(
        'places',
        lazyRouteComponent(() => import('#modules/places/web/workbench/page.tsx'), 'PlacesPage'),
      ),
      page(
        'places/$code',
        lazyRouteComponent(() => import('#modules/places/web/workbench/page.tsx'), 'PlacesPage'),
      ),
      page(
        'places/$code/divide',
        lazyRouteComponent(() => import('#modules/places/web/workbench/divide/page.tsx'), 'DividePage'),
      ),
      page(
        'places/$code/divisions/$id',
        lazyRouteComponent(() => import('#modules/places/web/workbench/division/page.tsx'), 'DivisionPage'),
      ),
      page(
        'bodies',
        lazyRouteComponent(() => import('#modules/parties/web/workbench/bodies-page.tsx'), 'BodiesPage'),
      ),
      page(
        'bodies/$place/$id',
        lazyRouteComponent(() => import('#modules/parties/web/workbench/body-page.tsx'), 'BodyPage'),
      ),
      page(
        'accounts',
        lazyRouteComponent(() => import('#modules/accounts/web/workbench/page.tsx'), 'AccountsPage'),
      ),
      page(
        'board',
        lazyRouteComponent(() => import('#modules/statistics/web/workbench/page.tsx'), 'BoardPage'),
      ),
    ]),
  ]
}
