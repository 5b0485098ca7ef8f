/**
 * What the boards of duties cost with a whole province loaded, how long a full recomputation takes, and how soon a new
 * record changes a state. `node bench/duties.ts [--jurisdiction hubei] [--data FOLDER] [--requests 200]`
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createKey } from '#modules/accounts/contract.server.ts'
import { endOf } from '#platform/access/reach.ts'
import { openDatabase } from '#platform/db/database.ts'
import { root } from '#platform/db/folders.ts'
import { loadPacks } from '#platform/packs/load.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { median, ms, percentile, table, verdict } from './figures.ts'
import { type Installation, openInstallation } from './installation.ts'
import { Wire } from './wire.ts'

const { values } = parseArgs({
  options: {
    jurisdiction: { type: 'string', default: 'hubei' },
    data: { type: 'string' },
    requests: { type: 'string', default: '200' },
  },
})

const began = performance.now()
const say = (sentence: string) => {
  const at = `${((performance.now() - began) / 1000).toFixed(0)} s`.padStart(6)
  process.stdout.write(sentence.includes('\n') ? `${sentence}\n` : `${at}  ${sentence}\n`)
}

/** Milliseconds: the board of a county at the 95th percentile, and a record's way into it. */
const bars = { board: 100, record: 2000 }
const grids = 4

/** Grids in most communities, and records of two years from most places: the same on every machine. */
async function fill({ owner }: Installation, pack: Pack): Promise<void> {
  const range = [pack.prefix, endOf(pack.prefix)]
  const { rows } = await owner.query<{ there: boolean }>(
    `select exists (select from duties.record where title = 'bench' and place >= $1 and place < $2) as there`,
    range,
  )
  if (rows[0]?.there) return
  // A share by the code itself, not by chance.
  const share = (percent: number, salt: string) => `abs(hashtext(b.place || '${salt}')) % 100 < ${percent}`
  await owner.query(
    `insert into places.grid (county, id, code, community, name, kind, basis, households, valid_from)
     select b.county, gen_random_uuid(), b.place || lpad(n::text, 3, '0'), b.place, n || '网格', 'urban', '[]', 300, '2025-03-01'
     from duties.bearer b, generate_series(1, ${grids}) n
     where b.level = 'community' and b.place >= $1 and b.place < $2 and ${share(85, 'grids')}
       and not exists (select from places.grid g where g.county = b.county and g.community = b.place)`,
    range,
  )
  for (const duty of pack.duties()) {
    if (duty.evidence?.kind !== 'duties.record' || !duty.due) continue
    const levels = duty.bearers.flatMap((kind) => {
      const declared = pack.bodyKind(kind)
      return declared ? [declared.level, ...(declared.alsoAt ?? [])] : []
    })
    const periods = duty.due.every === 'year' ? ['2025', '2026'] : [duty.due.every]
    for (const period of periods) {
      const day = period === '2025' ? '2025-09-01' : '2026-05-01'
      await owner.query(
        `insert into duties.record (county, id, place, duty, period, title, day, counts_on, text, public, body_name, at)
         select b.county, gen_random_uuid(), b.place, $3, $4, 'bench', $5::date + (abs(hashtext(b.place)) % 90),
           $5::date + (abs(hashtext(b.place)) % 90), 'bench',
           false, 'bench', $5::date::timestamp at time zone 'Asia/Shanghai'
         from duties.bearer b where b.level = any($6) and b.place >= $1 and b.place < $2 and ${share(60, duty.id)}`,
        [...range, duty.id, period, day, levels],
      )
    }
  }
  await owner.query('vacuum analyze')
}

async function keyOf(url: string, login: string): Promise<string> {
  const database = openDatabase(url, { max: 1, role: 'none' })
  try {
    const key = await database.transaction('', (tx) =>
      createKey(tx, login, { name: 'bench', now: new Date() }),
    )
    if (!key) throw new Error(`there is no account ${login}`)
    return key
  } finally {
    await database.close()
  }
}

interface Progress {
  items: { id: string; state: string; percent: number; gathered: number; changed: number }[]
}

/** Asks for it as the page does, and watches. */
async function recompute(wire: Wire, key: string, place: string): Promise<void> {
  // The first start of an installation asks for one itself.
  let asked = await wire.call('duties.recompute', { place }, key)
  for (; asked.status === 409; asked = await wire.call('duties.recompute', { place }, key)) await sleep(1000)
  if (asked.status !== 200) throw new Error(asked.body)
  const { id } = JSON.parse(asked.body) as { id: string }
  const from = performance.now()
  let told = -1
  for (;;) {
    const { items } = await wire.must<Progress>('duties.progress', { place }, key)
    const one = items.find((item) => item.id === id)
    if (one && one.percent >= told + 20) {
      told = one.percent
      say(`recomputation: ${one.percent}%`)
    }
    if (one?.state === 'failed') throw new Error('the recomputation failed')
    if (one?.state === 'done') {
      const seconds = (performance.now() - from) / 1000
      say(
        `recomputed in ${seconds.toFixed(1)} s: ${one.gathered} pieces gathered, ${one.changed} states changed.`,
      )
      return
    }
    await sleep(500)
  }
}

