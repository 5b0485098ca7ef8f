/** notices.markRead: those named, or all. */
import { operation, signedIn } from '#platform/operation/operation.ts'
import { notices } from '../contract.ts'
import { markRead as mark } from '../queries.ts'
import { countiesOf } from './list.ts'

export const markRead = operation(notices.markRead, {
  access: signedIn,
  async run(ctx, input) {
    const { person } = ctx.asker
    if (person) {
      await mark.all(ctx.tx, [countiesOf(ctx.asker), person, input.ids ?? null, ctx.now])
      // The person's other pages count anew.
      ctx.afterCommit(() => ctx.services.bus.publish({ kind: 'notice', person }))
    }
    // The notice's row itself says when it was read; an event for it would only be noise in the history.
    ctx.recorded()
    return { ok: true as const }
  },
})
