/** accounts.me: who asks, in which positions. */
import { open, operation } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { meOf } from '../me.ts'
import { accountById } from '../queries.ts'

export const me = operation(accounts.me, {
  access: open,
  async run(ctx) {
    const { account } = ctx.asker
    const row = account ? await accountById.find(ctx.tx, [account]) : undefined
    return meOf(ctx, ctx.asker, row?.mustChange ?? false)
  },
})
