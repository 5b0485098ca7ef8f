/**
 * `matters.requests`: a community's glance at what it is asked to do. `matters.entrustments`: what is public of it.
 */
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import { Where, within } from '#platform/db/where.ts'
import { duty, open, operation } from '#platform/operation/operation.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { matters } from '../contract.ts'
import { entrustment } from '../entrustment.ts'
import { seeing } from '../policy.ts'
import { countsOf, lacksOf, mayDecline, pageOfCases, refusedAt, visible } from '../requests.ts'
import { entrustmentOf } from '../surroundings.ts'

export const requests = operation(matters.requests, {
  access: duty(...seeing),
  async run(ctx, input) {
    const { where, place, own } = visible(ctx, input.within)
    const counts = await countsOf(ctx, where)
    const listed = new Where(where).and(`c.closed_at is ${input.open ? 'null' : 'not null'}`)
    const { rows, next } = await pageOfCases(ctx, listed, input)
    const data = rows.map(entrustmentOf)
    const [bodies, places] = await Promise.all([
      bodyNames(
        ctx.tx,
        data.flatMap(({ from, to }) => [from, to]),
      ),
      placeNames(
        ctx.tx,
        rows.map((row) => row.place),
      ),
    ])
    const items = rows.map((record, index) => {
      const one = data[index]!
      const { pack } = lawOf(ctx.services, record)
      const words = pack.procedure(entrustment.words)
      const lacks = record.closed_at ? [] : lacksOf(pack, one)
      const state = words.state(record.state)
      const plain = { zh: record.state, en: record.state }
      const item = pack.matters.items.find(({ id }) => `law.${id}` === one.meant.item)
      const wanted = pack.matters.lists.find(({ kind }) => kind === one.meant.class)
      return {
        county: record.county,
        id: record.id,
        no: record.no,
        title: record.title,
        place: record.place,
        placeName: places.get(record.place) ?? record.place,
        state: record.state,
        stateName: state?.name ?? plain,
        plain: state?.plain ?? plain,
        openedAt: record.opened_at.toISOString(),
        dueAt: record.due_at?.toISOString() ?? null,
        closed: record.closed_at !== null,
        from: bodies.get(one.from) ?? '—',
        to: bodies.get(one.to) ?? '—',
        matter: one.meant.class
          ? {
              class: one.meant.class,
              title: one.meant.title,
              basis: pack.basis(item?.basis ?? wanted?.basis ?? 'design'),
            }
          : null,
        ordered: one.ordered,
        document: one.document ?? null,
        money: one.money ?? null,
        offered: one.offered,
        ends: one.ends,
        lacks,
        mayDecline: mayDecline(pack, one, lacks),
      }
    })
    return {
      items,
      ...(next ? { next } : {}),
      counts: { ...counts, refused: await refusedAt(ctx, place, own) },
    }
  },
})

/** States in which an entrustment is settled between both sides, and therefore public. */
const settled = ['agreed', 'documented', 'funded', 'active', 'performed', 'accepted', 'closed', 'ended']

export const entrustments = operation(matters.entrustments, {
  access: open,
  async run(ctx, { place, ...page }) {
    const where = within(new Where(), place).and(`c.procedure = '${entrustment.name}'`)
    where.and(`c.state = any(${where.value(settled)})`)
    const { rows, next } = await pageOfCases(ctx, where, page)
    const [bodies, places] = await Promise.all([
      bodyNames(
        ctx.tx,
        rows.flatMap((row) => [entrustmentOf(row).from, entrustmentOf(row).to]),
      ),
      placeNames(
        ctx.tx,
        rows.map((row) => row.place),
      ),
    ])
    const items = rows.map((record) => {
      const { from, to, money } = entrustmentOf(record)
      const state = lawOf(ctx.services, record).pack.procedure(entrustment.words).state(record.state)
      return {
        id: record.id,
        title: record.title,
        placeName: places.get(record.place) ?? record.place,
        from: bodies.get(from) ?? '—',
        to: bodies.get(to) ?? '—',
        stateName: state?.name ?? { zh: record.state, en: record.state },
        openedAt: record.opened_at.toISOString(),
        money: money ?? null,
      }
    })
    return { items, ...(next ? { next } : {}) }
  },
})
