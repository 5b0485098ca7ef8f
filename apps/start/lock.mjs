// Completes package-lock.json: node apps/start/lock.mjs [--check]
// A registry that lacks some systems' packages makes npm leave them out of the lock file, after which npm ci
// refuses it everywhere. Their version and system are known from what asks for them, so they can be written in.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './runtime.mjs'

const SYSTEMS = /-(darwin|linux|win32|windows|android|freebsd|netbsd|openbsd|openharmony|sunos|aix)\b/
const PROCESSORS = /-(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64|wasm32)\b/

/** The optional packages that the lock file leaves out, as entries to write into it. */
export function findMissing(lock) {
  const missing = {}
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const [, os] = name.match(SYSTEMS) ?? []
      const [, cpu] = name.match(PROCESSORS) ?? []
      if (!os || !cpu || !/^\d+\.\d+\.\d+/.test(version) || isThere(lock, place, name)) continue
      const libc = /musl/.test(name) ? ['musl'] : os === 'linux' && /gnu/.test(name) ? ['glibc'] : undefined
      const dev = entry.dev
      missing[`node_modules/${name}`] = { version, cpu: [cpu], dev, libc, optional: true, os: [os] }
    }
  }
  return missing
}

/** Whether the package would be found from `place`, looking upwards as Node does. */
function isThere(lock, place, name) {
  for (let from = place; ; from = from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (lock.packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true
    if (from === '') return false
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = findMissing(lock)
  const names = Object.keys(missing)
  if (names.length && process.argv.includes('--check')) {
    console.log(`package-lock.json lacks ${names.length} packages; run node apps/start/lock.mjs`)
    process.exitCode = 1
  } else if (names.length) {
    const entries = Object.entries({ ...lock.packages, ...missing })
    lock.packages = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
    console.log(`${names.length} packages written into package-lock.json`)
  }
}
