/** Bodies and offices, divisions into grids, notices, statistics. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { below, carries, either, mayThere, no, yes } from '../model.ts'
import { communities } from '../population.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rules, rule, signedIn } from './rule.ts'

type Placed = { items: { place: string }[] }
const rights = ['parties.read', 'parties.manage']
const square = (at: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [at, 35],
      [at + 0.01, 35],
      [at + 0.01, 35.01],
      [at, 35.01],
      [at, 35],
    ],
  ] as [number, number][][],
})

const aBody = (world: World) => oneOf([...world.bodies.values()])
const placeOfBody = (world: World, id: string) =>
  [...world.bodies].find(([, body]) => body === id)?.[0].split(' ')[1] ?? '-'
const onlyBelow = (output: Placed, who: Asker) => onlyThose(output.items, ({ place }) => below(who, place))

/** A division with its community, or with another's. */
function aDivision(world: World) {
  const right = fc.constantFrom(...world.divisions.map(({ id, community }) => ({ id, community })))
  const ids = oneOf(world.divisions.map(({ id }) => id))
  return fc.oneof(
    { weight: 3, arbitrary: right },
    fc.record({ id: ids, community: fc.constantFrom(...communities) }),
  )
}

function divisionOf(world: World, ref: { id: string; community: string }) {
  return world.divisions.find(({ id, community }) => id === ref.id && community === ref.community)
}

const draws = ['places.propose', 'places.divide']

