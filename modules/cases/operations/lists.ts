/**
 * `cases.list` and `cases.inbox`.
 */
import { operation, signedIn } from '#platform/operation/operation.ts'
import { shownTo } from '#platform/workflow/registered.ts'
import { cases } from '../contract.ts'
import { inboxPage, listPage } from '../list.ts'
import { rowsOf } from '../present.ts'

export const list = operation(cases.list, {
  // Which duties show cases, their modules say when they register procedures: looked at for each procedure.
  access: signedIn,
  async run(ctx, input) {
    const { rows, ...page } = await listPage(ctx, input)
    const { packs, procedures } = ctx.services
    const pack = packs.forPlace(ctx.asker.acting?.place ?? '')
    const shown = shownTo(procedures, ctx.asker)
    return {
      ...page,
      items: await rowsOf(ctx, rows),
      procedures: [...shown.atPlace, ...shown.asParty].flatMap((id) =>
        pack?.runs(id) ? [{ id, name: pack.procedure(id).name }] : [],
      ),
    }
  },
})

export const inbox = operation(cases.inbox, {
  access: signedIn,
  async run(ctx, { limit, after }) {
    const { rows, ...page } = await inboxPage(ctx, limit, after)
    return { ...page, items: await rowsOf(ctx, rows) }
  },
})
