/**
 * The installation under measurement: an embedded database in a folder of its own, and the real server as a process
 * of its own, as `npm start` would run it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'
import { root } from '#platform/db/folders.ts'

/** What is started for a measurement. */
export interface Installation {
  /** Address of the database as its owner. */
  url: string
  /** Connections as the owner. */
  owner: pg.Pool
  folder: string
  server: Server
  /** Stops the server and starts it anew. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The server's process. */
export interface Server {
  port: number
  process: ChildProcess
  pid: number
}

/** Starts everything. A folder that is named is kept, with what it holds; otherwise one is made and removed. */
export async function openInstallation(options: {
  folder?: string | undefined
  profile?: string | undefined
  say(sentence: string): void
}): Promise<Installation> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'linli-bench-'))
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataDir: path.join(folder, 'database'), log: options.say })
  const owner = new pg.Pool({ connectionString: embedded.url, max: 4 })
  owner.on('error', () => {})
  const start = () => startServer(embedded.url, path.join(folder, 'server'), options.profile)
  const installation: Installation = {
    url: embedded.url,
    owner,
    folder,
    server: await start(),
    async restart() {
      await stopServer(installation.server)
      installation.server = await start()
    },
    async close() {
      await stopServer(installation.server)
      await owner.end()
      await embedded.stop()
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
  return installation
}

async function startServer(url: string, data: string, profile: string | undefined): Promise<Server> {
  const port = await freePort()
  const flags = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
  const child = spawn(process.execPath, [...flags, 'apps/server/main.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LINLI_DATA: data, LINLI_DEMO: '1' },
    stdio: ['ignore', 'ignore', openSync(path.join(data, '..', 'server.log'), 'a')],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return { port, process: child, pid: child.pid as number }
    if (child.exitCode !== null || tries > 1200) throw new Error('the server did not start')
    await sleep(100)
  }
}

async function stopServer({ process: child }: Server): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Memory of the server's process, in MB: the most it ever had, and what is its own now. Linux only. */
export function memoryOf({ pid }: Server): { most: number; own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { most: read('VmHWM'), own: read('RssAnon') }
}
