/** accounts.sessions, accounts.endSession: one's own devices. */
import { found } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { deleteSession, sessionsOf } from '../queries.ts'
import { lockOwn, recordChange } from '../records.ts'
import { idleFor } from '../rules.ts'

export const sessions = operation(accounts.sessions, {
  access: signedIn,
  async run(ctx) {
    const unusedSince = new Date(ctx.now.getTime() - idleFor)
    const rows = await sessionsOf.all(ctx.tx, [found(ctx.asker.account), ctx.now, unusedSince])
    return {
      items: rows.map((row) => ({
        id: row.record,
        startedAt: row.started.toISOString(),
        seenAt: row.seen.toISOString(),
        device: row.device,
        current: row.record === ctx.session?.record,
      })),
    }
  },
})

export const endSession = operation(accounts.endSession, {
  access: signedIn,
  async run(ctx, input) {
    const account = await lockOwn(ctx)
    const { session } = ctx
    found(await deleteSession.find(ctx.tx, [input.id, account.id]))
    await recordChange(ctx, account)
    if (session && session.record === input.id) ctx.afterCommit(() => session.end())
    return { ok: true as const }
  },
})
