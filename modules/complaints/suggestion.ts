/**
 * The procedure of a suggestion (建议): received → assigned → answered → used or not, with the reason → closed. Answers are
 * published without names. Source: capabilities.md section 29; 辽源 18, 贵阳 6.
 */
import type { ActionDefinition, Actor, Facts, ProcedureDefinition } from '#platform/workflow/procedure.ts'

const handler: Actor = { duty: 'complaints.handle', at: 'holder' }
const author: Actor = { who: 'reporter' }

const actions: Record<string, ActionDefinition> = {
  assign: {
    step: 'assign',
    from: ['received', 'assigned'],
    to: 'assigned',
    by: [handler],
    explains: { zh: '交给负责的单位答复', en: 'Goes to the body that is to answer' },
    fields: [
      { name: 'body', kind: 'body', label: { zh: '交给哪个单位', en: 'To which body' }, required: true },
      { name: 'note', kind: 'longText', label: { zh: '说明', en: 'Note' }, required: false },
    ],
    change: ({ input }: Facts) => ({
      holder: input.body ?? null,
      data: { handler: null },
      tells: { body: input.body, bodyName: input.bodyName },
    }),
  },
  take: {
    step: 'assign',
    name: { zh: '登记承办人', en: 'Take it on' },
    from: ['received', 'assigned', 'answered'],
    to: 'same',
    by: [handler],
    explains: {
      zh: '登记自己为承办人；只有承办人可以查看建议人身份',
      en: 'Puts you on record as its handler; only the handler may read who suggests',
    },
    fields: [],
    change: ({ asker }) => ({ handler: asker.person ?? null, data: { handler: asker.person ?? null } }),
  },
  answer: {
    step: 'answer',
    from: ['received', 'assigned'],
    to: 'answered',
    by: [handler],
    explains: {
      zh: '概述和答复会公开，不能出现个人信息',
      en: 'Summary and answer are published: nothing personal in them',
    },
    fields: [
      {
        name: 'publicText',
        kind: 'text',
        label: { zh: '建议概述（公开）', en: 'The suggestion in short (public)' },
        hint: { zh: '不写姓名、电话、门牌', en: 'No names, telephones, house numbers' },
        required: true,
      },
      {
        name: 'answer',
        kind: 'longText',
        label: { zh: '答复（公开）', en: 'Answer (public)' },
        required: true,
      },
    ],
    change: () => ({ public: true }),
    primary: true,
  },
  use: {
    step: 'use',
    from: ['answered'],
    to: 'used',
    by: [handler],
    explains: { zh: '采用这条建议，写明怎么用', en: 'It is used; say how' },
    fields: [
      { name: 'note', kind: 'longText', label: { zh: '怎么用（公开）', en: 'How (public)' }, required: true },
    ],
    change: () => ({ outcome: 'used' }),
    primary: true,
  },
  'not-use': {
    step: 'not-use',
    from: ['answered'],
    to: 'not-used',
    by: [handler],
    explains: { zh: '不采用，写明理由', en: 'It is not used; say why' },
    fields: [
      { name: 'note', kind: 'longText', label: { zh: '理由（公开）', en: 'Why (public)' }, required: true },
    ],
    change: () => ({ outcome: 'not-used' }),
  },
  close: {
    step: 'close',
    from: ['used', 'not-used'],
    to: 'closed',
    by: [handler],
    explains: { zh: '办结这条建议', en: 'Ends the suggestion' },
    fields: [],
    primary: true,
  },
  add: {
    step: 'add',
    from: ['received', 'assigned'],
    to: 'same',
    by: [author],
    explains: { zh: '补充的内容会交给答复的单位', en: 'Whoever answers reads what you add' },
    fields: [
      { name: 'text', kind: 'longText', label: { zh: '补充内容', en: 'What to add' }, required: true },
    ],
  },
  withdraw: {
    step: 'withdraw',
    from: ['received', 'assigned'],
    to: 'withdrawn',
    by: [author],
    explains: { zh: '撤回后不再答复', en: 'It is answered no more' },
    fields: [],
    change: () => ({ outcome: 'withdrawn' }),
    confirm: true,
  },
}

const desk = 'complaints.handle'

/** A suggestion. */
export const suggestion: ProcedureDefinition = {
  name: 'complaints.suggestion',
  words: 'complaints.suggestion',
  initial: 'received',
  states: {
    received: { stage: 'open', limit: 'answer', desk, holder: 'named' },
    assigned: { stage: 'open', limit: 'answer', desk, holder: 'named' },
    answered: { stage: 'open', desk, holder: 'keep' },
    used: { stage: 'open', desk, holder: 'keep' },
    'not-used': { stage: 'open', desk, holder: 'keep', side: true },
    closed: { stage: 'done', holder: 'none' },
    withdrawn: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
