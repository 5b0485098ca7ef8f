/**
 * `matters.lists`, `matters.list`, `matters.published`: lists as they are read.
 */
import { placeNames } from '#modules/places/contract.server.ts'
import { lineage } from '#platform/access/reach.ts'
import { planned } from '#platform/db/database.ts'
import { countiesWithin, cursorOf, readCursor, Where } from '#platform/db/where.ts'
import { countiesAbove } from '#platform/law/settings.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, open, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { matters } from '../contract.ts'
import { matterOf, statutory } from '../items.ts'
import {
  kindsMade,
  type ListRow,
  listColumns,
  movesOf,
  selectItemsOf,
  selectList,
  selectPublished,
  selectVersions,
} from '../lists.ts'
import { seeing } from '../policy.ts'
import { refusedAt } from '../requests.ts'
import { shown, wantedAt } from './catalogue.ts'

/** Whether the asker makes lists of this kind at this place. */
function makes(ctx: Context, pack: Pack, list: Pick<ListRow, 'place' | 'kind'>): boolean {
  const { acting } = ctx.asker
  return (
    acting?.duties.has('matters.lists') === true &&
    list.place === acting.place &&
    kindsMade(pack, acting.bodyKind).includes(list.kind)
  )
}

/** Drafts are for those who make lists there; whatever was issued, for all in office at the place or below. */
function maySee(ctx: Context, pack: Pack, list: ListRow): boolean {
  const place = ctx.asker.acting?.place ?? '-'
  if (!list.place.startsWith(place) && !place.startsWith(list.place)) return false
  return !['draft', 'consulted'].includes(list.state) || makes(ctx, pack, list)
}

function rowOf(pack: Pack, list: ListRow, items: number, names: ReadonlyMap<string, string>) {
  const wanted = pack.matters.lists.find(({ kind }) => kind === list.kind)
  return {
    county: list.county,
    id: list.id,
    place: list.place,
    placeName: names.get(list.place) ?? list.place,
    kind: list.kind,
    title: list.title,
    version: list.version,
    state: list.state,
    items,
    document: list.document,
    issuedOn: list.issued_on,
    publishedOn: list.published_on,
    filing: list.filing,
    reviewOn: list.review_on,
    basis: wanted ? pack.basis(wanted.basis) : [],
  }
}

export const lists = operation(matters.lists, {
  access: duty(...seeing),
  async run(ctx, input) {
    const acting = found(ctx.asker.acting)
    const place = input.within ?? acting.place
    if (!place.startsWith(acting.place)) fail('record.not-found')
    const { pack } = ctx.lawAt(place)
    const where = new Where()
    const above = where.value(lineage(place))
    const counties = where.value(countiesAbove(place))
    const below = countiesWithin(where, place, 'l')
    const from = where.value(place)
    where.and(
      `((l.county = any(${counties}) and l.place = any(${above})) or (${below} and l.place >= ${from} and l.place < ${where.value(`${place}~`)}))`,
    )
    const may = acting.duties.has('matters.lists') ? kindsMade(pack, acting.bodyKind) : []
    where.and(
      `(l.state not in ('draft', 'consulted') or (l.place = ${where.value(acting.place)} and l.kind = any(${where.value(may)})))`,
    )
    const cursor = readCursor(input.after)
    if (cursor) where.and(`(l.changed_at, l.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<ListRow & { items: number }>(
      ctx.tx,
      `select ${listColumns},
         (select count(*)::int from matters.item i where i.county = l.county and i.list = l.id) as items
       from matters.list l where ${where.sql} order by l.changed_at desc, l.id desc limit ${input.limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    const names = await placeNames(
      ctx.tx,
      page.map((row) => row.place),
    )
    return {
      items: page.map((row) => rowOf(pack, row, row.items, names)),
      ...(rows.length > input.limit && last ? { next: cursorOf(last.changed_at, last.id) } : {}),
      wanted: wantedAt(pack),
      mayMake: place === acting.place ? may : [],
    }
  },
})

export const list = operation(matters.list, {
  access: duty(...seeing),
  async run(ctx, { county, id }) {
    const row = found(await selectList.find(ctx.tx, [county, id]))
    const { pack } = ctx.lawAt(row.place)
    if (!maySee(ctx, pack, row)) fail('record.not-found')
    const own = makes(ctx, pack, row)
    const items = await selectItemsOf.all(ctx.tx, [county, id])
    const versions = await selectVersions.all(ctx.tx, [county, row.series])
    const pending = versions.some(({ state }) => state === 'draft' || state === 'consulted')
    const names = await placeNames(ctx.tx, [row.place])
    return {
      ...rowOf(pack, row, items.length, names),
      matters: items.map((item) => shown(pack, matterOf(pack, item))),
      opinions: row.opinions,
      why: row.withdrawn_why,
      versions: versions
        .filter((one) => maySee(ctx, pack, one))
        .map(({ id: one, version, state, issued_on }) => ({ id: one, version, state, issuedOn: issued_on })),
      moves: own ? movesOf(pack, row) : [],
      mayEdit: own && row.state === 'draft',
      mayRenew: own && !pending && ['issued', 'published'].includes(row.state),
      departments: pack.departments().map(({ id: one, name }) => ({ id: one, name })),
    }
  },
})

export const published = operation(matters.published, {
  access: open,
  async run(ctx, { place }) {
    const { pack } = ctx.lawAt(place)
    const rows = await selectPublished.all(ctx.tx, [countiesAbove(place), lineage(place)])
    const names = await placeNames(ctx.tx, [place, ...rows.map((row) => row.place)])
    const shownLists = await Promise.all(
      rows.map(async (row) => {
        const {
          county: _,
          id: __,
          place: ___,
          state: ____,
          issuedOn: _____,
          items,
          filing,
          reviewOn,
          ...one
        } = rowOf(pack, row, 0, names)
        const within = await selectItemsOf.all(ctx.tx, [row.county, row.id])
        return { ...one, matters: within.map((item) => shown(pack, matterOf(pack, item))) }
      }),
    )
    return {
      place: { code: place, name: names.get(place) ?? place },
      statute: pack.jurisdiction.instrument.title[ctx.lang],
      provisional: pack.provisional,
      lists: shownLists,
      statutory: statutory(pack).map((one) => shown(pack, one)),
      refused: await refusedAt(ctx, place),
    }
  },
})
