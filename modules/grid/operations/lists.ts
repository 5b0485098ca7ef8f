/**
 * `grid.list` and `grid.inbox`.
 */
import { duty, operation } from '#platform/operation/operation.ts'
import { grid } from '../contract.ts'
import { inboxPage, listPage, seeingReach } from '../list.ts'
import { seeing } from '../policy.ts'
import { rowsOf } from '../present.ts'

export const list = operation(grid.list, {
  access: duty(...seeing),
  async run(ctx, input) {
    const page = await listPage(ctx, input, seeingReach(ctx))
    const { next, count, more } = page
    return { items: await rowsOf(ctx, page.rows), next, count, more }
  },
})

export const inbox = operation(grid.inbox, {
  access: duty(...seeing),
  async run(ctx, { scope, limit, after }) {
    const { rows, next, counts } = await inboxPage(ctx, scope, limit, after)
    const items = await rowsOf(ctx, rows)
    return { items, next, counts }
  },
})
