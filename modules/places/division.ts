/**
 * A division of a community into grids: read, checked against the law there, written as a new version.
 */

import { gridStaff } from '#modules/parties/contract.server.ts'
import type { Asker } from '#platform/access/asker.ts'
import { covers } from '#platform/access/reach.ts'
import { checkable } from '#platform/law/settings.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import * as q from './queries.ts'
import { grid as gridRow, insert } from './rows.ts'
import { checkDivision, type Finding, type GridDrawn, nextCodes } from './rules.ts'

/** Checks grids as drawn against the community's boundary, its people, and the law there. */
export async function examine(
  ctx: Context,
  pack: Pack,
  community: string,
  grids: readonly GridDrawn[],
): Promise<Finding[]> {
  const { tx } = ctx
  const outline = await q.boundaryOf.find(tx, [community, community.slice(0, 6), localDateOf(ctx.now)])
  const codes = grids.flatMap(({ code }) => (code === undefined ? [] : [code]))
  const staff = await gridStaff(tx, ctx.services, codes)
  const { parameter } = pack.grids.urban.households
  return checkDivision({
    pack,
    outline: outline?.ring,
    grids,
    leaders: new Map([...staff].map(([code, { leaders }]) => [code, leaders])),
    households: parameter
      ? await checkable(tx, { pack, place: community }, parameter, localDateOf(ctx.now))
      : undefined,
  })
}

/** Whether the asker may decide this: the duty there, in the body that the law names. */
export function mayDecide(asker: Asker, pack: Pack, community: string): boolean {
  const { acting } = asker
  if (!acting?.duties.has('places.divide') || !covers(acting.place, community)) return false
  return acting.bodyKind === pack.grids.divider.body || pack.refusal('grid-wrong-divider').mode !== 'refuse'
}

/** Grids that say they exist must be grids of this community. */
export async function unknownCodes(
  ctx: Context,
  community: string,
  grids: readonly GridDrawn[],
): Promise<string[]> {
  const known = new Set(
    (await q.gridCodesEver.all(ctx.tx, [community.slice(0, 6), community])).map(({ code }) => code),
  )
  const given = grids.flatMap(({ code }) => (code === undefined ? [] : [code]))
  return given.filter((code, i) => !known.has(code) || given.indexOf(code) !== i)
}

/** Ends the versions before and adds the new ones, all in force from the same day. */
export async function putInForce(ctx: Context, division: q.DivisionRow, effective: string): Promise<void> {
  const { county, community, grids } = division
  const used = await q.gridCodesEver.all(ctx.tx, [county, community])
  const codes = nextCodes(
    community,
    used.map(({ code }) => code),
    grids.filter(({ code }) => code === undefined).length,
  )
  await q.closeGrids.all(ctx.tx, [county, community, effective])
  const rows = grids.map((grid) =>
    gridRow(grid.code ?? codes.shift()!, grid, effective, undefined, division.id),
  )
  await insert(ctx.tx, rows)
}
