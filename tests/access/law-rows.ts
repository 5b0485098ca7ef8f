/** What the law's own tables hold in the world: figures that bodies set, attempts that rules refused. */
import { v7 as uuidv7 } from 'uuid'
import { mayThere } from './model.ts'
import { countyOf } from './population.ts'
import type { World } from './world.ts'

/** A figure set at a place: published. */
export interface KnownSetting {
  place: string
  parameter: string
}

/** An attempt on record. `name`: the name in office of whoever tried. */
export interface KnownAttempt {
  county: string
  id: string
  place: string
  body: string
  name: string
}

/** The figure of the invented law that is set here. */
export const figure = 'hotline-time'

/** Plants both. */
export async function addLawRows(world: World): Promise<void> {
  for (const place of ['9901', '990101', '990102']) await addSetting(world, place)
  for (const [kind, place] of [
    ['gov-city', '9901'],
    ['dept', '990101'],
    ['gov-base', '990101001'],
    ['committee', '990101001001'],
    ['gov-base', '990102001'],
    ['committee', '990102001001'],
  ] as const) {
    await addAttempt(world, kind, place)
  }
}

async function addSetting(world: World, place: string): Promise<void> {
  const title = world.marks.word({ what: 'document of a setting', place, open: true, visible: () => true })
  const id = uuidv7()
  await world.town.owner.query(
    `insert into law.setting (county, id, series, place, jurisdiction, parameter, version, state, unit, value, document, valid_from, set_at)
     values ($1, $2, $2, $3, '_fictional', $4, 1, 'set', 'time', '{"amount":48,"unit":"hours"}', $5, '2026-01-01', now())`,
    [
      countyOf(place),
      id,
      place,
      figure,
      JSON.stringify({ title, number: null, date: '2026-01-01', link: null }),
    ],
  )
  world.settings.push({ place, parameter: figure })
}

async function addAttempt(world: World, kind: string, place: string): Promise<void> {
  const body = world.bodies.get(`${kind} ${place}`)!
  const who = world.askers.find(({ acting }) => acting?.body === body && acting.place === place)!
  const visible = (other: typeof who) => mayThere(other, place, 'refusals.read')
  const mark = { place, open: false, visible }
  const id = world.marks.keep(uuidv7(), { ...mark, what: 'attempt' })
  const says = world.marks.word({ ...mark, what: 'words of an attempt' })
  await world.town.owner.query(
    `insert into history.refusal (county, id, at, operation, code, mode, person, position, body, place, basis, says)
     values ($1, $2, $3, 'places.decideGrids', 'grid-wrong-divider', 'refuse', $4, $5, $6, $7, '[]', $8)`,
    [
      countyOf(place),
      id,
      world.town.clock.now(),
      who.person,
      who.acting!.id,
      body,
      place,
      JSON.stringify({ zh: says, en: says }),
    ],
  )
  const { rows } = await world.town.owner.query('select public_name from parties.position where id = $1', [
    who.acting!.id,
  ])
  world.attempts.push({ county: countyOf(place), id, place, body, name: rows[0].public_name })
}
