/**
 * Who asks: from a session's or a key's secret to the asker. On the hot path this reads memory only:
 * what was read is believed for ten seconds, or until news of a change comes.
 */
import type { Asker, Position } from '#platform/access/asker.ts'
import { nobody } from '#platform/access/asker.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { positionsHeld } from './neighbours.ts'
import { type AccountRow, accountById, keyByHash, sessionByHash, touchKey, touchSession } from './queries.ts'
import { isOver } from './rules.ts'
import { doBeside, type Known, type Runtime, runtimeOf } from './runtime.ts'
import { digest } from './tokens.ts'

/** How long what was read is believed, in milliseconds. */
const believedFor = 10_000
/** How often it is written that a session or key is in use, in milliseconds. */
const touchedEvery = 60_000
/** How many credentials are kept in memory. */
const mostKnown = 20_000

/** The asker that an account's holder is, no position chosen. */
export async function askerOfAccount(
  tx: Tx,
  services: Services,
  account: AccountRow,
  via: 'session' | 'key',
): Promise<Asker> {
  const positions: readonly Position[] =
    // Until a first password is changed, nothing is done with it in office.
    account.person && !account.mustChange ? await positionsHeld(tx, services, account.person) : []
  return {
    account: account.id,
    person: account.person ?? undefined,
    personCounty: account.personCounty ?? undefined,
    name: account.name,
    login: account.login,
    home: account.home ?? undefined,
    positions,
    via,
  }
}

/** The asker acting in the first of the wished positions that is held, else in the first one held. */
export function acting(asker: Asker, ...wished: (string | null | undefined)[]): Asker {
  const { positions } = asker
  if (positions.length === 0) return asker
  for (const id of wished) {
    const held = id ? positions.find((position) => position.id === id) : undefined
    if (held) return { ...asker, acting: held }
  }
  return { ...asker, acting: positions[0] }
}

/** Who holds this secret, or undefined. `position` is what the request wishes to act in. */
export async function recognise(
  services: Services,
  tx: Tx,
  via: 'session' | 'key',
  secret: string,
): Promise<Known | undefined> {
  const runtime = runtimeOf(services)
  const hash = digest(secret)
  const key = `${via} ${hash.toString('base64url')}`
  const now = services.clock.now()
  const before = runtime.known.get(key)
  if (before && performance.now() - before.readAt < believedFor) {
    if (before.account === null || isEnded(before, now)) return undefined
    touch(services, before, now)
    return before
  }
  let reading = runtime.reading.get(key)
  if (!reading) {
    reading = read(services, tx, runtime, via, hash, key).finally(() => runtime.reading.delete(key))
    runtime.reading.set(key, reading)
  }
  const known = await reading
  if (!known || isEnded(known, now)) return undefined
  touch(services, known, now)
  return known
}

/** The asker in a request: recognised, and acting as wished. */
export function askerIn(known: Known | undefined, wished: string | undefined): Asker {
  return known ? acting(known.asker, wished, known.chosen) : nobody
}

function isEnded(known: Known, now: Date): boolean {
  return known.expires !== undefined && isOver({ seen: known.seen, expires: known.expires }, now)
}

async function read(
  services: Services,
  tx: Tx,
  runtime: Runtime,
  via: 'session' | 'key',
  hash: Buffer,
  key: string,
): Promise<Known | undefined> {
  const { generation } = runtime
  const known = await find(services, tx, via, hash)
  if (generation === runtime.generation) {
    if (runtime.known.size >= mostKnown) {
      for (const old of [...runtime.known.keys()].slice(0, mostKnown / 10)) runtime.known.delete(old)
    }
    runtime.known.delete(key)
    runtime.known.set(key, known ?? { readAt: performance.now(), account: null })
  }
  return known
}

async function find(
  services: Services,
  tx: Tx,
  via: 'session' | 'key',
  hash: Buffer,
): Promise<Known | undefined> {
  const readAt = performance.now()
  const session = via === 'session' ? await sessionByHash.find(tx, [hash]) : undefined
  const apiKey = via === 'key' ? await keyByHash.find(tx, [hash]) : undefined
  const credential = session
    ? { record: session.record, account: session.account, seen: session.seen, expires: session.expires }
    : apiKey && { record: apiKey.id, account: apiKey.account, seen: apiKey.lastUsed, expires: undefined }
  if (!credential) return undefined
  const account = await accountById.find(tx, [credential.account])
  if (!account || account.disabledAt) return undefined
  return {
    via,
    record: credential.record,
    hash,
    account: account.id,
    person: account.person ?? undefined,
    chosen: session?.acting ?? account.actingDefault ?? undefined,
    asker: await askerOfAccount(tx, services, account, via),
    // A key never used is due for a touch at once.
    seen: credential.seen ?? new Date(0),
    expires: credential.expires,
    readAt,
  }
}

/** Notes in the background, at most once a minute, that it is in use. */
function touch(services: Services, known: Known, now: Date): void {
  if (now.getTime() - known.seen.getTime() < touchedEvery) return
  known.seen = now
  const statement = known.via === 'session' ? touchSession : touchKey
  doBeside(services, 'use of a session', (database) => statement.all(database.direct, [known.hash, now]))
}
