/** accounts.keys, accounts.createKey, accounts.revokeKey: tokens for programs. */
import { v7 as uuidv7 } from 'uuid'
import { fail, found } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { insertKey, keysOf, revokeKey as revoke } from '../queries.ts'
import { lockOwn, recordChange } from '../records.ts'
import { digest, newToken } from '../tokens.ts'

export const keys = operation(accounts.keys, {
  access: signedIn,
  async run(ctx) {
    const rows = await keysOf.all(ctx.tx, [found(ctx.asker.account)])
    return {
      items: rows.map(({ id, name, created, lastUsed }) => ({
        id,
        name,
        createdAt: created.toISOString(),
        lastUsedAt: lastUsed?.toISOString() ?? null,
      })),
    }
  },
})

export const createKey = operation(accounts.createKey, {
  keepsAnswer: false,
  access: signedIn,
  async run(ctx, input) {
    // A key that leaked must not make others.
    if (ctx.asker.via !== 'session') fail('access.forbidden')
    const account = await lockOwn(ctx)
    const id = uuidv7()
    const token = newToken()
    await insertKey.all(ctx.tx, [id, account.id, input.name, digest(token), ctx.now])
    await recordChange(ctx, account, { key: id, name: input.name })
    return { id, token }
  },
})

export const revokeKey = operation(accounts.revokeKey, {
  access: signedIn,
  async run(ctx, input) {
    const account = await lockOwn(ctx)
    found(await revoke.find(ctx.tx, [input.id, account.id, ctx.now]))
    await recordChange(ctx, account, { key: input.id })
    return { ok: true as const }
  },
})
