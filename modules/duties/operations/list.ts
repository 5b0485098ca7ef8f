/** `duties.list`: obligations one by one, the worst first. */
import { duty, operation } from '#platform/operation/operation.ts'
import { segmentsAsked } from '../asked.ts'
import { duties } from '../contract.ts'
import { showRows } from '../present.ts'
import { countBy, noCounts, type Row, rowsOf, type Segment } from '../segments.ts'

export const list = operation(duties.list, {
  access: duty('duties.read'),
  async run(ctx, { limit, after, ...filter }) {
    const { pack, all, segments } = await segmentsAsked(ctx, filter)
    const { rest, place } = goOn(segments, after)
    const rows = await rowsOf(ctx.tx, rest, place, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await showRows(ctx.tx, pack, page),
      count: segments.reduce((total, { count }) => total + count, 0),
      counts: countBy(all, () => '').get('') ?? noCounts(),
      ...(rows.length > limit && last ? { next: cursorOf(last) } : {}),
    }
  },
})

const nameOf = ({ borne, level, period, region, state, rows }: Segment) =>
  [borne.duty.id, level, period, region.place, state, rows].join(' ')

/** Where a page ended: its segment and its place within it. */
export function cursorOf({ segment, place }: Row): string {
  return `${nameOf(segment)} ${place}`
}

/** What is left after a page; a segment that is gone meanwhile ends the list. */
export function goOn(
  segments: readonly Segment[],
  after: string | undefined,
): { rest: Segment[]; place: string } {
  if (!after) return { rest: [...segments], place: '' }
  const cut = after.lastIndexOf(' ')
  const at = segments.findIndex((segment) => nameOf(segment) === after.slice(0, cut))
  return at < 0 ? { rest: [], place: '' } : { rest: segments.slice(at), place: after.slice(cut + 1) }
}
