/** What an asker may look at, and the segments that a filter leaves. */

import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Borne } from './borne.ts'
import { type Ground, groundAt, type Segment, type State, segmentsOf, states } from './segments.ts'

/** What lists can be narrowed by. */
export interface Filter {
  within?: string | undefined
  states?: State[] | undefined
  duty?: string | undefined
  period?: string | undefined
  capability?: string | undefined
  bearer?: string | undefined
  level?: string | undefined
  search?: string | undefined
}

/** The place that is asked for, within the asker's reach, and the law there. */
export function placeAsked(ctx: Context, within: string | undefined): { place: string; pack: Pack } {
  const reach = ctx.reach('duties.read')
  const place = within ?? reach.place
  if (!place.startsWith(reach.place)) fail('record.not-found')
  return { place, pack: ctx.lawAt(place).pack }
}

/** The segments of a place that a filter leaves, the worst first. */
export async function segmentsAsked(
  ctx: Context,
  filter: Filter,
): Promise<{ place: string; pack: Pack; ground: Ground; all: Segment[]; segments: Segment[] }> {
  const { place, pack } = placeAsked(ctx, filter.within)
  const ground = await groundAt(ctx.tx, ctx.services, pack, place, ctx.now)
  const found = (await segmentsOf(ground, [place], (borne) => isWanted(borne, filter))).get(place) ?? []
  const all = found.filter(
    ({ borne, level, period }) =>
      (!filter.level || filter.level === level) &&
      (!filter.period || filter.period === period) &&
      (!filter.bearer || borne.bearers.get(level)?.some((kind) => kind === filter.bearer)),
  )
  const wanted = filter.states?.length ? new Set(filter.states) : undefined
  return {
    place,
    pack,
    ground,
    all,
    segments: inOrder(all.filter(({ state }) => !wanted || wanted.has(state))),
  }
}

function isWanted({ duty }: Borne, { duty: id, capability, search }: Filter): boolean {
  if (id && duty.id !== id) return false
  if (capability && duty.capability !== capability) return false
  if (!search) return true
  const words = search.toLowerCase().split(/\s+/)
  const text = [
    duty.id,
    duty.action.zh,
    duty.action.en,
    duty.subject,
    ...duty.basis.map(({ quote }) => quote),
  ]
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

const rank = new Map(states.map((state, i) => [state, i]))

/** The worst state first; within it what is due first, then the law's order. */
export function inOrder(segments: readonly Segment[]): Segment[] {
  return segments.toSorted(
    (a, b) =>
      rank.get(a.state)! - rank.get(b.state)! ||
      (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
      a.borne.order - b.borne.order ||
      a.level.localeCompare(b.level) ||
      a.region.place.localeCompare(b.region.place),
  )
}
