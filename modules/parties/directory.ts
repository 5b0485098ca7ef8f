/**
 * What is asked at every request, kept in this process: who holds which position, which body dispatches where.
 * One directory per installation; news of the kind `access` empties it.
 */
import type { Services } from '#platform/services.ts'
import type { BodyRow, PositionRow } from './queries.ts'

const mostKept = 20_000

/** What one installation remembers. */
export interface Directory {
  positions: Map<string, readonly PositionRow[]>
  /** Bodies of a kind at a place, by `kind place`. */
  standing: Map<string, BodyRow | undefined>
  bodies: Map<string, BodyRow | undefined>
  /** Positions in a body, by body and day. */
  holders: Map<string, readonly PositionRow[]>
  /** Rises with every change: what was read before it is not kept. */
  edition: number
}

const directories = new WeakMap<Services['bus'], Directory>()

/** The directory of an installation. */
export function directoryOf({ bus }: Services): Directory {
  const known = directories.get(bus)
  if (known) return known
  const made: Directory = {
    positions: new Map(),
    standing: new Map(),
    bodies: new Map(),
    holders: new Map(),
    edition: 0,
  }
  directories.set(bus, made)
  bus.subscribe((news) => {
    if (news.kind === 'access') clear(made)
  })
  return made
}

function clear(directory: Directory): void {
  directory.edition++
  directory.positions.clear()
  directory.standing.clear()
  directory.bodies.clear()
  directory.holders.clear()
}

/** Gives what is kept under a key, or reads and keeps it unless something changed meanwhile. */
export async function keep<K, V>(
  directory: Directory,
  map: Map<K, V>,
  key: K,
  read: () => Promise<V>,
): Promise<V> {
  const known = map.get(key)
  if (known !== undefined || map.has(key)) return known as V
  const { edition } = directory
  const value = await read()
  if (directory.edition === edition) {
    if (map.size >= mostKept) map.clear()
    map.set(key, value)
  }
  return value
}
