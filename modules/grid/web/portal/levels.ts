/**
 * Levels of places by the length of their codes.
 */

const BELOW = { 2: 'city', 4: 'county', 6: 'township', 9: 'community', 12: 'grid' } as const

/** The level whose boundaries are drawn on the map of a place; a grid has nothing below. */
export function levelBelow(code: string): 'city' | 'county' | 'township' | 'community' | 'grid' | undefined {
  return (BELOW as Record<number, (typeof BELOW)[keyof typeof BELOW] | undefined>)[code.length]
}

/** The community of a grid; wider places as they are. Residents know their community, not their grid. */
export function communityOf(code: string): string
export function communityOf(code: string | undefined): string | undefined
export function communityOf(code: string | undefined): string | undefined {
  return code?.slice(0, 12)
}
