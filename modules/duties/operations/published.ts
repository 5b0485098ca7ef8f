/** `duties.published`: 履职公开: what the bearers of a place let everybody read. */
import { countyOf } from '#platform/access/reach.ts'
import { cursorOf, readCursor } from '#platform/db/where.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { duties } from '../contract.ts'
import * as q from '../queries.ts'
import { showRecords } from '../records.ts'
import { countBy, groundAt, segmentsOf } from '../segments.ts'

export const published = operation(duties.published, {
  access: open,
  async run(ctx, { place: asked, limit, after }) {
    const { tx, services } = ctx
    const place = asked.slice(0, 12)
    const pack = services.packs.forPlace(place)
    if (!pack) return { items: [], counts: null }
    const cursor = readCursor(after)
    const rows = await q.publishedAt.all(tx, [
      countyOf(place),
      place,
      cursor?.at ?? null,
      cursor?.id ?? '00000000-0000-0000-0000-000000000000',
      limit + 1,
    ])
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const ground = await groundAt(tx, services, pack, place, ctx.now)
    // The law's own bearers at this place, without those below.
    const segments = (await segmentsOf(ground, [place])).get(place) ?? []
    return {
      items: await showRecords(tx, services, pack, page, 'public'),
      counts: countBy(segments, () => '').get('') ?? null,
      ...(rows.length > limit && last ? { next: cursorOf(last.at, last.id) } : {}),
    }
  },
})
