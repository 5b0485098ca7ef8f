/**
 * The procedure by which a new matter enters communities (事项准入): applied → examined → decided by the government.
 * Source: capabilities.md section 9; 贵阳 14.3, 焦作 34.1, 湖北 37.1.
 */
import type { ActionDefinition, FieldDefinition, ProcedureDefinition } from '#platform/workflow/procedure.ts'

const note = (zh: string, en: string, required: boolean): FieldDefinition => ({
  name: 'note',
  kind: 'longText',
  label: { zh, en },
  required,
})

const actions: Record<string, ActionDefinition> = {
  examine: {
    step: 'examine',
    from: ['applied'],
    to: 'examined',
    by: [{ duty: 'matters.lists', at: 'place' }],
    explains: {
      zh: '对照依据、负面清单和社区负担提出意见，转政府审批',
      en: 'Holds it against its basis, the negative list and the load; the government decides next',
    },
    fields: [note('审核意见', 'Opinion', true)],
    primary: true,
  },
  decide: {
    step: 'decide',
    from: ['examined'],
    to: ({ input }) => (input.grant ? 'approved' : 'refused'),
    by: [{ duty: 'matters.lists', at: 'place' }],
    explains: {
      zh: '同意的进入协助事项，之后才能委托社区；不同意的写明理由',
      en: 'Granted: it becomes a matter of assistance. Not granted: say why',
    },
    fields: [
      { name: 'grant', kind: 'boolean', label: { zh: '同意准入', en: 'Granted' }, required: true },
      {
        name: 'number',
        kind: 'text',
        label: { zh: '批准文号', en: 'Number of the decision' },
        required: true,
      },
      note('意见', 'Opinion', false),
    ],
    blocks: [
      {
        code: 'matters.government-decides',
        text: { zh: '由政府决定', en: 'The government decides' },
        when: ({ asker }) => !asker.acting?.bodyKind.startsWith('gov-'),
      },
    ],
    change: ({ input }) => ({
      outcome: input.grant ? 'approved' : 'refused',
      data: { decision: input.number },
      tells: { grant: input.grant === true, number: input.number },
    }),
    primary: true,
  },
  withdraw: {
    step: 'withdraw',
    from: ['applied', 'examined'],
    to: 'withdrawn',
    by: [{ duty: 'matters.request', at: 'party', party: 'from' }],
    explains: { zh: '撤回申请', en: 'Takes the application back' },
    fields: [note('理由', 'Why', true)],
    change: () => ({ outcome: 'withdrawn' }),
    confirm: true,
  },
}

/** A new matter on its way into communities. */
export const admission: ProcedureDefinition = {
  name: 'matters.admission',
  words: 'matters.admission',
  initial: 'applied',
  states: {
    applied: { stage: 'open', limit: 'examine', desk: 'matters.lists', holder: 'none' },
    examined: { stage: 'open', limit: 'decide', desk: 'matters.lists', holder: 'none' },
    approved: { stage: 'done', holder: 'none' },
    refused: { stage: 'done', holder: 'none', side: true },
    withdrawn: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
