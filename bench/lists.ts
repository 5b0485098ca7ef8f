/**
 * How long lists take where there is much: p50, p95 and p99 of requests over HTTP, one after the other.
 */
import { readFileSync } from 'node:fs'
import { cursorOf } from '#platform/db/where.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Actors } from './actors.ts'
import { ms, percentile, table, verdict } from './figures.ts'
import type { Installation } from './installation.ts'
import { Wire } from './wire.ts'

/** One kind of request. `input` gives the n-th, so that no two are the same where that matters. */
interface Probe {
  name: string
  operation: string
  key: string | null
  bar: number
  input(n: number): unknown
}

const requests = 200
/** What is far too slow is measured less often: after so many milliseconds it is clear. */
const patience = 15_000
const lists = 100
const searches = 50

/** What people search for in matters: 2 to 4 characters, common and rare. */
const words = [
  '路灯',
  '垃圾',
  '井盖',
  '停车',
  '噪音',
  '污水',
  '积水',
  '小广告',
  '共享单车',
  '消防通道',
  '电动车',
  '下水道',
  '东门口',
  '菜市场',
  '健身器材',
  '流浪狗',
]
const partsOfNames = [
  '民生',
  '街道',
  '新华',
  '社区',
  '中山路',
  '东关',
  '王家',
  '李庄',
  '幸福里',
  '解放',
  '朝阳',
  '龙山',
  '河东',
  '大桥',
  '石桥镇',
  '花园',
]
const readings = [
  'minsheng',
  'jiefang',
  'xinhua',
  'ms',
  'jz',
  'chuanshan',
  'wangjia',
  'dongguan',
  'lz',
  'shiqiao',
  'bei',
  'chaoyang',
]

