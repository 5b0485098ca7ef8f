/** statutes.read: one law with what rests on its articles. */
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { statutes } from '../contract.ts'
import { statuteOf } from '../kept.ts'

export const read = operation(statutes.read, {
  access: open,
  async run(ctx, { id }) {
    return statuteOf(found(ctx.services.packs.find(id)))
  },
})
