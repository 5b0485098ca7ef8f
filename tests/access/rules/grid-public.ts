/** Grid matters on the portal: what anybody may ask, and a reporter's own. */
import fc from 'fast-check'
import type { Asker } from '#platform/access/asker.ts'
import { either, isOwn, type KnownCase, no, yes } from '../model.ts'
import type { World } from '../world.ts'
import { isNew, repeated } from './grid.ts'
import { aCase, aPlace, caseOf, maybe, onlyThose, type Rules, rule, signedIn } from './rule.ts'

type Page = { items: { id: string }[] }

function onlyPublic(output: Page, world: World): void {
  onlyThose(output.items, (row) => world.cases.some(({ id, public: open }) => id === row.id && open))
}

/** A number with its secret, with another's, or with a guess. */
function tracked(world: World) {
  const own = fc.constantFrom(...world.cases.filter(({ secret }) => secret))
  const secret = fc.constantFrom(
    ...world.cases.map((one) => one.secret).filter(Boolean),
    'AAAAAAAAAA',
    '0000',
  )
  return fc.oneof(
    own.map((one) => ({ no: one.no, secret: one.secret })),
    fc.tuple(own, secret).map(([one, guess]) => ({ no: one.no, secret: guess })),
  )
}

function shownBy(world: World, input: { no: string; secret: string }): KnownCase | undefined {
  return world.cases.find((one) => one.no === input.no && one.secret === input.secret)
}

/** What the reporter wrote and may read again. */
function words(world: World, one: KnownCase | undefined): string[] {
  return one ? [one.id, one.secret, world.texts.get(one.id) ?? '', world.photos.get(one.id) ?? ''] : []
}

function ownWords(who: Asker, world: World): string[] {
  return world.cases.filter((one) => isOwn(who, one)).flatMap((one) => words(world, one))
}

export const gridPublic: Rules = {
  'grid.categories': rule({ open: true, input: () => fc.record({ place: aPlace }), expects: () => yes }),
  'grid.limits': rule({ open: true, input: () => fc.record({ place: aPlace }), expects: () => yes }),
  'grid.examine': rule({
    open: true,
    input: (world) =>
      fc.record({
        text: fc.constantFrom('垃圾', '楼下垃圾三天没有清运', ...world.marks.all('text')),
        category: maybe(fc.constantFrom(...new Set(world.categories.values()))),
        place: maybe(aPlace),
        point: maybe(fc.constant({ lng: 113.2, lat: 35.2 })),
      }),
    expects: () => yes,
    check: (output: { duplicates: { id: string }[] }, _, __, world) =>
      onlyPublic({ items: output.duplicates }, world),
  }),
  'grid.report': rule({
    open: true,
    input: repeated,
    expects: () => yes,
    check: (output: { id: string; no: string; secret: string }, _, __, world) => isNew(output, world),
  }),
  'grid.mine': rule({
    input: () => fc.record({ limit: fc.constantFrom(1, 50) }),
    expects: (who) => either(signedIn(who)),
    own: (who, _, world) => ownWords(who, world),
    check: (output: Page, who, _, world) =>
      onlyThose(output.items, (row) => world.cases.some((one) => one.id === row.id && isOwn(who, one))),
  }),
  'grid.track': rule({
    open: true,
    input: tracked,
    expects: (_, input, world) => (shownBy(world, input) ? yes : no),
    own: (_, input, world) => words(world, shownBy(world, input)),
  }),
  'grid.trackAct': rule({
    open: true,
    input: (world) =>
      fc
        .tuple(tracked(world), fc.constantFrom('add', 'withdraw', 'rate', 'reopen'))
        .map(([shown, action]) => ({ ...shown, action, note: 'x', satisfied: 4 })),
    expects: (_, input, world) => (shownBy(world, input) ? yes : no),
  }),
  'grid.publicList': rule({
    open: true,
    input: () =>
      fc.record({
        within: aPlace,
        phase: fc.constantFrom('open', 'closed', 'all'),
        limit: fc.constantFrom(2, 200),
      }),
    expects: () => yes,
    check: (output: Page, _, __, world) => onlyPublic(output, world),
  }),
  'grid.publicMap': rule({
    open: true,
    input: () =>
      fc.record({
        within: aPlace,
        west: fc.constant(70),
        south: fc.constant(3),
        east: fc.constant(140),
        north: fc.constant(55),
      }),
    expects: () => yes,
    check: (output: Page, _, __, world) => onlyPublic(output, world),
  }),
  'grid.publicGet': rule({
    open: true,
    input: aCase,
    expects: (_, ref, world) => either(caseOf(world, ref)?.public ?? false),
  }),
  'grid.follow': rule({
    input: (world) => fc.tuple(aCase(world), fc.boolean()).map(([ref, follow]) => ({ ...ref, follow })),
    expects: (who, ref, world) => either(signedIn(who) && (caseOf(world, ref)?.public ?? false)),
  }),
}
