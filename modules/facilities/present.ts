/** Communities as the contracts show them. */
import type { z } from 'zod'
import { type PlacedStandard, standardAt } from './law.ts'
import type { shortfallItem } from './shortfall-contract.ts'
import type { ShortfallCursor, ShortfallRow } from './shortfall-queries.ts'
import { required } from './standard.ts'

/** A community with the articles that its requirement rests on, or why there is none. */
export function showShortfall(
  row: ShortfallRow,
  standards: readonly PlacedStandard[],
): z.input<typeof shortfallItem> {
  const asked = required(standardAt(standards, row.code) ?? {}, row)
  return {
    place: row.code,
    placeName: row.name,
    state: row.state,
    rural: row.rural,
    built: row.built,
    households: row.households,
    householdsFrom: row.households_from,
    asOf: row.as_of,
    required: row.required,
    present: row.present,
    facilities: row.facilities,
    gap: row.gap,
    rests: asked.checkable ? asked.rests : [],
    why: asked.checkable ? null : asked.why,
    whyBasis: asked.checkable ? [] : asked.basis,
  }
}

/** Where a page ended, for the next one. */
export function cursorAfter({ rank, weight, code }: ShortfallRow): string {
  return Buffer.from(JSON.stringify([rank, weight, code])).toString('base64url')
}

/** Reads a cursor; undefined for one that is not ours. */
export function readCursor(text: string): ShortfallCursor | undefined {
  try {
    const [rank, weight, code] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (typeof rank !== 'number' || typeof weight !== 'number' || typeof code !== 'string') return undefined
    return { rank, weight, code }
  } catch {
    return undefined
  }
}
