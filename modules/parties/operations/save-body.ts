import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { parties } from '../contract.ts'
import { bodyById, insertBody, updateBody } from '../queries.ts'
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
    if (input.id) {
      const before = found(await bodyById.find(ctx.tx, [input.id]))
      ctx.require('parties.manage', before.place)
      // Its positions and matters are filed under its county: a body that moves to another is a new one.
      if (before.county !== county) fail('parties.wrong-level')
      await updateBody.all(ctx.tx, [county, id, ...values])
    } else {
      await insertBody.all(ctx.tx, [county, id, ...values, localDateOf(ctx.now)])
    }
    await ctx.record({ subject: id, place: input.place })
    ctx.afterCommit(() => ctx.services.bus.publish({ kind: 'access', body: id, place: input.place }))
    return { id }
  },
})
