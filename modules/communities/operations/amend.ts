/**
 * `communities.amend`: while it is being drawn up, the body that proposed it may change everything about it.
 */
import { fail } from '#platform/operation/errors.ts'
import { byProcedure, operation } from '#platform/operation/operation.ts'
import { changeCase, lawOf, lockFor, workOf } from '#platform/workflow/engine.ts'
import { communities } from '../contract.ts'
import type { Proposal } from '../data.ts'
import { lookAt } from '../proposal.ts'
import { updateProposal } from '../queries.ts'
import { mayAmend, requireSeenChange } from '../sight.ts'

export const amend = operation(communities.amend, {
  access: byProcedure,
  async run(ctx, { county, id, seq, ...proposal }) {
    const work = workOf(ctx, communities.amend.name)
    const record = await lockFor(work, county, id)
    requireSeenChange(ctx.asker, record)
    if (record.state !== 'proposed') fail('communities.not-open')
    if (!mayAmend(ctx.asker, record)) fail('access.forbidden')
    if (seq !== record.seq) fail('record.conflict')
    const { pack } = lawOf(ctx.services, record)
    const from = record.data.from as string
    const kept: Proposal = proposal
    const { data, title } = await lookAt(ctx.tx, pack, { place: record.place, from, now: ctx.now }, kept)
    await updateProposal.all(ctx.tx, [county, id, JSON.stringify(kept)])
    const after = await changeCase(work, record, { title, data }, { action: 'amend', title })
    return { county, id, seq: after.seq, missing: data.missing }
  },
})
