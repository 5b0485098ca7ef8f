/**
 * `matters.entrust`: asks a community for help. The law's prohibitions are looked at before anything is written.
 */
import { numberOf, tellBody } from '#modules/cases/contract.server.ts'
import { findBody } from '#modules/parties/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Law } from '#platform/law/law.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { openCase, workOf } from '#platform/workflow/engine.ts'
import { findCase } from '#platform/workflow/record.ts'
import { matters } from '../contract.ts'
import type { EntrustmentData } from '../data.ts'
import { entrustment } from '../entrustment.ts'
import { findMatter, type Matter } from '../items.ts'
import { addressees, touched } from '../rules.ts'
import { aroundEntrustments, makeParties } from '../surroundings.ts'

export const entrust = operation(matters.entrust, {
  access: duty('matters.request').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const county = countyOf(input.place)
    const acting = found(ctx.asker.acting)
    const before = await findCase(ctx.tx, county, input.id)
    if (before) return again(ctx, before.data.from === acting.body && before.title === input.title, before)
    const place = found(await findPlace(ctx.tx, input.place, ctx.now))
    const law = ctx.lawAt(place.code, input.id)
    const to = await findBody(ctx.tx, ctx.services, county, input.to)
    if (!to || to.place !== place.code) fail('matters.addressee')
    if (input.starts && input.ends && input.ends < input.starts) fail('matters.dates')
    const meant = await meantBy(ctx, law, place.code, input)
    await refuseForbidden(ctx, law, to.kind, meant, input.ordered)
    if (!addressees.includes(to.kind)) fail('matters.addressee')
    const data: EntrustmentData = {
      from: acting.body,
      to: to.id,
      meant: {
        ...(meant.item ? { item: meant.item.id, class: meant.item.class } : {}),
        ...(meant.category ? { category: meant.category.id } : {}),
        title: meant.item?.title ?? meant.category?.name ?? { zh: input.title, en: input.title },
      },
      ordered: input.ordered,
      scope: input.scope,
      starts: input.starts ?? null,
      ends: input.ends ?? null,
      people: input.people ?? null,
      support: input.support ?? null,
      offered: input.offered ?? null,
      ...(input.document ? { document: input.document } : {}),
      ...(law.warnings.length > 0 ? { warned: law.warnings.map(({ code }) => code) } : {}),
    }
    const work = workOf(ctx, matters.entrust.name)
    const record = await openCase(work, entrustment, law, aroundEntrustments, {
      id: input.id,
      no: numberOf(county, input.id, ctx.now),
      place: place.code,
      title: input.title,
      category: null,
      level: 'ordinary',
      origin: 'office',
      openedBy: ctx.asker.person ?? null,
      public: false,
      holder: to.id,
      data: data as unknown as Record<string, unknown>,
      tells: { title: input.title, to: to.name },
    })
    await makeParties(work, record)
    await tellBody(work, record, { body: to.id, duty: 'matters.answer', kind: 'cases.waits' })
    return { county, id: record.id, no: record.no }
  },
})

/** Sent again with the same id: the first one, where it is the same. */
function again(ctx: Context, isSame: boolean, before: { county: string; id: string; no: string }) {
  if (!isSame) fail('record.conflict')
  ctx.recorded()
  return { county: before.county, id: before.id, no: before.no }
}

/** The matter in force or the category of work that is meant; neither: something new. */
async function meantBy(
  ctx: Context,
  law: Law,
  place: string,
  { item, category }: { item?: string | undefined; category?: string | undefined },
) {
  if (item)
    return { item: (await findMatter(ctx.tx, law.pack, place, item)) ?? fail('matters.no-such-matter') }
  if (category) return { category: law.pack.category(category) ?? fail('matters.no-such-matter') }
  return {}
}

/** Each prohibition that the attempt touches, decided by the law of the place. */
async function refuseForbidden(
  ctx: Context,
  law: Law,
  toKind: string,
  { item, category }: { item?: Matter; category?: ReturnType<Law['pack']['category']> },
  ordered: boolean,
): Promise<void> {
  const acting = found(ctx.asker.acting)
  const own = await findBody(ctx.tx, ctx.services, countyOf(law.place), acting.body)
  const codes = touched({
    kind: acting.bodyKind,
    department: own?.department ?? null,
    toKind,
    item,
    category,
    ordered,
  })
  for (const code of codes) law.refuseIf(true, code, acting.bodyKind)
}
