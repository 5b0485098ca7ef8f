/** Figures that the law leaves open: published; set where the duty reaches, by the kinds of body that the law names. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { figure } from '../law-rows.ts'
import { mayThere, no, yes } from '../model.ts'
import type { World } from '../world.ts'
import { aPlace, type Rules, rule } from './rule.ts'

const pack = (world: World) => world.town.services.packs.get('_fictional')
const governed = (world: World, place: string) => place.startsWith(pack(world).prefix)
const aFigure = fc.record({
  place: aPlace,
  parameter: fc.constantFrom(figure, figure, figure, 'no-such-figure'),
})

function mayWrite(who: Asker, input: { place: string; parameter: string }, world: World): number[] {
  if (!mayThere(who, input.place, 'settings.manage')) return no
  if (!governed(world, input.place)) return [422]
  if (input.parameter !== figure) return [404]
  const { setBy } = pack(world).parameter(figure)!
  return setBy && !setBy.some((kind) => kind === who.acting?.bodyKind) ? [422] : yes
}

export const settings: Rules = {
  'settings.list': rule({
    open: true,
    input: () => fc.record({ place: aPlace }),
    expects: (_, { place }, world) => (governed(world, place) ? [200] : [404]),
    check(output: { items: { maySet: boolean }[] }, who, { place }) {
      if (!mayThere(who, place, 'settings.manage'))
        expect(output.items.some(({ maySet }) => maySet)).toBe(false)
    },
  }),
  'settings.history': rule({
    open: true,
    input: () => aFigure,
    expects: (_, { place, parameter }, world) =>
      governed(world, place) && parameter === figure ? [200] : [404],
  }),
  'settings.set': rule({
    input: () =>
      aFigure.map((at) => ({
        ...at,
        value: { amount: 24, unit: 'hours' },
        document: { title: '新规程', date: '2026-11-01' },
        validFrom: '2026-12-01',
      })),
    expects: mayWrite,
  }),
  'settings.withdraw': rule({
    input: () => aFigure.map((at) => ({ ...at, reason: '已废止', validFrom: '2026-12-01' })),
    expects: mayWrite,
  }),
}
