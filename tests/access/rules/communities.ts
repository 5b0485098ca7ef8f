/** Changes of communities: the form, a proposal, amending it, looking at it. */
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { seesChange, square } from '../communities.ts'
import { either, mayThere, no, yes } from '../model.ts'
import { unknownId } from '../population.ts'
import type { World } from '../world.ts'
import { aPlace, type Rules, rule } from './rule.ts'

function aChange(world: World) {
  const known = fc.constantFrom(...world.changes.map(({ county, id }) => ({ county, id })))
  const crossed = known.map(({ county, id }) => ({ county: county === '990101' ? '990102' : '990101', id }))
  const grid = fc.constantFrom(...world.cases.map(({ county, id }) => ({ county, id })))
  const none = fc.constant({ county: '990101', id: unknownId })
  return fc.oneof({ weight: 10, arbitrary: known }, crossed, grid, none)
}
const found = (world: World, ref: { county: string; id: string }) =>
  world.changes.find(({ county, id }) => county === ref.county && id === ref.id)

const drawn = (code: string) => ({
  kind: 'adjust',
  reason: 'x',
  communities: [{ code, name: '新名', rural: false, boundary: square() }],
})

export const communities: Rules = {
  'communities.form': rule({
    input: () => fc.record({ place: aPlace }),
    // Only townships and counties have such a form.
    expects: (who, { place }) =>
      mayThere(who, place, 'communities.propose')
        ? place.length === 6 || place.length === 9
          ? yes
          : [404]
        : no,
  }),
  'communities.propose': rule({
    input: () =>
      fc
        .constantFrom('990101', '990101001', '990101002', '990102', '990102001')
        .map((place) => ({ id: uuidv7(), place, ...drawn(`${place.padEnd(9, '001')}001`) })),
    expects: (who, { place }) => either(mayThere(who, place, 'communities.propose')),
  }),
  'communities.amend': rule({
    input: (world) =>
      fc.record({ ref: aChange(world), seq: fc.constantFrom(1, 2) }).map(({ ref, seq }) => {
        const one = found(world, ref)
        return { ...ref, seq, ...drawn(`${one?.place ?? '990101001'}001`) }
      }),
    expects(who, ref, world) {
      const one = found(world, ref)
      if (!one || !seesChange(who, one)) return no
      // Handed in: a matter of business for whoever sees it.
      if (one.state !== 'proposed') return [409]
      const own = mayThere(who, one.place, 'communities.propose') && who.acting?.body === one.from
      return either(own)
    },
  }),
  'communities.change': rule({
    input: aChange,
    expects(who, ref, world) {
      const one = found(world, ref)
      return either(one !== undefined && seesChange(who, one))
    },
  }),
}
