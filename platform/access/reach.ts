/**
 * Reach: the part of the country that a position may see. A place is its code and "below" means
 * that a code begins with it, so a reach is a range over codes: [from, to) in byte order.
 */

/** Length of a code per level of place: GB/T 2260 (6), GB/T 10114 (9), statistical division code (12), grid (15). */
export const levels = { province: 2, city: 4, county: 6, township: 9, community: 12, grid: 15 } as const
export type Level = keyof typeof levels

/** The level of a place's code; codes longer than a grid's count as grid. */
export function levelOf(place: string): Level {
  const length = place.length
  if (length >= 15) return 'grid'
  if (length >= 12) return 'community'
  if (length >= 9) return 'township'
  if (length >= 6) return 'county'
  if (length >= 4) return 'city'
  return 'province'
}

/** The 6-digit county of a place; a place above a county is filed under its code padded with zeros. */
export function countyOf(place: string): string {
  return place.slice(0, 6).padEnd(6, '0')
}

/** A range of places, and where the duty reaches only so far, the body or person it is bound to. */
export interface Reach {
  /** The code that all places within begin with; '' reaches everywhere. */
  place: string
  /** Only what lies with this body. */
  body?: string
  /** Only what belongs to this person. */
  person?: string
}

/** The end of a reach's range: every code that begins with `place` sorts before it. */
export function endOf(place: string): string {
  return `${place}~`
}

/** Whether a place lies within a reach (the reach's own place included). */
export function covers(reach: string, place: string): boolean {
  return place.startsWith(reach)
}

/** The places above a place, widest first, itself last: '410802001' → ['41','4108','410802','410802001']. */
export function lineage(place: string): string[] {
  const line: string[] = []
  for (const length of Object.values(levels)) {
    if (length < place.length) line.push(place.slice(0, length))
  }
  line.push(place)
  return line
}
