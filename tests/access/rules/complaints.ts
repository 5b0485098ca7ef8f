/** Complaints, suggestions, accountability. */
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import type { Asker } from '#platform/access/asker.ts'
import { seesComplaint } from '../complaints.ts'
import { below, carries, either, mayThere, no, yes } from '../model.ts'
import { communities, unknownId } from '../population.ts'
import type { World } from '../world.ts'
import { aPlace, oneOf, onlyThose, type Rules, rule, signedIn } from './rule.ts'

function aComplaint(world: World) {
  const known = fc.constantFrom(...world.complaints.map(({ county, id }) => ({ county, id })))
  const crossed = known.map(({ county, id }) => ({ county: county === '990101' ? '990102' : '990101', id }))
  const grid = fc.constantFrom(...world.cases.map(({ county, id }) => ({ county, id })))
  const none = fc.constant({ county: '990101', id: unknownId })
  return fc.oneof({ weight: 10, arbitrary: known }, crossed, grid, none)
}

const found = (world: World, ref: { county: string; id: string }) =>
  world.complaints.find(({ county, id }) => county === ref.county && id === ref.id)

/** A number with its secret, with another's, or with a guess. */
function tracked(world: World) {
  const own = fc.constantFrom(...world.complaints)
  const guess = fc.constantFrom(...world.complaints.map(({ secret }) => secret), 'AAAAAAAAAA', '0000')
  return fc.oneof(
    own.map((one) => ({ no: one.no, secret: one.secret })),
    fc.tuple(own, guess).map(([one, secret]) => ({ no: one.no, secret })),
  )
}
const shownBy = (world: World, input: { no: string; secret: string }) =>
  world.complaints.find(({ no: one, secret }) => one === input.no && secret === input.secret)

const filed = () =>
  fc.record({ place: fc.oneof(fc.constantFrom(...communities), aPlace), text: fc.constant('说一件事') })
const given = filed().map((input) => ({ ...input, id: uuidv7() }))

function sees(who: Asker, world: World, ref: { county: string; id: string }): boolean {
  const one = found(world, ref)
  return one !== undefined && seesComplaint(who, one)
}

export const complaints: Rules = {
  'complaints.addressees': rule({
    open: true,
    input: (world) => fc.record({ place: aPlace, about: oneOf([...world.bodies.values()]) }),
    expects: () => [...yes, 404],
  }),
  'complaints.file': rule({ open: true, input: () => given, expects: () => [...yes, 404] }),
  'complaints.suggest': rule({ open: true, input: () => given, expects: () => [...yes, 404] }),
  'complaints.mine': rule({
    input: () => fc.record({ limit: fc.constantFrom(1, 50) }),
    expects: (who) => either(signedIn(who)),
    check: (output: { items: unknown[] }) => onlyThose(output.items, () => false),
  }),
  'complaints.track': rule({
    open: true,
    input: tracked,
    expects: (_, input, world) => (shownBy(world, input) ? yes : no),
    own: (_, input, world) => [shownBy(world, input)?.text ?? ''],
  }),
  'complaints.trackAct': rule({
    open: true,
    input: (world) =>
      fc
        .tuple(tracked(world), fc.constantFrom('add', 'withdraw'))
        .map(([shown, action]) => ({ ...shown, action, text: 'xx' })),
    expects: (_, input, world) => (shownBy(world, input) ? yes : no),
  }),
  'complaints.written': rule({
    input: aComplaint,
    expects: (who, ref, world) => either(signedIn(who) && sees(who, world, ref)),
  }),
  'complaints.reveal': rule({
    input: (world) => aComplaint(world).map((ref) => ({ ...ref, purpose: '核实' })),
    expects(who, ref, world) {
      if (!carries(who, 'complaints.handle') || !sees(who, world, ref)) return no
      return found(world, ref)?.handler === who.person ? yes : [422]
    },
  }),
  'complaints.published': rule({ open: true, input: () => fc.record({ place: aPlace }), expects: () => yes }),
  'accountability.provisions': rule({
    input: (world) => fc.record({ place: aPlace, subject: oneOf([...world.bodies.values()]) }),
    expects: (who, { place }) => either(mayThere(who, place, 'accountability.open')),
  }),
  'accountability.open': rule({
    input(world) {
      const right = fc
        .constantFrom('990101', '990102')
        .map((place) => ({ place, subject: world.bodies.get(`dept ${place}`)! }))
      const other = fc.record({ place: aPlace, subject: oneOf([...world.bodies.values()]) })
      return fc
        .oneof({ weight: 3, arbitrary: right }, other)
        .map((at) => ({ ...at, id: uuidv7(), fact: 'transfer', facts: '要求代办', origin: 'report' }))
    },
    expects: (who, { place }) =>
      carries(who, 'accountability.open') && below(who, place) ? [...yes, 404] : no,
  }),
  'accountability.notices': rule({
    open: true,
    input: () => fc.record({ place: aPlace }),
    expects: () => yes,
  }),
}
