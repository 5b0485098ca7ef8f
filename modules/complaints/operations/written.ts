/** `complaints.written` and `complaints.reveal`: what was written and by whom, for those whom the case was given to. */
import { requireSeen } from '#modules/cases/contract.server.ts'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { openCounty } from '#platform/db/database.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { type CaseRecord, findCase } from '#platform/workflow/record.ts'
import { complaint } from '../complaint.ts'
import { complaints } from '../contract.ts'
import { findComplainant, insertReading, readStatements, selectReadings } from '../queries.ts'
import { suggestion } from '../suggestion.ts'
import { hideFromSubject } from '../surroundings.ts'

/** The case, where the asker's body was given it; 404 otherwise, and for whom it is about. */
async function given(ctx: Context, county: string, id: string): Promise<CaseRecord> {
  const record = found(await findCase(ctx.tx, county, id))
  if (record.procedure !== complaint.name && record.procedure !== suggestion.name) fail('record.not-found')
  await requireSeen(ctx, record)
  hideFromSubject(ctx, record)
  return record
}

/** Only the person who put themselves on record as its handler, in the body that holds it. */
function isHandler(ctx: Context, record: CaseRecord): boolean {
  const { asker } = ctx
  const handler = record.data.handler
  return (
    asker.person !== undefined &&
    asker.person === handler &&
    asker.acting?.body === record.holder &&
    asker.acting?.duties.has('complaints.handle') === true
  )
}

export const written = operation(complaints.written, {
  access: duty('complaints.handle', 'complaints.read'),
  personal: true,
  async run(ctx, { county, id }) {
    const record = await given(ctx, county, id)
    const statements = await readStatements(ctx.tx, ctx.services.vault, record)
    const identity = await findComplainant.find(ctx.tx, [county, id])
    const readings = await selectReadings.all(ctx.tx, [county, id])
    const names = await bodyNames(
      ctx.tx,
      readings.map(({ body }) => body),
    )
    return {
      kind: record.procedure === complaint.name ? ('complaint' as const) : ('suggestion' as const),
      no: record.no,
      title: record.title,
      anonymous: record.data.anonymous === true,
      statements: statements.map((one) => ({ ...one, at: one.at.toISOString() })),
      known: identity !== undefined,
      mayReveal: isHandler(ctx, record),
      readings: readings.map(({ at, body, purpose }) => ({
        at: at.toISOString(),
        body: names.get(body) ?? '—',
        purpose,
      })),
    }
  },
})

export const reveal = operation(complaints.reveal, {
  access: duty('complaints.handle'),
  keepsAnswer: false,
  async run(ctx, { county, id, purpose }) {
    const record = await given(ctx, county, id)
    const law = lawOf(ctx.services, record)
    // On the log of refusals: somebody wanted to know who has no need to.
    law.refuseIf(!isHandler(ctx, record), 'identity-revealed', ctx.asker.acting?.bodyKind)
    const { person, acting } = ctx.asker
    if (!person || !acting) fail('access.forbidden')
    await insertReading.all(ctx.tx, [county, id, ctx.now, person, acting.body, purpose])
    // A reading is an event of its reader's own chain: the case itself has not changed.
    await ctx.record({ subject: person, place: record.place, data: { revealed: id, no: record.no, purpose } })
    await openCounty(ctx.tx, county)
    const identity = await findComplainant.find(ctx.tx, [county, id])
    const { vault } = ctx.services
    return {
      name: identity?.name_sealed ? vault.open(identity.name_sealed) : null,
      phone: identity?.phone_sealed ? vault.open(identity.phone_sealed) : null,
    }
  },
})
