/** accounts.changePassword: signs out all other devices. */
import { fail } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { checkPassword, hashPassword } from '../passwords.ts'
import { deleteOtherSessions, setPassword } from '../queries.ts'
import { lockOwn, recordChange } from '../records.ts'
import { isWeak } from '../rules.ts'
import { runtimeOf } from '../runtime.ts'

export const changePassword = operation(accounts.changePassword, {
  access: signedIn,
  async run(ctx, input) {
    // A key that leaked must not become the account.
    if (ctx.asker.via !== 'session') fail('access.forbidden')
    const account = await lockOwn(ctx)
    const { triesByLogin } = runtimeOf(ctx.services)
    if (!triesByLogin.take(account.login, ctx.now)) fail('request.too-many')
    if (!(await checkPassword(account.passwordHash, input.current))) fail('accounts.wrong-password')
    triesByLogin.giveBack(account.login)
    const isSame = input.next === input.current
    if (isSame || isWeak(input.next, account.login, ctx.services.demo)) fail('accounts.weak-password')
    await setPassword.all(ctx.tx, [account.id, await hashPassword(input.next)])
    await deleteOtherSessions.all(ctx.tx, [account.id, ctx.session?.record ?? null])
    await recordChange(ctx, account)
    return { ok: true as const }
  },
})
