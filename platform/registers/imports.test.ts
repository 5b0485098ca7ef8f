import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { verify } from '#platform/history/verify.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { rowsAtOnce } from './contract.ts'
import type { RowData } from './declare.ts'
import { verifyRegisters } from './digest.ts'
import { cellsOf, exportSheet, headings } from './file.ts'
import { guarded } from './sheet/guard.ts'
import { readFile } from './sheet/read.ts'
import { doTask } from './sheet/tasks.ts'
import { bodies, inventory, type Trial, thing, town, tryRegister } from './testing/inventory.ts'
import { type Cell, readRow } from './values.ts'

let trial: Trial
let keeper: Asker
beforeAll(async () => {
  trial = await tryRegister()
  keeper = trial.who('990101', 'trying.keep')
})
afterAll(() => trial.app.close())

const header = ['社区（村）代码', '社区（村）名称', '名称', '面积（㎡）', '数量', '种类']
const first = '990101001001'
type Row = readonly Cell[]
const sheetOf = (rows: readonly Row[], more: object = {}) => ({
  ...{ file: '物品.xlsx', header, rows: rows.map((cells, n) => ({ line: n + 2, cells: [...cells] })) },
  ...more,
})
const check = (rows: readonly Row[], more: object = {}, who = keeper) =>
  trial.app.call(thing.check, sheetOf(rows, more), who)
type Checked = OutputOf<typeof thing.checked>
async function checked(
  rows: readonly Row[],
  more: object = {},
  who = keeper,
): Promise<Checked & { ref: Ref }> {
  const ref = await trial.app.must(thing.check, sheetOf(rows, more), who)
  return { ...(await trial.app.must(thing.checked, { ...ref, limit: 200 }, who)), ref }
}
type Ref = { county: string; id: string }
const write = ({ ref, digest }: { ref: Ref; digest: string | null }, who = keeper) =>
  trial.app.call(thing.import, { county: ref.county, id: ref.id, digest: digest!, reason: '普查' }, who)
const count = async (search: string) =>
  (await trial.app.must(thing.list, { search }, keeper)).items.map(({ data }) => data.count)

describe('a good sheet', () => {
  test('is checked, previewed and written whole; a retry does not double; what is the same is left alone', async () => {
    const rows: Row[] = [
      ['※ 说明', null, null, null, null, null],
      [first, null, '凳子', 3.5, 2, '新的'],
      [null, '乙一社区', '柜子', '12 ㎡', '7', 'old'],
    ]
    const one = await checked(rows)
    expect(one).toMatchObject({
      state: 'checked',
      counts: { new: 2, changed: 0, unchanged: 0, wrong: 0 },
      rows: 2,
    })
    expect(one.items.map(({ line, label, place }) => [line, label, place?.name])).toEqual([
      [3, '凳子', '甲一社区'],
      [4, '柜子', '乙一社区'],
    ])
    expect(await count('凳子')).toEqual([])
    expect(await write(one)).toMatchObject({ output: { state: 'written', new: 2 } })
    expect(await write(one)).toMatchObject({ output: { state: 'written', new: 2 } })
    expect(await count('凳子')).toEqual([2])
    const again = await checked([rows[1]!, [null, '乙一社区', '柜子', 12, 8, '旧的（修过）']])
    expect(again.counts).toEqual({ new: 0, changed: 1, unchanged: 1, wrong: 0 })
    expect(again.items[1]).toMatchObject({
      kind: 'changed',
      changes: [{ column: 'count', before: 7, after: 8 }],
    })
    expect((await write(again)).ok).toBe(true)
    expect(await count('柜子')).toEqual([8])
    const { items } = await trial.app.must(thing.list, { search: '柜子' }, keeper)
    const history = await trial.app.must(thing.history, { county: '990101', id: items[0]!.id }, keeper)
    expect(history.items[0]).toMatchObject({
      source: 'import',
      file: '物品.xlsx',
      reason: '普查',
      version: 2,
    })
  })

  test('columns that it does not have stay as they are', async () => {
    const made = await checked([[first, null, '灯', 1, 1, '新的']])
    await write(made)
    const few = { header: ['社区（村）代码', 'Name', 'count'] }
    const next = await checked([[first, '灯', 5]], few)
    expect(next.items[0]?.changes).toEqual([{ column: 'count', before: 1, after: 5 }])
    await write(next)
    const { items } = await trial.app.must(thing.list, { search: '灯' }, keeper)
    expect(items[0]?.data).toMatchObject({ kind: 'new', area: 1, count: 5 })
  })
})

