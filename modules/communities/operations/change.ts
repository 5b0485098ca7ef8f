import { communitiesBelow, placeNames } from '#modules/places/contract.server.ts'
import { found } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { findCase } from '#platform/workflow/record.ts'
import { communities } from '../contract.ts'
import { checkOutlines } from '../proposal.ts'
import { getProposal } from '../queries.ts'
import { missingFactors, procedureName } from '../rules.ts'
import { mayAmend, requireSeenChange } from '../sight.ts'
import { changeOf } from '../surroundings.ts'

/** The proposal behind a case: the plan, what was weighed, what the check says (today, until it is decided). */
export const change = operation(communities.change, {
  access: signedIn,
  async run(ctx, { county, id }) {
    const { tx, now, services } = ctx
    const record = found(await findCase(tx, county, id))
    requireSeenChange(ctx.asker, record)
    const { pack } = lawOf(services, record)
    const { proposal, findings } = await getProposal(tx, county, id)
    const open = ['proposed', 'complete', 'examined'].includes(record.state)
    const names = await placeNames(tx, [
      record.place,
      ...proposal.ends.flatMap(({ code, into }) => (into ? [code, into] : [code])),
    ])
    const nameOf = (code: string) =>
      proposal.communities.find((one) => one.code === code)?.name ?? names.get(code) ?? code
    const data = changeOf(record)
    const missing = missingFactors(pack, proposal.factors)
    return {
      county,
      id,
      no: record.no,
      seq: record.seq,
      title: record.title,
      state: record.state,
      stateName: pack.procedure(procedureName).state(record.state)?.name ?? {
        zh: record.state,
        en: record.state,
      },
      place: { code: record.place, name: nameOf(record.place) },
      kind: proposal.kind,
      reason: proposal.reason,
      communities: proposal.communities,
      ends: proposal.ends.map(({ code, into }) => ({
        code,
        name: data.ends.find((one) => one.code === code)?.name ?? nameOf(code),
        into: into ? { code: into, name: nameOf(into) } : null,
      })),
      factors: pack.factorsOf(procedureName).map((factor) => ({
        ...factor,
        value: proposal.factors[factor.id]?.value ?? '',
        comment: proposal.factors[factor.id]?.comment ?? '',
        missing: missing.includes(factor.id),
      })),
      findings: open ? await checkOutlines(tx, record.place, proposal, now) : findings,
      present: await communitiesBelow(tx, record.place, localDateOf(now)),
      mayAmend: mayAmend(ctx.asker, record),
    }
  },
})
