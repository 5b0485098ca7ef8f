import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { parties } from '../contract.ts'
import { bodyEvidence } from '../evidence.ts'
import { type BodyRow, bodiesAt, bodyById, insertBody, updateBody } from '../queries.ts'
import { standsAt } from '../rules.ts'

/** Makes a body or changes one. Where its kind stands, the pack says. */
export const saveBody = operation(parties.saveBody, {
  access: duty('parties.manage').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const { pack } = ctx.lawAt(input.place)
    if (!standsAt(pack, input.kind, input.place)) fail('parties.wrong-level')
    if (input.department !== null && !pack.department(input.department)) {
      fail('request.malformed', { department: '请选择目录中的部门 / choose a department of the list' })
    }
    const county = countyOf(input.place)
    const id = input.id ?? uuidv7()
    const hours = input.hours && JSON.stringify(input.hours)
    const values = [input.kind, input.department, input.name, input.place, input.phone, input.address, hours]
    let before: BodyRow | undefined
    if (input.id) {
      before = found(await bodyById.find(ctx.tx, [input.id]))
      ctx.require('parties.manage', before.place)
      // Its positions and matters are filed under its county: a body that moves to another is a new one.
      if (before.county !== county) fail('parties.wrong-level')
      await updateBody.all(ctx.tx, [county, id, ...values])
    } else {
      await insertBody.all(ctx.tx, [county, id, ...values, localDateOf(ctx.now)])
    }
    await ctx.record({ subject: id, place: input.place })
    await showBody(ctx, { ...input, id }, before)
    ctx.afterCommit(() => ctx.services.bus.publish({ kind: 'access', body: id, place: input.place }))
    return { id }
  },
})

/** The body stands; where it was of another kind or elsewhere before, none may be left there. */
async function showBody(
  ctx: Context,
  { id, kind, name, place }: { id: string; kind: string; name: string; place: string },
  before: BodyRow | undefined,
): Promise<void> {
  if (before?.kind === kind && before.place === place) return
  const from = localDateOf(ctx.now)
  await ctx.show(bodyEvidence({ id, kind, name, place, from }))
  if (!before) return
  const left = await bodiesAt.all(ctx.tx, [from, [before.county], [before.place], [before.kind], null])
  if (left.length > 0) return
  await ctx.show({ ...bodyEvidence({ ...before, from }), holds: false })
}