function pick<T>(values: readonly T[], n: number): T {
  return values[n % values.length] as T
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

interface Known {
  ids: { county: string; id: string }[]
  communities: string[]
  townships: string[]
  codes: string[]
}

function listProbes(actors: Actors, known: Known): Probe[] {
  const { keys, county } = actors
  const list = (name: string, role: string, input: (n: number) => object): Probe => ({
    name: `grid.list ${name}`,
    operation: 'grid.list',
    key: keys[role] ?? '',
    bar: lists,
    input,
  })
  const community = (n: number) => pick(known.communities, n)
  const deep = (days: number) =>
    cursorOf(new Date(Date.now() - days * 86_400_000), '00000000-0000-7000-8000-000000000000')
  return [
    list('county', 'county', () => ({})),
    list('city', 'city', () => ({})),
    list('township', 'township', () => ({})),
    list('community', 'county', (n) => ({ within: community(n) })),
    list('department', 'department', () => ({})),
    list('county, open', 'county', () => ({ open: true })),
    list('county, overdue', 'county', () => ({ overdue: true })),
    list('county, closed, dates', 'county', (n) => ({
      open: false,
      from: daysAgo(60 + (n % 200)),
      to: daysAgo(30 + (n % 200)),
    })),
    list('county, category', 'county', () => ({ categories: ['tree-hazard'] })),
    list('county, states', 'county', () => ({ states: ['handled', 'checked'] })),
    list('county, supervised', 'county', () => ({ supervised: true })),
    list('county, urgent level', 'county', () => ({ levels: ['urgent'] })),
    list('county, holder', 'county', () => ({ holder: actors.department })),
    list('county, late (indicator)', 'county', (n) => ({
      indicator: 'on-time',
      from: daysAgo(90 + (n % 100)),
      to: daysAgo(60 + (n % 100)),
    })),
    list('county, reworked, month', 'county', (n) => ({
      indicator: 'reworked',
      from: daysAgo(90 + (n % 100)),
      to: daysAgo(60 + (n % 100)),
    })),
    list('township, open, category', 'township', () => ({
      open: true,
      categories: ['street-lamp', 'parking'],
    })),
    list('county, search', 'county', (n) => ({ search: pick(words, n) })),
    list('city, search', 'city', (n) => ({ search: pick(words, n) })),
    list('township, search', 'township', (n) => ({ search: pick(words, n) })),
    list('community, search', 'county', (n) => ({ within: community(n), search: pick(words, n) })),
    list('county, search nothing', 'county', (n) => ({
      search: pick(['大熊猫', '飞机场跑道', '灯路', '圾垃'], n),
    })),
    list('county, search and open', 'county', (n) => ({ open: true, search: pick(words, n) })),
    list('county, deep page', 'county', (n) => ({ after: deep(100 + (n % 250)) })),
    list('township, deep page', 'township', (n) => ({ after: deep(100 + (n % 250)) })),
    list('community, deep page', 'county', (n) => ({ within: community(n), after: deep(100 + (n % 250)) })),
    ...['township', 'department', 'county', 'grid'].map((role) => ({
      name: `grid.inbox ${role}`,
      operation: 'grid.inbox',
      key: keys[role] ?? '',
      bar: lists,
      input: () => ({}),
    })),
    {
      name: 'grid.inbox county, places',
      operation: 'grid.inbox',
      key: keys.county ?? '',
      bar: lists,
      input: () => ({ scope: 'places' }),
    },
    {
      name: 'grid.mine resident',
      operation: 'grid.mine',
      key: keys.resident ?? '',
      bar: lists,
      input: () => ({}),
    },
    ...(['county', 'community'] as const).flatMap((level) => [
      {
        name: `grid.publicList ${level}`,
        operation: 'grid.publicList',
        key: null,
        bar: lists,
        input: (n: number) => ({ within: level === 'county' ? county : community(n) }),
      },
      {
        name: `grid.publicList ${level}, open`,
        operation: 'grid.publicList',
        key: null,
        bar: lists,
        input: (n: number) => ({ within: level === 'county' ? county : community(n), phase: 'open' }),
      },
    ]),
    {
      name: 'grid.publicList county, category',
      operation: 'grid.publicList',
      key: null,
      bar: lists,
      input: () => ({ within: county, category: 'tree-hazard' }),
    },
    {
      name: 'grid.get county',
      operation: 'grid.get',
      key: keys.county ?? '',
      bar: lists,
      input: (n) => pick(known.ids, n),
    },
  ]
}

/** Reads nothing: what a request costs on this machine at this moment. Measured first and last. */
const nothing: Probe = {
  name: 'statistics.indicators (no SQL)',
  operation: 'statistics.indicators',
  key: null,
  bar: lists,
  input: () => ({}),
}

function otherProbes(actors: Actors, known: Known): Probe[] {
  const { keys, county, spots } = actors
  const box = (n: number, wide: number) => {
    const { lng, lat } = pick(spots, n * 37)
    return { west: lng - wide, east: lng + wide, south: lat - wide, north: lat + wide }
  }
  const board = (name: string, role: string, days: number): Probe => ({
    name,
    operation: 'statistics.board',
    key: keys[role] ?? '',
    bar: lists,
    input: (n) => ({ from: daysAgo(days + (n % 20)), to: daysAgo(n % 20) }),
  })
  const search = (name: string, texts: readonly string[]): Probe => ({
    name: `places.search ${name}`,
    operation: 'places.search',
    key: null,
    bar: searches,
    input: (n) => ({ text: pick(texts, n) }),
  })
  const examine = (name: string, input: (n: number) => object): Probe => ({
    name: `grid.examine ${name}`,
    operation: 'grid.examine',
    key: null,
    bar: lists,
    input,
  })
  return [
    {
      name: 'grid.publicMap community',
      operation: 'grid.publicMap',
      key: null,
      bar: lists,
      input: (n) => ({ within: county, ...box(n, 0.005) }),
    },
    {
      name: 'grid.publicMap county',
      operation: 'grid.publicMap',
      key: null,
      bar: lists,
      input: (n) => ({ within: county, ...box(n, 0.5) }),
    },
    board('statistics.board township, month', 'township', 30),
    board('statistics.board county, month', 'county', 30),
    board('statistics.board county, year', 'county', 360),
    board('statistics.board city, year', 'city', 360),
    examine('point', (n) => {
      const { lng, lat } = pick(spots, n * 37)
      return { text: '路灯不亮，晚上很黑', point: { lng, lat } }
    }),
    examine('place', (n) => ({ text: '垃圾没有人清运', place: pick(known.communities, n) })),
    search('part of a name', partsOfNames),
    search('pinyin', readings),
    search('code', known.codes),
    search('two words', ['焦作 民生', '遂宁 中山', '贵阳 花园', '湖北 新华', '辽源 龙山']),
  ]
}

async function readKnown({ owner }: Installation, county: string): Promise<Known> {
  const ids = await owner.query(
    `select county, id from workflow.case where county = $1 and opened_at > now() - interval '60 days' limit 300`,
    [county],
  )
  const below = await owner.query<{ code: string }>(
    'select distinct community as code from places.grid where county = $1 order by 1 limit 60',
    [county],
  )
  const communities = below.rows.map(({ code }) => code)
  return {
    ids: ids.rows,
    communities,
    townships: [...new Set(communities.map((code) => code.slice(0, 9)))],
    codes: communities.flatMap((code) => [code, code.slice(0, 6), code.slice(0, 9), code.slice(0, 4)]),
  }
}

/** Measures every probe and prints the table. */
export async function measureLists(
  installation: Installation,
  actors: Actors,
  pack: Pack,
  say: (sentence: string) => void,
): Promise<void> {
  const known = await readKnown(installation, actors.county)
  const wire = new Wire(installation.server.port)
  const rows: string[][] = []
  const only = process.env.BENCH_ONLY
  for (const probe of [nothing, ...listProbes(actors, known), ...otherProbes(actors, known), nothing]) {
    if (only && !new RegExp(only).test(probe.name)) continue
    const times: number[] = []
    let shown = 0
    const until = performance.now() + patience
    for (let n = 0; n < requests + 10 && (n < 30 || performance.now() < until); n++) {
      const from = performance.now()
      const output = await wire.must<{ items?: unknown[] }>(probe.operation, probe.input(n), probe.key)
      // The first few meet an empty cache.
      if (n >= 10) times.push(performance.now() - from)
      shown += output.items?.length ?? 0
    }
    const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(times, p)) as [number, number, number]
    rows.push([
      probe.name,
      ms(p50),
      ms(p95),
      ms(p99),
      `≤ ${probe.bar}`,
      verdict(p95 <= probe.bar),
      (shown / (times.length + 10)).toFixed(0),
    ])
    say(`${probe.name}: p50 ${ms(p50)}, p95 ${ms(p95)} ms`)
  }
  wire.close()
  say(
    `lists of ${pack.name.zh}, one request at a time (load 1 min: ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]})`,
  )
  say(table(['request', 'p50 ms', 'p95 ms', 'p99 ms', 'bar p95', '', 'rows'], rows))
}
