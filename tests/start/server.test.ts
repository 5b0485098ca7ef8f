/**
 * The server from its first start to its stop: what it answers about itself, what it logs, that it ends cleanly.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { isAlive } from '#platform/db/processes.ts'
import { communitiesOf, makeOffice } from './office.ts'
import {
  call,
  databaseOf,
  freePort,
  postmasterOf,
  type Server,
  startServer,
  temporaryFolder,
} from './server.ts'

const home = temporaryFolder('start')
const dataDir = join(home, 'data')
let running: Server | undefined
let place = ''
let key = ''

async function start(folder = dataDir): Promise<{ server: Server; seconds: number }> {
  running = startServer({ port: await freePort(), dataDir: folder, env: { LINLI_DEMO: '0' } })
  return { server: running, seconds: await running.ready() }
}

beforeAll(async () => {
  const { server, seconds } = await start()
  place = (await communitiesOf(databaseOf(dataDir)))[0] ?? ''
  key = await makeOffice(databaseOf(dataDir))
  console.log(`first start without demonstration: ${seconds.toFixed(1)} s`)
  await server.stop()
}, 120_000)

afterEach(async () => {
  await running?.stop('SIGTERM')
}, 30_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it and its database',
  async (signal) => {
    const { server, seconds } = await start()
    console.log(`second start: ${seconds.toFixed(1)} s`)
    const postmaster = postmasterOf(dataDir)
    expect(isAlive(postmaster)).toBe(true)
    const end = await server.stop(signal)
    expect(end).toMatchObject({ code: 0, signal: null })
    expect(isAlive(postmaster)).toBe(false)
    expect(existsSync(join(dataDir, 'linli.pid'))).toBe(false)
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false)
  },
  60_000,
)

test('told to stop while it is starting, it leaves no database behind', async () => {
  const lock = join(dataDir, 'pg/postmaster.pid')
  for (const later of [0, 50, 150, 400]) {
    const server = startServer({ port: await freePort(), dataDir, env: { LINLI_DEMO: '0' } })
    // The database has just begun to start; or does soon after the signal.
    while (!existsSync(lock) && !server.isOver()) await sleep(5)
    const postmaster = postmasterOf(dataDir)
    await sleep(later)
    expect(await server.stop('SIGTERM'), `${later} ms`).toMatchObject({ code: 0, log: '' })
    expect(isAlive(postmaster), `${later} ms`).toBe(false)
    expect(existsSync(lock), `${later} ms`).toBe(false)
  }
}, 60_000)

test('says how it is, for machines and for programs', async () => {
  const { server } = await start()
  const get = async (path: string) => {
    const answer = await fetch(`${server.url}${path}`)
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    }
  }
  expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"ok":true}' })
  expect(await get('/readyz')).toMatchObject({ status: 200, text: '{"ready":true}' })
  await call(server.url, 'grid.categories', { place })
  const metrics = await get('/metrics')
  expect(metrics).toMatchObject({ status: 200, type: expect.stringMatching(/^text\/plain/) })
  for (const name of ['process_cpu_seconds_total', 'linli_answers_total', 'linli_database_connections']) {
    expect(metrics.text).toContain(name)
  }
  expect(metrics.text).toMatch(/linli_answers_total\{operation="grid.categories",status="200"\} 1/)

  const described = await get('/api/openapi.json')
  expect(described.status).toBe(200)
  const api = JSON.parse(described.text) as OpenApi
  expect(api).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d+$/),
    info: { version: expect.any(String) },
  })
  const operations = Object.entries(api.paths).map(([path, item]) => ({ path, ...item.post }))
  expect(operations.length).toBeGreaterThan(30)
  for (const { path, operationId, requestBody, responses } of operations) {
    expect(path).toBe(`/api/${operationId}`)
    expect(requestBody.content['application/json'].schema).toBeTypeOf('object')
    expect(Object.keys(responses).every((status) => /^[1-5]\d\d$/.test(status))).toBe(true)
    expect(responses['200']?.description).toBeTypeOf('string')
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  // Every reference leads somewhere.
  for (const [, path] of described.text.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)) {
    const found = path!
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], api.components)
    expect(found, path).toBeTypeOf('object')
  }
}, 60_000)

interface OpenApi {
  openapi: string
  info: { title: string; version: string }
  paths: Record<
    string,
    {
      post: {
        operationId: string
        requestBody: { content: { 'application/json': { schema: object } } }
        responses: Record<string, { description: string }>
      }
    }
  >
  components: Record<string, unknown>
}

test('logs lines of JSON, and nobody’s name, number or words', async () => {
  const { server } = await start()
  const marks = ['欧阳标记', '13912345678', '墙上写着标记']
  const report = { place, category: 'road-surface', text: marks[2], name: marks[0], phone: marks[1] }
  const send = (input: object, headers = {}) =>
    call(server.url, 'grid.report', { id: uuidv7(), ...report, ...input }, headers)
  expect((await send({})).status).toBe(200)
  expect((await send({ category: 'no-such-thing' })).status).toBe(422)
  expect((await send({ phone: '13912345678'.repeat(3) })).status).toBe(400)
  const broken = await fetch(`${server.url}/api/grid.report`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"name": "${marks[0]}", "phone": ${marks[1]}`,
  })
  expect({ status: broken.status, body: await broken.json() }).toMatchObject({
    status: 400,
    body: { error: { code: 'request.malformed' } },
  })

  // An error of the database's own, whose detail holds the row.
  const owner = new pg.Client({ connectionString: databaseOf(dataDir) })
  await owner.connect()
  await owner.query("alter table grid.matter add constraint refuses check (text not like '%标记%') not valid")
  const failed = await send({})
  await owner.query('alter table grid.matter drop constraint refuses')
  await owner.end()
  expect(failed.status).toBe(500)
  expect(failed.body.error?.code).toBe('internal')
  const signedIn = await call(server.url, 'accounts.signIn', { login: marks[1], password: marks[0] })
  expect(signedIn.status).toBeGreaterThanOrEqual(400)
  await call(server.url, 'grid.inbox', {}, { authorization: `Bearer ${key}` })

  const { log, out } = await server.stop('SIGTERM')
  const lines = log.split('\n').filter((line) => line !== '')
  const entries = lines.map((line) => JSON.parse(line) as { level: string; time: string; msg: string })
  expect(entries.filter(({ msg }) => msg === 'operation failed')).toHaveLength(1)
  for (const { level, time, msg } of entries) {
    expect(level).toMatch(/^(info|warn|error)$/)
    expect(Number.isNaN(Date.parse(time))).toBe(false)
    expect(msg).toBeTypeOf('string')
  }
  for (const mark of [...marks, key]) expect(log + out).not.toContain(mark)
}, 60_000)
