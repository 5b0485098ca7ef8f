// Playwright's global setup: unpacks the browser, starts a server with demonstration data on a folder of its own.
import { spawn } from 'node:child_process'
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unpackBrowser } from './browser.mjs'
import { root } from './runtime.mjs'

/** The first start makes the database and loads five jurisdictions. */
const PATIENCE = 240_000

export default async function setup() {
  await unpackBrowser()
  // A server that is already there can be tested instead.
  if (process.env.LINLI_TEST_URL) return
  const folder = mkdtempSync(join(tmpdir(), 'linli-e2e-'))
  chmodSync(folder, 0o711)
  const server = await startServer(join(folder, 'data'))
  process.env.LINLI_TEST_URL = server.url
  return async () => {
    await server.stop()
    delete process.env.LINLI_TEST_URL
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startServer(dataDir) {
  const port = String(await findPort())
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const log = createWriteStream(join(root, 'test-results', 'server.log'))
  // The tests' server has a database of its own, whatever the shell around us is set to.
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', './apps/start/parent.mjs', 'apps/server/main.ts'], {
    cwd: root,
    env: { ...env, PORT: port, LINLI_DATA: dataDir, LINLI_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let over = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log.write(text)
      said = (said + text).slice(-4_000)
    })
  }
  const ended = new Promise((resolve) => child.once('exit', resolve)).then(() => {
    over = true
  })
  const url = `http://127.0.0.1:${port}`
  const until = performance.now() + PATIENCE
  while (!(await isReady(url))) {
    if (over || performance.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`the server ${over ? 'ended' : 'was not ready in time'}; it said:\n${said}`)
    }
    await sleep(100)
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(15_000, undefined, { ref: false })])
      if (!over) child.kill('SIGKILL')
      log.end()
    },
  }
}

async function isReady(url) {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

function findPort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
