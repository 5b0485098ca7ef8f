/**
 * The embedded database: real PostgreSQL from npm, made, started, watched and stopped by Linli itself.
 * It copes with what happens to programs: killed parents, killed databases, stale locks, root, taken ports.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findDatabaseUser, openBinaries, placeDatabase } from './binaries.ts'
import { type Address, addressOf, makeCluster, prepareAddress } from './cluster.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { holdFolder } from './owner.ts'
import {
  endPostmaster,
  findPostmaster,
  launchPostmaster,
  type Postmaster,
  serves,
  tryAddress,
} from './postmaster.ts'
import { isAlive } from './processes.ts'
import { StartError } from './start-error.ts'

/** What to start, and where to say what happens. */
export interface EmbeddedOptions {
  /** The data folder; made if absent. Relative to the working folder. */
  dataDir: string
  /** Receives one plain sentence for each thing worth knowing. */
  log: (line: string) => void
  /** Use the database of a Linli that already runs on this folder, without owning it (for the command line). */
  share?: boolean
  /** How long to wait for another owner of the folder to end, in ms (5000): one just told to stop takes a moment. */
  patience?: number
  /** PostgreSQL settings besides (and over) our own, for instance `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
}

/** A running embedded database. */
export interface Embedded {
  /** PostgreSQL address of the superuser in the database `linli`; stays the same as long as this runs. */
  url: string
  host: string
  port: number
  /** The server was left running by a Linli that died, and was taken over. */
  adopted: boolean
  /** False when another Linli owns the server and this one only uses it (`share`). */
  owned: boolean
  /** Stops the database (fast: open transactions roll back) and gives the folder free; only leaves when shared. */
  stop(): Promise<void>
}

/** How long a shared use waits for its owner to bring the database up, in ms. */
const SHARE_PATIENCE = 30_000

/** Starts, adopts or (with `share`) joins the database of a data folder. Throws StartError with a sentence. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = openDataFolder(options.dataDir)
  const hold = await waitForHold(folder.root, options)
  if ('heldBy' in hold) {
    if (options.share) return joinRunning(folder, hold.heldBy)
    throw new StartError(
      `Another Linli (process ${hold.heldBy}) is using the data folder ${folder.root}. ` +
        'Stop that one first, or give this one a folder of its own with LINLI_DATA.',
    )
  }
  try {
    const user = findDatabaseUser(folder.pg)
    const place = placeDatabase(folder.pg, user, options.log)
    const binaries = openBinaries(user, options.log)
    makeCluster({ folder, place, user, binaries })
    const keeper = new Keeper(folder, place, binaries, options)
    await keeper.begin()
    return {
      ...keeper.address,
      adopted: keeper.adopted,
      owned: true,
      async stop() {
        await keeper.end()
        hold.release()
      },
    }
  } catch (error) {
    hold.release()
    throw error
  }
}

async function waitForHold(root: string, { share, patience = 5_000, log }: EmbeddedOptions) {
  const until = performance.now() + patience
  for (let told = false; ; told = true) {
    const hold = await holdFolder(root)
    if (!('heldBy' in hold) || share || hold.heldBy === process.pid || performance.now() > until) return hold
    if (!told) log(`another Linli (process ${hold.heldBy}) uses ${root}; waiting a moment for it to end`)
    await sleep(100)
  }
}

async function joinRunning(folder: DataFolder, owner: number): Promise<Embedded> {
  const until = performance.now() + SHARE_PATIENCE
  do {
    const address = addressOf(folder)
    if (address && (await tryAddress(address)) === 'ready') {
      return { ...address, adopted: false, owned: false, stop: async () => {} }
    }
    await sleep(100)
  } while (performance.now() < until && isAlive(owner))
  throw new StartError(
    `Linli (process ${owner}) holds the data folder ${folder.root}, but its database does not answer. ` +
      'Wait until it has started, or stop it and try again.',
  )
}

/** Keeps one database running: starts or adopts it, and brings it back whenever it ends unasked. */
class Keeper {
  address!: Address
  adopted = false
  readonly #folder: DataFolder
  readonly #place: string
  readonly #binaries: Binaries
  readonly #log: (line: string) => void
  readonly #settings: Record<string, string>
  #postmaster: Postmaster | undefined
  #ending = false
  #reviving: Promise<void> | undefined

  constructor(folder: DataFolder, place: string, binaries: Binaries, options: EmbeddedOptions) {
    this.#folder = folder
    this.#place = place
    this.#binaries = binaries
    this.#log = options.log
    this.#settings = options.settings ?? {}
  }

  async begin(): Promise<void> {
    const left = await findPostmaster(this.#place, this.#log)
    const known = addressOf(this.#folder)
    if (left && known && (await serves(left, known, this.#binaries))) {
      this.address = known
      this.adopted = true
      this.#log(`the database left running by an earlier Linli (process ${left.pid}) is taken over`)
      this.#watch(left)
    } else {
      if (left) {
        this.#log(`a database left running by an earlier Linli (process ${left.pid}) is restarted`)
        await this.#stop(left)
      }
      await this.#launch()
    }
    process.on('exit', this.#leave)
  }

  /** Tries a few ports at the first start only: later the address is known to others and must stay. */
  async #launch(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.address = await prepareAddress(this.#folder, attempt)
      const begun = await this.#start()
      if (!('failure' in begun)) return this.#watch(begun)
      if (attempt >= 5 || !begun.mayPass) throw new StartError(begun.failure)
      this.#log(`the database did not start, trying once more: ${begun.failure}`)
      await sleep(100 * attempt)
    }
  }

  #start() {
    const { root } = this.#folder
    const [place, binaries, settings, log] = [this.#place, this.#binaries, this.#settings, this.#log]
    return launchPostmaster({ place, address: this.address, binaries, root, settings, log })
  }

  #stop(postmaster: Postmaster) {
    return endPostmaster(postmaster.pid, this.#place, this.#binaries)
  }

  #watch(postmaster: Postmaster): void {
    this.#postmaster = postmaster
    postmaster.ended.then(() => {
      if (this.#ending || this.#postmaster !== postmaster) return
      this.#log('the database ended unexpectedly; bringing it back')
      this.#reviving = this.#revive()
    })
  }

  async #revive(): Promise<void> {
    const from = performance.now()
    for (let pause = 100; !this.#ending; pause = Math.min(pause * 2, 10_000)) {
      try {
        // Its server processes may outlive it for a moment, and must be gone before another one begins.
        const left = await findPostmaster(this.#place, this.#log)
        if (left) await this.#stop(left)
        if (this.#ending) return
        const begun = await this.#start()
        if (!('failure' in begun)) {
          this.#watch(begun)
          this.#log(`the database is back after ${Math.round(performance.now() - from)} ms`)
          return
        }
        this.#log(`the database does not come back yet: ${begun.failure}`)
      } catch (error) {
        this.#log(`the database does not come back yet: ${(error as Error).message}`)
      }
      await sleep(pause, undefined, { ref: false })
    }
  }

  async end(): Promise<void> {
    this.#ending = true
    process.off('exit', this.#leave)
    await this.#reviving
    if (this.#postmaster) await this.#stop(this.#postmaster)
  }

  /** When the program exits without having stopped the database: ask it to end, there is no time to wait. */
  #leave = (): void => {
    if (this.#postmaster && isAlive(this.#postmaster.pid)) process.kill(this.#postmaster.pid, 'SIGINT')
  }
}
