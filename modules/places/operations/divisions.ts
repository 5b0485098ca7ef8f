import { endOf } from '#platform/access/reach.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { placeNames } from '../contract.server.ts'
import { places } from '../contract.ts'
import { pageOfDivisions } from '../queries.ts'

const noId = '00000000-0000-0000-0000-000000000000'

/** Divisions proposed or decided within the asker's places, newest first. */
export const divisions = operation(places.divisions, {
  access: duty('places.propose', 'places.divide'),
  async run(ctx, input) {
    const reach = ctx.reachOfAny(['places.divide', 'places.propose']).place
    const within = input.community ?? reach
    if (!within.startsWith(reach)) return { items: [] }
    const county = within.slice(0, 6)
    const [at, id] = input.after?.split(' ') ?? []
    const before = at && !Number.isNaN(Date.parse(at)) ? new Date(at) : null
    const rows = await pageOfDivisions.all(ctx.tx, [
      county,
      endOf(county),
      within,
      endOf(within),
      input.state ?? null,
      before,
      id ?? noId,
      input.limit + 1,
    ])
    const page = rows.slice(0, input.limit)
    const names = await placeNames(
      ctx.tx,
      page.map(({ community }) => community),
    )
    const last = rows.length > input.limit ? page.at(-1) : undefined
    return {
      items: page.map((row) => ({
        id: row.id,
        community: row.community,
        communityName: names.get(row.community) ?? row.community,
        state: row.state,
        grids: row.count,
        reason: row.reason,
        proposedAt: row.proposed_at.toISOString(),
        decidedAt: row.decided_at?.toISOString() ?? null,
        document: row.document,
      })),
      ...(last ? { next: `${last.proposed_at.toISOString()} ${last.id}` } : {}),
    }
  },
})
