/**
 * `grid.report`: a resident, signed in or not, reports a problem.
 */

import { dispatcherOf } from '#modules/parties/contract.server.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { remainingOf } from '#platform/workflow/present.ts'
import { begin } from '../begin.ts'
import { grid } from '../contract.ts'
import { secretOf } from '../numbers.ts'
import { wordsOf } from '../present.ts'
import { sentenceOf } from '../sentence.ts'

export const report = operation(grid.report, {
  keepsAnswer: false,
  access: open,
  async run(ctx, input) {
    const { record, placeName } = await begin(ctx, 'grid.report', {
      ...input,
      channel: ctx.asker.via === 'key' ? 'api' : 'web',
      origin: ctx.asker.via === 'key' ? 'api' : 'resident',
      openedBy: ctx.asker.person ?? null,
    })
    const dispatcher = await dispatcherOf(ctx.tx, ctx.services, record.place)
    const remaining = remainingOf(ctx.services, record, ctx.now)
    return {
      county: record.county,
      id: record.id,
      no: record.no,
      secret: secretOf(ctx.services.vault, record.id),
      placeName,
      next: sentenceOf(record, wordsOf(ctx, record), dispatcher?.name, remaining),
      dueAt: record.due_at?.toISOString() ?? null,
    }
  },
})
