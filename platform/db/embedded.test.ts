import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { isAlive, waitForEnd } from './processes.ts'
import { StartError } from './start-error.ts'

const home = mkdtempSync(join(tmpdir(), 'linli-embedded-'))
// The database of root runs as nobody, who must be able to pass.
chmodSync(home, 0o711)
afterAll(() => rmSync(home, { recursive: true, force: true }))

let running: Embedded[] = []
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(running.map((embedded) => embedded.stop()))
  running = []
})

async function start(dataDir: string, share = false) {
  const said: string[] = []
  const embedded = await startEmbedded({ dataDir, log: (line) => said.push(line), share, patience: 300 })
  running.push(embedded)
  return { ...embedded, said }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

function pidOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Another Linli: a process that starts the database of `dataDir` and then waits to be killed. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const module = new URL('embedded.ts', import.meta.url).href
  const code = `const { startEmbedded } = await import(${JSON.stringify(module)})
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {}, patience: 300 })
    console.log('up')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => reject(new Error('the other Linli ended')))
  })
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

/** Writes one row and gives what proves that it is there. */
async function writeRow(url: string): Promise<void> {
  await query(url, 'create table if not exists t (n int)')
  await query(url, 'insert into t values (7)')
}

describe('the embedded database', () => {
  test('is made, speaks Chinese and UTC, and comes back warm with its data on the same port', async () => {
    const dataDir = join(home, 'warm')
    const first = await start(dataDir)
    expect(first).toMatchObject({ adopted: false, owned: true, host: '127.0.0.1' })
    expect(await query(first.url, 'show server_encoding')).toEqual(['UTF8'])
    expect(await query(first.url, 'show timezone')).toEqual(['UTC'])
    expect(await query(first.url, "select datlocprovider from pg_database where datname = 'linli'")).toEqual([
      'i',
    ])
    expect(await query(first.url, "select char_length('邻里𠮷')")).toEqual([3])
    await writeRow(first.url)
    await first.stop()
    const from = performance.now()
    const second = await start(dataDir)
    expect(performance.now() - from).toBeLessThan(3_000)
    expect(second.url).toBe(first.url)
    expect(await query(second.url, 'select n from t')).toEqual([7])
  })

  test('wants its password', async () => {
    const { url } = await start(join(home, 'password'))
    const wrong = url.replace(/:[^:@]+@/, ':wrong@')
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('comes back when it is killed, twice, with every row', async () => {
    const dataDir = join(home, 'killed')
    const { url, said } = await start(dataDir)
    for (let round = 1; round <= 2; round++) {
      await writeRow(url)
      process.kill(pidOf(dataDir), 'SIGKILL')
      await expect
        .poll(() => said.filter((line) => line.includes('is back')).length, { timeout: 15_000 })
        .toBe(round)
      expect(await query(url, 'select count(*)::int from t')).toEqual([round])
    }
  })

  test('is taken over when its Linli was killed, and watched from then on', async () => {
    const dataDir = join(home, 'orphan')
    const other = await startElsewhere(dataDir)
    const pid = pidOf(dataDir)
    await kill(other)
    expect(isAlive(pid)).toBe(true)
    const mine = await start(dataDir)
    expect(mine.adopted).toBe(true)
    expect(pidOf(dataDir)).toBe(pid)
    await writeRow(mine.url)
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(() => mine.said.some((line) => line.includes('is back')), { timeout: 15_000 })
      .toBe(true)
    expect(await query(mine.url, 'select n from t')).toEqual([7])
    await mine.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('starts over stale locks when both it and its Linli were killed', async () => {
    const dataDir = join(home, 'both')
    const other = await startElsewhere(dataDir)
    const pid = pidOf(dataDir)
    process.kill(pid, 'SIGSTOP')
    await kill(other)
    process.kill(pid, 'SIGKILL')
    await waitForEnd(pid, 5_000)
    const mine = await start(dataDir)
    expect(mine.adopted).toBe(false)
    await writeRow(mine.url)
  })

  test("does not wait for another program that has got the dead server's number", async () => {
    const dataDir = join(home, 'number')
    const first = await start(dataDir)
    const lock = readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8')
    await first.stop()
    writeFileSync(join(dataDir, 'pg/postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
    expect((await start(dataDir)).adopted).toBe(false)
  })

  test('does not wait for a zombie', async () => {
    const dataDir = join(home, 'zombie')
    const first = await start(dataDir)
    const lock = readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8')
    await first.stop()
    // The shell becomes a sleep, which does not reap the child that the shell had and that ends later.
    const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    children.push(parent)
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const zombie = Number(line.toString())
    await expect.poll(() => isAlive(zombie)).toBe(false)
    expect(() => process.kill(zombie, 0)).not.toThrow()
    writeFileSync(join(dataDir, 'pg/postmaster.pid'), lock.replace(/^\d+/, String(zombie)))
    expect((await start(dataDir)).adopted).toBe(false)
  })

  test('moves to another port when its own is taken', async () => {
    const [one, two] = [join(home, 'port-one'), join(home, 'port-two')]
    const first = await start(one)
    const second = await start(two)
    await second.stop()
    writeFileSync(join(two, 'pg-port'), String(first.port))
    const again = await start(two)
    expect(again.port).not.toBe(first.port)
    expect(await query(again.url, 'select 1')).toEqual([1])
  })
})

describe('a data folder', () => {
  test('is refused when another Linli uses it, and may be shared', async () => {
    const dataDir = join(home, 'two')
    const first = await start(dataDir)
    await expect(startElsewhere(dataDir)).rejects.toThrow('ended')
    await expect(start(dataDir)).rejects.toThrow(/Another Linli \(process \d+\) is using the data folder/)
    const shared = await start(dataDir, true)
    expect(shared).toMatchObject({ owned: false, url: first.url })
    await shared.stop()
    expect(await query(first.url, 'select 1')).toEqual([1])
  })

  test('is waited for when its owner is just ending', async () => {
    const dataDir = join(home, 'ending')
    const other = await startElsewhere(dataDir)
    const next = startEmbedded({ dataDir, log() {}, patience: 5_000 })
    await sleep(200)
    await kill(other)
    running.push(await next)
    expect(running.at(-1)?.owned).toBe(true)
  })

  test('is refused while a Linli in another container keeps its mark fresh, and taken when it does not', async () => {
    const dataDir = join(home, 'container')
    await (await start(dataDir)).stop()
    const mark = join(dataDir, 'linli.pid')
    writeFileSync(mark, JSON.stringify({ pid: process.pid, beginning: '1', space: 'elsewhere' }))
    const beat = setInterval(() => utimesSync(mark, new Date(), new Date()), 500)
    await expect(start(dataDir)).rejects.toThrow(/Another Linli/)
    clearInterval(beat)
    expect((await start(dataDir)).owned).toBe(true)
  })

  test('has one owner when two start at once', async () => {
    const dataDir = join(home, 'race')
    const both = await Promise.allSettled([startElsewhere(dataDir), start(dataDir)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('of a newer format is refused with a sentence', async () => {
    const dataDir = join(home, 'newer')
    spawnSync('mkdir', ['-p', dataDir])
    writeFileSync(join(dataDir, 'linli.json'), '{"format": 99}')
    const refused = start(dataDir)
    await expect(refused).rejects.toBeInstanceOf(StartError)
    await expect(refused).rejects.toThrow(/newer Linli \(format 99; this version knows 1\)/)
  })

  test('that is a file is refused with a sentence', async () => {
    const file = join(home, 'file')
    writeFileSync(file, '')
    await expect(start(file)).rejects.toThrow(/is not a folder/)
  })

  test('is given free when the database cannot start', async () => {
    const dataDir = join(home, 'broken')
    await (await start(dataDir)).stop()
    writeFileSync(join(dataDir, 'pg/PG_VERSION'), '12\n')
    await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 12/)
    writeFileSync(join(dataDir, 'pg/PG_VERSION'), '18\n')
    await sleep(10)
    expect((await start(dataDir)).owned).toBe(true)
  })
})
