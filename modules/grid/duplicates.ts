/**
 * Likely duplicates: public matters of the same category nearby that are not done yet.
 */
import { countyOf } from '#platform/access/reach.ts'
import { planned } from '#platform/db/database.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { type PublicRow, publicColumns } from './public.ts'
import { fromPoint } from './queries.ts'
import { boxAround, metresBetween, suggest } from './rules.ts'

/** How near is near. */
const nearMetres = 300

/** Matters near a place or a point, of the chosen category or those that the words suggest; nearest first. */
export async function findNear(
  ctx: Context,
  place: string,
  asked: { text: string; category?: string; point?: { lng: number; lat: number } },
): Promise<{ record: PublicRow; metres: number | null }[]> {
  const pack = ctx.lawAt(place).pack
  const categories = asked.category ? [asked.category] : suggest(pack.categories(), asked.text)
  if (categories.length === 0) return []
  const from = 'from grid.matter m join workflow.case c on c.county = m.county and c.id = m.id'
  const like = 'c.public and c.closed_at is null and c.category = any($2)'
  const rows = asked.point
    ? await planned<PublicRow>(
        ctx.tx,
        `select ${publicColumns} ${from}
         where m.location <@ $3::box and c.county = $1 and ${like} limit 40`,
        [countyOf(place), categories, boxAround(asked.point, nearMetres)],
      )
    : await planned<PublicRow>(
        ctx.tx,
        `select ${publicColumns} ${from}
         where c.county = $1 and c.community = $3 and ${like} order by c.opened_at desc limit 8`,
        [countyOf(place), categories, place.slice(0, 12)],
      )
  return rows
    .map((record) => ({ record, metres: distance(asked.point, record) }))
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
    .slice(0, 5)
}

function distance(
  from: { lng: number; lat: number } | undefined,
  record: PublicRow & CaseRecord,
): number | null {
  const at = fromPoint(record.location)
  return from && at ? Math.round(metresBetween(from, at)) : null
}
