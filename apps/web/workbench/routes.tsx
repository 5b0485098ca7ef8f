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
        'cases',
        lazyRouteComponent(() => import('#modules/cases/web/workbench/page.tsx'), 'CasesPage'),
      ),
      page(
        'cases/$county/$id',
        lazyRouteComponent(() => import('#modules/cases/web/workbench/case-page.tsx'), 'CasePage'),
      ),
      page(
        'requests',
        lazyRouteComponent(() => import('#modules/matters/web/workbench/requests-page.tsx'), 'RequestsPage'),
      ),
      page(
        'requests/new',
        lazyRouteComponent(() => import('#modules/matters/web/workbench/new-page.tsx'), 'NewRequestPage'),
      ),
      page(
        'lists',
        lazyRouteComponent(() => import('#modules/matters/web/workbench/lists-page.tsx'), 'ListsPage'),
      ),
      page(
        'lists/new',
        lazyRouteComponent(() => import('#modules/matters/web/workbench/edit-page.tsx'), 'EditListPage'),
      ),
      page(
        'lists/$county/$id',
        lazyRouteComponent(() => import('#modules/matters/web/workbench/list-page.tsx'), 'ListPage'),
      ),
      page(
        'duties',
        lazyRouteComponent(() => import('#modules/duties/web/workbench/board-page.tsx'), 'DutiesPage'),
      ),
      page(
        'duties/list',
        lazyRouteComponent(() => import('#modules/duties/web/workbench/list-page.tsx'), 'DutyListPage'),
      ),
      page(
        'duties/$place/$duty/$period',
        lazyRouteComponent(() => import('#modules/duties/web/workbench/one-page.tsx'), 'DutyPage'),
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
        'places/$code/change',
        lazyRouteComponent(() => import('#modules/places/web/workbench/change/form-page.tsx'), 'ProposePage'),
      ),
      page(
        'communities/$county/$id',
        lazyRouteComponent(() => import('#modules/places/web/workbench/change/page.tsx'), 'ChangePage'),
      ),
      page(
        'communities/$county/$id/edit',
        lazyRouteComponent(() => import('#modules/places/web/workbench/change/form-page.tsx'), 'AmendPage'),
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
        'settings',
        lazyRouteComponent(() => import('#modules/settings/web/workbench/page.tsx'), 'SettingsPage'),
      ),
      page(
        'settings/$parameter',
        lazyRouteComponent(() => import('#modules/settings/web/workbench/setting-page.tsx'), 'SettingPage'),
      ),
      page(
        'accountability/new/$county/$id',
        lazyRouteComponent(() => import('#modules/accountability/web/workbench/new-page.tsx'), 'NewCasePage'),
      ),
      page(
        'complaints/$county/$id',
        lazyRouteComponent(() => import('#modules/complaints/web/workbench/written-page.tsx'), 'WrittenPage'),
      ),
      page(
        'refusals',
        lazyRouteComponent(() => import('#modules/refusals/web/workbench/page.tsx'), 'RefusalsPage'),
      ),
      page(
        'refusals/$county/$id',
        lazyRouteComponent(() => import('#modules/refusals/web/workbench/attempt-page.tsx'), 'AttemptPage'),
      ),
      page(
        'trials',
        lazyRouteComponent(() => import('#modules/trials/web/trials-page.tsx'), 'TrialsPage'),
      ),
      page(
        'trials/$county/$id',
        lazyRouteComponent(() => import('#modules/trials/web/trial-page.tsx'), 'TrialPage'),
      ),
      page(
        'board',
        lazyRouteComponent(() => import('#modules/statistics/web/workbench/page.tsx'), 'BoardPage'),
      ),
      page(
        'facilities/shortfall',
        lazyRouteComponent(
          () => import('#modules/facilities/web/workbench/shortfall-page.tsx'),
          'ShortfallPage',
        ),
      ),
      ...['facilities/figures', 'facilities/figures/$'].map((path) =>
        page(
          path,
          lazyRouteComponent(() => import('#modules/facilities/web/workbench/page.tsx'), 'FiguresPages'),
        ),
      ),
      ...['facilities', 'facilities/$'].map((path) =>
        page(
          path,
          lazyRouteComponent(() => import('#modules/facilities/web/workbench/page.tsx'), 'FacilitiesPages'),
        ),
      ),
    ]),
  ]
}