/** Requests one after another; p50 and p95 in milliseconds. */
async function measure(wire: Wire, key: string, operation: string, inputs: readonly object[]) {
  const times: number[] = []
  for (let n = 0; n < Number(values.requests); n++) {
    const from = performance.now()
    await wire.must(operation, inputs[n % inputs.length]!, key)
    times.push(performance.now() - from)
  }
  // What is asked first fills caches; in use the server is warm.
  const warm = times.slice(Math.min(10, times.length - 1))
  return { p50: median(warm), p95: percentile(warm, 95) }
}

interface List {
  count: number
  items: { duty: string; place: string; period: string }[]
}

/** How long a record takes until the board of its community counts it. */
async function recordsWay(wire: Wire, key: string, place: string): Promise<number[]> {
  const { items } = await wire.must<List>('duties.list', { states: ['due'], limit: 50 }, key)
  const way: number[] = []
  for (const { duty } of items) {
    const before = await wire.must<List>('duties.list', { duty, states: ['met'] }, key)
    const input = { place, duty, title: 'bench', day: new Date().toISOString().slice(0, 10), text: 'bench' }
    const answer = await wire.call('duties.record', input, key)
    if (answer.status !== 200) continue
    const { id } = JSON.parse(answer.body) as { id: string }
    const shown = performance.now()
    await settled(wire, key, duty, before.count + 1)
    way.push(performance.now() - shown)
    await wire.must('duties.withdrawRecord', { place, id, reason: 'bench' }, key)
    const withdrawn = performance.now()
    await settled(wire, key, duty, before.count)
    way.push(performance.now() - withdrawn)
  }
  return way
}

async function settled(wire: Wire, key: string, duty: string, count: number): Promise<void> {
  for (;;) {
    const list = await wire.must<List>('duties.list', { duty, states: ['met'] }, key)
    if (list.count === count) return
    await sleep(20)
  }
}

const pack = loadPacks(`${root}/jurisdictions`).get(values.jurisdiction)
const installation = await openInstallation({ folder: values.data, say })
try {
  const { owner, url } = installation
  const top = await keyOf(url, `${pack.id}.${pack.prefix.length === 2 ? 'province' : 'city'}`)
  const committee = await keyOf(url, `${pack.id}.committee`)
  say(`filling ${pack.id} …`)
  await fill(installation, pack)
  const wire = new Wire(installation.server.port)
  await recompute(wire, top, pack.prefix)
  await owner.query('vacuum analyze')
  const { rows: counts } = await owner.query<{ what: string; count: string }>(
    `select 'communities' as what, count(*) from duties.bearer where level = 'community' and place >= $1 and place < $2
     union all select 'evidence', count(*) from evidence.shown where place >= $1 and place < $2
     union all select 'obligations with a row', count(*) from duties.obligation where place >= $1 and place < $2`,
    [pack.prefix, endOf(pack.prefix)],
  )
  for (const { what, count } of counts) say(`${what}: ${Number(count).toLocaleString('en')}`)
  const { rows: places } = await owner.query<{ place: string; level: string }>(
    `select place, level from duties.bearer where place >= $1 and place < $2 order by hashtext(place)`,
    [pack.prefix, endOf(pack.prefix)],
  )
  const at = (level: string) =>
    places
      .filter((one) => one.level === level)
      .slice(0, 100)
      .map(({ place }) => ({ within: place }))
  const county = at('county')
  const probes = [
    ['nothing (progress)', 'duties.progress', county.map(({ within }) => ({ place: within })), undefined],
    ['board of a county', 'duties.board', county, bars.board],
    ['board of a city', 'duties.board', at('city'), bars.board],
    ['board of the top', 'duties.board', [{ within: pack.prefix }], bars.board],
    ['board of a township', 'duties.board', at('township'), bars.board],
    ['board of a community', 'duties.board', at('community'), bars.board],
    ['list of a county', 'duties.list', county, bars.board],
    ['list of a county, met', 'duties.list', county.map((one) => ({ ...one, states: ['met'] })), bars.board],
    ['list of the top, overdue', 'duties.list', [{ within: pack.prefix, states: ['overdue'] }], bars.board],
    ['law reader, all of the law', 'duties.of', [{ jurisdiction: pack.id }], bars.board],
  ] as const
  const lines: string[][] = []
  for (const [name, operation, inputs, bar] of probes) {
    if (inputs.length === 0) continue
    const { p50, p95 } = await measure(wire, top, operation, inputs)
    lines.push([
      name,
      ms(p50),
      ms(p95),
      bar ? (p50 / bar).toFixed(2) : '',
      bar ? (p95 / bar).toFixed(2) : '',
      bar ? verdict(p95 <= bar) : '',
    ])
  }
  say(table(['', 'p50 ms', 'p95 ms', 'p50 ÷ bar', 'p95 ÷ bar', ''], lines))
  const { rows: own } = await owner.query<{ place: string }>(
    `select p.place from accounts.account a join parties.position p on p.person = a.person where a.login = $1 limit 1`,
    [`${pack.id}.committee`],
  )
  const way = own[0] ? await recordsWay(wire, committee, own[0].place) : []
  if (way.length > 0) {
    const most = Math.max(...way)
    say(
      `a record changes its state within ${ms(median(way))} ms (median of ${way.length}), ${ms(most)} ms at most; bar ${bars.record}: ${verdict(most <= bars.record)}`,
    )
  }
  wire.close()
} finally {
  await installation.close()
}
