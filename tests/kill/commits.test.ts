/**
 * What the database has acknowledged is there after everything was killed at once, in the middle of writing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '#platform/db/embedded.ts'

const home = mkdtempSync(join(tmpdir(), 'linli-kill-'))
chmodSync(home, 0o711)
afterAll(() => rmSync(home, { recursive: true, force: true }))

const ROUNDS = 3

/** A program that starts the database and says each number once its commit is acknowledged. */
const writer = `
  import pg from 'pg'
  const { startEmbedded } = await import(process.env.EMBEDDED)
  const { url } = await startEmbedded({ dataDir: process.env.DATA, log() {} })
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  await pool.query('create table if not exists written (round int, n int)')
  let next = 0
  const write = async () => {
    for (;;) {
      const n = next++
      await pool.query('insert into written values ($1, $2)', [process.env.ROUND, n])
      process.stdout.write(n + '\\n')
    }
  }
  await Promise.all([write(), write(), write(), write()])
`

test('no acknowledged commit is lost', async () => {
  const dataDir = join(home, 'data')
  const acknowledged: number[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer], {
      env: {
        ...process.env,
        EMBEDDED: new URL('../../platform/db/embedded.ts', import.meta.url).href,
        DATA: dataDir,
        ROUND: String(round),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await expect.poll(() => said.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await sleep(300 + Math.random() * 300)
    const postmaster = Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
    const closed = once(child, 'close')
    process.kill(postmaster, 'SIGKILL')
    child.kill('SIGKILL')
    await closed
    acknowledged.push(said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number))
  }
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  try {
    for (const [round, numbers] of acknowledged.entries()) {
      const { rows } = await client.query<{ n: number }>('select n from written where round = $1', [round])
      const there = new Set(rows.map(({ n }) => n))
      expect(numbers.length).toBeGreaterThan(10)
      expect(numbers.filter((n) => !there.has(n))).toEqual([])
    }
  } finally {
    await client.end()
    await embedded.stop()
  }
}, 60_000)
