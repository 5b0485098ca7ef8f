/** Cases beside the grid matter: lists, the inbox, one case, its steps. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { changing, seesChange } from '../communities.ts'
import { seesComplaint } from '../complaints.ts'
import { type KnownEntrustment, seesEntrustment } from '../matters.ts'
import { below, carries, either, mayThere, yes } from '../model.ts'
import { unknownId } from '../population.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, onlyThose, type Rules, rule, signedIn } from './rule.ts'

const duties = [
  ...changing,
  'matters.read',
  'matters.request',
  'matters.answer',
  'matters.lists',
  'complaints.handle',
  'complaints.read',
  'accountability.open',
  'accountability.decide',
  'accountability.answer',
]

function aRef(world: World) {
  const known = fc.constantFrom(...world.entrustments.map(({ county, id }) => ({ county, id })))
  const crossed = known.map(({ county, id }) => ({ county: county === '990101' ? '990102' : '990101', id }))
  const grid = fc.constantFrom(...world.cases.map(({ county, id }) => ({ county, id })))
  const none = fc.constant({ county: '990101', id: unknownId })
  return fc.oneof({ weight: 10, arbitrary: known }, crossed, grid, none)
}

const found = (world: World, ref: { county: string; id: string }) =>
  world.entrustments.find(({ county, id }) => county === ref.county && id === ref.id)

function sees(who: Asker, one: KnownEntrustment | undefined): boolean {
  return one !== undefined && seesEntrustment(who, one)
}

/** Who takes which step, in which state. */
function acts(who: Asker, one: KnownEntrustment, action: string): boolean {
  const answers =
    mayThere(who, one.place, 'matters.answer') &&
    who.acting?.bodyKind === 'committee' &&
    who.acting.place === one.place
  const asks = mayThere(who, one.place, 'matters.request') && who.acting?.body === one.from
  if (action === 'agree' || action === 'decline') return answers
  if (action === 'negotiate') return answers || asks
  return asks
}

/** States in which a step is possible. */
const when: Record<string, string[]> = {
  agree: ['requested'],
  decline: ['requested'],
  negotiate: ['requested'],
  fund: ['requested', 'agreed'],
  withdraw: ['requested', 'agreed'],
}

export const cases: Rules = {
  'cases.list': rule({
    input: () =>
      fc.record({
        limit: fc.constantFrom(2, 200),
        within: maybe(aPlace),
        open: maybe(fc.boolean()),
        search: maybe(fc.constantFrom('mk', '99')),
      }),
    expects: (who, { within }) =>
      either(signedIn(who) && carries(who, ...duties) && (within === undefined || below(who, within))),
    check(output: { items: { id: string }[]; count: number }, who, input, world) {
      const seen = [
        ...world.entrustments.filter((one) => seesEntrustment(who, one)),
        ...world.changes.filter((one) => seesChange(who, one)),
        ...world.complaints.filter((one) => seesComplaint(who, one)),
      ]
      onlyThose(output.items, ({ id }) => seen.some((one) => one.id === id))
      const { limit, ...filter } = input
      if (Object.values(filter).every((value) => value === undefined)) expect(output.count).toBe(seen.length)
      expect(output.items.length).toBeLessThanOrEqual(limit)
    },
  }),
  'cases.inbox': rule({
    input: () => fc.record({ after: maybe(fc.constantFrom('0', '1')) }),
    expects: (who) => either(signedIn(who) && carries(who, ...duties)),
    check(output: { items: { id: string }[] }, who, _, world) {
      const changes = world.changes.filter((one) => seesChange(who, one))
      onlyThose(
        output.items,
        ({ id }) =>
          changes.some((one) => one.id === id) ||
          world.complaints.some((one) => one.id === id && seesComplaint(who, one)) ||
          sees(
            who,
            world.entrustments.find((one) => one.id === id),
          ),
      )
    },
  }),
  'cases.get': rule({
    input: aRef,
    expects: (who, ref, world) => either(signedIn(who) && sees(who, found(world, ref))),
  }),
  'cases.act': rule({
    input: (world) =>
      fc
        .tuple(aRef(world), fc.constantFrom(...Object.keys(when)), maybe(fc.nat(5)))
        .map(([ref, action, seq]) => ({ ...ref, action, seq, fields: { note: 'x' } })),
    expects(who, input, world) {
      if (!signedIn(who)) return [401]
      const one = found(world, input)
      if (!sees(who, one)) return [404]
      if (input.seq !== undefined && acts(who, one!, input.action)) return yes
      if (!when[input.action]!.includes(one!.state)) return [409]
      return acts(who, one!, input.action) ? yes : [403, 409]
    },
  }),
}
