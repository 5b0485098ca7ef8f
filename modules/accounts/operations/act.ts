/** accounts.act: in which of the positions held one acts from now on. */
import { found } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { meOf } from '../me.ts'
import { setActingDefault, setSessionActing } from '../queries.ts'
import { acting } from '../recognise.ts'
import { lockOwn, recordChange } from '../records.ts'

export const act = operation(accounts.act, {
  access: signedIn,
  async run(ctx, input) {
    const { asker } = ctx
    const position = found(asker.positions.find(({ id }) => id === input.position))
    const account = await lockOwn(ctx)
    if (ctx.session?.record) await setSessionActing.all(ctx.tx, [ctx.session.record, account.id, position.id])
    await setActingDefault.all(ctx.tx, [account.id, position.id])
    await recordChange(ctx, account)
    return meOf(ctx, acting(asker, position.id), account.mustChange)
  },
})
