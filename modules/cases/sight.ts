/**
 * Whether somebody may see a case at all: by place, as a party, or because they opened it.
 */
import { fail, found } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { type RegisteredProcedure, shownTo } from '#platform/workflow/registered.ts'
import { findParty } from './parties.ts'

/** The registered procedure of a case that the asker may see; 404 otherwise. */
export async function requireSeen(ctx: Context, record: CaseRecord): Promise<RegisteredProcedure> {
  const { procedures } = ctx.services
  const procedure = found(procedures.get(record.procedure))
  const { asker } = ctx
  if (asker.via === 'system') return procedure
  const opener = asker.person !== undefined && asker.person === record.opened_by
  if (procedure.seenByOpener && opener) return procedure
  const { acting } = asker
  if (!acting || !record.place.startsWith(acting.place)) fail('record.not-found')
  const shown = shownTo(procedures, asker)
  if (shown.atPlace.includes(record.procedure)) return procedure
  if (!shown.asParty.includes(record.procedure)) fail('record.not-found')
  const party = await findParty.find(ctx.tx, [record.county, acting.body, record.opened_at, record.id])
  return party ? procedure : fail('record.not-found')
}
