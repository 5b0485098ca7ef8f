/** accounts.register: a resident makes an account. */
import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { fail } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { addressKey } from '../limiter.ts'
import { meOf } from '../me.ts'
import { addPerson, placeNames } from '../neighbours.ts'
import { hashPassword } from '../passwords.ts'
import { accountByLogin, insertAccount } from '../queries.ts'
import { isLogin, isWeak, normalLogin } from '../rules.ts'
import { runtimeOf } from '../runtime.ts'

export const register = operation(accounts.register, {
  keepsAnswer: false,
  access: open,
  personalAt: (input) => input.home,
  async run(ctx, input) {
    const { registrationsByAddress } = runtimeOf(ctx.services)
    if (!registrationsByAddress.take(addressKey(ctx.ip), ctx.now)) fail('request.too-many')
    const login = normalLogin(input.login)
    if (!isLogin(login))
      fail('request.malformed', { login: '2–64 字母、数字或 . _ @ - / letters, digits or . _ @ -' })
    // These names belong to the demonstration, whose accounts the sign-in page lists.
    const isReserved = ctx.services.packs
      .list({ includeFictional: true })
      .some(({ id }) => login.startsWith(`${id}.`))
    if (isReserved) fail('accounts.login-taken')
    if (isWeak(input.password, login)) fail('accounts.weak-password')
    const names = await placeNames(ctx.tx, [input.home])
    if (!names.has(input.home)) fail('request.malformed', { home: '没有这个地方 / no such place' })
    if (await accountByLogin.find(ctx.tx, [login])) fail('accounts.login-taken')
    const { person, county } = await addPerson(ctx.tx, ctx.services, {
      name: input.name,
      phone: input.phone,
      home: input.home,
      county: countyOf(input.home),
    })
    const id = uuidv7()
    const hash = await hashPassword(input.password)
    const row = [id, login, hash, person, county, input.name, input.home, false, ctx.now] as const
    const made = await insertAccount.find(ctx.tx, [...row])
    // Somebody took it at the same moment.
    if (!made) fail('accounts.login-taken')
    await ctx.record({ subject: id, place: input.home })
    const { session } = ctx
    if (session) ctx.afterCommit(() => session.begin(id))
    const { name, home } = input
    return meOf(ctx, {
      account: id,
      person,
      personCounty: county,
      name,
      login,
      home,
      positions: [],
      via: 'session',
    })
  },
})
