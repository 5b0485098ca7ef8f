import { v7 as uuidv7 } from 'uuid'
import { ensureAccount, firstPassword, hasAccount } from '#modules/accounts/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { countyOf, covers, levelOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { addPerson, positionsHeld } from '../contract.server.ts'
import { parties } from '../contract.ts'
import { showStaff } from '../evidence.ts'
import { bodyById, countPost, findPerson, insertPosition, lockBody } from '../queries.ts'
import { leaderPosts, mayStandAt, mostLeaders } from '../rules.ts'

interface Appointed {
  person: string
  county: string
  name: string
  isNew: boolean
}

/** Appoints a person, known or new, to a post of a body at a place; makes an account where one is asked for. */
export const appoint = operation(parties.appoint, {
  access: duty('parties.manage').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const body = found(await bodyById.find(ctx.tx, [input.body]))
    ctx.require('parties.manage', body.place)
    if (!covers(body.place, input.place)) fail('parties.place-outside')
    const law = ctx.lawAt(input.place, body.id)
    if (!law.pack.post(body.kind, input.post)) fail('parties.unknown-post')
    if (!mayStandAt(law.pack, body.kind, input.post, input.place)) fail('parties.place-outside')
    if (levelOf(input.place) === 'grid') found(await findPlace(ctx.tx, input.place, ctx.now))
    await lockBody.all(ctx.tx, [body.county, body.id])
    const most = leaderPosts(law.pack).has(input.post) ? mostLeaders(law.pack) : undefined
    if (most !== undefined) {
      const held = await countPost.find(ctx.tx, [input.from, body.county, input.place, input.post])
      law.refuseIf((held?.count ?? 0) >= most, 'grid-second-leader', body.kind)
    }
    const appointed = await personFor(ctx, input)
    const password = input.login ? await accountFor(ctx, input.login, appointed) : undefined
    const id = uuidv7()
    await insertPosition.all(ctx.tx, [
      body.county,
      id,
      appointed.person,
      appointed.county,
      body.id,
      input.post,
      input.place,
      input.from,
      input.contact,
      input.workPhone,
      appointed.name,
    ])
    await ctx.record({ subject: body.id, place: input.place, county: body.county })
    await showStaff(ctx, input.place, input.from)
    const { person } = appointed
    ctx.afterCommit(() =>
      ctx.services.bus.publish({ kind: 'access', person, body: body.id, place: input.place }),
    )
    return password === undefined ? { id } : { id, password }
  },
})

async function personFor(
  ctx: Context,
  input: { person?: string | undefined; name?: string | undefined; place: string },
): Promise<Appointed> {
  if (input.person) {
    // Row-level security shows only people of the asker's counties.
    const known = found(await findPerson.find(ctx.tx, [input.person]))
    return { person: known.id, county: known.county, name: known.name, isNew: false }
  }
  const { name } = input
  if (!name) fail('request.malformed', { name: '请填写姓名 / enter the name' })
  const made = await addPerson(ctx.tx, ctx.services, { name, county: countyOf(input.place) })
  return { ...made, name, isNew: true }
}

/** A first password is told once and must be changed; an account that is there already stays as it is. */
async function accountFor(ctx: Context, login: string, appointed: Appointed): Promise<string | undefined> {
  if (!appointed.isNew) await refuseToImpersonate(ctx, appointed.person)
  const password = firstPassword()
  const { made } = await ensureAccount(ctx.tx, {
    login,
    password,
    name: appointed.name,
    person: appointed.person,
    personCounty: appointed.county,
    mustChange: true,
    now: ctx.now,
  })
  // An account of that name belongs to somebody else; nothing of this appointment is kept.
  if (!made) fail('accounts.login-taken')
  return password
}

/** Whoever makes an account knows its first password: nobody makes one for somebody who has one, or sits above. */
async function refuseToImpersonate(ctx: Context, person: string): Promise<void> {
  if (await hasAccount(ctx.tx, person)) {
    fail('request.malformed', { login: '此人已有账号 / this person has an account already' })
  }
  const { place } = ctx.reach('parties.manage')
  const held = await positionsHeld(ctx.tx, ctx.services, person)
  if (!held.every((position) => covers(place, position.place))) fail('access.forbidden')
}
