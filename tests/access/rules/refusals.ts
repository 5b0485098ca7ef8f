/** The log of refused attempts. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import type { KnownAttempt } from '../law-rows.ts'
import { below, carries, either, mayThere } from '../model.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rules, rule } from './rule.ts'

const known = (world: World, ref: { county: string; id: string }) =>
  world.attempts.find(({ county, id }) => county === ref.county && id === ref.id)
const mayAsk = (who: Asker, within: string | undefined) =>
  either(carries(who, 'refusals.read') && (within === undefined || below(who, within)))
/** The names of those who tried are for their own body. */
const names = (who: Asker, world: World) =>
  world.attempts.filter(({ body }) => body === who.acting?.body).map(({ name }) => name)

export const refusals: Rules = {
  'refusals.list': rule({
    input: (world) =>
      fc.record({
        within: maybe(aPlace),
        limit: fc.constantFrom(2, 200),
        code: maybe(fc.constantFrom('grid-wrong-divider', 'self-check')),
        body: maybe(oneOf([...world.bodies.values()])),
      }),
    expects: (who, { within }) => mayAsk(who, within),
    check(output: { items: { id: string; place: { code: string } }[] }, who, input, world) {
      onlyThose(output.items, ({ place }) => below(who, place.code))
      if (input.limit < 200 || input.code === 'self-check' || input.body) return
      const place = input.within ?? who.acting!.place
      const meant = world.attempts.filter((one: KnownAttempt) => one.place.startsWith(place))
      const shown = new Set(output.items.map(({ id }) => id))
      expect(meant.filter(({ id }) => !shown.has(id))).toEqual([])
    },
  }),
  'refusals.get': rule({
    input(world) {
      const right = fc.constantFrom(...world.attempts.map(({ county, id }) => ({ county, id })))
      const crossed = fc.record({
        county: fc.constantFrom('990100', '990101', '990102'),
        id: oneOf(world.attempts.map(({ id }) => id)),
      })
      return fc.oneof({ weight: 3, arbitrary: right }, crossed)
    },
    expects(who, ref, world) {
      const one = known(world, ref)
      return either(one !== undefined && mayThere(who, one.place, 'refusals.read'))
    },
    own: (who, _, world) => names(who, world),
    check(output: { person: string | null; body: { id: string } | null }, who) {
      if (output.person !== null) expect(output.body?.id).toBe(who.acting?.body)
    },
  }),
  'refusals.statistics': rule({
    input: () =>
      fc.record({
        within: maybe(aPlace),
        from: fc.constant('2026-11-01'),
        to: fc.constant('2026-11-30'),
        code: fc.constant('grid-wrong-divider'),
      }),
    expects: (who, { within }) => mayAsk(who, within),
    check(output: { total: { refused: number } }, who, { within }, world) {
      const place = within ?? who.acting!.place
      expect(output.total.refused).toBe(world.attempts.filter((one) => one.place.startsWith(place)).length)
    },
  }),
}
