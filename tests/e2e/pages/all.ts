/** Every page there is, with who opens it and what shows that it is there. */
import type { APIRequestContext } from '@playwright/test'
import { act, call, me, report } from '../call.ts'

/** A page. `name` is its picture's name. */
export interface PageShown {
  name: string
  path: string
  /** Account; none for a visitor. */
  who?: string
}

/** Pages of the portal. `request` is a resident's of Jiaozuo. */
export async function portalPages(request: APIRequestContext): Promise<PageShown[]> {
  const who = 'jiaozuo.resident'
  const place = (await me(request)).home.slice(0, 12)
  const matter = await report(request, { category: 'dirty-green', text: '绿化带里有垃圾', place })
  return [
    { name: 'choose-place', path: '/?choose=true' },
    { name: 'home', path: '/', who },
    { name: 'place', path: `/c/${place}` },
    { name: 'place-draft-law', path: '/c/510903' },
    { name: 'report', path: `/report?place=${place}` },
    { name: 'mine', path: '/mine', who },
    { name: 'mine-visitor', path: '/mine' },
    { name: 'track', path: '/track' },
    { name: 'matter', path: `/m/${matter.county}/${matter.id}`, who },
    { name: 'matter-public', path: `/m/${matter.county}/${matter.id}` },
    { name: 'map', path: `/map?place=${place}` },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'register', path: '/register' },
    { name: 'account', path: '/account', who },
    { name: 'notices', path: '/notices', who },
    { name: 'published-lists', path: `/lists/${place}` },
    { name: 'published-settings', path: `/settings/${place}` },
    { name: 'laws', path: '/law' },
    { name: 'law-article', path: '/law/jiaozuo/art_20' },
    { name: 'law-coverage', path: '/law/coverage' },
    { name: 'law-rows', path: '/law/suining/coverage?class=run' },
    { name: 'law-compare', path: '/law/compare?differing=figure' },
    { name: 'law-procedure', path: '/law/jiaozuo/procedure' },
    { name: 'law-changes', path: '/law/_fictional/changes' },
    { name: 'not-found', path: '/nothing-here' },
  ]
}

/** Pages of the workbench. `request` is the township's of Jiaozuo. */
export async function workbenchPages(request: APIRequestContext): Promise<PageShown[]> {
  const who = 'jiaozuo.township'
  const [position] = (await me(request)).positions
  const place = `${position!.place}001`
  const matter = await report(request, {
    category: 'dirty-green',
    text: '绿化带里有垃圾，有人留了电话',
    place,
    phone: '00055512345',
  })
  await act(request, matter, 'accept')
  const division = await divisionOf(request, position!.place)
  return [
    { name: 'inbox', path: '/work', who },
    { name: 'inbox-places', path: '/work?scope=places', who },
    { name: 'matters', path: '/work/matters?open=true', who },
    { name: 'case', path: `/work/matters/${matter.county}/${matter.id}`, who },
    { name: 'cases', path: '/work/cases?view=all', who: 'jiaozuo.department' },
    { name: 'requests', path: '/work/requests', who: 'jiaozuo.committee' },
    { name: 'request-new', path: '/work/requests/new', who: 'jiaozuo.department' },
    { name: 'lists', path: '/work/lists', who: 'jiaozuo.county' },
    { name: 'list-new', path: '/work/lists/new?kind=assist', who: 'jiaozuo.county' },
    { name: 'duties', path: '/work/duties', who: 'jiaozuo.county' },
    { name: 'duties-list', path: '/work/duties/list?states=due,met', who: 'jiaozuo.county' },
    { name: 'duty', path: `/work/duties/${position!.place}/6.1/standing`, who },
    { name: 'register-call', path: '/work/new', who },
    { name: 'register-patrol', path: '/work/new', who: 'jiaozuo.grid' },
    { name: 'county-places', path: '/work/places', who: 'jiaozuo.county' },
    { name: 'community', path: `/work/places/${place}`, who },
    { name: 'divide', path: `/work/places/${place}/divide`, who },
    { name: 'division', path: `/work/places/${division.community}/divisions/${division.id}`, who },
    { name: 'bodies', path: '/work/bodies', who },
    { name: 'body', path: `/work/bodies/${position!.place}/${position!.body}`, who: 'jiaozuo.admin' },
    { name: 'facilities', path: '/work/facilities', who: 'jiaozuo.committee' },
    { name: 'facility-new', path: '/work/facilities/new', who: 'jiaozuo.committee' },
    { name: 'facilities-shortfall', path: '/work/facilities/shortfall', who: 'jiaozuo.county' },
    { name: 'facilities-figures', path: '/work/facilities/figures', who: 'jiaozuo.committee' },
    { name: 'facilities-import', path: '/work/facilities/import', who: 'jiaozuo.committee' },
    { name: 'accounts', path: '/work/accounts', who: 'jiaozuo.admin' },
    { name: 'settings', path: '/work/settings', who: 'jiaozuo.county' },
    { name: 'setting', path: '/work/settings/emergency-drill-period', who: 'jiaozuo.county' },
    { name: 'refusals', path: '/work/refusals', who: 'jiaozuo.county' },
    { name: 'board', path: '/work/board?period=days90', who: 'jiaozuo.county' },
    { name: 'trials', path: '/work/trials', who: 'jiaozuo.county' },
    { name: 'inbox-draft-law', path: '/work', who: 'suining.township' },
    { name: 'work-without-position', path: '/work', who: 'jiaozuo.resident' },
    { name: 'work-signed-out', path: '/work' },
    { name: 'work-not-found', path: '/work/nothing-here', who },
  ]
}

/** A division into grids: one that is there, else the last community's own grids proposed anew. */
async function divisionOf(
  request: APIRequestContext,
  township: string,
): Promise<{ id: string; community: string }> {
  const known = await call<{ items: { id: string; community: string }[] }>(request, 'places.divisions', {})
  if (known.items[0]) return known.items[0]
  const { items } = await call<{ items: { code: string }[] }>(request, 'places.children', { code: township })
  const community = items.at(-1)!.code
  const { grids } = await call<{ grids: Record<string, unknown>[] }>(request, 'places.community', {
    code: community,
  })
  const { division } = await call<{ division: string }>(request, 'places.proposeGrids', {
    community,
    reason: '核对户数后调整',
    grids: grids.map(({ code, name, kind, households, basis, boundary }) => ({
      code,
      name,
      kind,
      households,
      basis,
      boundary,
    })),
  })
  return { id: division, community }
}
