/**
 * Starts Linli: refuses what cannot work with a sentence, says what it does, serves, stops cleanly.
 */
import { createServer } from 'node:net'
import { StartError } from '#platform/db/start-error.ts'
import { type Config, readConfig } from './config.ts'
import { buildHttp } from './http.ts'
import { startJobs } from './jobs.ts'
import { modules } from './modules.ts'
import { openInstallation } from './open.ts'

const started = performance.now()
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
const stack: (() => Promise<void>)[] = []
let stopping = false

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  const patience = setTimeout(() => process.exit(code || 1), 15_000)
  for (const step of stack.reverse()) await step().catch(() => {})
  clearTimeout(patience)
  process.exit(code)
}

/** How long a port may take to become free: the server before this one is just ending. */
const portPatienceMs = 3000

/** An occupied port is found before a database is started. */
async function checkPort(config: Config): Promise<void> {
  const until = performance.now() + portPatienceMs
  for (;;) {
    const error = await tryPort(config)
    if (!error) return
    if (error.code !== 'EADDRINUSE' || performance.now() > until) {
      const reason = error.code === 'EADDRINUSE' ? 'another program is using it' : error.message
      throw new StartError(`Port ${config.port} is not free (${reason}). Choose another: PORT=8081 npm start`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function tryPort({ port, host }: Config): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  await checkPort(config)
  const opening = openInstallation(config, say)
  // Told to stop while the database is starting: it is stopped once it runs, not left behind.
  stack.push(async () => (await opening).close())
  const opened = await opening
  for (const module of modules) {
    await module.start?.(opened.database, opened.services, { ownerUrl: opened.ownerUrl, say })
  }
  const jobs = await startJobs(opened.ownerUrl, opened.database, opened.services, modules)
  stack.push(jobs.stop)
  const { app } = await buildHttp(config, opened.database, opened.services)
  stack.push(() => app.close())
  const address = await app.listen({ port: config.port, host: config.host })
  say(`listening on ${address.replace('127.0.0.1', 'localhost')}`)
  say(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Stop with Ctrl-C.`)
}

process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

try {
  await start()
} catch (error) {
  // What fails because it was told to stop in the middle of starting is no news.
  if (!stopping) {
    if (error instanceof StartError) process.stderr.write(`Linli cannot start. ${error.message}\n`)
    else process.stderr.write(`Linli cannot start: ${(error as Error).stack}\n`)
    await stop(1)
  }
}
