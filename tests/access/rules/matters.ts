/** Lists of matters, entrustments, admissions, certificates, demands. */
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { makesLists, seesEntrustment, seesList } from '../matters.ts'
import { below, carries, either, mayThere, no, yes } from '../model.ts'
import { communities, unknownId } from '../population.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rules, rule, signedIn } from './rule.ts'

const seeing = ['matters.read', 'matters.request', 'matters.answer', 'matters.lists']

function aList(world: World) {
  const known = fc.constantFrom(...world.lists.map(({ county, id }) => ({ county, id })))
  const none = fc.constant({ county: '990101', id: unknownId })
  return fc.oneof({ weight: 6, arbitrary: known }, none)
}
const listOf = (world: World, ref: { county: string; id: string }) =>
  world.lists.find(({ county, id }) => county === ref.county && id === ref.id)

export const matters: Rules = {
  'matters.catalogue': rule({
    input: () => fc.record({ place: aPlace }),
    expects: (who, { place }) => either(mayThere(who, place, ...seeing)),
  }),
  'matters.addressees': rule({
    input: () => fc.record({ place: aPlace }),
    expects: (who, { place }) => either(mayThere(who, place, 'matters.request')),
  }),
  'matters.entrust': rule({
    input(world) {
      const right = fc
        .constantFrom(...communities)
        .map((place) => ({ place, to: world.bodies.get(`committee ${place}`)! }))
      const other = fc.record({ place: aPlace, to: oneOf([...world.bodies.values()]) })
      return fc
        .oneof(right, other)
        .map((at) => ({ ...at, id: uuidv7(), title: '请协助走访', item: 'law.assist-base', scope: '走访' }))
    },
    expects: (who, { place }) => (mayThere(who, place, 'matters.request') ? [...yes, 404] : no),
  }),
  'matters.requests': rule({
    input: () => fc.record({ within: maybe(aPlace), open: fc.boolean(), limit: fc.constantFrom(2, 200) }),
    expects: (who, { within }) =>
      either(carries(who, ...seeing) && (within === undefined || below(who, within))),
    check(output: { items: { id: string }[] }, who, _, world) {
      const seen = world.entrustments.filter((one) => seesEntrustment(who, one))
      onlyThose(output.items, ({ id }) => seen.some((one) => one.id === id))
    },
  }),
  'matters.entrustments': rule({
    open: true,
    input: () => fc.record({ place: aPlace }),
    expects: () => [200],
    check(output: { items: { id: string }[] }, _, __, world) {
      const settled = world.entrustments.filter(({ state }) => state === 'agreed')
      onlyThose(output.items, ({ id }) => settled.some((one) => one.id === id))
    },
  }),
  'matters.lists': rule({
    input: () => fc.record({ within: maybe(aPlace), limit: fc.constantFrom(2, 200) }),
    expects: (who, { within }) => {
      return either(carries(who, ...seeing) && (within === undefined || below(who, within)))
    },
    check: (output: { items: { id: string }[] }, who, _, world) =>
      onlyThose(output.items, ({ id }) => world.lists.some((one) => one.id === id && seesList(who, one))),
  }),
  'matters.list': rule({
    input: aList,
    expects(who, ref, world) {
      const one = listOf(world, ref)
      return either(one !== undefined && seesList(who, one))
    },
  }),
  'matters.saveList': rule({
    input: (world) =>
      fc.record({
        place: aPlace,
        kind: fc.constantFrom('assist', 'self'),
        title: fc.constant('清单'),
        items: fc.constant([]),
        id: maybe(oneOf(world.lists.map(({ id }) => id))),
      }),
    expects(who, { place }) {
      if (!carries(who, 'matters.lists') || !below(who, place)) return no
      return makesLists(who, place) ? [...yes, 404] : [404, 422]
    },
  }),
  'matters.moveList': rule({
    input: (world) =>
      fc
        .tuple(aList(world), fc.constantFrom('consult', 'withdraw'))
        .map(([ref, move]) => ({ ...ref, move, text: '征求意见' })),
    expects(who, ref, world) {
      if (!carries(who, 'matters.lists')) return no
      const one = listOf(world, ref)
      if (!one || who.acting?.place !== one.county) return [404]
      return makesLists(who, one.county) ? yes : [422]
    },
  }),
  'matters.published': rule({
    open: true,
    input: () => fc.record({ place: aPlace }),
    expects: () => [200],
  }),
  'matters.propose': rule({
    input: () =>
      aPlace.map((place) => ({
        id: uuidv7(),
        place,
        title: '新的事项',
        basis: '依据',
        frequency: '每年',
        workload: '一天',
        support: '经费',
      })),
    expects: (who, { place }) => (mayThere(who, place, 'matters.request') ? [...yes, 404] : no),
  }),
  'matters.certificate': rule({
    input: () => fc.record({ place: aPlace, text: fc.constant('居住证明') }),
    expects: (who) => either(signedIn(who)),
  }),
  'matters.demand': rule({
    input: () => aPlace.map((place) => ({ id: uuidv7(), place, kind: 'sign', title: '挂牌' })),
    expects: (who, { place }) => (mayThere(who, place, 'matters.request') ? [...yes, 404] : no),
  }),
  'matters.demands': rule({
    input: () => fc.record({ within: maybe(aPlace), limit: fc.constantFrom(2, 200) }),
    expects: (who, { within }) =>
      either(carries(who, ...seeing) && (within === undefined || below(who, within))),
  }),
}
