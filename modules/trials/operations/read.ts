/** `trials.list`, `trials.get`, `trials.rows`, `trials.export`: what was tried, and what came of it. */
import { covers } from '#platform/access/reach.ts'
import { cursorOf, readCursor } from '#platform/db/where.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { trials } from '../contract.ts'
import { fileOf, nameOf } from '../export.ts'
import { rowsOut, trialsOut } from '../present.ts'
import { findTrial, listTrials, selectRows, type TrialRecord } from '../queries.ts'

/** Duties that open every matter of a place. */
const opening = ['grid.read', 'grid.intake', 'grid.check', 'grid.supervise', 'grid.patrol']

function opens({ asker }: Context): boolean {
  return asker.via === 'system' || opening.some((one) => asker.acting?.duties.has(one))
}

/** A trial of the asker's places; 404 for any other. */
async function seen(ctx: Context, { county, id }: { county: string; id: string }): Promise<TrialRecord> {
  const reach = ctx.reach('trials.run')
  const trial = found(await findTrial.find(ctx.tx, [county, id]))
  if (!covers(reach.place, trial.place)) fail('record.not-found')
  return trial
}

export const list = operation(trials.list, {
  access: duty('trials.run'),
  async run(ctx, { limit, after }) {
    const { place } = ctx.reach('trials.run')
    const rows = await listTrials(ctx.tx, place, readCursor(after), limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const more = rows.length > limit && last ? { next: cursorOf(last.started_at, last.id) } : {}
    return { items: await trialsOut(ctx.tx, ctx.services, page), ...more }
  },
})

export const get = operation(trials.get, {
  access: duty('trials.run'),
  async run(ctx, ref) {
    const [trial] = await trialsOut(ctx.tx, ctx.services, [await seen(ctx, ref)])
    return { ...found(trial), opensCases: opens(ctx) }
  },
})

export const rows = operation(trials.rows, {
  access: duty('trials.run'),
  async run(ctx, { county, id, about, kind, limit, after }) {
    const trial = await seen(ctx, { county, id })
    const from = Number(after ?? 0)
    if (!Number.isInteger(from) || from < 0) fail('request.malformed', { after: 'not a page' })
    const found = await selectRows.all(ctx.tx, [county, id, from, about ?? null, kind ?? null, limit + 1])
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await rowsOut(ctx.tx, ctx.services, trial, page, opens(ctx)),
      ...(found.length > limit && last ? { next: String(last.n) } : {}),
    }
  },
})

/** Most rows of one file; beyond it the kinds are exported one by one. */
const mostRows = 20_000

const exported = operation(trials.export, {
  access: duty('trials.run'),
  async run(ctx, { county, id, about, kind, lang = ctx.lang }) {
    const trial = await seen(ctx, { county, id })
    const found = await selectRows.all(ctx.tx, [county, id, 0, about ?? null, kind ?? null, mostRows + 1])
    const page = await rowsOut(ctx.tx, ctx.services, trial, found.slice(0, mostRows), false)
    return {
      name: nameOf(trial, lang),
      text: fileOf(page, lang),
      rows: page.length,
      cut: found.length > mostRows,
    }
  },
})

export { exported as export }
