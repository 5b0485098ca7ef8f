/** A matter as lists hold it. */
import type { OutputOf } from '#platform/operation/contract.ts'
import type { grid } from '../../contract.ts'

/** A row of inbox and list. */
export type MatterRow = OutputOf<typeof grid.list>['items'][number]
/** One matter with everything. */
export type Matter = OutputOf<typeof grid.get>
/** Something that may be done next, or not. */
export type Action = Matter['actions'][number]

/** Address of a matter's page. */
export function pageOf(row: { county: string; id: string }): string {
  return `/work/matters/${row.county}/${row.id}`
}

const TRAIL = 'linli.trail'

/** Keeps the list that one came from, so that a case's page can lead to the next one. */
export function keepTrail(from: string, rows: readonly { county: string; id: string }[]): void {
  try {
    sessionStorage.setItem(TRAIL, JSON.stringify({ from, pages: rows.slice(0, 300).map(pageOf) }))
  } catch {
    // Without storage there is no next one; everything else works.
  }
}

/** The pages before and after this one in the list that one came from, and the way back to it. */
export function findTrail(
  page: string,
): { from: string; at: number; of: number; before?: string; after?: string } | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(TRAIL) ?? 'null') as {
      from: string
      pages: string[]
    } | null
    const at = kept?.pages.indexOf(page) ?? -1
    if (!kept || at < 0) return undefined
    const [before, after] = [kept.pages[at - 1], kept.pages[at + 1]]
    return {
      from: kept.from,
      at,
      of: kept.pages.length,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    }
  } catch {
    return undefined
  }
}
