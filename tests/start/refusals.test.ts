/**
 * What cannot work is refused at the start with a sentence that says what to do, and exit code 1.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server as NetServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '#platform/db/embedded.ts'
import { call, type End, freePort, startServer, temporaryFolder } from './server.ts'

const home = temporaryFolder('refusals')
let database: Embedded
let admin: pg.Client
const listening: NetServer[] = []

beforeAll(async () => {
  database = await startEmbedded({ dataDir: join(home, 'server'), log() {}, settings: { fsync: 'off' } })
  admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
}, 60_000)

afterAll(async () => {
  for (const server of listening) server.close()
  await admin.end()
  await database.stop()
  rmSync(home, { recursive: true, force: true })
})

/** A listener that accepts and never says a word. */
async function mute(): Promise<number> {
  const port = await freePort()
  const server = createServer(() => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  listening.push(server)
  return port
}

/** Starts the server, which must end by itself; gives what it said on standard error. */
async function refusal(options: {
  port?: number
  dataDir?: string
  env?: Record<string, string>
}): Promise<{ sentence: string; seconds: number }> {
  const from = performance.now()
  const server = startServer({
    port: options.port ?? (await freePort()),
    dataDir: options.dataDir ?? join(home, 'data'),
    env: { LINLI_DEMO: '0', ...options.env },
  })
  const patience = setTimeout(() => server.child.kill('SIGKILL'), 45_000)
  const end: End = await server.end
  clearTimeout(patience)
  expect(end, end.out).toMatchObject({ code: 1, log: expect.stringMatching(/^Linli cannot start\. .+\n$/) })
  return { sentence: end.log, seconds: (performance.now() - from) / 1000 }
}

/** Address of a database on the test's own server, for a user made for it. */
async function databaseFor(user: string, name: string, owns = true): Promise<string> {
  await admin.query(`create role ${user} login password 'secret'`)
  await admin.query(`create database ${name}${owns ? ` owner ${user}` : ''}`)
  return `postgres://${user}:secret@127.0.0.1:${database.port}/${name}`
}

test('an occupied port', async () => {
  const port = await mute()
  const { sentence } = await refusal({ port })
  expect(sentence).toContain(`Port ${port} is not free (another program is using it)`)
}, 30_000)

test('a port that is none', async () => {
  const { sentence } = await refusal({ env: { PORT: 'eighty' } })
  expect(sentence).toContain('PORT is "eighty"')
}, 30_000)

test('a data folder of a newer Linli', async () => {
  const dataDir = join(home, 'newer')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'linli.json'), '{"format": 99}')
  const { sentence } = await refusal({ dataDir })
  expect(sentence).toMatch(/written by a newer Linli \(format 99; this version knows \d+\)/)
}, 30_000)

test('a DATABASE_URL where nobody listens, and one that never answers', async () => {
  const nobody = await refusal({
    env: { DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/linli` },
  })
  expect(nobody.sentence).toMatch(/cannot be reached \(.*ECONNREFUSED.*\)/)
  const silent = await refusal({ env: { DATABASE_URL: `postgres://a:b@127.0.0.1:${await mute()}/linli` } })
  expect(silent.sentence).toMatch(/cannot be reached \(.*timeout.*\)/)
  console.log(`refused after ${nobody.seconds.toFixed(1)} s and ${silent.seconds.toFixed(1)} s`)
  // Five seconds of patience, and the program's own start on a busy machine.
  expect(silent.seconds).toBeLessThan(15)
}, 60_000)

test('a wrong password, which is not repeated', async () => {
  const url = database.url.replace(/:[^:@]+@/, ':wrong-password@')
  const { sentence } = await refusal({ env: { DATABASE_URL: url } })
  expect(sentence).toMatch(/cannot be reached \(password authentication failed/)
  expect(sentence).not.toContain('wrong-password')
}, 30_000)

test('a user who owns nothing', async () => {
  const url = await databaseFor('guest', 'guests', false)
  const { sentence } = await refusal({ env: { DATABASE_URL: url } })
  expect(sentence).toContain('alter database guests owner to guest;')
}, 30_000)

test('a user who may not make the role; what the sentence tells to do helps', async () => {
  const env = { LINLI_DEMO: '0', DATABASE_URL: await databaseFor('plain', 'plains') }
  const first = await refusal({ env })
  expect(first.sentence).toContain('create role linli_app nologin; grant linli_app to')
  await admin.query('create role linli_app nologin')
  const second = await refusal({ env })
  expect(second.sentence).toContain('grant linli_app to plain;')
  await admin.query('grant linli_app to plain')

  const server = startServer({ port: await freePort(), dataDir: join(home, 'plain'), env })
  await server.ready()
  const answer = await fetch(`${server.url}/healthz`)
  expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { ok: true } })
  const report = {
    id: '01936f3e-0000-7000-8000-000000000001',
    place: '410802001',
    category: 'road-surface',
    text: '路面有坑',
  }
  expect((await call(server.url, 'grid.report', report)).status).toBe(200)
  expect(await server.stop('SIGTERM')).toMatchObject({ code: 0 })

  const owner = new pg.Client({ connectionString: env.DATABASE_URL })
  await owner.connect()
  await owner.query(
    "insert into linli.migration (name, hash) values ('modules/later/2031-01-01-more.sql', 'x')",
  )
  const { rows } = await owner.query('select text from grid.matter')
  expect(rows).toEqual([{ text: report.text }])
  await owner.end()
  const newer = await refusal({ env })
  expect(newer.sentence).toMatch(/written by a newer Linli \(it knows modules\/later\/2031-01-01-more.sql\)/)
}, 120_000)
