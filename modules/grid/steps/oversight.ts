/**
 * Steps around the time a matter takes, and what is asked afterwards.
 */
import type { ActionDefinition, Actor, ProcedureDefinition } from '#platform/workflow/procedure.ts'
import * as field from '../fields.ts'
import { dispatcher, handler, supervisor, withHandler, working } from './actors.ts'

export const oversight: Record<string, ActionDefinition> = {
  suspend: {
    step: 'suspend',
    from: [...withHandler, 'accepted'],
    to: 'same',
    by: [dispatcher],
    when: (record) => !record.suspended,
    explains: {
      zh: '客观上暂时办不了的，挂账并停止计时',
      en: 'Cannot be done for now: kept pending, its time stands still',
    },
    fields: [field.note('挂账的理由', 'Why', true)],
    change: () => ({ suspended: true, timer: 'pause' as const }),
    tells: ['reporter', 'holder'],
  },
  resume: {
    step: 'resume',
    from: [...withHandler, 'accepted'],
    to: 'same',
    by: [dispatcher],
    when: (record) => record.suspended,
    explains: { zh: '恢复办理，继续计时', en: 'Taken up again; its time runs on' },
    fields: [field.note('说明', 'Note', false)],
    change: () => ({ suspended: false, timer: 'resume' as const }),
    tells: ['reporter', 'holder'],
  },
  extend: {
    step: 'extend',
    from: [...withHandler],
    to: 'same',
    by: [handler],
    when: (record) => !record.data.extension && !record.suspended,
    explains: {
      zh: '申请延长处置时限，由有权的人决定',
      en: 'Asks for more time; whoever is entitled decides',
    },
    fields: [
      {
        name: 'amount',
        kind: 'number',
        label: { zh: '延长多少（按原时限的单位）', en: 'How much longer (in the unit of the limit)' },
        required: true,
      },
      field.note('理由', 'Why', true),
    ],
    change: ({ input, asker }) => ({
      data: { extension: { amount: Number(input.amount), reason: input.note ?? '', by: asker.acting?.id } },
      tells: { amount: Number(input.amount) },
    }),
  },
  'decide-extension': decideExtension({ duty: 'grid.extend', at: 'place' }, false),
  'decide-extension-again': decideExtension(supervisor, true),
  supervise: {
    step: 'supervise',
    from: [...working],
    to: 'same',
    by: [supervisor],
    when: (record) => !record.supervised,
    explains: { zh: '督促办理单位，标为督办', en: 'Urges whoever has it, and marks it' },
    fields: [field.note('督办意见', 'What is asked', true)],
    change: () => ({ supervised: true }),
    tells: ['holder'],
  },
  'call-back': {
    step: 'call-back',
    from: ['answered', 'closed'],
    to: 'same',
    by: [dispatcher, supervisor],
    explains: {
      zh: '回访反映人，记录是否联系、是否解决、是否满意',
      en: 'Asks the reporter: contacted, solved, satisfied?',
    },
    fields: [
      {
        name: 'grant',
        kind: 'boolean',
        label: { zh: '处置单位联系过反映人', en: 'The body had contacted the reporter' },
        required: true,
      },
      {
        name: 'pass',
        kind: 'boolean',
        label: { zh: '问题已解决', en: 'The problem is solved' },
        required: true,
      },
      field.satisfied(true),
      field.note('回访记录', 'Notes', false),
    ],
    change: ({ input, record }) => ({
      rating: record.rating ?? Number(input.satisfied),
      data: {
        callBack: {
          contacted: input.grant === true,
          solved: input.pass === true,
          satisfied: Number(input.satisfied),
        },
      },
      tells: {
        contacted: input.grant === true,
        solved: input.pass === true,
        satisfied: Number(input.satisfied),
      },
    }),
  },
}

function decideExtension(by: Actor, again: boolean) {
  return {
    step: 'extend',
    name: again
      ? { zh: '决定再次延期', en: 'Decide a further extension' }
      : { zh: '决定延期', en: 'Decide the extension' },
    from: [...withHandler],
    to: 'same',
    by: [by],
    when: (record: { data: { extension?: unknown; extensions?: number } }) =>
      !!record.data.extension && (record.data.extensions ?? 0) > 0 === again,
    explains: again
      ? { zh: '第二次延期由上一级决定', en: 'A second extension is decided one level higher' }
      : { zh: '同意则按申请的时间顺延', en: 'Granted: the deadline moves by what was asked' },
    fields: [
      { name: 'grant', kind: 'boolean' as const, label: { zh: '同意延期', en: 'Grant' }, required: true },
      field.note('意见', 'Note', false),
    ],
    change: ({
      input,
      record,
    }: Parameters<NonNullable<ProcedureDefinition['actions'][string]['change']>>[0]) => ({
      data: { extension: undefined, extensions: (record.data.extensions ?? 0) + (input.grant ? 1 : 0) },
      tells: { grant: input.grant === true, amount: record.data.extension?.amount },
      ...(input.grant ? { timer: { extend: record.data.extension?.amount ?? 1 } } : {}),
    }),
    tells: ['holder'] as const,
  }
}
