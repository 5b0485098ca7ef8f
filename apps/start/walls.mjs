// The walls between the parts of the house (docs/develop/README.md), checked on every import.
// Run alone: node apps/start/walls.mjs
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesBelow } from './prepare.mjs'
import { root } from './runtime.mjs'

/** The files of a module that other modules may import. */
const MODULE_DOORS = ['contract.ts', 'contract.server.ts', 'module.ts']

/** What of the platform the browser may load. */
const BROWSER_PLATFORM = [
  /^platform\/operation\/(contract|shapes|client)\.ts$/,
  /^platform\/law\/setting-value\.ts$/,
  /^platform\/registers\/(declare|contract|values|header)\.ts$/,
  /^platform\/workflow\/shapes\.ts$/,
  /^platform\/time\/(text|calendar-types|local-date|time-error)\.ts$/,
  /^platform\/personal\/field-class\.ts$/,
  /^platform\/(ui|text)\//,
]

/** Where the browser's code begins; what these files import, as far as it is ours, follows the same rules. */
const BROWSER_START = [/^apps\/web\//, /^modules\/[^/]+\/(web\/|text\/|contract\.ts$)/, ...BROWSER_PLATFORM]

const IMPORT =
  /(?:^|[\n;])[ \t]*(?:import|export)(\s+type\b)?(?:[\s\w*${},]*?\bfrom)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** Every breach of a wall, as `file:line what is wrong`. */
export function findBreaches() {
  const files = [...filesBelow('apps'), ...filesBelow('modules'), ...filesBelow('platform')].filter(
    (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('apps/start/'),
  )
  const imports = new Map(files.map((path) => [path, importsOf(path)]))
  return [
    ...files.flatMap((path) => imports.get(path).flatMap((one) => judgeImport(path, one))),
    ...judgeBrowser(files, imports),
    ...files.flatMap(judgeClock),
  ]
}

/** The imports of a file; `target` is the project path, for a package or a Node module the name as it stands. */
function importsOf(path) {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3]
    const line = text.slice(0, match.index + match[0].lastIndexOf(name)).split('\n').length
    const own = name.startsWith('.') ? normalize(join(dirname(path), name)) : name.replace(/^#/, '')
    const isOwn = /^[.#]/.test(name)
    return { name, line, isOwn, isType: Boolean(match[1]), target: isOwn ? own.replaceAll('\\', '/') : name }
  })
}

function judgeImport(path, { target, line, isOwn }) {
  const [house, part] = path.split('/')
  const [otherHouse, otherPart, ...rest] = target.split('/')
  if (!isOwn) return []
  const breach = (what) => [`${path}:${line} ${what} (${target})`]
  if (house === 'platform' && otherHouse !== 'platform' && ['apps', 'modules'].includes(otherHouse)) {
    return breach('the platform knows no module and no app')
  }
  if (house !== 'modules') return []
  if (otherHouse === 'apps') return breach('a module knows no app')
  const isOther = otherHouse === 'modules' && otherPart !== part && !isTest(path) && rest[0] !== 'testing'
  if (isOther && !MODULE_DOORS.includes(rest.join('/'))) {
    return breach(`modules meet only through another's ${MODULE_DOORS.join(' and ')}`)
  }
  return []
}

function judgeBrowser(files, imports) {
  const breaches = []
  const known = new Map()
  const queue = files.filter((path) => BROWSER_START.some((start) => start.test(path)) && !isTest(path))
  for (const path of queue) known.set(path, path)
  for (let path = queue.shift(); path; path = queue.shift()) {
    const from = known.get(path) === path ? '' : ` (loaded by ${known.get(path)})`
    // The build's own settings run in Node.
    if (path.endsWith('vite.config.ts')) continue
    for (const { name, target, line, isOwn, isType } of imports.get(path) ?? []) {
      // Types are gone before the browser sees the file.
      if (isType) continue
      if (name.startsWith('node:'))
        breaches.push(`${path}:${line} no Node code in the browser: ${name}${from}`)
      if (!isOwn) continue
      const inPlatform = target.startsWith('platform/') && !path.startsWith('platform/')
      if (inPlatform && !BROWSER_PLATFORM.some((allowed) => allowed.test(target))) {
        breaches.push(`${path}:${line} this part of the platform is not for the browser: ${target}${from}`)
      } else if (!known.has(target) && imports.has(target)) {
        known.set(target, known.get(path))
        queue.push(target)
      }
    }
  }
  return breaches
}

function judgeClock(path) {
  if (!path.startsWith('modules/') || isTest(path) || path.includes('/web/')) return []
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  return lines.flatMap((line, index) =>
    /\bnew Date\(\s*\)|\bDate\.now\(/.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line)
      ? [`${path}:${index + 1} the clock is ctx.now, not ${line.trim()}`]
      : [],
  )
}

function isTest(path) {
  return /\.test\.tsx?$/.test(path)
}

if (
  process.argv[1] &&
  existsSync(process.argv[1]) &&
  import.meta.url === pathToFileURL(process.argv[1]).href
) {
  const breaches = findBreaches()
  for (const breach of breaches) console.log(breach)
  process.exitCode = breaches.length ? 1 : 0
}
