/** `accountability.open` and `accountability.provisions`. */
import { type Body, findBody } from '#modules/parties/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { findAttempt } from '#modules/refusals/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { FACTS } from '#platform/packs/schema.ts'
import { workOf } from '#platform/workflow/engine.ts'
import { findCase } from '#platform/workflow/record.ts'
import { begin } from '../begin.ts'
import { accountability } from '../contract.ts'
import type { AccountabilityData } from '../data.ts'
import { findSource, insertSource } from '../queries.ts'
import { factOf, isCompetent, provisionOf } from '../rules.ts'
import { factWords } from '../text/facts.ts'

/** The refused attempt that is meant, where the asker may read it. */
async function attemptOf(ctx: Context, ref: { county: string; id: string } | undefined) {
  if (!ref) return undefined
  const attempt = found(await findAttempt(ctx.tx, ctx.services, ref))
  ctx.require('accountability.open', attempt.place)
  return attempt
}

export const open = operation(accountability.open, {
  access: duty('accountability.open').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const { tx, services } = ctx
    const acting = found(ctx.asker.acting)
    const place = found(await findPlace(tx, input.place, ctx.now))
    const county = countyOf(place.code)
    const before = await findCase(tx, county, input.id)
    if (before) {
      if (before.data.subject !== input.subject || before.data.facts !== input.facts) fail('record.conflict')
      ctx.recorded()
      return { county, id: before.id, no: before.no }
    }
    const subject = await findBody(tx, services, county, input.subject)
    // The place of a case is the body's, or one that it serves.
    if (!subject || !place.code.startsWith(subject.place)) fail('accountability.subject')
    const attempt = await attemptOf(ctx, input.refusal)
    if (attempt && attempt.body !== subject.id) fail('accountability.refusal')
    const law = ctx.lawAt(place.code, input.id)
    const provision = provisionOf(law.pack, subject, input.fact)
    law.refuseIf(!provision, 'case-without-basis', acting.bodyKind)
    if (!provision) fail('accountability.subject')
    const own = found(await findBody(tx, services, county, acting.body))
    law.refuseIf(!isCompetent(law.pack, provision.authority, subject, own), 'wrong-authority')
    if (input.refusal) {
      const kept = await insertSource.find(tx, [county, 'refusal', input.refusal.id, input.id])
      if (!kept) fail('accountability.opened')
    }
    const data: AccountabilityData = {
      subject: subject.id,
      opener: acting.body,
      fact: input.fact,
      facts: input.facts,
      origin: input.origin,
      ...(input.refusal ? { refusal: input.refusal } : {}),
      otherLaw: input.otherLaw ?? null,
      ...(provision.against === 'committee'
        ? { meetingFirst: law.pack.accountability.committee?.meetingFirst === true }
        : {}),
    }
    const record = await begin(workOf(ctx, accountability.open.name), law, {
      id: input.id,
      subject,
      provision,
      data,
    })
    return { county, id: record.id, no: record.no }
  },
})

export const provisions = operation(accountability.provisions, {
  access: duty('accountability.open'),
  async run(ctx, input) {
    const { tx, services } = ctx
    const attempt = await attemptOf(ctx, input.refusal)
    const place = attempt?.place ?? input.place
    ctx.require('accountability.open', place)
    const { pack } = ctx.lawAt(place)
    const county = countyOf(place)
    const wanted = attempt?.body ?? input.subject
    const subject = wanted ? await findBody(tx, services, county, wanted) : undefined
    const own = await findBody(tx, services, county, found(ctx.asker.acting).body)
    const source = attempt && (await findSource.find(tx, [county, 'refusal', attempt.id]))
    return {
      subject: subject ? { id: subject.id, name: subject.name } : null,
      place,
      suggested: attempt ? (factOf(pack, attempt.code) ?? null) : null,
      attempt: attempt ? attempt.says : null,
      opened: source ? { county, id: source.id } : null,
      facts: subject ? providedFor(pack, subject, own) : [],
    }
  },
})

function providedFor(pack: ReturnType<Context['lawAt']>['pack'], subject: Body, own: Body | undefined) {
  return FACTS.flatMap((fact) => {
    const provision = provisionOf(pack, subject, fact)
    if (!provision) return []
    const competent = own !== undefined && isCompetent(pack, provision.authority, subject, own)
    return [{ fact, name: factWords[fact], basis: pack.basis(provision.fact.basis), competent }]
  })
}
