/**
 * `matters.propose`: a department applies for a new matter to be admitted.
 */
import { addParties, numberOf } from '#modules/cases/contract.server.ts'
import { findBody } from '#modules/parties/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { openCase, workOf } from '#platform/workflow/engine.ts'
import { findCase } from '#platform/workflow/record.ts'
import { admission } from '../admission.ts'
import { aroundAdmissions } from '../admissions.ts'
import { matters } from '../contract.ts'
import type { AdmissionData } from '../data.ts'

export const propose = operation(matters.propose, {
  access: duty('matters.request').at(({ place }: { place: string }) => place),
  async run(ctx, { id, place, ...given }) {
    const county = countyOf(place)
    const acting = found(ctx.asker.acting)
    const before = await findCase(ctx.tx, county, id)
    if (before) {
      if (before.data.from !== acting.body || before.title !== given.title) fail('record.conflict')
      ctx.recorded()
      return { county, id, no: before.no }
    }
    found(await findPlace(ctx.tx, place, ctx.now))
    const law = ctx.lawAt(place, id)
    if (!law.pack.runs(admission.name)) fail('matters.no-admission')
    const own = await findBody(ctx.tx, ctx.services, county, acting.body)
    const data: AdmissionData = {
      ...given,
      from: acting.body,
      department: own?.department ?? null,
      area: place,
    }
    const work = workOf(ctx, matters.propose.name)
    const record = await openCase(work, admission, law, aroundAdmissions, {
      id,
      no: numberOf(county, id, ctx.now),
      place,
      title: given.title,
      category: null,
      level: 'ordinary',
      origin: 'office',
      openedBy: ctx.asker.person ?? null,
      public: false,
      data: data as unknown as Record<string, unknown>,
      tells: { title: given.title },
    })
    await addParties(work, record, [acting.body])
    return { county, id, no: record.no }
  },
})
