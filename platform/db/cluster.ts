import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Binaries, giveTo, runProgram, type SystemUser } from './binaries.ts'
import { type DataFolder, replaceFile } from './data-folder.ts'
import { StartError } from './start-error.ts'

/** Where the embedded database listens. */
export interface Address {
  url: string
  host: string
  port: number
}

const HOST = '127.0.0.1'

/** Makes the database's folder (initdb) when there is none, and checks the version of the one there is. */
export function makeCluster(make: {
  folder: DataFolder
  place: string
  user: SystemUser | undefined
  binaries: Binaries
}): void {
  const { folder, place, user, binaries } = make
  if (existsSync(place)) {
    checkVersion(place, binaries)
    return
  }
  // Made beside and renamed, so that a start which was interrupted leaves nothing half made in its place.
  const draft = `${place}.new`
  const secret = `${place}.secret`
  rmSync(draft, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  replaceFile(join(folder.root, 'pg-password'), password, 0o600)
  writeFileSync(secret, password, { mode: 0o600 })
  giveTo(secret, user)
  try {
    mkdirSync(draft, { mode: 0o700 })
    giveTo(draft, user)
    const said = initialise(draft, secret, binaries, user)
    if (said !== undefined) throw new StartError(explainInit(said))
    renameSync(draft, place)
  } finally {
    rmSync(secret, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Runs initdb; gives what it said when it failed. */
function initialise(
  draft: string,
  secret: string,
  binaries: Binaries,
  user: SystemUser | undefined,
): string | undefined {
  let said = ''
  // Order and case come from ICU, the same on every system; the C locale beside it is for the rest.
  for (const locale of ['C.UTF-8', 'C']) {
    const collation = ['-E', 'UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=und']
    const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${secret}`]
    const run = runProgram(binaries.initdb, ['-D', draft, ...collation, ...access, '--no-instructions'], user)
    if (run.status === 0) return undefined
    said = run.said
    if (!/locale/i.test(said)) break
  }
  return said
}

function explainInit(said: string): string {
  const last = said.trim().split('\n').slice(-3).join(' ')
  if (/No space left/i.test(said)) return 'The disk is full: the database could not be made. Free some space.'
  if (/cannot be run as root|could not look up effective user/i.test(said)) {
    return (
      `The database cannot be made as this system user (${last}). Start Linli as an ordinary user that ` +
      'has an entry in /etc/passwd, or set DATABASE_URL to a PostgreSQL server.'
    )
  }
  return `The database could not be made: ${last}. Or set DATABASE_URL to a PostgreSQL server.`
}

function checkVersion(place: string, binaries: Binaries): void {
  const made = readFileSync(join(place, 'PG_VERSION'), 'utf8').trim()
  const ours = binaries.version.split('.')[0]
  if (made === ours) return
  throw new StartError(
    `The database was made by PostgreSQL ${made}, this Linli brings ${ours}. ` +
      'Dump it with that version of PostgreSQL (pg_dump) and load the dump into a server that DATABASE_URL names.',
  )
}

/** The address at which this folder's database was last started; undefined before the first start. */
export function addressOf(folder: DataFolder): Address | undefined {
  try {
    const port = Number(readFileSync(join(folder.root, 'pg-port'), 'utf8'))
    const password = readFileSync(join(folder.root, 'pg-password'), 'utf8').trim()
    return { host: HOST, port, url: `postgres://postgres:${password}@${HOST}:${port}/linli` }
  } catch {
    return undefined
  }
}

/** Chooses the port to start on: the remembered one while it is free, else any free one, which is remembered. */
export async function prepareAddress(folder: DataFolder, attempt: number): Promise<Address> {
  const known = addressOf(folder)
  if (known && attempt < 3 && (await freePort(known.port))) return known
  const port = await freePort(0)
  if (!port) throw new StartError(`No free port was found on ${HOST} for the database.`)
  const password = join(folder.root, 'pg-password')
  if (!existsSync(password)) {
    throw new StartError(`The database's password file ${password} is missing; bring it back from a backup.`)
  }
  chmodSync(password, 0o600)
  replaceFile(join(folder.root, 'pg-port'), `${port}\n`)
  return addressOf(folder)!
}

/** The port, or for 0 one that the system chose, if it can be listened on now. */
function freePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, HOST, () => {
      const { port: given } = probe.address() as { port: number }
      probe.close(() => resolve(given))
    })
  })
}
