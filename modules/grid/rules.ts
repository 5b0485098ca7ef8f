/**
 * Pure decisions around grid matters.
 */
import type { Category } from '#platform/packs/pack.ts'

/** Categories that fit a text, best first: by the pack's keywords; longer words weigh more. */
export function suggest(categories: readonly Category[], text: string, most = 4): string[] {
  const lower = text.toLowerCase()
  if (lower.trim().length < 2) return []
  const scored = categories.map((category) => {
    const words = [...category.keywords.zh, ...category.keywords.en.map((word) => ` ${word}`)]
    const score = words.reduce(
      (sum, word) => (` ${lower}`.includes(word.toLowerCase()) ? sum + word.length : sum),
      0,
    )
    return { id: category.id, score }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ id }) => id)
}

/** Whether a place is a grid: a community's code with three figures more. */
export function isGrid(place: string): boolean {
  return place.length === 15
}

/** Metres between two positions, by the haversine formula. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const radians = Math.PI / 180
  const dLat = (b.lat - a.lat) * radians
  const dLng = (b.lng - a.lng) * radians
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLng / 2) ** 2
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h))
}

/** A box around a position that holds everything within so many metres, in micro-degrees: '(x,y),(x,y)'. */
export function boxAround(at: { lng: number; lat: number }, metres: number): string {
  const dLat = metres / 111_320
  const dLng = dLat / Math.max(0.2, Math.cos((at.lat * Math.PI) / 180))
  const micro = (value: number) => Math.round(value * 1_000_000)
  return `(${micro(at.lng + dLng)},${micro(at.lat + dLat)}),(${micro(at.lng - dLng)},${micro(at.lat - dLat)})`
}
