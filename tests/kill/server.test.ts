/**
 * The whole server under load, killed again and again: itself (`kill -9`, then started anew) and its database
 * (`kill -9`, from which it must recover by itself). Whatever a client was told is kept is there, exactly once.
 *
 * Six rounds, of some four seconds each on a machine with other work; LINLI_KILLS=20 makes twenty.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll, expect, test } from 'vitest'
import { isAlive } from '#platform/db/processes.ts'
import { verify } from '#platform/history/verify.ts'
import { communitiesOf, makeOffice } from '../start/office.ts'
import {
  databaseOf,
  freePort,
  postmasterOf,
  type Server,
  startServer,
  temporaryFolder,
} from '../start/server.ts'
import { type Acknowledged, Clients } from './clients.ts'

const ROUNDS = Number(process.env.LINLI_KILLS ?? 6)
const CLIENTS = 8

const home = temporaryFolder('kill-server')
const dataDir = join(home, 'data')
let server: Server | undefined
afterAll(async () => {
  await server?.stop('SIGTERM')
  rmSync(home, { recursive: true, force: true })
})

test('whatever is killed, nothing acknowledged is lost or doubled', async () => {
  const port = await freePort()
  const start = () => startServer({ port, dataDir, env: { LINLI_DEMO: '0' } })
  server = start()
  await server.ready()
  const key = await makeOffice(databaseOf(dataDir))
  const places = await communitiesOf(databaseOf(dataDir))
  const owner = new pg.Pool({ connectionString: databaseOf(dataDir), max: 2 })
  owner.on('error', () => {})
  owner.on('connect', (client) => client.on('error', () => {}))
  const clients = new Clients(server.url, places, key)
  const from = performance.now()
  const away: { server: number[]; database: number[] } = { server: [], database: [] }
  clients.start(CLIENTS)
  for (let round = 1; round <= ROUNDS; round++) {
    await clients.waitFor(10)
    await sleep(Math.random() * 400)
    const killed = performance.now()
    if (round % 2 === 1) {
      await server.stop('SIGKILL')
      server = start()
      await clients.waitFor(CLIENTS + 1)
      away.server.push(performance.now() - killed)
    } else {
      process.kill(postmasterOf(dataDir), 'SIGKILL')
      // Acknowledged before the kill but counted after it are at most as many as there are clients.
      await clients.waitFor(CLIENTS + 1)
      away.database.push(performance.now() - killed)
      expect(server.isOver(), `round ${round}: the server outlives its database`).toBe(false)
    }
  }
  await clients.stop()
  const { acknowledged, counts, wrong, longestWait } = clients.met
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  const worst = (times: number[]) => `${Math.round(Math.max(0, ...times))} ms`
  console.log(
    `${ROUNDS} rounds in ${seconds} s, ${acknowledged.length} reports acknowledged; longest pause by the server's death ` +
      `${worst(away.server)}, by the database's ${worst(away.database)}; longest wait ${Math.round(longestWait)} ms; ` +
      `met: ${[...counts].map(([what, count]) => `${count}× ${what}`).join(', ')}`,
  )
  expect([...new Set(wrong)]).toEqual([])
  await expectKept(owner, acknowledged)
  await expectWhole(owner)
  await expectAtWork(owner)
  const last = postmasterOf(dataDir)
  await owner.end()
  expect(await server.stop('SIGTERM')).toMatchObject({ code: 0 })
  expect(isAlive(last)).toBe(false)
}, 480_000)

/** Every acknowledged report is there once, by id and by number; every acknowledged step was taken once. */
async function expectKept(owner: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 10)
  expect(new Set(acknowledged.map(({ no }) => no)).size).toBe(acknowledged.length)
  const { rows } = await owner.query<{
    id: string
    no: string
    text: string
    actions: string[]
    notes: string[]
  }>(
    `select c.id, c.no, m.text, array_agg(e.data->>'action' order by e.seq) as actions,
       array_remove(array_agg(e.data->>'note'), null) as notes
     from workflow.case c
     join history.event e on e.county = c.county and e.subject = c.id
     join grid.matter m on m.county = c.county and m.id = c.id
     where c.id = any($1) or c.no = any($2) group by c.id, c.no, m.text`,
    [acknowledged.map(({ id }) => id), acknowledged.map(({ no }) => no)],
  )
  expect(rows.length).toBe(acknowledged.length)
  const found = new Map(rows.map((row) => [row.id, row]))
  const amiss = acknowledged.filter(({ id, no, sent, accepted, added }) => {
    const row = found.get(id)
    if (!row?.text.endsWith(sent)) return true
    const times = (action: string) => row.actions.filter((one) => one === action).length
    if (row.no !== no || times('report') !== 1) return true
    if (accepted && times('accept') !== 1) return true
    return added !== undefined && (times('add') !== 1 || row.notes.join() !== added)
  })
  expect(amiss).toEqual([])
  expect(acknowledged.filter(({ added }) => added).length).toBeGreaterThan(ROUNDS)
}

/** No half of anything: case and matter, case and events, the chain of history. */
async function expectWhole(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ halves: number; doubled: number; gaps: number }>(
    `select
       (select count(*) from grid.matter m
         full join (select county, id from workflow.case where procedure = 'grid.matter' and parent is null) c
           on c.county = m.county and c.id = m.id where c.id is null or m.id is null) as halves,
       (select count(*) from (select text from grid.matter group by text having count(*) > 1) twice) as doubled,
       (select count(*) from workflow.case c where c.seq is distinct from
         (select count(*) from history.event e where e.county = c.county and e.subject = c.id)) as gaps`,
  )
  expect(rows[0]).toEqual({ halves: 0, doubled: 0, gaps: 0 })
  const { flaws, events } = await verify(owner)
  expect(flaws).toEqual([])
  expect(events).toBeGreaterThan(ROUNDS * 10)
}

/** What works beside requests has come back too: the job queue, and news between servers. */
async function expectAtWork(owner: pg.Pool): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseOf(dataDir),
    schema: 'jobs',
    supervise: false,
    schedule: false,
    migrate: false,
  })
  boss.on('error', () => {})
  await boss.start()
  const id = await boss.send('notices.clear-read', {})
  const state = async () => {
    const { rows } = await owner.query<{ state: string }>('select state from jobs.job where id = $1', [id])
    return rows[0]?.state
  }
  await expect.poll(state, { timeout: 15_000, interval: 200 }).toBe('completed')
  await boss.stop({ graceful: false, close: true })
  const listening = async () => {
    const { rows } = await owner.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where application_name = 'linli news'",
    )
    return rows[0]?.count
  }
  await expect.poll(listening, { timeout: 5_000, interval: 200 }).toBe(1)
}
