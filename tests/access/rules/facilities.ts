/** The register of facilities: whoever reads at a place, whoever keeps it there, and what everybody may see. */
import fc from 'fast-check'
import type { Asker } from '#platform/access/asker.ts'
import type { KnownImport } from '../facilities.ts'
import { below, carries, either, mayThere, no, yes } from '../model.ts'
import { communities } from '../population.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rule, type Rules, rule } from './rule.ts'

const reads = ['facilities.read', 'facilities.manage']
const keeps = 'facilities.manage'
type Asked = { place: string; id?: string }
type Placed = { items: { place: string; data: { note?: string } }[]; count?: number }

const aFacility = (world: World) => {
  const known = fc.constantFrom(...world.facilities.map(({ county, id }) => ({ county, id })))
  const crossed = known.map(({ county, id }) => ({ county: county === '990101' ? '990102' : '990101', id }))
  return fc.oneof({ weight: 6, arbitrary: known }, crossed)
}
const placeOf = (world: World, ref: Record<string, unknown>) =>
  world.facilities.find(({ county, id }) => county === ref.county && id === ref.id)?.place ?? '-'

const aSheet = fc.record({
  file: fc.constant('x.xlsx'),
  header: fc.constant(['place', 'name', 'kind', 'area', 'source']),
  rows: aPlace.map((place) => [{ line: 2, cells: [place, '站', '其他', 100, '配套新建'] }]),
})

const aRow = (world: World) =>
  fc
    .constantFrom(...world.figures)
    .chain(({ county, id }) =>
      fc.record({ county: fc.constantFrom(county, '990101', '990102'), id: fc.constant(id) }),
    )
const placeOfFigures = (world: World, ref: Record<string, unknown>) =>
  world.figures.find(({ county, id }) => county === ref.county && id === ref.id)?.place ?? '-'
const aFigure = { asOf: '2026-08-31', households: 900, source: 'x' }
const seesFigures: Pick<Rule, 'input' | 'expects'> = {
  input: aRow,
  expects: (who, ref, world) => either(mayThere(who, placeOfFigures(world, ref), ...reads)),
}
const keepsFigures: Rule['expects'] = (who, ref, world) =>
  either(mayThere(who, placeOfFigures(world, ref), keeps))

/** The register of figures: the same rights; nothing of it is public. */
const figures: Rules = {
  'facilities.communityList': rule({
    input: () => fc.record({ limit: fc.constantFrom(1, 200), within: maybe(aPlace) }),
    expects: (who) => (carries(who, ...reads) ? yes : no),
    check(output: Placed, who) {
      onlyThose(output.items, ({ place }) => below(who, place))
    },
  }),
  'facilities.communityGet': seesFigures,
  'facilities.communityHistory': {
    ...seesFigures,
    // Who wrote it stands there, whatever else one may see of them.
    own: (_, ref, world) => {
      const place = placeOfFigures(world, ref)
      return world.marks.all('name in office').filter((name) => world.marks.of(name)?.place === place)
    },
  },
  'facilities.communityWithdraw': rule({
    input: (world) => aRow(world).map((ref) => ({ ...ref, version: 2, reason: 'x' })),
    expects: keepsFigures,
  }),
  'facilities.communityRestore': rule({
    input: (world) => aRow(world).map((ref) => ({ ...ref, version: 2, to: 1, reason: 'x' })),
    expects: keepsFigures,
  }),
  'facilities.communityChoices': rule({
    input: () => fc.record({ of: fc.constantFrom('place', 'built'), text: fc.constantFrom('', '社区') }),
    expects: (who) => either(carries(who, ...reads)),
  }),
  'facilities.communitySave': rule({
    input: () => fc.record({ place: fc.constantFrom(...communities), data: fc.constant(aFigure) }),
    expects: (who, { place }) => either(mayThere(who, place, keeps)),
  }),
  'facilities.communityCheck': rule({
    input: () =>
      fc.record({
        file: fc.constant('x.xlsx'),
        header: fc.constant(['place', 'asOf', 'households', 'source']),
        rows: aPlace.map((place) => [{ line: 2, cells: [place, '2026-08-31', 900, 'x'] }]),
      }),
    expects: (who) => either(carries(who, keeps)),
  }),
  'facilities.communityChecked': rule({
    input: (world) =>
      fc.record({
        county: fc.constantFrom('990101', '990102'),
        id: oneOf(world.figureImports.map(({ id }) => id)),
        limit: fc.constantFrom(1, 200),
      }),
    expects: (who, ref, world) => either(isOwn(world.figureImports, who, ref)),
  }),
  'facilities.communityImport': rule({
    input: (world) =>
      fc.constantFrom(...world.figureImports).chain(({ county, id, digest }) =>
        fc.record({
          county: fc.constantFrom(county, '990101', '990102'),
          id: fc.constant(id),
          digest: fc.constantFrom(digest, 'x'),
        }),
      ),
    expects: (who, ref, world) => either(isOwn(world.figureImports, who, ref)),
  }),
}

