/** accounts.list, accounts.setDisabled: for administrators, within their places. */
import { covers } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { peopleInOffice, positionsHeld } from '../neighbours.ts'
import { accountsOfPeople, deleteOtherSessions, lockAccount, setDisabledAt } from '../queries.ts'
import { recordChange } from '../records.ts'

const manage = 'accounts.manage'

export const list = operation(accounts.list, {
  access: duty(manage),
  async run(ctx, input) {
    const people = await peopleInOffice(ctx.tx, ctx.services, ctx.reach(manage).place)
    // The wildcards of LIKE are taken as they stand.
    const pattern = `%${(input.search ?? '').replace(/[\\%_]/g, '\\$&')}%`
    const rows = await accountsOfPeople.all(ctx.tx, [people, input.after ?? '', pattern, input.limit + 1])
    const items = rows.slice(0, input.limit).map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      disabled: row.disabledAt !== null,
      lockedUntil: row.lockedUntil && row.lockedUntil > ctx.now ? row.lockedUntil.toISOString() : null,
      lastSignIn: row.lastSignIn?.toISOString() ?? null,
    }))
    return rows.length > input.limit ? { items, next: items.at(-1)?.login } : { items }
  },
})

export const setDisabled = operation(accounts.setDisabled, {
  access: duty(manage),
  async run(ctx, input) {
    const { place } = ctx.reach(manage)
    const account = found(await lockAccount.find(ctx.tx, [input.id]))
    const held = account.person ? await positionsHeld(ctx.tx, ctx.services, account.person) : []
    if (!held.some((position) => covers(place, position.place))) fail('record.not-found')
    // Nobody locks out whoever also holds office above, nor, by a slip, themselves.
    const isAbove = !held.every((position) => covers(place, position.place))
    if (isAbove || account.id === ctx.asker.account) fail('access.forbidden')
    await setDisabledAt.all(ctx.tx, [account.id, input.disabled ? (account.disabledAt ?? ctx.now) : null])
    if (input.disabled) await deleteOtherSessions.all(ctx.tx, [account.id, null])
    await recordChange(ctx, account)
    return { ok: true as const }
  },
})
