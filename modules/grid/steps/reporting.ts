/**
 * Steps of whoever reported it.
 */
import type { ActionDefinition } from '#platform/workflow/procedure.ts'
import * as field from '../fields.ts'
import { beforeDispatch, reporter, supervisor, working } from './actors.ts'

export const reporting: Record<string, ActionDefinition> = {
  rate: {
    step: 'rate',
    from: ['answered', 'closed'],
    to: 'closed',
    by: [reporter],
    when: (record) => record.rating === null && record.data.answered === true,
    explains: { zh: '您的评价会计入办理单位的满意度', en: 'Your rating counts in the body’s satisfaction' },
    fields: [field.satisfied(true), field.note('想说的话', 'Anything to add', false)],
    change: ({ input }) => ({ rating: input.satisfied, tells: { satisfied: input.satisfied } }),
    primary: true,
  },
  reopen: {
    step: 'reopen',
    from: ['answered', 'closed'],
    to: 'accepted',
    by: [reporter, supervisor],
    explains: { zh: '没有解决可以重新打开，重新办理', en: 'Not solved: it is taken up again' },
    fields: [field.note('哪里没有解决', 'What is not solved', true), field.photos],
    blocks: [
      {
        code: 'grid.reopen-too-late',
        text: {
          zh: '已超过可以重新打开的期限，请重新反映',
          en: 'The time to reopen has passed; please report it anew',
        },
        when: ({ record, law, now }) =>
          record.closed_at !== null &&
          now.getTime() - record.closed_at.getTime() > law.pack.limits.reopen.amount * 86_400_000,
      },
    ],
    change: ({ record }) => ({
      reopened: record.reopened + 1,
      outcome: null,
      data: { answered: false, finishedBy: null },
    }),
    tells: ['holder'],
  },
  add: {
    step: 'report',
    name: { zh: '补充情况', en: 'Add something' },
    from: [...working],
    to: 'same',
    by: [reporter, { duty: 'grid.clerk', at: 'place' }],
    explains: { zh: '补充的内容会交给正在办理的人', en: 'Whoever works on it sees what you add' },
    fields: [field.note('补充内容', 'What to add', true), field.photos],
    tells: ['holder'],
  },
  withdraw: {
    step: 'withdraw',
    from: [...beforeDispatch],
    to: 'withdrawn',
    by: [reporter],
    explains: { zh: '撤回后不再办理', en: 'Nobody works on it any more' },
    fields: [field.note('撤回的原因', 'Why', false)],
    change: () => ({ outcome: 'withdrawn' }),
    confirm: true,
  },
}
