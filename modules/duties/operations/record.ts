/** `duties.record` and `duties.withdrawRecord`: what a bearer says it has done, never deleted. */
import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import type { NewEvidence } from '#platform/evidence/kind.ts'
import { attachFiles } from '#platform/files/records.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { duties } from '../contract.ts'
import { recordEvidence } from '../evidence.ts'
import { heldAt, isBearer } from '../one.ts'
import { daysOf, type Every, everyOf, periodOf } from '../periods.ts'
import * as q from '../queries.ts'

export const record = operation(duties.record, {
  access: duty('duties.record').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const { tx, asker } = ctx
    const { pack } = ctx.lawAt(input.place)
    const held = await heldAt(tx, ctx.services, pack, input.place, input.duty, ctx.now)
    if (!isBearer(asker, held, input.place)) fail('duties.not-bearer')
    if (held.borne.kind?.about !== 'duty') fail('duties.not-by-record')
    const today = localDateOf(ctx.now)
    if (input.day > today) fail('request.malformed', { day: '日期不能晚于今天 / not after today' })
    const period = periodFor(held.every, input.day, input.period)
    const county = countyOf(input.place)
    const id = uuidv7()
    const missing = await attachFiles(tx, input.photos, county, id)
    if (missing.length > 0) fail('duties.photo-missing')
    const row: q.RecordRow = {
      county,
      id,
      place: input.place,
      duty: input.duty,
      period,
      title: input.title,
      day: input.day,
      counts_on: countsOn(input.day, period),
      text: input.text,
      number: input.number || null,
      public: input.public,
      body: asker.acting?.body ?? null,
      body_name: asker.acting?.bodyName ?? '',
      at: ctx.now,
      withdrawn_at: null,
      withdrawn_reason: null,
    }
    await q.insertRecord.all(tx, [
      county,
      id,
      row.place,
      row.duty,
      period,
      row.title,
      row.day,
      row.counts_on,
      row.text,
      row.number,
      row.public,
      row.body,
      row.body_name,
      asker.person ?? null,
      ctx.now,
    ])
    await ctx.show(...(recordEvidence(row) satisfies NewEvidence[]))
    const { title, day, number } = row
    await ctx.record({
      subject: id,
      place: input.place,
      data: { duty: input.duty, period, title, day, number, public: input.public },
    })
    return { county, id, period }
  },
})

/** What was done after an ended period counts for it all the same, late. */
function countsOn(day: string, period: string): string {
  const days = daysOf(period)
  return days && day > days.to ? days.to : day
}

/** The period that a record is for: of its day, or an ended one that it makes good late. */
function periodFor(every: Every, day: string, named: string | undefined): string {
  const own = periodOf(every, day)
  if (named === undefined || named === own) return own
  const days = daysOf(named)
  if (everyOf(named) !== every || !days || day <= days.to) fail('duties.wrong-period')
  return named
}

export const withdrawRecord = operation(duties.withdrawRecord, {
  access: duty('duties.record').at(({ place }: { place: string }) => place),
  async run(ctx, { place, id, reason }) {
    const row = found(await q.lockRecord.find(ctx.tx, [countyOf(place), id]))
    if (row.place !== place) found(undefined)
    // Only the body that put it there takes it back.
    if (row.body !== (ctx.asker.acting?.body ?? null)) fail('duties.not-bearer')
    if (row.withdrawn_at) fail('duties.withdrawn')
    await q.withdrawRecord.all(ctx.tx, [row.county, id, ctx.now, reason])
    const withdrawn = { ...row, withdrawn_at: ctx.now, withdrawn_reason: reason }
    // The record itself was shown when it was made; what is new is that it holds no more.
    await ctx.show(...recordEvidence(withdrawn))
    await ctx.record({ subject: id, place, data: { duty: row.duty, period: row.period, reason } })
    return { ok: true as const }
  },
})
