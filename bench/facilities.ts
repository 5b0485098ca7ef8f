/**
 * What shortfalls cost: all communities of 湖北 with figures, grids and facilities, in process, on a database of its own.
 * `node bench/facilities.ts [--communities 27057] [--requests 30]`
 */
import { parseArgs } from 'node:util'
import { facilities as register, shortfalls } from '#modules/facilities/contract.ts'
import { facilities } from '#modules/facilities/module.ts'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import type { InputOf } from '#platform/operation/contract.ts'
import { registers } from '#platform/registers/module.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import setup from '#platform/testing/global-setup.ts'
import { ms, percentile } from './figures.ts'

const { values: given } = parseArgs({
  options: { communities: { type: 'string', default: '27057' }, requests: { type: 'string', default: '30' } },
})
const [communities, requests] = [Number(given.communities), Number(given.requests)]

/** 103 counties, as many townships and communities as it takes; one in three is urban. */
async function generate(app: Installation): Promise<void> {
  await app.owner.query(
    `insert into places.place (code, name, level, rural, pinyin, initials, words)
     select code, '社区' || n, 'community', n % 3 > 0, '', '', '' from (
       select n, '42' || lpad((n % 103 / 10 + 1)::text, 2, '0') || lpad((n % 103 % 10 + 1)::text, 2, '0')
         || lpad((n / 103 / 20 + 1)::text, 3, '0') || lpad((n / 103 % 20 + 1)::text, 3, '0') as code
       from generate_series(0, $1::integer - 1) as n) made`,
    [communities],
  )
  // Four grids in each; figures in 85 %, of two years; two facilities in 80 %.
  await app.owner.query(
    `insert into places.grid (county, id, code, community, name, kind, households, valid_from)
     select left(code, 6), gen_random_uuid(), code || lpad(g::text, 3, '0'), code, '网格', 'urban', 200 + g, '2025-01-01'
     from places.place, generate_series(1, 4) g`,
  )
  const rows = `insert into registers.row
      (county, register, id, place, key, data, text, words, version, valid_from, updated_at)
    select left(code, 6), $1, gen_random_uuid(), code, n::text, `
  await app.owner.query(
    `${rows} jsonb_build_object('asOf', (2024 + n) || '-12-31', 'households', 300 + ascii(right(code, 1)) * 40,
       'source', '统计台账'), '', '', 1, '2025-01-01', now()
     from places.place, generate_series(0, 1) n where hashtext(code) % 100 between -85 and 85`,
    ['facilities.community'],
  )
  await app.owner.query(
    `${rows} jsonb_build_object('name', '中心' || n, 'kind', 'service', 'area', 150 + abs(hashtext(code) % 900),
       'source', 'new'), '', '', 1, '2025-01-01', now()
     from places.place, generate_series(0, 1) n where hashtext(code) % 100 between -80 and 80`,
    ['facilities.facility'],
  )
  await app.owner.query('analyze')
}

async function measure(
  app: Installation,
  what: string,
  who: Asker,
  input: InputOf<typeof shortfalls.shortfall>,
) {
  const times: number[] = []
  for (let n = 0; n < requests; n++) {
    const from = performance.now()
    await app.must(shortfalls.shortfall, input, who)
    times.push(performance.now() - from)
  }
  const [p50, p95] = [50, 95].map((p) => ms(percentile(times, p)))
  console.log(`${what.padEnd(58)} p50 ${p50}, p95 ${p95}`)
}

async function time(what: string, work: () => Promise<unknown>) {
  const from = performance.now()
  await work()
  console.log(`${what.padEnd(58)} ${ms(performance.now() - from)}`)
}

const stop = await setup()
const app = await installation([places, parties, facilities, registers])
try {
  await time('generate', () => generate(app))
  const province = app.asker({ place: '42', kind: 'gov-province', post: 'head' })
  const first = await app.must(shortfalls.shortfall, {}, province)
  const { counts } = first.summary!
  console.log(`${communities} communities: ${JSON.stringify(counts)}`)
  await measure(app, 'province: first page with its counts', province, {})
  await measure(app, 'province: a later page', province, { after: first.next! })
  await measure(app, 'province: short only, search', province, { states: ['short'], search: '社区12' })
  await measure(app, 'a county: first page with its counts', province, { within: '420101' })
  await time('province: map', () => app.must(shortfalls.shortfallMap, {}, province))
  await time('province: as a file', () => app.must(shortfalls.shortfallExport, {}, province))
  const place = first.items[0]!.place
  await time('one community, for everybody', () => app.must(shortfalls.shortfallPublic, { place }))
  await time('facilities of one community, for everybody', () => app.must(register.public, { within: place }))
} finally {
  await app.close()
  await stop()
}
