/** What bearers put on record: in each community one record that everybody may read, and one for the office only. */
import { learnBearers, measureFrom } from '#modules/duties/contract.server.ts'
import { duties } from '#modules/duties/contract.ts'
import { settle } from '#modules/duties/settle.ts'
import type { Asker } from '#platform/access/asker.ts'
import { mayThere } from './model.ts'
import { communities } from './population.ts'
import type { World } from './world.ts'

/** The duty that committees of the invented law put on record each year. */
export const yearly = '5.2.c'

/** A record as the model knows it. */
export interface KnownRecord {
  id: string
  place: string
  public: boolean
}

/** Puts them there, and brings the states up to date. */
export async function addDutyRecords(world: World): Promise<void> {
  const { town, marks } = world
  const pack = town.services.packs.get('_fictional')
  await town.database.transaction(undefined, async (tx) => {
    await learnBearers(tx, pack)
    await measureFrom(tx, pack, '2025-06-01')
  })
  for (const place of communities) {
    for (const isPublic of [true, false]) {
      const mark = { place, open: isPublic, visible: (who: Asker) => mayThere(who, place, 'duties.read') }
      const word = (what: string) => marks.word({ ...mark, what })
      const input = {
        place,
        duty: yearly,
        title: word('title of a record'),
        day: '2026-11-18',
        text: word('text of a record'),
        number: word('number of a record'),
        public: isPublic,
      }
      const { id } = await town.must(duties.record, input, world.holder('committee', 'head', place))
      marks.keep(id, { ...mark, what: 'record' })
      world.dutyRecords.push({ id, place, public: isPublic })
    }
  }
  for (const place of communities) {
    const ref = { place, duty: yearly, period: '2026' }
    const visible = (who: Asker) => mayThere(who, place, 'duties.read')
    const reason = marks.word({ what: 'reason of a judgment', place, open: false, visible })
    await town.must(
      duties.judge,
      { ...ref, met: true, reason },
      world.holder('gov-base', 'head', place.slice(0, 9)),
    )
    world.judged.push(ref)
  }
  await settle({ database: town.database, services: town.services, now: town.clock.now() })
}
