import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, databaseEnvironment, runProgram } from './binaries.ts'
import type { Address } from './cluster.ts'
import { findProcessesIn, isAlive, waitForEnd } from './processes.ts'

/** A running database server. */
export interface Postmaster {
  pid: number
  port: number
  /** Resolves when the process has ended, whoever ended it. */
  ended: Promise<void>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Nothing needs them, and their lock files outlive a killed server.
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '60',
  synchronous_commit: 'on',
  fsync: 'on',
  full_page_writes: 'on',
  wal_compression: 'off',
  max_wal_size: '2GB',
  checkpoint_completion_target: '0.9',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_min_duration_statement: '2s',
  // Neither values nor failing rows: they may be personal.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
}

/** What it takes to launch a server. */
export interface Launch {
  /** The database's real folder. */
  place: string
  address: Address
  binaries: Binaries
  /** The data folder, where the server's first words are written. */
  root: string
  /** PostgreSQL settings over ours. */
  settings: Record<string, string>
  log: (line: string) => void
}

/**
 * Starts the server and waits until it answers and has the database `linli`.
 * `failure` is a sentence; `mayPass` tells that another try (or another port) may work.
 */
export async function launchPostmaster(
  launch: Launch,
): Promise<Postmaster | { failure: string; mayPass: boolean }> {
  const { place, address, binaries } = launch
  const owner = process.getuid?.() === 0 ? statSync(place) : undefined
  const words = Object.entries({ ...SETTINGS, ...launch.settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  // A file, not a pipe: a pipe would break under the server when this process is killed.
  const said = join(launch.root, 'pg-start.log')
  const output = openSync(said, 'w', 0o600)
  const child = spawn(binaries.postgres, ['-D', place, '-p', String(address.port), ...words], {
    ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
    cwd: '/',
    env: databaseEnvironment(),
    stdio: ['ignore', output, output],
    // Its own group: Ctrl-C in the terminal is for Linli, which then stops the database last.
    detached: process.platform !== 'win32',
  })
  closeSync(output)
  let over = false
  let broken = ''
  const ended = new Promise<void>((resolve) => {
    child.once('exit', resolve)
    child.once('error', (error) => {
      broken = error.message
      resolve()
    })
  }).then(() => {
    over = true
  })
  child.unref()
  const begun = performance.now()
  let told = false
  let state = await tryAddress(address)
  // Someone else's server may answer at this port, while ours is about to find it taken and end.
  const ours = () => readLock(place)?.pid === child.pid
  while (!over && !(state !== 'starting' && ours())) {
    // Recovery after a crash may take minutes; as long as the process lives it is at work.
    if (!told && performance.now() - begun > 10_000) {
      launch.log('the database is still starting (after a crash it first puts itself in order)')
      told = true
    }
    await sleep(15)
    state = await tryAddress(address)
  }
  if (over) return explainFailure(broken || readFileSync(said, 'utf8'), place)
  if (state === 'ready') return { pid: child.pid!, port: address.port, ended }
  child.kill('SIGINT')
  await ended
  return {
    failure: 'The database does not accept the password kept beside it (pg-password).',
    mayPass: false,
  }
}

function explainFailure(said: string, place: string): { failure: string; mayPass: boolean } {
  if (/No space left on device|Disk quota exceeded/i.test(said)) {
    return { failure: `The disk of ${place} is full: free some space, then start again.`, mayPass: false }
  }
  const last = said.trim().split('\n').slice(-4).join(' ').slice(-600)
  const where = existsSync(join(place, 'log')) ? ` More in ${join(place, 'log')}.` : ''
  const mayPass =
    /could not bind|Address already in use|lock file|shared memory block/i.test(said) || said === ''
  return { failure: `The database did not start: ${last || 'it ended without a word'}.${where}`, mayPass }
}

/**
 * Asks whether the database answers at the address; makes the database `linli` if the server is new.
 * `refused`: a server answers but does not know our password.
 */
export async function tryAddress(address: Address): Promise<'ready' | 'starting' | 'refused'> {
  const client = new pg.Client({ connectionString: address.url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '28P01') return 'refused'
    if (code === '3D000') return makeDatabase(address)
    return 'starting'
  } finally {
    await client.end().catch(() => {})
  }
}

async function makeDatabase(address: Address): Promise<'ready' | 'starting'> {
  const client = new pg.Client({ connectionString: address.url.replace(/\/linli$/, '/postgres') })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('create database linli')
    return 'ready'
  } catch (error) {
    // Another process was quicker.
    return (error as { code?: string }).code === '42P04' ? 'ready' : 'starting'
  } finally {
    await client.end().catch(() => {})
  }
}

/** What the server itself wrote into its lock file. */
function readLock(place: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(place, 'postmaster.pid'), 'utf8').split('\n')
    // A negative number is a single-user server.
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3] ?? 0) }
  } catch {
    return undefined
  }
}

/**
 * Finds the server that already runs on this folder. When there is none, what a dead one left behind is
 * cleared: its last processes and its lock file, in this order, for two servers at once would destroy the data.
 */
export async function findPostmaster(
  place: string,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  const lock = readLock(place)
  if (!lock) return undefined
  if (isAlive(lock.pid) && servesFolder(lock.pid, place)) {
    return { ...lock, ended: watchEnd(lock.pid) }
  }
  const until = performance.now() + 10_000
  for (let left = findProcessesIn(place); left.length > 0; left = findProcessesIn(place)) {
    if (performance.now() > until) {
      log(`ending ${left.length} processes that a dead database left behind`)
      for (const pid of left) process.kill(pid, 'SIGKILL')
    }
    await sleep(20)
  }
  // The number may be a zombie's, or by now another program's: PostgreSQL itself would wait for it forever.
  if (readLock(place)?.pid === lock.pid) rmSync(join(place, 'postmaster.pid'), { force: true })
  return undefined
}

/** Whether the process is a database server on this folder, and not another program with a reused number. */
function servesFolder(pid: number, place: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(place)
  } catch {
    return false
  }
}

/** Nobody tells us the end of a process that is not our child: look twice a second. */
async function watchEnd(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(500, undefined, { ref: false })
}

/** Whether a server found running serves, within a minute, at this address and in our version. */
export async function serves(found: Postmaster, address: Address, binaries: Binaries): Promise<boolean> {
  if (found.port !== address.port) return false
  const until = performance.now() + 60_000
  while (isAlive(found.pid) && performance.now() < until) {
    const state = await tryAddress(address)
    if (state === 'refused') return false
    if (state === 'ready')
      return (await versionAt(address)) === binaries.version.split('-')[0]?.replace(/\.0$/, '')
    await sleep(50)
  }
  return false
}

/** For instance `18.4`: after an update a server of the version before is not kept. */
async function versionAt(address: Address): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: address.url })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version.split(' ')[0]
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** Stops a server: fast first (transactions roll back, all is written), harder only when it does not end. */
export async function endPostmaster(pid: number, place: string, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') {
    runProgram(binaries.pgCtl, ['stop', '-m', 'fast', '-D', place], undefined)
    return
  }
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      // Ended between the look and the signal.
    }
    if (await waitForEnd(pid, patience)) return
  }
}
