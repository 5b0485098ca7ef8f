/**
 * The evidence that parties offer to duties: bodies that stand, grids that are led and staffed, contacts that are
 * published. Statements are about a place as it is after the change: a grid has a worker as long as one of several is left.
 */
import { endOf, type Level, levelOf, levels } from '#platform/access/reach.ts'
import type { EvidenceKind, GatheredPage, Gathering, NewEvidence } from '#platform/evidence/kind.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Services } from '#platform/services.ts'
import { instantOf, parseLocalDate } from '#platform/time/local-date.ts'
import * as q from './queries.ts'
import { leaderPosts } from './rules.ts'

/** What positions at a place can show: which kind, at which level, by which of them. */
interface Shows {
  kind: string
  level: Level
  title: Words
  counts(position: q.PlacePosition, leads: ReadonlySet<string>): boolean
}

const LEADER: Shows = {
  kind: 'parties.grid-leader',
  level: 'grid',
  title: { zh: '网格长在岗', en: 'Grid leader in office' },
  counts: ({ post }, leads) => leads.has(post),
}
const WORKERS: Shows = {
  kind: 'parties.grid-workers',
  level: 'grid',
  title: { zh: '网格员在岗', en: 'Grid worker in office' },
  counts: ({ post }, leads) => !leads.has(post),
}
const CONTACT: Shows = {
  kind: 'parties.contact',
  level: 'community',
  title: { zh: '挂牌联系人已公布', en: 'Contact published' },
  counts: ({ contact }) => contact,
}

/** What the positions ever held at a place show of it on some days. */
export function staffEvidence(
  services: Services,
  place: string,
  positions: readonly q.PlacePosition[],
  days: readonly string[],
): NewEvidence[] {
  const pack = services.packs.forPlace(place)
  if (!pack) return []
  const leads = leaderPosts(pack)
  const shown = [LEADER, WORKERS, CONTACT].filter(({ level }) => level === levelOf(place))
  return shown.flatMap((one) => {
    const concerned = positions.filter((position) => one.counts(position, leads))
    return days.flatMap((day) => {
      const held = concerned.filter(
        ({ valid_from, valid_to }) => valid_from <= day && (valid_to === null || valid_to > day),
      )
      const said = held.at(-1) ?? concerned.findLast(({ valid_to }) => valid_to === day)
      return said ? [statementOf(one, place, day, said, held.length)] : []
    })
  })
}

function statementOf(
  { kind, title }: Shows,
  place: string,
  day: string,
  { id, body, body_place }: q.PlacePosition,
  amount: number,
): NewEvidence {
  return {
    kind,
    place,
    holds: amount > 0,
    amount,
    body,
    at: instantOf(parseLocalDate(day)),
    record: { kind: 'position', id, url: `/work/bodies/${body_place}/${body}`, title },
  }
}

/** Shows what a change of a position makes of its place, from the day of the change on. */
export async function showStaff(ctx: Context, place: string, day: string): Promise<void> {
  const level = levelOf(place)
  if (level !== 'grid' && level !== 'community') return
  const positions = await q.positionsOfPlaces.all(ctx.tx, [[place]])
  await ctx.show(...staffEvidence(ctx.services, place, positions, [day]))
}

/** A body of a kind stands at its place. */
export function bodyEvidence(body: {
  id: string
  kind: string
  name: string
  place: string
  from: string
}): NewEvidence {
  return {
    kind: 'parties.body',
    about: body.kind,
    place: body.place,
    body: body.id,
    at: instantOf(parseLocalDate(body.from)),
    record: {
      kind: 'body',
      id: body.id,
      url: `/work/bodies/${body.place}/${body.id}`,
      title: { zh: body.name, en: body.name },
    },
  }
}

const noId = '00000000-0000-0000-0000-000000000000'

async function gatherBodies({ tx, within, after, limit }: Gathering): Promise<GatheredPage> {
  const [place = '', id = noId] = after?.split(' ') ?? []
  const rows = await q.bodiesAfter.all(tx, [within, endOf(within), place, id, limit])
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => bodyEvidence({ ...row, from: row.valid_from })),
    ...(rows.length === limit && last ? { next: `${last.place} ${last.id}` } : {}),
  }
}

/** All changes of staff, place by place. */
function gatherStaff({ kind, level }: Shows) {
  return async ({ tx, services, within, after, limit }: Gathering): Promise<GatheredPage> => {
    const found = await q.placesWithStaff.all(tx, [within, endOf(within), after ?? '', levels[level], limit])
    const places = found.map(({ place }) => place)
    const positions = Map.groupBy(await q.positionsOfPlaces.all(tx, [places]), ({ place }) => place)
    const rows = places.flatMap((place) => {
      const own = positions.get(place) ?? []
      const days = new Set(
        own.flatMap(({ valid_from, valid_to }) => (valid_to ? [valid_from, valid_to] : [valid_from])),
      )
      return staffEvidence(services, place, own, [...days].sort()).filter((one) => one.kind === kind)
    })
    return { rows, ...(places.length === limit ? { next: places.at(-1)! } : {}) }
  }
}

const staff = (shows: Shows, name: Words): EvidenceKind => ({
  id: shows.kind,
  name,
  counts: 'stands',
  at: shows.level,
  gather: gatherStaff(shows),
})

export const evidence: readonly EvidenceKind[] = [
  staff(LEADER, { zh: '网格长在岗', en: 'Grid leader in office' }),
  staff(WORKERS, { zh: '网格员在岗', en: 'Grid workers in office' }),
  staff(CONTACT, { zh: '挂牌联系', en: 'Contact of a community' }),
  {
    id: 'parties.body',
    name: { zh: '机构已设立', en: 'Body set up' },
    counts: 'stands',
    about: 'bearer',
    gather: gatherBodies,
  },
]
