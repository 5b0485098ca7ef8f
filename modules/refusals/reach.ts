/** Which place is asked about: the asker's own, or one below it. */
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'

/** The place asked about; 404 where it lies outside the asker's. */
export function placeAsked(ctx: Context, within: string | undefined): string {
  const { place } = ctx.reach('refusals.read')
  if (within !== undefined && !within.startsWith(place)) fail('record.not-found')
  return within ?? place
}
