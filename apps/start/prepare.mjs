import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './run.mjs'
import { environmentFor, getNode, npm, root, tail } from './runtime.mjs'
import { Refusal, say, step } from './say.mjs'

/** Makes everything ready that a fresh copy of the project lacks; gives the Node to go on with. */
export async function prepare({ web = true } = {}) {
  const release = await takeTurn()
  try {
    const node = await getNode()
    await installPackages(node)
    if (web) await buildWeb(node)
    return node
  } finally {
    release()
  }
}

/** Two launchers that install into one folder at once would spoil it: the second waits for the first. */
async function takeTurn() {
  const mark = join(root, '.runtime', 'preparing')
  mkdirSync(join(root, '.runtime'), { recursive: true })
  for (let told = false; ; ) {
    try {
      writeFileSync(mark, String(process.pid), { flag: 'wx' })
      return () => rmSync(mark, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const other = Number(read(mark))
    if (!(await isAtWork(mark, other))) {
      rmSync(mark, { force: true })
    } else {
      if (!told) say(`waiting for another launcher (process ${other}), which is making things ready`)
      told = true
      await sleep(200)
    }
  }
}

/** An unknown number (the mark is just being written), or our own from an earlier container, is looked at again. */
async function isAtWork(mark, pid) {
  if (!pid || pid === process.pid) {
    await sleep(100)
    const again = Number(read(mark))
    return Boolean(again) && again !== process.pid
  }
  try {
    process.kill(pid, 0)
    // After a restart of the machine the number may be any program's.
    return Date.now() - statSync(mark).mtimeMs < 10 * 60_000
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Installs the packages of package-lock.json, unless exactly those are there. */
async function installPackages(node) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.linli-lock')
  if (read(stamp) === hash) return
  if (!hasPackages(JSON.parse(lock))) {
    // No package's script is needed, so none is run.
    const flags = ['--ignore-scripts', '--include=dev', '--include=optional']
    const { code, output } = await step(
      'installing the packages from npm (once, about a minute)',
      async () => {
        const clean = await npm(['ci', ...flags], node)
        // npm ci refuses a lock file that lacks other systems' packages; npm install follows it nevertheless.
        return clean.output.includes('EUSAGE') ? npm(['install', '--no-save', ...flags], node) : clean
      },
    )
    if (code !== 0) throw new Refusal(`The packages could not be installed from npm.\n${tail(output)}`)
  }
  writeFileSync(stamp, hash)
}

/** Whether node_modules, as npm itself recorded it, is what the lock file asks for (someone ran npm ci). */
function hasPackages(lock) {
  const text = read(join(root, 'node_modules', '.package-lock.json'))
  if (!text) return false
  const installed = JSON.parse(text).packages
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true
    const found = installed[place]
    // Other systems' packages are optional, and absent here.
    return found ? found.version === wanted.version : wanted.optional === true && !isForHere(wanted)
  })
}

function isForHere({ os, cpu, libc }) {
  if (libc) return false
  const fits = (list, own) => !list || list.includes(own)
  return Boolean(os ?? cpu) && fits(os, process.platform) && fits(cpu, process.arch)
}

/** Builds the browser app when its sources differ from those that the last build was made of. */
async function buildWeb(node) {
  if (!existsSync(join(root, 'apps/web/vite.config.ts'))) return
  const hash = hashSources()
  const stamp = join(root, 'dist/web/.stamp')
  if (read(stamp) === hash) return
  const { code, output } = await step('building the browser app', () =>
    run(
      node,
      ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'],
      {
        cwd: root,
        env: { ...environmentFor(node), NODE_ENV: 'production' },
        quiet: true,
      },
    ),
  )
  if (code !== 0) throw new Refusal(`The browser app could not be built.\n${tail(output, 40)}`)
  mkdirSync(join(root, 'dist/web'), { recursive: true })
  writeFileSync(stamp, hash)
}

/** One hash over the path and content of every file that the browser app is built from. */
function hashSources() {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const folder of ['apps/web', 'platform/ui', 'platform/text', 'platform/operation']) {
    for (const path of filesBelow(folder)) add(path)
  }
  for (const path of filesBelow('modules')) {
    if (/^modules\/[^/]+\/(web\/|text\/|[^/]+\.ts$)/.test(path)) add(path)
  }
  add('package-lock.json')
  return hash.digest('hex')
}

/** Paths (with `/`, sorted) of the files below a folder of the project; none when it does not exist. */
export function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
