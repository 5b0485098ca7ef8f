/** `duties.judge` and `duties.unjudge`: a person's word on what cannot be measured, with name, reason and history. */
import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { fail } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { duties } from '../contract.ts'
import { isBearer, type Ref, standingOf } from '../one.ts'
import * as q from '../queries.ts'

export const judge = operation(duties.judge, {
  access: duty('duties.judge').at(({ place }: { place: string }) => place),
  async run(ctx, { met, reason, ...ref }) {
    await mayJudge(ctx, ref)
    await put(ctx, ref, met, reason)
    return { ok: true as const }
  },
})

export const unjudge = operation(duties.unjudge, {
  access: duty('duties.judge').at(({ place }: { place: string }) => place),
  async run(ctx, { reason, ...ref }) {
    const { judged } = await mayJudge(ctx, ref)
    if (!judged || judged.met === null) fail('duties.not-judged')
    await put(ctx, ref, null, reason)
    return { ok: true as const }
  },
})

/** Nobody judges the own body: whoever bears a duty has it judged by another. */
async function mayJudge(ctx: Context, ref: Ref) {
  const { pack } = ctx.lawAt(ref.place)
  const standing = await standingOf(ctx.tx, ctx.services, pack, ref, ctx.now)
  if (isBearer(ctx.asker, standing, ref.place)) fail('duties.own-judgment')
  return standing
}

async function put(ctx: Context, ref: Ref, met: boolean | null, reason: string): Promise<void> {
  const { tx, asker, now } = ctx
  const county = countyOf(ref.place)
  const id = uuidv7()
  const { acting } = asker
  await q.insertJudgment.all(tx, [
    county,
    id,
    ref.place,
    ref.duty,
    ref.period,
    met,
    reason,
    acting?.body ?? null,
    acting?.bodyName ?? '',
    JSON.stringify(acting?.postName ?? { zh: '', en: '' }),
    asker.person ?? null,
    now,
  ])
  const about = `${ref.duty} ${ref.period}`
  await q.leaveUnsettled.all(tx, [county, id, about, ref.place, localDateOf(now), now])
  await ctx.record({ subject: id, place: ref.place, data: { ...ref, met, reason } })
}
