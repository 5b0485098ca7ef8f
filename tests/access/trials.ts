/** Trials of the invented draft over the world's matters, at places above, in and beside both counties. */
import { trials } from '#modules/trials/contract.ts'
import { trials as module } from '#modules/trials/module.ts'
import { mayThere } from './model.ts'
import type { World } from './world.ts'

/** A trial: of a place, with everything below it. */
export interface KnownTrial {
  county: string
  id: string
  place: string
}

/** Runs one for each of some places. */
export async function addTrials(world: World): Promise<void> {
  const { town, marks } = world
  const by = [
    ['gov-city', '9901', '9901'],
    ['gov-county', '990101', '990101'],
    ['lead-dept', '990101', '990101001'],
    ['gov-county', '990102', '990102'],
  ] as const
  for (const [kind, at, place] of by) {
    const who = world.holder(kind, 'head', at)
    const law = { jurisdiction: '_fictional', draft: 'handling-time' }
    const ref = await town.must(
      trials.start,
      { law, within: place, from: '2026-11-01', to: '2026-11-30' },
      who,
    )
    await module.jobs?.[0]?.run(
      { database: town.database, services: town.services, now: town.clock.now() },
      ref,
    )
    const visible = (other: typeof who) => mayThere(other, place, 'trials.run')
    marks.keep(ref.id, { what: 'trial', place, open: false, visible })
    world.trials.push({ ...ref, place })
  }
}
