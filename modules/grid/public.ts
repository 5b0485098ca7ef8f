/**
 * Matters as anybody may see them: category, place, phase; nothing that a person wrote or that names one.
 */

import type { z } from 'zod'
import { placeNames } from '#modules/places/contract.server.ts'
import { signPhoto } from '#platform/files/links.ts'
import type { Context } from '#platform/operation/operation.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { type CaseRecord, joinedCaseColumns } from '#platform/workflow/record.ts'
import type { publicMatter } from './contract.ts'
import { fromPoint } from './queries.ts'
import { phaseOf } from './sentence.ts'

/** A case with what the public sees of its matter. */
export type PublicRow = CaseRecord & {
  location: { x: number; y: number } | null
  followers: number
  photos: string[]
}

/** Columns of such rows, from `workflow.case c` and `grid.matter m`. */
export const publicColumns = `${joinedCaseColumns}, m.location, m.followers, m.photos`

/** Rows as the public sees them. */
export async function publicMatters(
  ctx: Context,
  rows: readonly PublicRow[],
): Promise<z.input<typeof publicMatter>[]> {
  const names = await placeNames(
    ctx.tx,
    rows.map((row) => row.place),
  )
  return rows.map((row) => {
    const pack = lawOf(ctx.services, row).pack
    const category = row.category ? pack.category(row.category) : undefined
    const categoryName = category?.name ?? { zh: row.category ?? '', en: row.category ?? '' }
    const placeName = names.get(row.place) ?? row.place
    const photo = row.photos[0]
    return {
      county: row.county,
      id: row.id,
      no: row.no,
      title: `${categoryName[ctx.lang]} · ${sayPlace(placeName)}`,
      category: row.category ?? '',
      categoryName,
      placeName,
      point: fromPoint(row.location),
      state: row.state,
      stateName: pack.procedure('grid.matter').state(row.state)?.name ?? { zh: row.state, en: row.state },
      phase: phaseOf(row.state),
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      followers: row.followers,
      photo: photo && row.public ? signPhoto(ctx.services.vault, photo, 'public') : null,
    }
  })
}
