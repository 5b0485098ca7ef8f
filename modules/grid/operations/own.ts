/**
 * A reporter's own matters: `grid.mine` with an account, `grid.track` and `grid.trackAct` by number and secret.
 */
import { timingSafeEqual } from 'node:crypto'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { planned } from '#platform/db/database.ts'
import { cursorOf, readCursor, Where } from '#platform/db/where.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, open, operation, signedIn } from '#platform/operation/operation.ts'
import { actionsOf, remainingOf } from '#platform/workflow/present.ts'
import { grid } from '../contract.ts'
import { countyOfNumber, secretOf } from '../numbers.ts'
import { eventsOf, procedureOf, wordsOf } from '../present.ts'
import { type PublicRow, publicColumns, publicMatters } from '../public.ts'
import { findMatter } from '../queries.ts'
import { sentenceOf } from '../sentence.ts'
import { step } from './act.ts'

const from = 'from workflow.case c join grid.matter m on m.county = c.county and m.id = c.id'

async function sentences(ctx: Context, rows: readonly PublicRow[]) {
  const holders = rows.map((row) => row.holder).filter((id) => id !== null)
  const names = await bodyNames(ctx.tx, [...new Set(holders)])
  return rows.map((row) => {
    const holder = row.holder ? names.get(row.holder) : undefined
    return sentenceOf(row, wordsOf(ctx, row), holder, remainingOf(ctx.services, row, ctx.now))
  })
}

export const mine = operation(grid.mine, {
  access: signedIn,
  async run(ctx, { limit, after }) {
    const where = new Where()
    where.and(`c.opened_by = ${where.value(ctx.asker.person ?? null)}`).and("c.procedure = 'grid.matter'")
    const cursor = readCursor(after)
    if (cursor) where.and(`(c.opened_at, c.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<PublicRow>(
      ctx.tx,
      `select ${publicColumns} ${from} where ${where.sql} order by c.opened_at desc, c.id desc limit ${limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const said = await sentences(ctx, page)
    const items = (await publicMatters(ctx, page)).map((matter, index) => ({
      ...matter,
      sentence: said[index] ?? { zh: '', en: '' },
      mayRate: page[index]?.state === 'answered' && page[index]?.rating === null,
    }))
    return { items, next: rows.length > limit && last ? cursorOf(last.opened_at, last.id) : undefined }
  },
})

/** The matter of a number whose secret was shown; a wrong one answers as if there were none. */
async function getTracked(ctx: Context, no: string, secret: string): Promise<PublicRow> {
  const county = countyOfNumber(no)
  if (!county) fail('record.not-found')
  const text = `select ${publicColumns} ${from} where c.county = $1 and c.no = $2`
  const [row] = await planned<PublicRow>(ctx.tx, text, [county, no.toUpperCase()])
  const expected = Buffer.from(
    secretOf(ctx.services.vault, row?.id ?? '00000000-0000-7000-8000-000000000000'),
  )
  const given = Buffer.from(secret.toUpperCase().padEnd(expected.length).slice(0, expected.length))
  if (!timingSafeEqual(expected, given) || !row) fail('record.not-found')
  return row
}

export const track = operation(grid.track, {
  access: open,
  async run(ctx, { no, secret }) {
    const row = await getTracked(ctx, no, secret)
    const [shown] = await publicMatters(ctx, [row])
    const [sentence] = await sentences(ctx, [row])
    const matter = await findMatter.find(ctx.tx, [row.county, row.id])
    const asker = { ...ctx.asker, acting: undefined, tracks: row.id }
    return {
      ...found(shown),
      sentence: found(sentence),
      text: matter?.text ?? null,
      events: await eventsOf(ctx, row, 'reporter'),
      actions: actionsOf(ctx.services, procedureOf(row), row, asker, ctx.now, false),
    }
  },
})

export const trackAct = operation(grid.trackAct, {
  access: open,
  async run(ctx, { no, secret, action, ...input }) {
    const row = await getTracked(ctx, no, secret)
    const asReporter = { ...ctx, asker: { ...ctx.asker, acting: undefined, tracks: row.id } }
    await step(asReporter, 'grid.trackAct', { county: row.county, id: row.id }, action, input)
    return { ok: true as const }
  },
})
