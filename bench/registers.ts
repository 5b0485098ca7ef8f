/**
 * What a register costs: 30,000 rows of one county from spreadsheets into the register, lists of them, and out again.
 * `node bench/registers.ts`; in process, on a database of its own.
 */
import { facilities as contract, facility } from '#modules/facilities/contract.ts'
import { facilities } from '#modules/facilities/module.ts'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import type { InputOf } from '#platform/operation/contract.ts'
import { mostRows } from '#platform/registers/contract.ts'
import { cellsOf, headings } from '#platform/registers/file.ts'
import { registers } from '#platform/registers/module.ts'
import { readSheetFile, writeSheetFile } from '#platform/registers/sheet/run.ts'
import type { Cell } from '#platform/registers/values.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import setup from '#platform/testing/global-setup.ts'
import { ms, percentile } from './figures.ts'

const rows = 30_000
const communities = 120
const requests = 100
const county = '510903'

const codeOf = (n: number) =>
  `${county}${String(1 + Math.floor(n / 12)).padStart(3, '0')}${String(1 + (n % 12)).padStart(3, '0')}`
const kinds = ['睦邻（邻里）中心', '党群服务中心（站）', '其他']

function rowOf(n: number, more: number): Cell[] {
  return [
    ...[
      codeOf(n % communities),
      null,
      `设施${n}号`,
      kinds[n % 3]!,
      50 + more + (n % 2000),
      n % 2 ? '购买' : '配套新建',
    ],
    ...[
      '区国有资产监督管理局',
      '办事、议事、活动',
      '服务大厅',
      n % 9,
      '周一至周日 8:30–18:00',
      `滨江路 ${n} 号`,
    ],
    ...['105.57,30.53', '2021-05-01', n % 4 ? '是' : '否', null],
  ]
}

const time = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const from = performance.now()
  const result = await work()
  console.log(`${what.padEnd(58)} ${ms(performance.now() - from)}`)
  return result
}

async function runJobs(app: Installation): Promise<void> {
  for (const { job, data } of app.enqueued.splice(0)) {
    const { database, services } = app
    await registers
      .jobs!.find(({ name }) => name === job)!
      .run({ database, services, now: services.clock.now() }, data)
  }
}

async function importAll(app: Installation, keeper: Asker, more: number): Promise<void> {
  for (let from = 0; from < rows; from += mostRows) {
    const lines = Array.from({ length: Math.min(mostRows, rows - from) }, (_, n) => rowOf(from + n, more))
    const sheet = {
      name: 'x',
      widths: [],
      headings: 1,
      texts: [0],
      lines: [headings(facility, 'zh'), ...lines],
    }
    const n = lines.length.toLocaleString('en')
    const file = await time(`write ${n} rows as .xlsx`, () => writeSheetFile([sheet]))
    const read = await time(`read them`, () => readSheetFile(file!, []))
    if (!('sheet' in read)) throw new Error(read.problem)
    const input = { file: 'x.xlsx', ...read.sheet } as unknown as InputOf<typeof contract.check>
    const ref = await time('take them in', () => app.must(contract.check, input, keeper))
    await time('check them (job)', () => runJobs(app))
    const { digest, counts } = await app.must(contract.checked, ref, keeper)
    const { county, id } = ref
    await app.must(contract.import, { county, id, digest: digest!, reason: 'x' }, keeper)
    const written = counts!.new + counts!.changed
    await time(`write ${written.toLocaleString('en')} to the register (job)`, () => runJobs(app))
  }
}

async function measure(app: Installation, what: string, input: InputOf<typeof contract.list>, who: Asker) {
  const times: number[] = []
  for (let n = 0; n < requests; n++) {
    const from = performance.now()
    await app.must(contract.list, input, who)
    times.push(performance.now() - from)
  }
  const [p50, p95] = [50, 95].map((p) => ms(percentile(times, p)))
  console.log(`${what.padEnd(58)} p50 ${p50}, p95 ${p95}`)
}

const stop = await setup()
const app = await installation([places, parties, facilities, registers])
try {
  await app.owner.query(
    `insert into places.place (code, name, level, pinyin, initials, words)
     select code, '社区' || code, 'community', '', '', '' from unnest($1::text[]) as given (code)`,
    [Array.from({ length: communities }, (_, n) => codeOf(n))],
  )
  const keeper = app.asker({ place: county, kind: 'lead-dept', post: 'head' })
  await importAll(app, keeper, 0)
  // All rows again, each changed; the database has not looked at its tables anew yet.
  await importAll(app, keeper, 1)
  await app.owner.query('analyze registers.row')
  const town = app.asker({ place: `${county}001`, kind: 'gov-base', post: 'head' })
  await measure(app, 'list of the county, first page with its count', { limit: 50 }, keeper)
  await measure(app, 'list of a township', { limit: 50 }, town)
  await measure(app, 'search 设施1234', { limit: 50, search: '设施1234' }, keeper)
  await measure(app, 'filter by kind', { limit: 50, filter: { kind: ['其他', 'other'] } }, keeper)
  await measure(app, 'sort by area', { limit: 50, sort: { column: 'area', descending: true } }, keeper)
  const zone = {
    filter: { area: { from: 500, to: 700 } },
    sort: { column: 'area' },
    search: '滨江路',
    limit: 50,
  }
  await measure(app, 'filter, sort and search at once', zone, keeper)
  await time(`all ${rows.toLocaleString('en')} rows, page by page, as cells`, async () => {
    let after: string | undefined
    do {
      const page = await app.must(contract.list, { limit: 200, ...(after ? { after } : {}) }, keeper)
      for (const row of page.items) cellsOf(facility, row, 'zh')
      after = page.next
    } while (after)
  })
} finally {
  await app.close()
  await stop()
}
