/**
 * The real server as a child process, for tests of starting, stopping and being killed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '#platform/db/folders.ts'

/** How a program ended, and all that it said. */
export interface End {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  log: string
}

/** A server that was started, ready or not. */
export interface Server {
  url: string
  child: ChildProcess
  /** What it said so far on standard output and on standard error. */
  said(): { out: string; log: string }
  /** How it ended, once it has. */
  end: Promise<End>
  isOver(): boolean
  /** Waits until it answers `/readyz`; throws with its words when it ends before. Gives the seconds since the start. */
  ready(): Promise<number>
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<End>
}

/** A temporary folder that the database's user may pass through, should the tests run as root. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `linli-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** Process number of the database of a data folder. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Address of the database of a data folder, as its owner. */
export function databaseOf(dataDir: string): string {
  const read = (name: string) => readFileSync(join(dataDir, name), 'utf8').trim()
  return `postgres://postgres:${read('pg-password')}@127.0.0.1:${read('pg-port')}/linli`
}

/** The tests' own environment, without what would steer an installation. */
export function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const env = { ...process.env, ...more }
  for (const name of ['DATABASE_URL', 'LINLI_KEY', 'LINLI_DATA', 'LINLI_DEMO', 'PORT', 'NODE_OPTIONS']) {
    if (!(name in more)) delete env[name]
  }
  return env
}

/** Starts the server. */
export function startServer(options: {
  port: number
  dataDir: string
  env?: Record<string, string>
}): Server {
  const started = performance.now()
  const { child, said, end, isOver } = startProgram(['apps/server/main.ts'], {
    PORT: String(options.port),
    LINLI_DATA: options.dataDir,
    ...options.env,
  })
  const url = `http://127.0.0.1:${options.port}`
  return {
    url,
    child,
    said,
    end,
    isOver,
    async ready() {
      while (!(await isReady(url))) {
        const words = () => `${said().out}${said().log}`
        if (isOver()) throw new Error(`the server ended; it said:\n${words()}`)
        if (performance.now() - started > 60_000) throw new Error(`the server is not ready:\n${words()}`)
        await sleep(50)
      }
      return (performance.now() - started) / 1000
    },
    stop(signal = 'SIGTERM') {
      if (!isOver()) child.kill(signal)
      return end
    },
  }
}

/** Runs the command line to its end. */
export function runCommand(words: string[], env: Record<string, string>): Promise<End> {
  return startProgram(['apps/cli/main.ts', ...words], env).end
}

function startProgram(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let log = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  let over = false
  child.once('exit', () => {
    over = true
  })
  const end = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, log }))
  })
  return { child, said: () => ({ out, log }), end, isOver: () => over }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

/** What an operation answered over HTTP. */
export interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown> & { error?: { code: string; message: string } }
}

/** Calls an operation over HTTP as any client would. */
export async function call(
  url: string,
  operation: string,
  input: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(`${url}/api/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(15_000),
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] }
}
