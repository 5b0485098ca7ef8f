/** Accounts: one's own, and those of people in office for administrators. */
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { below, carries, either, yes } from '../model.ts'
import { managesAccountsAt, password } from '../population.ts'
import type { Owned, World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rules, rule, signedIn } from './rule.ts'

const ids = (records: readonly Owned[]) => records.map(({ id }) => id)
const isOwn = (records: readonly Owned[], who: Asker, id: string) =>
  records.some((record) => record.id === id && record.account === who.account)
const none = () => fc.record({})
const inSession = (who: Asker) => (signedIn(who) ? (who.via === 'session' ? yes : [403]) : [401])

function ofAccount(world: World, login: string): string[] {
  const account = world.accounts.find((one) => one.login === login)
  const who = world.askers.find((one) => one.account === account?.id)
  return [login, who?.name ?? '', ...(who?.positions ?? []).map(({ id }) => id)]
}

export const accounts: Rules = {
  'accounts.signIn': rule({
    open: true,
    runs: 8,
    input: (world) =>
      fc.record({
        login: fc.constantFrom(...world.accounts.map(({ login }) => login)),
        password: fc.constantFrom(password, 'something else'),
      }),
    expects: (_, input) => (input.password === password ? [200, 429] : [422, 429]),
    own: (_, input, world) => ofAccount(world, input.login),
  }),
  'accounts.signOut': rule({ open: true, input: none, expects: () => yes }),
  'accounts.me': rule({ open: true, input: none, expects: () => yes }),
  'accounts.act': rule({
    input: (world) => fc.record({ position: oneOf(world.positions.keys()) }),
    expects: (who, { position }) =>
      signedIn(who) ? either(who.positions.some(({ id }) => id === position)) : [401],
  }),
  'accounts.register': rule({
    open: true,
    runs: 6,
    input: () =>
      fc.record({
        login: fc.constant(null).map(() => `new.${uuidv7()}`),
        password: fc.constant('Wu3-lin-da-qiao'),
        name: fc.constant('新人'),
        home: aPlace,
      }),
    expects: () => yes,
  }),
  'accounts.changePassword': rule({
    runs: 8,
    input: () =>
      fc.record({ current: fc.constantFrom(password, 'wrong'), next: fc.constant('Wu3-lin-da-qiao') }),
    expects: inSession,
  }),
  'accounts.sessions': rule({
    input: none,
    expects: (who) => either(signedIn(who)),
    check: (output: { items: { id: string }[] }, who, _, world) =>
      onlyThose(output.items, ({ id }) => isOwn(world.sessions, who, id)),
  }),
  'accounts.endSession': rule({
    input: (world) => fc.record({ id: oneOf(ids(world.sessions)) }),
    expects: (who, { id }, world) => either(isOwn(world.sessions, who, id)),
  }),
  'accounts.keys': rule({
    input: none,
    expects: (who) => either(signedIn(who)),
    check: (output: { items: { id: string }[] }, who, _, world) =>
      onlyThose(output.items, ({ id }) => isOwn(world.keys, who, id)),
  }),
  'accounts.createKey': rule({ input: () => fc.record({ name: fc.constant('x') }), expects: inSession }),
  'accounts.revokeKey': rule({
    input: (world) => fc.record({ id: oneOf(ids(world.keys)) }),
    expects: (who, { id }, world) => either(isOwn(world.keys, who, id)),
  }),
  'accounts.list': rule({
    input: (world) =>
      fc.record({
        limit: fc.constantFrom(5, 200),
        after: maybe(fc.constantFrom('mk5', ...world.accounts.map(({ login }) => login))),
        search: maybe(fc.constantFrom('mk', '%', ...world.accounts.map(({ login }) => login))),
      }),
    expects: (who) => either(carries(who, 'accounts.manage')),
    check(output: { items: { login: string }[]; next?: string }, who, _, world) {
      const offices = new Map(world.accounts.map((one) => [one.login, one.offices]))
      const may = (login: string) => managesAccountsAt(who, offices.get(login) ?? [])
      onlyThose(output.items, ({ login }) => may(login))
      if (output.next !== undefined) expect(may(output.next)).toBe(true)
    },
  }),
  'accounts.setDisabled': rule({
    input: (world) => fc.record({ id: oneOf(world.accounts.map(({ id }) => id)), disabled: fc.boolean() }),
    expects(who, { id }, world) {
      const offices = world.accounts.find((one) => one.id === id)?.offices ?? []
      // Whoever also holds office elsewhere, or above, is not theirs to lock out; nor they themselves.
      const all = offices.length > 0 && offices.every((place) => below(who, place))
      return either(carries(who, 'accounts.manage') && all && id !== who.account)
    },
  }),
  'accounts.demonstration': rule({ open: true, input: none, expects: () => yes }),
}
