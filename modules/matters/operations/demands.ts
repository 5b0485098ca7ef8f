/**
 * `matters.demand` and `matters.demands`: signs, ledgers and meetings that departments ask of communities, inspections
 * and assessments that they want to hold (湖北 37.2 and 37.3, 贵阳 15 and 21).
 */
import { bodyNames } from '#modules/parties/contract.server.ts'
import { findPlace, placeNames } from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import { planned, statement } from '#platform/db/database.ts'
import { countiesWithin, cursorOf, readCursor, Where } from '#platform/db/where.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { matters } from '../contract.ts'
import { seeing } from '../policy.ts'

/** The code that speaks of a kind of demand; meetings are counted only. */
const codes = {
  sign: 'sign-without-approval',
  ledger: 'ledger-without-approval',
  inspection: 'assessment-forbidden',
  assessment: 'assessment-forbidden',
} as const

const insertDemand = statement<readonly unknown[], { id: string }>(
  `insert into matters.demand (county, id, place, kind, title, body, approval, approved_on, warned, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
)

export const demand = operation(matters.demand, {
  access: duty('matters.request').at(({ place }: { place: string }) => place),
  async run(ctx, { id, place, kind, title, approval }) {
    const acting = found(ctx.asker.acting)
    const county = countyOf(place)
    found(await findPlace(ctx.tx, place, ctx.now))
    const law = ctx.lawAt(place, id)
    // 贵阳 21: but for what the government has expressly asked for.
    if (kind !== 'meeting') law.refuseIf(!approval, codes[kind], acting.bodyKind)
    const warned = law.warnings.length > 0
    const made = await insertDemand.find(ctx.tx, [
      county,
      id,
      place,
      kind,
      title,
      acting.body,
      approval?.number ?? null,
      approval?.date ?? null,
      warned,
      ctx.now,
    ])
    if (!made) fail('record.conflict')
    await ctx.record({ subject: id, place, county, data: { kind, title, approval } })
    return { ok: true as const, county, id }
  },
})

interface DemandRow {
  county: string
  id: string
  place: string
  kind: 'sign' | 'ledger' | 'meeting' | 'inspection' | 'assessment'
  title: string
  body: string
  approval: string | null
  approved_on: string | null
  warned: boolean
  at: Date
}

export const demands = operation(matters.demands, {
  access: duty(...seeing),
  async run(ctx, { within, kind, limit, after }) {
    const acting = found(ctx.asker.acting)
    const place = within ?? acting.place
    if (!place.startsWith(acting.place)) fail('record.not-found')
    const where = new Where()
    where.and(countiesWithin(where, place, 'd'))
    where.and(`d.place >= ${where.value(place)} and d.place < ${where.value(`${place}~`)}`)
    // A department sees its own; those of the place and above see all.
    const placeWide = ['matters.read', 'matters.answer', 'matters.lists'].some((one) =>
      acting.duties.has(one),
    )
    if (!placeWide) where.and(`d.body = ${where.value(acting.body)}`)
    const counts = await planned<{ kind: DemandRow['kind']; count: number; warned: number }>(
      ctx.tx,
      `select d.kind, count(*)::int as count, (count(*) filter (where d.warned))::int as warned
       from matters.demand d where ${where.sql} group by d.kind order by d.kind`,
      where.values,
    )
    if (kind) where.and(`d.kind = ${where.value(kind)}`)
    const cursor = readCursor(after)
    if (cursor) where.and(`(d.at, d.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<DemandRow>(
      ctx.tx,
      `select d.county, d.id, d.place, d.kind, d.title, d.body, d.approval, d.approved_on::text, d.warned, d.at
       from matters.demand d where ${where.sql} order by d.at desc, d.id desc limit ${limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const [bodies, places] = await Promise.all([
      bodyNames(
        ctx.tx,
        page.map((row) => row.body),
      ),
      placeNames(
        ctx.tx,
        page.map((row) => row.place),
      ),
    ])
    return {
      items: page.map((row) => ({
        county: row.county,
        id: row.id,
        placeName: places.get(row.place) ?? row.place,
        kind: row.kind,
        title: row.title,
        by: bodies.get(row.body) ?? '—',
        approval: row.approval && row.approved_on ? { number: row.approval, date: row.approved_on } : null,
        warned: row.warned,
        at: row.at.toISOString(),
      })),
      ...(rows.length > limit && last ? { next: cursorOf(last.at, last.id) } : {}),
      counts,
    }
  },
})