describe('a sheet with errors', () => {
  test('is told row by row and cell by cell, and changes nothing, good rows neither', async () => {
    const all = [...header, '启用日期', '开放', '用途', '来自', '保管单位', '位置']
    const good: Row = [
      first,
      null,
      '好的',
      1,
      1,
      '新的',
      '2026/1/2',
      '否',
      '开会；活动',
      '乙一社区',
      '财政局',
      '113,35',
    ]
    const bad: [number, Cell, string][] = [
      [0, '99010100100', '12 位'],
      [0, '990101001009', '没有代码'],
      [0, '990102001001', '不在您的范围'],
      [2, null, '请填写名称'],
      [2, '长'.repeat(31), '最多 30 个字'],
      [3, '十', '不是数字'],
      [3, 1001, '不能大于 1000'],
      [3, 0.25, '1 位小数'],
      [4, 1.5, '整数'],
      [5, '坏的', '新的、旧的'],
      [6, 46_000, '2026-11-21'],
      [6, '2026-13-01', '2026-11-21'],
      [7, '也许', '是 或 否'],
      [8, '开会、睡觉', '开会、活动、阅览'],
      [9, '同名社区', '有 2 个'],
      [10, '外交部', '没有找到'],
      [11, '35,113', '顺序反了'],
    ]
    const rows = bad.map(([column, value], n) =>
      good.map((cell, index) => (index === column ? value : index === 2 && column !== 2 ? `第${n}` : cell)),
    )
    const one = await checked([good, ...rows], { header: all })
    expect(one.counts).toEqual({ new: 1, changed: 0, unchanged: 0, wrong: bad.length })
    for (const [n, [, , text]] of bad.entries()) {
      const problems = one.items[n + 1]!.problems.map((problem) => problem.text.zh)
      expect(problems).toEqual([expect.stringContaining(text)])
    }
    expect(await write(one)).toMatchObject({ status: 409, error: { code: 'registers.has-errors' } })
    expect(await count('好的')).toEqual([])
  })

  test('duplicates, formulas, merged cells, and a code that is not the name’s', async () => {
    const rows: Row[] = [
      [first, null, '同', 1, 1, '新的'],
      [first, '甲一社区', ' 同', 1, 1, '新的'],
      [first, '乙一社区', '别', 1, 1, '新的'],
      [first, null, '式', null, 1, '新的'],
      [first, null, '并', 1, 1, '新的'],
    ]
    const found = [
      { line: 5, cell: 3, what: 'formula' },
      { line: 6, cell: 2, what: 'merged' },
    ]
    const { items } = await checked(rows, { found })
    expect(items.map(({ problems }) => problems.map(({ column, text }) => `${column} ${text.zh}`))).toEqual([
      [],
      [expect.stringContaining('name 和第 2 行重复')],
      [expect.stringContaining('place 代码 990101001001 是「甲一社区」')],
      [expect.stringContaining('area 这是公式')],
      [expect.stringContaining('name 单元格是合并的')],
    ])
  })

  test('of another form is refused with what to change', async () => {
    const wrong = await check([[first, 'x', 1]], { header: ['社区（村）代码', '名称', '价格'] })
    expect(wrong).toMatchObject({ status: 422, error: { code: 'registers.wrong-sheet' } })
    expect(Object.values((wrong as { error: { fields: object } }).error.fields).join()).toMatch(/价格.*数量/s)
    expect(await check([[null, ' ', null]])).toMatchObject({ error: { code: 'registers.no-rows' } })
  })
})

describe('who imports', () => {
  test('needs the duty; nobody else sees or writes the check, nor its sender in another position', async () => {
    expect(
      (await check([[first, null, '甲', 1, 1, '新的']], {}, trial.who('990101', 'trying.read'))).status,
    ).toBe(403)
    const one = await checked([[first, null, '甲', 1, 1, '新的']])
    const other = trial.who('990101', 'trying.keep')
    expect((await trial.app.call(thing.checked, one.ref, other)).status).toBe(404)
    expect((await write(one, other)).status).toBe(404)
    const moved = { ...keeper, acting: other.acting! }
    expect((await write(one, moved)).status).toBe(404)
    expect(await write({ ...one, digest: 'another' })).toMatchObject({
      error: { code: 'registers.changed-meanwhile' },
    })
  })
})

