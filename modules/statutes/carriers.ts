/** Where in the product something that a row names can be found. Pure. */
import type { Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Carrier } from '#platform/packs/schema.ts'
import type { CarrierRead } from './shapes.ts'

/** Pages on which operations are done: by their full name, else by their module. */
const PAGES: Readonly<Record<string, string>> = {
  'grid.report': '/report',
  'grid.track': '/track',
  'grid.publicList': '/map',
  'grid.publicMap': '/map',
  'grid.reportFor': '/work/new',
  'grid.patrol': '/work/new',
  grid: '/work/matters',
  places: '/work/places',
  parties: '/work/bodies',
  duties: '/work/duties',
  settings: '/work/settings',
  refusals: '/work/refusals',
  statistics: '/work/board',
  accounts: '/work/accounts',
  notices: '/notices',
  statutes: '/law',
}

/** Names of pages that rows speak of. */
const NAMES: readonly [start: string, name: Words][] = [
  ['/law', { zh: '法规原文', en: 'Text of the law' }],
  ['/report', { zh: '反映问题', en: 'Report' }],
  ['/map', { zh: '公开事项地图', en: 'Map of public matters' }],
  ['/track', { zh: '查询进度', en: 'Follow a report' }],
  ['/c', { zh: '社区主页', en: 'Page of the community' }],
  ['/settings', { zh: '本地标准', en: 'Figures set here' }],
  ['/work', { zh: '工作台', en: 'Workbench' }],
]

/** What carries a row, with its name and where it is. `operations` are those of this installation. */
export function carrierOf(pack: Pack, carrier: Carrier, operations: ReadonlyMap<string, Words>): CarrierRead {
  if ('operation' in carrier) {
    const id = carrier.operation
    return { kind: 'operation', id, name: operations.get(id) ?? named(id), url: pageOfOperation(id) }
  }
  if ('step' in carrier) {
    const id = carrier.step
    const name = pack.procedure('grid.matter').step(id)?.name ?? named(id)
    return { kind: 'step', id, name, url: `/law/${pack.id}/procedure` }
  }
  if ('refusal' in carrier) {
    const { name } = pack.refusal(carrier.refusal)
    return { kind: 'refusal', id: carrier.refusal, name, url: null }
  }
  if ('parameter' in carrier) {
    const id = carrier.parameter
    return {
      kind: 'parameter',
      id,
      name: pack.parameter(id)?.name ?? named(id),
      url: `/law/compare?id=${id}`,
    }
  }
  const { page } = carrier
  const name = NAMES.find(([start]) => page === start || page.startsWith(`${start}/`))?.[1] ?? named(page)
  // A page of one's own community is found from the home page.
  return { kind: 'page', id: page, name, url: page.includes('$') ? '/' : page }
}

const named = (id: string): Words => ({ zh: id, en: id })

function pageOfOperation(name: string): string | null {
  return PAGES[name] ?? PAGES[name.split('.')[0] ?? ''] ?? null
}
