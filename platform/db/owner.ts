import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beginningOf, isAlive, processSpace } from './processes.ts'

/** Who holds a data folder, as written in `linli.pid`. */
interface Owner {
  pid: number
  beginning: string
  space: string
}

/** The hold on a data folder; `release` gives it up. */
export interface Hold {
  release(): void
}

const BEAT = 1_000

/**
 * Takes hold of the data folder for this process.
 * Gives the number of the process that holds it instead, when that one still runs.
 */
export async function holdFolder(root: string): Promise<Hold | { heldBy: number }> {
  const file = join(root, 'linli.pid')
  const own: Owner = { pid: process.pid, beginning: beginningOf(process.pid), space: processSpace() }
  const draft = `${file}.${process.pid}`
  for (;;) {
    writeFileSync(draft, `${JSON.stringify(own)}\n`)
    try {
      linkSync(draft, file)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    const before = readOwner(file)
    if (before && (await stillRuns(before, own, file))) return { heldBy: before.pid }
    takeAway(file, before)
  }
  // Process numbers of another container mean nothing here; that the mark keeps changing does.
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // The folder was removed under us; there is nothing left to hold.
    }
  }, BEAT)
  beat.unref()
  const drop = () => {
    const now = readOwner(file)
    if (now?.pid === own.pid && now.beginning === own.beginning) rmSync(file, { force: true })
  }
  process.once('exit', drop)
  return {
    release() {
      clearInterval(beat)
      process.off('exit', drop)
      drop()
    },
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

async function stillRuns(owner: Owner, own: Owner, file: string): Promise<boolean> {
  if (owner.space === own.space) {
    return isAlive(owner.pid) && beginningOf(owner.pid) === owner.beginning
  }
  const first = beatOf(file)
  if (first === undefined || Date.now() - first > 10 * BEAT) return false
  await sleep(3 * BEAT)
  return beatOf(file) !== first
}

function beatOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}

/** Removes a dead owner's mark, and no other: another starter may have replaced it since we looked. */
function takeAway(file: string, dead: Owner | undefined): void {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const taken = readOwner(aside)
  if (taken && (taken.pid !== dead?.pid || taken.beginning !== dead.beginning)) {
    try {
      linkSync(aside, file)
    } catch {
      // A third starter was quicker; it holds the folder now.
    }
  }
  rmSync(aside, { force: true })
}
