/**
 * Conditions of a list, gathered with their values: the only place where SQL text is put together.
 */
import { countyOf, endOf, levelOf, type Reach } from '#platform/access/reach.ts'

/** Conditions joined by `and`, with numbered values. */
export class Where {
  readonly values: unknown[]
  readonly #conditions: string[]

  /** @param from conditions to begin with; they stay as they are there */
  constructor(from?: Where) {
    this.values = [...(from?.values ?? [])]
    this.#conditions = [...(from ? from.#conditions : [])]
  }

  /** Adds a value and gives its number: `$3`. */
  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** Adds a condition. */
  and(condition: string): this {
    this.#conditions.push(condition)
    return this
  }

  /** All conditions; `true` where there are none. */
  get sql(): string {
    return this.#conditions.length > 0 ? this.#conditions.join(' and ') : 'true'
  }
}

/**
 * What lies within a place, in a table with `county`, `town`, `community` and `place`: an equality wherever the
 * level has a column of its own, so that the index gives the order too.
 */
export function within(where: Where, place: string, table = 'c'): Where {
  const level = levelOf(place)
  if (place === '') return where
  if (level === 'province' || level === 'city') {
    return where
      .and(`${table}.county >= ${where.value(place)}`)
      .and(`${table}.county < ${where.value(endOf(place))}`)
  }
  where.and(`${table}.county = ${where.value(countyOf(place))}`)
  if (level === 'township') where.and(`${table}.town = ${where.value(place)}`)
  if (level === 'community') where.and(`${table}.community = ${where.value(place)}`)
  if (level === 'grid') {
    where
      .and(`${table}.community = ${where.value(place.slice(0, 12))}`)
      .and(`${table}.place = ${where.value(place)}`)
  }
  return where
}

/** The counties that a place lies in, as a condition: an equality, or a range above a county. */
export function countiesWithin(where: Where, place: string, table = ''): string {
  const county = table ? `${table}.county` : 'county'
  if (place === '') return 'true'
  if (place.length >= 6) return `${county} = ${where.value(countyOf(place))}`
  return `${county} >= ${where.value(place)} and ${county} < ${where.value(endOf(place))}`
}

/** What lies within a reach: its place; a body or person that narrows it is the caller's to add. */
export function withinReach(where: Where, reach: Reach, table = 'c'): Where {
  return within(where, reach.place, table)
}

/** Where a page ended: the moment and the id of its last row. */
export function cursorOf(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString('base64url')
}

/** Reads a cursor; undefined for one that is not ours. */
export function readCursor(text: string | undefined): { at: Date; id: string } | undefined {
  if (!text) return undefined
  const [at, id] = Buffer.from(text, 'base64url').toString().split('|')
  const moment = new Date(at ?? '')
  if (!id || Number.isNaN(moment.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  return { at: moment, id }
}
