/**
 * What happens to an account, on record and told to whoever keeps it in memory.
 */

import { found } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import { type AccountRow, lockAccount } from './queries.ts'
import { placeOf } from './rules.ts'

/** The asker's own account, locked for a change. */
export async function lockOwn(ctx: Context): Promise<AccountRow> {
  return found(await lockAccount.find(ctx.tx, [found(ctx.asker.account)]))
}

/** Puts a change on record and, once it is committed, makes all servers forget what they knew. */
export async function recordChange(
  ctx: Context,
  account: Pick<AccountRow, 'id' | 'home' | 'personCounty'>,
  data?: Record<string, unknown>,
): Promise<void> {
  await ctx.record({ subject: account.id, place: placeOf(account), ...(data ? { data } : {}) })
  ctx.afterCommit(() => ctx.services.bus.publish({ kind: 'access', id: account.id }))
}