describe('at the same time', () => {
  test('two sheets with one new row: one is written, the other told that the register changed', async () => {
    const rows: Row[] = [[first, null, '争', 1, 1, '新的']]
    const [a, b] = [await checked(rows), await checked(rows)]
    const answers = await Promise.all([write(a), write(b)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await count('争')).toEqual([1])
  })

  test('a row that was changed after the check is not overwritten, and nothing else of the sheet is written', async () => {
    const made = await checked([[first, null, '钟', 1, 1, '新的']])
    await write(made)
    const later = await checked([
      [first, null, '钟', 1, 2, '新的'],
      [first, null, '钟表', 1, 2, '新的'],
    ])
    const { items } = await trial.app.must(thing.list, { search: '钟' }, keeper)
    const { id, version } = items[0]!
    await trial.app.must(
      thing.save,
      { id, version, place: first, data: { name: '钟', count: 9 }, reason: 'x' },
      keeper,
    )
    expect(await write(later)).toMatchObject({ error: { code: 'registers.changed-meanwhile' } })
    expect(await count('钟')).toEqual([9])
  })
})

describe('a long sheet', () => {
  const rows = Array.from({ length: rowsAtOnce + 500 }, (_, n): Row => [first, null, `长${n}`, 1, 1, '新的'])
  test('is a job with progress, checked and written once, however often it runs', async () => {
    const ref = await trial.app.must(thing.check, sheetOf(rows), keeper)
    expect(ref.state).toBe('waiting')
    expect(await write({ ref, digest: 'x' })).toMatchObject({ error: { code: 'registers.not-checked' } })
    await trial.runJobs()
    const one = await trial.app.must(thing.checked, { ...ref, limit: 1 }, keeper)
    expect(one).toMatchObject({ state: 'checked', counts: { new: rows.length }, done: rows.length })
    expect(await write({ ref, digest: one.digest })).toMatchObject({ output: { state: 'accepted' } })
    const twice = [...trial.app.enqueued]
    await trial.runJobs()
    trial.app.enqueued.push(...twice)
    await trial.runJobs()
    expect((await trial.app.must(thing.checked, ref, keeper)).state).toBe('written')
    expect((await trial.app.must(thing.list, { search: '长' }, keeper)).count).toBe(rows.length)
    expect(await write({ ref, digest: one.digest })).toMatchObject({ output: { state: 'written' } })
  })

  test('that meets a change fails whole and says so', async () => {
    const more = rows.map((row) => row.map((cell, n) => (n === 2 ? `再${String(cell)}` : cell)))
    const ref = await trial.app.must(thing.check, sheetOf(more), keeper)
    await trial.runJobs()
    const one = await trial.app.must(thing.checked, ref, keeper)
    await trial.app.must(thing.save, { place: first, data: { name: '再长7', count: 1 } }, keeper)
    await write({ ref, digest: one.digest })
    await trial.runJobs()
    const after = await trial.app.must(thing.checked, ref, keeper)
    expect(after).toMatchObject({ state: 'failed', failure: { zh: expect.stringContaining('又有改动') } })
    expect((await trial.app.must(thing.list, { search: '再' }, keeper)).count).toBe(1)
  })

  test('of too many rows is told so', async () => {
    const many = Array.from({ length: 20_001 }, (_, n): Row => [first, null, `多${n}`, 1, 1, '新的'])
    expect(await check(many)).toMatchObject({ status: 422, error: { code: 'registers.too-many-rows' } })
  })

  test('of another form is told at once', async () => {
    expect(await check(rows, { header: ['x'] })).toMatchObject({ error: { code: 'registers.wrong-sheet' } })
  })
})

test('what imports wrote is bound to history', async () => {
  expect((await verify(trial.app.owner)).flaws).toEqual([])
  expect(await verifyRegisters(trial.app.owner)).toEqual([])
  await trial.app.owner.query(
    `update registers.row_version set data = '{}' where source = 'import' and data->>'name' = '长42'`,
  )
  expect(await verifyRegisters(trial.app.owner)).toHaveLength(1)
})

/** Data of a row by the columns' own rules, with texts that files are prone to spoil. */
function aRow() {
  const spoilt = fc.constantFrom(
    '=1+1',
    "'=x",
    '-5',
    '+86 10',
    '@a',
    '0012',
    '1e5',
    '2026-01-02',
    '是',
    '"引号"',
    'a,b;c\td',
    '，、',
    '\u3000全角 ＡＢ',
    '\ufeff标',
    'TRUE',
    '※',
  )
  const text = (most: number) =>
    fc
      .oneof(
        spoilt,
        fc.string({ unit: 'grapheme', maxLength: most }),
        fc.string({ unit: 'binary', maxLength: most }),
      )
      .map((one) => [...one].slice(0, most).join(''))
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  return fc.record({
    name: text(20),
    about: maybe(text(200)),
    area: maybe(fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10)),
    count: fc.integer({ min: 0, max: 99 }),
    since: maybe(day),
    open: maybe(fc.boolean()),
    kind: maybe(fc.constantFrom('new', 'old')),
    uses: maybe(fc.subarray(['meet', 'play', 'read'])),
    from: maybe(fc.constantFrom(...town.keys())),
    holder: maybe(fc.constantFrom(...bodies.keys())),
    point: maybe(
      fc.record({
        lng: fc.double({ min: 73, max: 135, noNaN: true }),
        lat: fc.double({ min: 4, max: 53, noNaN: true }),
      }),
    ),
  })
}

