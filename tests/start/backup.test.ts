/**
 * Backup and restore by the command line: made under load beside the running server, restored elsewhere, whole.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Clients } from '../kill/clients.ts'
import { communitiesOf, makeOffice } from './office.ts'
import {
  call,
  databaseOf,
  freePort,
  runCommand,
  type Server,
  startServer,
  temporaryFolder,
} from './server.ts'

const home = temporaryFolder('backup')
const [dataDir, copy, restored] = [join(home, 'data'), join(home, 'copy'), join(home, 'restored')]
const running: Server[] = []

async function start(folder: string): Promise<Server> {
  const server = startServer({ port: await freePort(), dataDir: folder, env: { LINLI_DEMO: '0' } })
  running.push(server)
  await server.ready()
  return server
}

const linli = (words: string[], folder = dataDir, env: Record<string, string> = {}) =>
  runCommand(words, { LINLI_DATA: folder, ...env })

/** All files below a folder, by their paths. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort()

let before: { no: string; secret: string; text: string; photos: string[] }
let clients: Clients

beforeAll(async () => {
  const server = await start(dataDir)
  const places = await communitiesOf(databaseOf(dataDir))
  const key = await makeOffice(databaseOf(dataDir))
  const photo = await sendPhoto(server.url)
  const input = {
    id: uuidv7(),
    place: places[0],
    category: 'road-surface',
    text: '备份之前的事项',
    photos: [photo],
  }
  const { status, body } = await call(server.url, 'grid.report', {
    ...input,
    name: '王某某',
    phone: '13800001234',
  })
  expect(status).toBe(200)
  before = { no: String(body.no), secret: String(body.secret), text: input.text, photos: [photo] }
  clients = new Clients(server.url, places, key)
}, 90_000)

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop('SIGTERM')))
  rmSync(home, { recursive: true, force: true })
}, 30_000)

async function sendPhoto(url: string): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#357' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'hole.png')
  const answer = await fetch(`${url}/api/files.upload`, { method: 'POST', body: form })
  return ((await answer.json()) as { id: string }).id
}

test('a backup made under load is restored with all that was acknowledged before it', async () => {
  clients.start(4)
  await clients.waitFor(20)
  const kept = [...clients.met.acknowledged]
  const made = await linli(['backup', copy])
  expect(made).toMatchObject({ code: 0, log: '' })
  expect(made.out).toMatch(/files, \d+ MB are in/)
  await clients.waitFor(5)
  await clients.stop()
  expect(clients.met.wrong).toEqual([])

  const put = await linli(['restore', copy], restored)
  expect(put).toMatchObject({ code: 0, log: '' })
  expect(filesIn(join(restored, 'files'))).toEqual(filesIn(join(dataDir, 'files')))
  const audit = await linli(['audit', 'verify', '--json'], restored)
  const verified = JSON.parse(audit.out) as { events: number; flaws: unknown[] }
  expect(verified.flaws).toEqual([])
  expect(verified.events).toBeGreaterThanOrEqual(kept.length)

  const server = await start(restored)
  // The secret is computed from the key of the personal data: it fits only where the key came along.
  const { status, body } = await call(server.url, 'grid.track', { no: before.no, secret: before.secret })
  expect({ status, text: body.text }).toEqual({ status: 200, text: before.text })
  const lost = []
  for (const { county, id } of kept) {
    const answer = await call(server.url, 'grid.publicGet', { county, id })
    if (answer.status !== 200) lost.push(id)
  }
  expect(lost).toEqual([])
  // It goes on working, and the first one has not noticed anything.
  const more = { id: uuidv7(), place: kept[0]!.county, category: 'road-surface', text: '恢复之后' }
  expect((await call(server.url, 'grid.report', more)).status).toBe(200)
  expect((await fetch(`${running[0]!.url}/readyz`)).status).toBe(200)
  console.log(`backup: ${made.out.split('\n')[0]} ${kept.length + 1} matters acknowledged before it`)
}, 180_000)

test('what cannot be meant is refused with a sentence', async () => {
  const again = await linli(['backup', copy])
  expect(again).toMatchObject({ code: 1, log: expect.stringMatching(/is not empty. Name a new folder/) })
  const over = await linli(['restore', copy], dataDir)
  expect(over).toMatchObject({ code: 1, log: expect.stringMatching(/data folder .* is not empty/) })
  const elsewhere = { DATABASE_URL: 'postgres://somebody@127.0.0.1:1/linli' }
  for (const words of [
    ['backup', join(home, 'none')],
    ['restore', copy],
  ]) {
    const refused = await linli(words, join(home, 'fresh'), elsewhere)
    expect(refused).toMatchObject({ code: 1, log: expect.stringMatching(/pg_dump/) })
  }
  const mark = join(copy, 'backup.json')
  const text = readFileSync(mark, 'utf8')
  writeFileSync(mark, text.replace(/"postgres": "\d+"/, '"postgres": "12"'))
  const older = await linli(['restore', copy], join(home, 'fresh'))
  expect(older).toMatchObject({ code: 1, log: expect.stringMatching(/PostgreSQL 12, this Linli brings/) })
  renameSync(mark, `${mark}.away`)
  const half = await linli(['restore', copy], join(home, 'fresh'))
  expect(half).toMatchObject({ code: 1, log: expect.stringMatching(/no finished backup/) })
}, 60_000)

test('a restore that was interrupted is not taken for an empty installation', async () => {
  const folder = join(home, 'interrupted')
  mkdirSync(folder, { mode: 0o711 })
  writeFileSync(join(folder, 'linli.json'), '{"restoring":true}\n')
  const server = startServer({ port: await freePort(), dataDir: folder })
  expect(await server.end).toMatchObject({ code: 1, log: expect.stringMatching(/restore it from a backup/) })
}, 30_000)