type Told = { items: { place: string }[] }
const within = () => fc.record({ within: maybe(aPlace) })
/** What lies in the reach, what holds it (of that the part in the reach is told), or nothing. */
const tells = (who: Asker, input: Record<string, unknown>) => {
  const place = (input.within as string | undefined) ?? who.acting?.place ?? ''
  return either(carries(who, ...reads) && (below(who, place) || who.acting!.place.startsWith(place)))
}

const shortfalls: Rules = {
  'facilities.shortfall': rule({
    input: () =>
      fc.record({
        within: maybe(aPlace),
        limit: fc.constantFrom(1, 200),
        states: maybe(fc.constantFrom(['short'], ['notCheckable', 'met'])),
        search: maybe(fc.constantFrom('社区', '%')),
      }),
    expects: tells,
    check(output: Told, who) {
      onlyThose(output.items, ({ place }) => below(who, place))
    },
  }),
  'facilities.shortfallMap': rule({
    input: within,
    expects: tells,
    check(output: { items: { code: string }[] }, who) {
      onlyThose(output.items, ({ code }) => below(who, code) || who.acting!.place.startsWith(code))
    },
  }),
  'facilities.shortfallExport': rule({ input: within, expects: tells }),
  'facilities.shortfallPublic': rule({
    open: true,
    input: () => fc.record({ place: aPlace }),
    expects: () => yes,
  }),
}