test('what is exported can be imported: every row is unchanged, in both formats and languages', async () => {
  const known = {
    choices: (column: { id: string }) => {
      const one = inventory.columns.find(({ id }) => id === column.id)
      return one && 'choices' in one ? one.choices : []
    },
    place: (text: string) => text,
    body: (text: string) => text,
  }
  let turn = 0
  let rows = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(aRow(), fc.constantFrom('zh' as const, 'en' as const), fc.boolean()), {
        minLength: 1,
        maxLength: 12,
      }),
      async (made) => {
        turn += 1
        const [, lang, csv] = made[0]!
        for (const [n, [given]] of made.entries()) {
          const cells = {
            ...given,
            name: `${given.name}`.trim() === '' ? `轮${turn} 空${n}` : `${given.name} 轮${turn}-${n}`,
          }
          const { data, problems } = readRow(inventory.columns, cells, known)
          // What the rules do not take (31 characters after normalising) is no matter of this test.
          if (problems.length > 0) continue
          await trial.app.must(thing.save, { place: first, data: data as RowData }, keeper)
        }
        const { items } = await trial.app.must(thing.list, { search: `轮${turn}`, limit: 200 }, keeper)
        const lines = items.map((row) => cellsOf(inventory, row as never, lang))
        const read = await readFile(csv ? csvOf(lang, lines) : await xlsxOf(lang, lines), [])
        if (!('sheet' in read)) throw new Error(read.problem)
        const ref = await trial.app.must(thing.check, { file: 'x', ...read.sheet } as never, keeper)
        const result = await trial.app.must(thing.checked, { ...ref, limit: 200 }, keeper)
        expect(result.items.filter(({ kind }) => kind !== 'unchanged')).toEqual([])
        expect(result.items).toHaveLength(items.length)
        rows += items.length
      },
    ),
    { numRuns: Number(process.env.LINLI_REGISTER_RUNS ?? 25), seed: 20261121 },
  )
  expect(rows).toBeGreaterThan(50)
}, 60_000)

async function xlsxOf(lang: 'zh' | 'en', lines: Cell[][]): Promise<Buffer> {
  const done = await doTask({ kind: 'write', sheets: [exportSheet(inventory, lines, lang)] })
  return Buffer.from((done as { written: Uint8Array }).written)
}

function csvOf(lang: 'zh' | 'en', lines: Cell[][]): Buffer {
  const cell = (one: Cell) =>
    `"${String(typeof one === 'string' ? guarded(one) : (one ?? '')).replaceAll('"', '""')}"`
  return Buffer.from(
    `\ufeff${[headings(inventory, lang), ...lines].map((line) => line.map(cell).join(',')).join('\n')}\n`,
  )
}
