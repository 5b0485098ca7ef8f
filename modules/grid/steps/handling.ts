/**
 * Steps from the work to the answer.
 */
import type { ActionDefinition } from '#platform/workflow/procedure.ts'
import * as field from '../fields.ts'
import { dispatcher, handler, withHandler } from './actors.ts'

export const handling: Record<string, ActionDefinition> = {
  'hand-back': {
    step: 'hand-back',
    from: [...withHandler],
    to: 'accepted',
    by: [handler],
    explains: {
      zh: '派错了才能退回；请写明理由和应由谁办',
      en: 'Only where it was wrongly dispatched: say why and whose it is',
    },
    fields: [field.note('退回的理由', 'Why it is handed back', true)],
    confirm: true,
    tells: ['holder'],
  },
  handle: {
    step: 'handle',
    from: [...withHandler],
    to: 'handling',
    by: [handler],
    explains: { zh: '记录签收、到场和进展', en: 'Records receipt, arrival and progress' },
    fields: [field.note('进展', 'Progress', true), field.photos],
    change: ({ asker }) => ({ handler: asker.person ?? null }),
  },
  finish: {
    step: 'finish',
    from: [...withHandler],
    to: 'handled',
    by: [handler],
    explains: { zh: '填写处置结果，转他人核查', en: 'Writes the result; somebody else checks it' },
    fields: [field.note('处置结果', 'Result', true), field.photos],
    blocks: [
      {
        code: 'grid.joint-open',
        text: { zh: '还有协办单位没有办完', en: 'Joint bodies have not finished yet' },
        when: ({ record }) => (record.data.jointOpen ?? 0) > 0,
      },
    ],
    change: ({ asker }) => ({
      data: { finishedBy: asker.person ?? null, finishedBody: asker.acting?.body ?? null },
    }),
    primary: true,
    tells: ['reporter'],
  },
  check: {
    step: 'check',
    from: ['handled'],
    to: ({ input }) => (input.pass ? 'checked' : 'handling'),
    by: [
      { duty: 'grid.check', at: 'place' },
      { duty: 'grid.patrol', at: 'place' },
    ],
    explains: {
      zh: '看处置结果是否属实：通过则答复反映人，不通过则返工',
      en: 'Passed: the reporter is answered. Not passed: it goes back to work',
    },
    fields: [
      { name: 'pass', kind: 'boolean', label: { zh: '核查通过', en: 'Passed' }, required: true },
      field.note('核查情况', 'What was found', false),
      field.photos,
      field.answer(false),
    ],
    guards: {
      'self-check': ({ record, asker }) =>
        !!record.data.finishedBy && record.data.finishedBy === asker.person,
    },
    change: ({ input, record }) => ({
      // Back to work means back to the body that had finished it.
      holder: input.pass ? undefined : ((record.data.finishedBody as string | undefined) ?? record.holder),
      data: input.pass ? {} : { reworked: Number(record.data.reworked ?? 0) + 1 },
      tells: { pass: input.pass === true },
    }),
    primary: true,
  },
  answer: {
    step: 'answer',
    from: ['checked'],
    to: 'answered',
    by: [dispatcher],
    explains: {
      zh: '把结果告诉反映人，请其评价',
      en: 'Tells the reporter the result and asks for a rating',
    },
    fields: [field.answer(true), field.publicText],
    change: ({ input }) => ({
      data: { answered: true },
      outcome: 'answered',
      tells: { answer: input.answer, ...publicNote(input.publicText) },
    }),
    primary: true,
    tells: ['reporter'],
  },
  close: {
    step: 'close',
    from: ['checked', 'answered'],
    to: 'closed',
    by: [dispatcher, { who: 'system' }],
    explains: { zh: '答复后反映人没有评价的，可以结案', en: 'After the answer, where no rating came' },
    fields: [],
    guards: { 'close-before-answer': ({ record }) => record.data.answered !== true },
  },
}

function publicNote(text: string | undefined) {
  return text ? { publicText: text } : {}
}