export const facilities: Rules = {
  ...figures,
  ...shortfalls,
  'facilities.facilityList': rule({
    input: (world) =>
      fc.record({
        limit: fc.constantFrom(1, 200),
        within: maybe(aPlace),
        search: maybe(fc.constantFrom('mk', '站', '%')),
        filter: maybe(fc.constantFrom({ kind: ['other'] }, { area: { from: 1 } }, { ramp: false })),
        sort: maybe(fc.constantFrom({ column: 'area' }, { column: 'rooms', descending: true })),
        withdrawn: maybe(fc.boolean()),
        after: maybe(
          oneOf(world.facilities.map(({ id }) => id)).map((id) =>
            Buffer.from(JSON.stringify(['990101', '', id])).toString('base64url'),
          ),
        ),
      }),
    // A cursor of one order is none of another.
    expects: (who) => (carries(who, ...reads) ? [...yes, 400] : no),
    check(output: Placed, who, input, world) {
      onlyThose(output.items, ({ place }) => below(who, place))
      if (input.after || input.search || input.filter || input.withdrawn || input.limit !== 200) return
      const within = (place: string) => below(who, place) && place.startsWith((input.within as string) ?? '')
      const seen = world.facilities.filter(({ place }) => within(place))
      if (output.count !== seen.length) throw new Error(`${output.count} counted, ${seen.length} there`)
    },
  }),
  'facilities.facilityGet': rule({
    input: aFacility,
    expects: (who, ref, world) => either(mayThere(who, placeOf(world, ref), ...reads)),
  }),
  'facilities.facilityHistory': rule({
    input: aFacility,
    // Who wrote it stands there, whatever else one may see of them.
    own: (_, ref, world) => {
      const place = placeOf(world, ref)
      const names = world.marks.all('name in office')
      return names.filter((name) => world.marks.of(name)?.place === place)
    },
    expects: (who, ref, world) => either(mayThere(who, placeOf(world, ref), ...reads)),
  }),
  'facilities.facilityChoices': rule({
    input: () =>
      fc.record({ of: fc.constantFrom('place', 'kind', 'zones'), text: fc.constantFrom('', '社区') }),
    expects: (who) => either(carries(who, ...reads)),
  }),
  'facilities.facilitySave': rule({
    input: (world) =>
      fc
        .record({
          ref: maybe(aFacility(world)),
          place: fc.constantFrom(...communities),
          data: fc.constant({ name: '新站', kind: 'other', area: 100, source: 'new' }),
          reason: fc.constant('x'),
        })
        .map(({ ref, ...input }) => ({ ...input, ...(ref ? { id: ref.id, version: 2 } : {}) }) as Asked),
    expects(who, { id, place }, world) {
      if (!mayThere(who, place, keeps)) return no
      if (id === undefined) return yes
      // A row of another county is none of this one's.
      const ref = { county: place.slice(0, 6), id }
      return either(mayThere(who, placeOf(world, ref), keeps))
    },
  }),
  'facilities.facilityWithdraw': rule({
    input: (world) => aFacility(world).map((ref) => ({ ...ref, version: 2, reason: 'x' })),
    expects: (who, ref, world) => either(mayThere(who, placeOf(world, ref), keeps)),
  }),
  'facilities.facilityRestore': rule({
    input: (world) => aFacility(world).map((ref) => ({ ...ref, version: 2, to: 1, reason: 'x' })),
    expects: (who, ref, world) => either(mayThere(who, placeOf(world, ref), keeps)),
  }),
  'facilities.facilityCheck': rule({ input: () => aSheet, expects: (who) => either(carries(who, keeps)) }),
  'facilities.facilityChecked': rule({
    input: (world) =>
      fc.record({
        county: fc.constantFrom('990101', '990102'),
        id: oneOf(world.imports.map(({ id }) => id)),
        limit: fc.constantFrom(1, 200),
      }),
    expects: (who, ref, world) => either(isOwn(world.imports, who, ref)),
  }),
  'facilities.facilityImport': rule({
    input: (world) =>
      fc.constantFrom(...world.imports).chain(({ county, id, digest }) =>
        fc.record({
          county: fc.constantFrom(county, '990101', '990102'),
          id: fc.constant(id),
          digest: fc.constantFrom(digest, 'x'),
        }),
      ),
    expects: (who, ref, world) => either(isOwn(world.imports, who, ref)),
  }),
  'facilities.facilityPublic': rule({
    open: true,
    input: () =>
      fc.record({
        within: aPlace,
        search: maybe(fc.constantFrom('站', 'mk', '%')),
        limit: fc.constantFrom(1, 200),
      }),
    expects: () => yes,
    check(output: Placed, _, { within }) {
      onlyThose(
        output.items,
        ({ place, data }) => place.startsWith(within as string) && data.note === undefined,
      )
    },
  }),
}

/** A checked file is its sender's, in the position in which it was sent. */
function isOwn(
  imports: readonly KnownImport[],
  who: { account?: string; acting?: { id: string; duties: ReadonlySet<string> } },
  ref: Record<string, unknown>,
): boolean {
  const one = imports.find(({ county, id }) => county === ref.county && id === ref.id)
  return one !== undefined && one.account === who.account && one.position === who.acting?.id
}
