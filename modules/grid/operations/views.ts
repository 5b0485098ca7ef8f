/**
 * `grid.views`, `grid.saveView`, `grid.removeView`: filters kept under a name, by their owner only.
 */
import { v7 as uuidv7 } from 'uuid'
import { statement } from '#platform/db/database.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, operation, signedIn } from '#platform/operation/operation.ts'
import { grid } from '../contract.ts'

const select = statement<readonly [string], { id: string; name: string; filter: Record<string, unknown> }>(
  'select id, name, filter from grid.saved_view where account = $1 order by at limit 50',
)
const upsert = statement<readonly unknown[], { id: string }>(
  `insert into grid.saved_view (id, account, name, filter, at) values ($1, $2, $3, $4, $5)
   on conflict (id) do update set name = excluded.name, filter = excluded.filter
   where grid.saved_view.account = excluded.account returning id`,
)
const remove = statement<readonly [string, string], { id: string }>(
  'delete from grid.saved_view where id = $1 and account = $2 returning id',
)

const accountOf = (ctx: Context) => ctx.asker.account ?? fail('access.sign-in')
const placeOf = (ctx: Context) => ctx.asker.acting?.place ?? ctx.asker.personCounty ?? '000000'

export const views = operation(grid.views, {
  access: signedIn,
  async run(ctx) {
    return { items: await select.all(ctx.tx, [accountOf(ctx)]) }
  },
})

export const saveView = operation(grid.saveView, {
  access: signedIn,
  async run(ctx, { id, name, filter }) {
    const values = [id ?? uuidv7(), accountOf(ctx), name, JSON.stringify(filter), ctx.now]
    const saved = found(await upsert.find(ctx.tx, values))
    await ctx.record({ subject: saved.id, place: placeOf(ctx), data: { name } })
    return { id: saved.id }
  },
})

export const removeView = operation(grid.removeView, {
  access: signedIn,
  async run(ctx, { id }) {
    found(await remove.find(ctx.tx, [id, accountOf(ctx)]))
    await ctx.record({ subject: id, place: placeOf(ctx), data: { removed: true } })
    return { ok: true as const }
  },
})
