/**
 * Changes of communities: in each township a proposal that is being drawn up, and in each county one that was handed in.
 */
import { v7 as uuidv7 } from 'uuid'
import { cases } from '#modules/cases/contract.ts'
import { communities } from '#modules/communities/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { mayThere } from './model.ts'
import type { World } from './world.ts'

/** A change of communities as the model knows it. */
export interface KnownChange {
  county: string
  id: string
  place: string
  from: string
  state: 'proposed' | 'complete'
}

/** Duties that show such cases at a place. */
export const changing = [
  'communities.propose',
  'communities.examine',
  'communities.decide',
  'communities.receive',
]

/** Sees a change of communities: whoever deals with them there. */
export function seesChange(who: Asker, one: KnownChange): boolean {
  return mayThere(who, one.place, ...changing)
}

const factor = { value: '1', comment: 'x' }

/** Plants them. */
export async function addChangeRows(world: World): Promise<void> {
  for (const place of ['990101001', '990101002', '990102001']) await addChange(world, place, 'proposed')
  for (const place of ['990101001', '990102001']) await addChange(world, place, 'complete')
}

async function addChange(world: World, place: string, state: KnownChange['state']): Promise<void> {
  const { town, marks, holder, bodies } = world
  const county = place.slice(0, 6)
  const from = bodies.get(`gov-base ${place}`)!
  const one: KnownChange = { county, id: uuidv7(), place, from, state }
  const mark = { place, open: false, visible: (who: Asker) => seesChange(who, one) }
  marks.keep(one.id, { ...mark, what: 'change of communities' })
  const office = holder('gov-base', 'clerk', place)
  const input = {
    id: one.id,
    place,
    kind: 'adjust' as const,
    reason: marks.word({ ...mark, what: 'reason of a change' }),
    communities: [
      {
        code: `${place}001`,
        name: marks.word({ ...mark, what: 'name of a community to be' }),
        rural: false,
        boundary: square(),
      },
    ],
    factors: { population: factor, 'public-resources': factor },
  }
  await town.must(communities.propose, input, office)
  if (state === 'complete')
    await town.must(cases.act, { county, id: one.id, action: 'submit', fields: {} }, office)
  world.changes.push(one)
}

/** Some land. */
export function square() {
  const ring: [number, number][] = [
    [101, 31],
    [101.01, 31],
    [101.01, 31.01],
    [101, 31],
  ]
  return { type: 'Polygon' as const, coordinates: [ring] }
}
