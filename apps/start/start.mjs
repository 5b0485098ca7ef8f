// npm start: makes ready what is missing, then runs the server until it is told to stop.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { environmentFor, root } from './runtime.mjs'
import { main } from './say.mjs'

await main(async () => {
  const node = await prepare()
  return serve(node, process.argv.slice(2))
})

/** Runs the server; gives its exit code. */
function serve(node, args) {
  const watch = pathToFileURL(join(root, 'apps/start/parent.mjs')).href
  const server = spawn(node, ['--import', watch, 'apps/server/main.ts', ...args], {
    cwd: root,
    env: environmentFor(node),
    stdio: 'inherit',
    // In a group of its own it does not get the terminal's Ctrl-C besides the one that we pass on.
    detached: process.platform !== 'win32',
  })
  let last = 0
  const pass = (signal) => {
    // npm and the terminal may both send it: one Ctrl-C is one signal. A later one is meant.
    if (performance.now() - last < 1_000 && last) return
    last = performance.now()
    server.kill(signal)
  }
  process.on('SIGINT', () => pass('SIGINT'))
  process.on('SIGTERM', () => pass('SIGTERM'))
  process.on('SIGHUP', () => pass('SIGTERM'))
  watchNpm(() => pass('SIGTERM'))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}

/** npm never ends before what it started; if it is gone, it was killed, and nobody waits for us any more. */
function watchNpm(stop) {
  if (!process.env.npm_lifecycle_script?.includes('apps/start/start.mjs')) return
  const parent = process.ppid
  const shell = readStat(parent)
  // npm starts us through a shell, which some shells leave and others stay in between.
  const above = /^(ba|da|a)?sh$/.test(shell?.name ?? '') ? shell.parent : undefined
  setInterval(() => {
    if (process.ppid !== parent || (above && readStat(parent)?.parent !== above)) stop()
  }, 1_000).unref()
}

function readStat(pid) {
  try {
    const [, name, parent] = readFileSync(`/proc/${pid}/stat`, 'latin1').match(/\((.*)\) \S (\d+)/s)
    return { name, parent: Number(parent) }
  } catch {
    return undefined
  }
}
