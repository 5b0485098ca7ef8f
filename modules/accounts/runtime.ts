/**
 * What accounts keep in memory, per installation: who was recognised lately, and how often who tried what.
 */
import type { Asker } from '#platform/access/asker.ts'
import type { Database } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { Limiter } from './limiter.ts'
import { lockedFor, mostFailures } from './rules.ts'

/** Somebody recognised by a session or a key. */
export interface Known {
  via: 'session' | 'key'
  /** Id of the session's or key's record. */
  record: string
  hash: Buffer
  account: string
  person: string | undefined
  /** Chosen in this session, else at the last one. */
  chosen: string | undefined
  /** Without `acting`: that depends on the request. */
  asker: Asker
  seen: Date
  expires: Date | undefined
  /** When it was read, in milliseconds of the process's own clock. */
  readAt: number
}

/** What is kept per installation. */
export interface Runtime {
  /** For what is written beside requests; set at start. */
  database: Database | undefined
  /** By credential (base64url of its hash); null: known to be nobody. */
  known: Map<string, Known | { readAt: number; account: null }>
  /** Being read right now: requests that come together share one look. */
  reading: Map<string, Promise<Known | undefined>>
  /** Counts every forgetting, so that a look begun before it is not kept. */
  generation: number
  signInsByAddress: Limiter
  registrationsByAddress: Limiter
  triesByLogin: Limiter
  failuresByLogin: Limiter
  /** Writes under way beside requests. */
  beside: Set<Promise<void>>
}

const runtimes = new WeakMap<Services, Runtime>()

/** The runtime of an installation; made at its first use. */
export function runtimeOf(services: Services): Runtime {
  const existing = runtimes.get(services)
  if (existing) return existing
  const runtime: Runtime = {
    database: undefined,
    known: new Map(),
    reading: new Map(),
    generation: 0,
    // Whole offices sit behind one address: only tries that fail count.
    signInsByAddress: new Limiter(60, 10 * 60_000),
    registrationsByAddress: new Limiter(20, 60 * 60_000),
    // Only tries that run at the same moment or fail count.
    triesByLogin: new Limiter(4 * mostFailures, lockedFor),
    failuresByLogin: new Limiter(mostFailures, lockedFor),
    beside: new Set(),
  }
  runtimes.set(services, runtime)
  services.bus.subscribe((news) => {
    if (news.kind === 'access') forget(runtime, { account: news.id, person: news.person })
  })
  return runtime
}

/** Forgets an account or a person; with neither, everybody. */
export function forget(runtime: Runtime, who: { account?: string; person?: string }): void {
  runtime.generation += 1
  runtime.reading.clear()
  for (const [key, known] of runtime.known) {
    const isMeant =
      (who.account === undefined && who.person === undefined) ||
      known.account === null ||
      known.account === who.account ||
      (who.person !== undefined && known.person === who.person)
    if (isMeant) runtime.known.delete(key)
  }
}

/** Starts a write that no answer waits for; a failure is logged. */
export function doBeside(
  services: Services,
  what: string,
  work: (database: Database) => Promise<unknown>,
): void {
  const runtime = runtimeOf(services)
  const { database } = runtime
  if (!database) return
  const running: Promise<void> = work(database)
    .then(() => {})
    .catch((error: Error) =>
      services.log('warn', `accounts: ${what} was not written`, { error: error.message }),
    )
    .finally(() => runtime.beside.delete(running))
  runtime.beside.add(running)
}

/** Waits for what is being written beside requests: at shutdown and in tests. */
export async function settle(services: Services): Promise<void> {
  await Promise.all(runtimeOf(services).beside)
}
