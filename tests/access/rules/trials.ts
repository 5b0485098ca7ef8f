/** Trials of other laws. */
import fc from 'fast-check'
import type { Asker } from '#platform/access/asker.ts'
import { below, carries, either, mayThere } from '../model.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rules, rule } from './rule.ts'

type Ref = { county: string; id: string }

const known = (world: World, ref: Ref) =>
  world.trials.find(({ county, id }) => county === ref.county && id === ref.id)

/** A trial, or one's id with another's county. */
function aTrial(world: World) {
  const right = fc.constantFrom(...world.trials.map(({ county, id }) => ({ county, id })))
  const crossed = fc.record({
    county: fc.constantFrom('990100', '990101', '990102'),
    id: oneOf(world.trials.map(({ id }) => id)),
  })
  return fc.oneof({ weight: 3, arbitrary: right }, crossed)
}

function mayRead(who: Asker, ref: Ref, world: World): number[] {
  const one = known(world, ref)
  return either(one !== undefined && mayThere(who, one.place, 'trials.run'))
}

const placesBelow = (output: { items: { place: { code: string } | null }[] }, who: Asker) =>
  onlyThose(output.items, ({ place }) => place === null || below(who, place.code))

export const trials: Rules = {
  'trials.laws': rule({
    input: () => fc.record({}),
    expects: (who) => either(carries(who, 'trials.run')),
  }),
  'trials.start': rule({
    input: () =>
      fc.record({
        law: fc.constantFrom(
          { jurisdiction: '_fictional', draft: 'handling-time' },
          { jurisdiction: 'suining' },
        ),
        within: maybe(aPlace),
        from: fc.constant('2026-11-01'),
        to: fc.constant('2026-11-30'),
      }),
    expects: (who, { within }) =>
      either(carries(who, 'trials.run') && (within === undefined || below(who, within))),
  }),
  'trials.list': rule({
    input: () => fc.record({ limit: fc.constantFrom(1, 200) }),
    expects: (who) => either(carries(who, 'trials.run')),
    check: placesBelow,
  }),
  'trials.get': rule({ input: aTrial, expects: mayRead }),
  'trials.rows': rule({
    input: (world) =>
      fc
        .tuple(aTrial(world), fc.constantFrom(2, 200), maybe(fc.constantFrom('case', 'law')))
        .map(([ref, limit, about]) => ({ ...ref, limit, about })),
    expects: mayRead,
    check: placesBelow,
  }),
  'trials.export': rule({ input: aTrial, expects: mayRead }),
}
