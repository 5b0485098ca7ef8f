import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import { type Asker, nobody } from '#platform/access/asker.ts'
import { errorTable } from '#platform/operation/http.ts'
import { registers } from '#platform/registers/module.ts'
import { addRegisterRoutes } from '#platform/registers/routes.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { facilities as contract } from './contract.ts'
import { facilities } from './module.ts'

let app: Installation
let server: FastifyInstance
let keeper: Asker
let reader: Asker
/** Who asks over HTTP in the next request. */
let who: Asker = nobody

const place = '510903001001'
const names: [code: string, name: string, level: string][] = [
  ['510903', '船山区', 'county'],
  ['510903001', '南津路街道', 'township'],
  [place, '滨江社区居委会', 'community'],
  ['510903001002', '南津社区居委会', 'community'],
  ['990101001001', '甲一社区', 'community'],
]

beforeAll(async () => {
  app = await installation([places, parties, facilities, registers])
  for (const [code, name, level] of names) {
    await app.owner.query(
      `insert into places.place (code, name, level, pinyin, initials, words) values ($1, $2, $3, '', '', '')`,
      [code, name, level],
    )
  }
  keeper = app.asker({ place: '510903001', kind: 'gov-base', post: 'head' })
  reader = app.asker({ place: '510903', kind: 'gov-county', post: 'clerk' })
  server = Fastify()
  await server.register(multipart)
  const { operations } = facilities
  const { database, services, pipeline } = app
  const table = errorTable(operations)
  await addRegisterRoutes(server, {
    database,
    services,
    pipeline,
    operations,
    table,
    askerOf: async () => who,
  })
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const facility = { name: '滨江邻里中心', kind: '睦邻（邻里）中心', area: 820, source: 'new' }
const save = (data: object, at = place) => app.call(contract.save, { place: at, data } as never, keeper)

describe('what a law lists', () => {
  test('can be chosen where it is in force, and nowhere else', async () => {
    expect((await save(facility)).ok).toBe(true)
    const elsewhere = app.asker({ place: '990101001', kind: 'gov-base', post: 'head' })
    const other = { place: '990101001001', data: facility }
    const refused = await app.call(contract.save, other as never, elsewhere)
    expect(refused).toMatchObject({
      status: 400,
      error: { fields: { 'data.kind': expect.stringContaining('其他') } },
    })
    const choices = await app.must(contract.choices, { of: 'kind', place }, keeper)
    expect(choices.items.map(({ label }) => label.zh)).toContain('党群服务中心（站）')
  })

  test('is cited beside the column', async () => {
    const { items } = await app.must(contract.list, {}, reader)
    const { basis } = await app.must(contract.get, { county: items[0]!.county, id: items[0]!.id }, reader)
    expect(basis.source?.[0]).toMatchObject({ article: '第十二条', quote: '购买、租赁、调剂、划拨、置换' })
  })
})

test('residents see what is public', async () => {
  await save({ ...facility, name: '办公点', note: '钥匙在值班室' })
  const shown = await app.must(contract.public, { within: '510903' })
  expect(shown.items.map(({ data }) => data.name)).toEqual(['办公点', '滨江邻里中心'])
  expect(JSON.stringify(shown)).not.toContain('钥匙')
})

function upload(content: Buffer, filename: string) {
  const edge = 'edge'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return server.inject({
    method: 'POST',
    url: '/api/facilities.facilityUpload',
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}
const get = (what: string, query = '') => server.inject(`/api/facilities.facility${what}${query}`)

describe('files over HTTP', () => {
  test('the template is filled in, sent, told what is wrong, corrected and imported', async () => {
    who = keeper
    const template = await get('Template', '?lang=zh')
    expect(template.statusCode).toBe(200)
    const [header, hints] = await readSheet(template.rawPayload)
    expect(header?.slice(0, 5)).toEqual([
      '社区（村）代码',
      '社区（村）名称',
      '名称',
      '种类',
      '建筑面积（㎡）',
    ])
    const choices = await readSheet(template.rawPayload, '可选项')
    expect(choices.flat()).toContain('党群服务中心（站）')
    const fill = (area: string | number) =>
      writeExcelFile([
        header as string[],
        hints as string[],
        [null, '南津社区', '南津党群站', '党群服务中心（站）', area, '购买'],
      ]).toBuffer()
    const wrong = await upload(await fill('六百'), '设施.xlsx')
    expect(wrong.statusCode).toBe(200)
    const told = await app.must(contract.checked, wrong.json(), keeper)
    expect(told.items).toMatchObject([
      {
        line: 3,
        kind: 'wrong',
        problems: [{ column: 'area', text: { zh: expect.stringContaining('「六百」不是数字') } }],
      },
    ])
    const right = (await upload(await fill(600), '设施.xlsx')).json()
    const { digest } = await app.must(contract.checked, right, keeper)
    const { county, id } = right
    expect(await app.must(contract.import, { county, id, digest: digest! }, keeper)).toMatchObject({ new: 1 })
  })

  test('what is exported comes back unchanged, as csv and xlsx; the export is on record', async () => {
    who = reader
    for (const format of ['csv', 'xlsx']) {
      const input = encodeURIComponent(JSON.stringify({ format }))
      const file = await get('Export', `?lang=zh&input=${input}`)
      expect(file.statusCode).toBe(200)
      who = keeper
      const ref = (await upload(file.rawPayload, `设施.${format}`)).json()
      const checked = await app.must(contract.checked, ref, keeper)
      expect([format, checked.counts]).toEqual([format, { new: 0, changed: 0, unchanged: 3, wrong: 0 }])
      who = reader
    }
    const { rows } = await app.owner.query(
      `select data->>'rows' as rows from history.event where operation = 'facilities.facilityExport'`,
    )
    expect(rows).toEqual([{ rows: '3' }, { rows: '3' }])
  })

  test('a list that is narrowed is exported as it is shown', async () => {
    who = reader
    const input = encodeURIComponent(JSON.stringify({ format: 'csv', search: '南津' }))
    const file = await get('Export', `?lang=en&input=${input}`)
    const lines = file.body.trim().split('\n')
    expect(lines[0]).toContain('Floor area (㎡)')
    expect(lines).toHaveLength(2)
  })

  test('a csv in GB18030, as Excel in China saves it', async () => {
    who = keeper
    // 社区（村）代码,名称,种类,建筑面积,来源 / 510903001001,站,其他,50,购买
    const bytes = Buffer.concat([
      Buffer.from('c9e7c7f8a3a8b4e5a3a9b4fac2eb2cc3fbb3c62cd6d6c0e02cbda8d6fec3e6bbfd2cc0b4d4b40d0a', 'hex'),
      Buffer.from('3531303930333030313030312cd5be2cc6e4cbfb2c35302cb9bac2f20d0a', 'hex'),
    ])
    const ref = (await upload(bytes, '设施.csv')).json()
    const { items } = await app.must(contract.checked, ref, keeper)
    expect(items).toMatchObject([{ line: 2, kind: 'new', label: '站', place: { name: '滨江社区居委会' } }])
  })

  test('is for those with the duty, and takes only what it can read', async () => {
    who = reader
    expect((await upload(Buffer.from('x'), 'x.csv')).statusCode).toBe(403)
    expect((await get('Template')).statusCode).toBe(403)
    who = nobody
    for (const what of ['Template', 'Export']) expect((await get(what)).statusCode).toBe(401)
    expect((await upload(Buffer.from('x'), 'x.csv')).statusCode).toBe(401)
    who = keeper
    const old = await upload(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.xls')
    expect(old.json().error).toMatchObject({ code: 'registers.old-excel' })
    expect((await upload(Buffer.from('名称\n站\n'), 'x.csv')).json().error).toMatchObject({
      code: 'registers.wrong-sheet',
      fields: { place: expect.stringContaining('社区（村）代码') },
    })
    const large = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'x.csv')
    expect(large.json().error.code).toBe('registers.file-too-large')
  })
})
