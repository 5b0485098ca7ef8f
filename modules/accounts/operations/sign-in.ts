/** accounts.signIn: password, lock-out, a new session. */
import { system } from '#platform/access/asker.ts'
import { append } from '#platform/history/append.ts'
import { fail } from '#platform/operation/errors.ts'
import { type Context, open, operation } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { addressKey } from '../limiter.ts'
import { meOf } from '../me.ts'
import { checkPassword } from '../passwords.ts'
import { type AccountRow, accountByLogin, countFailure, lockAccount, markSignedIn } from '../queries.ts'
import { acting, askerOfAccount } from '../recognise.ts'
import { demoPassword, lockedFor, mostFailures, normalLogin, placeOf } from '../rules.ts'
import { doBeside, runtimeOf } from '../runtime.ts'

export const signIn = operation(accounts.signIn, {
  keepsAnswer: false,
  access: open,
  async run(ctx, input) {
    const login = normalLogin(input.login)
    const account = await recogniseByPassword(ctx, login, input.password)
    // Locked, so that what is written to this account's history keeps its order.
    await lockAccount.find(ctx.tx, [account.id])
    await markSignedIn.all(ctx.tx, [account.id, ctx.now])
    await ctx.record({ subject: account.id, place: placeOf(account), data: { outcome: 'signed-in' } })
    const { session } = ctx
    if (session) ctx.afterCommit(() => session.begin(account.id))
    const asker = await askerOfAccount(ctx.tx, ctx.services, account, 'session')
    return meOf(ctx, acting(asker, account.actingDefault), account.mustChange)
  },
})

/** Gives the account, or answers in a way that does not tell whether there is one. */
async function recogniseByPassword(ctx: Context, login: string, password: string): Promise<AccountRow> {
  const { signInsByAddress, triesByLogin, failuresByLogin } = runtimeOf(ctx.services)
  if (failuresByLogin.taken(login, ctx.now) >= mostFailures) fail('accounts.locked')
  if (!signInsByAddress.take(addressKey(ctx.ip), ctx.now)) fail('request.too-many')
  if (!triesByLogin.take(login, ctx.now)) fail('request.too-many')
  const account = await accountByLogin.find(ctx.tx, [login])
  if (account?.lockedUntil && account.lockedUntil > ctx.now) fail('accounts.locked')
  const isKnown = await checkPassword(account?.passwordHash, password)
  // Accounts that a demonstration left behind open nothing once it is over.
  const isRight = isKnown && (ctx.services.demo || password !== demoPassword)
  if (!account || !isRight || account.disabledAt) {
    const failures = failuresByLogin.takeAgain(login, ctx.now)
    if (account) putFailureOnRecord(ctx, account)
    return fail(failures >= mostFailures ? 'accounts.locked' : 'accounts.wrong-password')
  }
  signInsByAddress.giveBack(addressKey(ctx.ip))
  triesByLogin.giveBack(login)
  failuresByLogin.forget(login)
  return account
}

/**
 * This operation's transaction is undone by the failure, and waiting for a second connection while holding one
 * could use up the pool: so it is written beside.
 */
function putFailureOnRecord(ctx: Context, account: AccountRow): void {
  const { now } = ctx
  const lockedUntil = new Date(now.getTime() + lockedFor)
  doBeside(ctx.services, 'a failed sign-in', (database) =>
    database.transaction(undefined, async (tx) => {
      await countFailure.all(tx, [account.id, mostFailures, lockedUntil])
      await append(tx, system, {
        subject: account.id,
        place: placeOf(account),
        operation: accounts.signIn.name,
        at: now,
        data: { outcome: account.disabledAt ? 'disabled' : 'wrong-password' },
      })
    }),
  )
}
