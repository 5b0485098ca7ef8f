/** accounts.signOut: here, or on all devices. */
import { open, operation } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { deleteOtherSessions, lockAccount } from '../queries.ts'
import { recordChange } from '../records.ts'

export const signOut = operation(accounts.signOut, {
  access: open,
  async run(ctx, input) {
    const { session, asker } = ctx
    const account = asker.account ? await lockAccount.find(ctx.tx, [asker.account]) : undefined
    if (account) {
      if (input.everywhere) await deleteOtherSessions.all(ctx.tx, [account.id, null])
      await recordChange(ctx, account)
    }
    // Nobody was signed in: nothing changes.
    else ctx.recorded()
    if (session?.record) ctx.afterCommit(() => session.end())
    return { ok: true as const }
  },
})
