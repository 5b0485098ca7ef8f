/**
 * `cases.get`: one case with everything that the asker may see and do.
 */
import { pathOf } from '#modules/places/contract.server.ts'
import { found } from '#platform/operation/errors.ts'
import { operation, signedIn } from '#platform/operation/operation.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { actionsOf, pictureOf, timersOf } from '#platform/workflow/present.ts'
import { findCase } from '#platform/workflow/record.ts'
import { cases } from '../contract.ts'
import { eventsOf, rowsOf } from '../present.ts'
import { requireSeen } from '../sight.ts'

export const get = operation(cases.get, {
  access: signedIn,
  async run(ctx, { county, id }) {
    const { services, now, asker } = ctx
    const record = found(await findCase(ctx.tx, county, id))
    const procedure = await requireSeen(ctx, record)
    const { definition } = procedure
    const law = lawOf(services, record)
    const [row] = await rowsOf(ctx, [record])
    const events = await eventsOf(ctx, record)
    const visited = events.flatMap((event) => (event.from ? [event.from, event.to] : [event.to]))
    const inOffice = asker.acting !== undefined
    return {
      ...found(row),
      path: await pathOf(ctx.tx, record.place),
      facts: await procedure.facts(ctx, record),
      documents: procedure.documents?.(record) ?? [],
      timers: timersOf(services, record, now),
      events,
      actions: actionsOf(services, definition, record, asker, now, inOffice),
      diagram: pictureOf(services, definition, record, [...new Set(visited)]),
      provisional: law.pack.provisional,
      statute: law.pack.jurisdiction.instrument.title[ctx.lang],
    }
  },
})
