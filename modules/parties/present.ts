/**
 * Rows as the contract shows them.
 */

import { placeNames } from '#modules/places/contract.server.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { postName } from './contract.server.ts'
import type { BodyRow, PositionRow } from './queries.ts'

/** Bodies with the names of their kinds and places; one statement at most. */
export async function showBodies(tx: Tx, services: Services, rows: readonly BodyRow[]) {
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  return rows.map(({ county: _, ...row }) => ({
    ...row,
    kindName: services.packs.forPlace(row.place)?.bodyKind(row.kind)?.name ?? { zh: row.kind, en: row.kind },
    placeName: names.get(row.place) ?? row.place,
  }))
}

/** Positions with the names of their posts and places; one statement at most. */
export async function showPositions(tx: Tx, services: Services, rows: readonly PositionRow[]) {
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    personName: row.public_name,
    body: row.body,
    bodyName: row.body_name,
    post: row.post,
    postName: postName(services.packs.forPlace(row.place), row.body_kind, row.post),
    place: row.place,
    placeName: names.get(row.place) ?? row.place,
    from: row.valid_from,
    to: row.valid_to,
    contact: row.contact,
    workPhone: row.work_phone,
  }))
}

const noId = '00000000-0000-0000-0000-000000000000'

/** Where a page begins: after a place and an id, as the page before said. */
export function readAfter(after: string | undefined): readonly [place: string, id: string] {
  const [place = '', id = ''] = after?.split(' ') ?? []
  return /^\d{0,15}$/.test(place) && /^[0-9a-f-]{36}$/.test(id) ? [place, id] : ['', noId]
}

/** Cuts one row more than asked for off a page, and says where the next begins. */
export function cutPage<T extends { place: string; id: string }>(
  rows: T[],
  limit: number,
): { rows: T[]; next?: string } {
  if (rows.length <= limit) return { rows }
  const page = rows.slice(0, limit)
  const last = page.at(-1)!
  return { rows: page, next: `${last.place} ${last.id}` }
}

/** The narrower of the asker's reach and the place asked for; undefined where they do not meet. */
export function narrow(reach: string, within: string | undefined): string | undefined {
  if (within === undefined || reach.startsWith(within)) return reach
  return within.startsWith(reach) ? within : undefined
}