export const others: Rules = {
  'parties.bodies': rule({
    input: (world) =>
      fc.record({
        limit: fc.constantFrom(2, 200),
        within: maybe(aPlace),
        kind: maybe(fc.constantFrom('dept', 'gov-base')),
        search: maybe(fc.constantFrom('990102', '%', '_')),
        after: maybe(aBody(world).map((id) => `0 ${id}`)),
      }),
    expects: (who) => either(carries(who, ...rights)),
    check: onlyBelow,
  }),
  'parties.kinds': rule({
    input: () => fc.record({ place: aPlace }),
    expects: (who, { place }) => either(mayThere(who, place, ...rights)),
  }),
  'parties.positions': rule({
    input: (world) =>
      fc.record({
        limit: fc.constantFrom(2, 200),
        within: maybe(aPlace),
        body: maybe(aBody(world)),
        post: maybe(fc.constantFrom('head', 'clerk')),
      }),
    expects: (who) => either(carries(who, ...rights)),
    check: onlyBelow,
  }),
  'parties.handlers': rule({
    input: () => fc.record({ place: aPlace, search: maybe(fc.constantFrom('990102', 'dept')) }),
    expects: (who, { place }) =>
      either(mayThere(who, place, 'grid.intake', 'grid.handle', 'grid.supervise', 'parties.read')),
    check: (output: Placed, _, { place }) => onlyThose(output.items, (body) => place.startsWith(body.place)),
  }),
  'parties.body': rule({
    input: (world) => fc.record({ id: aBody(world), place: aPlace }),
    expects: (who, { id, place }, world) =>
      either(mayThere(who, place, ...rights) && placeOfBody(world, id).startsWith(place)),
  }),
  'parties.saveBody': rule({
    input: (world) =>
      fc.record({
        id: maybe(aBody(world)),
        kind: fc.constantFrom('dept', 'committee', 'gov-base'),
        name: fc.constant('新机构'),
        place: aPlace,
      }),
    expects(who, { id, place }, world) {
      if (!mayThere(who, place, 'parties.manage')) return no
      const reached = id === undefined || below(who, placeOfBody(world, id))
      // Whether such a body may stand there is looked at first.
      return reached ? yes : [...no, 422]
    },
  }),
  'parties.appoint': rule({
    input: (world) =>
      fc.record({
        person: maybe(oneOf(world.people.keys())),
        name: fc.constant('新人'),
        body: aBody(world),
        post: fc.constantFrom('head', 'clerk', 'grid-worker'),
        place: aPlace,
        from: fc.constant('2026-11-20'),
        login: maybe(fc.constant('brand-new')),
      }),
    expects(who, input, world) {
      if (!mayThere(who, input.place, 'parties.manage')) return no
      if (!below(who, placeOfBody(world, input.body))) return no
      if (input.person === undefined) return yes
      const county = world.people.get(input.person)?.county ?? '-'
      const reached = county.startsWith(who.acting!.place.slice(0, 6))
      if (!reached) return [...no, 409, 422]
      // Everybody here has an account: a second one would let its maker act as them.
      return input.login === undefined ? yes : [400, 403, 404, 409, 422]
    },
  }),
  'parties.endPosition': rule({
    input(world) {
      const held = fc.constantFrom(...[...world.positions].map(([id, { place }]) => ({ id, place })))
      const crossed = fc.record({ id: oneOf(world.positions.keys()), place: aPlace })
      return fc.oneof({ weight: 3, arbitrary: held }, crossed).map((ref) => ({ ...ref, to: '2026-12-01' }))
    },
    expects: (who, { id, place }, world) =>
      either(mayThere(who, place, 'parties.manage') && world.positions.get(id)?.place === place),
  }),
  'places.search': rule({
    open: true,
    input: () =>
      fc.record({ text: fc.constantFrom('乌有', '子虚', '990102', '社区', 'mk'), within: maybe(aPlace) }),
    expects: () => yes,
  }),
  'places.get': rule({ open: true, input: () => fc.record({ code: aPlace }), expects: () => yes }),
  'places.versions': rule({ open: true, input: () => fc.record({ code: aPlace }), expects: () => yes }),
  'places.children': rule({
    open: true,
    input: () => fc.record({ code: maybe(aPlace) }),
    expects: () => yes,
  }),
  'places.community': rule({ open: true, input: () => fc.record({ code: aPlace }), expects: () => yes }),
  'places.locate': rule({
    open: true,
    input: () => fc.record({ lng: fc.constant(113.2), lat: fc.constant(35.2) }),
    expects: () => yes,
  }),
  'places.boundaries': rule({
    open: true,
    input: () => fc.record({ code: aPlace, level: fc.constantFrom('county', 'community', 'grid') }),
    expects: () => yes,
  }),
  'places.proposeGrids': rule({
    input: () =>
      fc.record({
        community: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...communities) }, aPlace),
        grids: fc.constant([{ name: '一', kind: 'urban', boundary: square(113) }]),
        reason: fc.constant('x'),
      }),
    expects: (who, { community }) => either(mayThere(who, community, ...draws) && community.length === 12),
  }),
  'places.divisions': rule({
    input: () =>
      fc.record({
        community: maybe(aPlace),
        state: maybe(fc.constant('proposed')),
        limit: fc.constantFrom(1, 200),
      }),
    expects: (who) => either(carries(who, ...draws)),
    check: (output: { items: { community: string }[] }, who) =>
      onlyThose(output.items, ({ community }) => below(who, community)),
  }),
  'places.division': rule({
    input: aDivision,
    expects: (who, ref, world) =>
      either(mayThere(who, ref.community, ...draws) && divisionOf(world, ref) !== undefined),
  }),
  'places.decideGrids': rule({
    input: (world) => aDivision(world).map((ref) => ({ ...ref, document: 'x', effective: '2026-12-01' })),
    expects(who, ref, world) {
      if (!mayThere(who, ref.community, ...draws)) return no
      // The law there gives it to the base government: whoever else tries is refused with the article.
      if (who.acting?.bodyKind !== 'gov-base') return [422]
      return carries(who, 'places.divide') && divisionOf(world, ref) ? yes : no
    },
  }),
  'places.withdrawGrids': rule({
    input: aDivision,
    expects(who, ref, world) {
      const division = divisionOf(world, ref)
      if (!division || !mayThere(who, ref.community, ...draws)) return no
      return either(carries(who, 'places.divide') || division.body === who.acting?.body)
    },
  }),
  'notices.list': rule({
    input: () => fc.record({ unread: maybe(fc.boolean()), limit: fc.constantFrom(1, 200) }),
    expects: (who) => either(signedIn(who)),
    // A notice is its person's, in whichever of their offices they act; it leads to a matter of any of them.
    own: (who, _, world) =>
      [...world.cases, ...world.complaints]
        .filter((one) => who.positions.some(({ place }) => one.place.startsWith(place)))
        .flatMap(({ id, county }) => [id, county]),
    check(output: { items: { id: string }[] }, who, _, world) {
      const others = new Set(world.notices.filter(({ person }) => person !== who.person).map(({ id }) => id))
      onlyThose(output.items, ({ id }) => !others.has(id))
    },
  }),
  'notices.markRead': rule({
    input: (world) => fc.record({ ids: maybe(fc.tuple(oneOf(world.notices.map(({ id }) => id)))) }),
    expects: (who) => either(signedIn(who)),
  }),
  'statutes.list': rule({ open: true, input: () => fc.record({}), expects: () => yes }),
  'statutes.read': rule({
    open: true,
    input: () => fc.record({ id: fc.constantFrom('jiaozuo', 'hubei') }),
    expects: () => yes,
    runs: 3,
  }),
  'statistics.indicators': rule({ open: true, input: () => fc.record({}), expects: () => yes }),
  'statistics.board': rule({
    input: () =>
      fc.record({ within: maybe(aPlace), from: fc.constant('2026-11-01'), to: fc.constant('2026-11-30') }),
    expects: (who, { within }) => {
      if (!carries(who, 'statistics.read')) return no
      return either(within === undefined || below(who, within))
    },
    check(
      output: { values: { indicator: string; numerator: number }[]; places: { code: string }[] },
      who,
      input,
      world,
    ) {
      const place = input.within ?? who.acting!.place
      // Figures of a grid are those of its community.
      const counted = world.cases.filter(
        (one) => one.procedure === 'grid.matter' && one.place.startsWith(place.slice(0, 12)),
      )
      const opened = output.values.find(({ indicator }) => indicator === 'opened')?.numerator ?? 0
      expect(opened).toBe(counted.length)
      onlyThose(output.places, ({ code }) => code.startsWith(place))
    },
  }),
}
