/** `trials.start`: writes down what is to be tried; a job goes through the cases. */
import { v7 as uuidv7 } from 'uuid'
import { countyOf, covers } from '#platform/access/reach.ts'
import { keepPack } from '#platform/law/kept-packs.ts'
import { fail } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import type { LocalDate } from '#platform/time/calendar-types.ts'
import { daysBetween } from '#platform/time/local-date.ts'
import { chosen } from '../choose.ts'
import { trials } from '../contract.ts'
import { findRunning, insertTrial } from '../queries.ts'

/** Most days that a trial reaches over. */
const mostDays = 400

export const start = operation(trials.start, {
  access: duty('trials.run'),
  async run(ctx, { law, within, from, to }) {
    const reach = ctx.reach('trials.run')
    const place = within ?? reach.place
    if (!covers(reach.place, place)) fail('record.not-found')
    const days = daysBetween(from as LocalDate, to as LocalDate)
    if (days < 0 || days > mostDays) fail('trials.bad-period')
    const { pack: own } = ctx.lawAt(place)
    const tried = chosen(ctx.services.packs, law) ?? fail('trials.unknown-law')
    const county = countyOf(place)
    if (await findRunning.find(ctx.tx, [county, place])) fail('trials.running')
    // A draft may be edited tomorrow: what it found is read under the words that it was tried with.
    await keepPack(ctx.tx, own, ctx.now)
    await keepPack(ctx.tx, tried, ctx.now)
    const id = uuidv7()
    const { acting } = ctx.asker
    const row = [county, id, place, own.id, own.version, tried.id, tried.version, from, to, ctx.now]
    await insertTrial.all(ctx.tx, [...row, acting?.id ?? null, acting?.body ?? null])
    await ctx.record({ subject: id, place, data: { law: tried.id, version: tried.version, from, to } })
    ctx.afterCommit(() => ctx.services.enqueue('trials.try', { county, id }))
    return { county, id }
  },
})
