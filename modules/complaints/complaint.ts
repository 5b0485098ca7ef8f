/**
 * The procedure of a complaint (投诉): filed → accepted → assigned → investigated → decided → the complainant told → closed.
 * Source: capabilities.md section 29; 贵阳 44, 湖北 42. What is refused, each pack's matrix says.
 */
import type {
  ActionDefinition,
  Actor,
  Facts,
  FieldDefinition,
  ProcedureDefinition,
} from '#platform/workflow/procedure.ts'

const handler: Actor = { duty: 'complaints.handle', at: 'holder' }
const complainant: Actor = { who: 'reporter' }

const note = (zh: string, en: string, required: boolean): FieldDefinition => ({
  name: 'note',
  kind: 'longText',
  label: { zh, en },
  required,
})

const body: FieldDefinition = {
  name: 'body',
  kind: 'body',
  label: { zh: '交给哪个单位', en: 'To which body' },
  hint: { zh: '不能是被投诉的一方及其下级', en: 'Never whom it is about, nor one below it' },
  required: true,
}

/** `concerned` is looked up before the step: whether the body named is whom the complaint is about, or below it. */
const notToSubject: Record<string, (facts: Facts) => boolean> = {
  'assigned-to-subject': ({ input }) => input.concerned === true,
}

const open = ['filed', 'accepted', 'assigned', 'investigated', 'decided'] as const

const actions: Record<string, ActionDefinition> = {
  take: {
    step: 'take',
    from: [...open, 'informed'],
    to: 'same',
    by: [handler],
    explains: {
      zh: '登记自己为承办人；只有承办人可以查看投诉人身份',
      en: 'Puts you on record as its handler; only the handler may read who complains',
    },
    fields: [],
    change: ({ asker }) => ({ handler: asker.person ?? null, data: { handler: asker.person ?? null } }),
  },
  accept: {
    step: 'accept',
    from: ['filed'],
    to: 'accepted',
    by: [handler],
    explains: { zh: '受理这件投诉', en: 'The complaint is taken up' },
    fields: [note('说明', 'Note', false)],
    primary: true,
  },
  'refuse-acceptance': {
    step: 'refuse-acceptance',
    from: ['filed', 'accepted'],
    to: 'not-accepted',
    by: [handler],
    explains: {
      zh: '写明理由和该找谁，投诉人会看到；此事随即办结',
      en: 'Says why and whom to turn to; the complainant reads it. This ends it',
    },
    fields: [
      note('不予受理的理由', 'Why it is not accepted', true),
      {
        name: 'channel',
        kind: 'text',
        label: { zh: '该找谁、怎么找', en: 'The right address' },
        required: true,
      },
    ],
    change: ({ input }) => ({
      outcome: 'not-accepted',
      data: { informed: true },
      tells: { channel: input.channel },
    }),
    confirm: true,
  },
  transfer: {
    step: 'transfer',
    from: ['filed', 'accepted'],
    to: 'filed',
    by: [handler],
    explains: { zh: '转给有权办理的单位，由它决定是否受理', en: 'Goes to the body that may decide on it' },
    fields: [body, note('理由', 'Why', true)],
    guards: notToSubject,
    change: given,
  },
  assign: {
    step: 'assign',
    from: ['accepted'],
    to: 'assigned',
    by: [handler],
    explains: { zh: '确定由谁调查', en: 'Decides who looks into it' },
    fields: [body, note('交办意见', 'Instruction', false)],
    guards: notToSubject,
    change: given,
    primary: true,
  },
  investigate: {
    step: 'investigate',
    from: ['assigned'],
    to: 'investigated',
    by: [handler],
    explains: { zh: '写明查到的情况；不要写出投诉人', en: 'Writes what was found; without who complained' },
    fields: [note('调查情况', 'What was found', true), photos()],
    primary: true,
  },
  decide: {
    step: 'decide',
    from: ['investigated'],
    to: 'decided',
    by: [handler],
    explains: { zh: '作出处理决定', en: 'Decides on the complaint' },
    fields: [
      {
        name: 'decision',
        kind: 'choice',
        label: { zh: '投诉是否成立', en: 'Is it upheld' },
        required: true,
        choices: [
          { value: 'upheld', label: { zh: '成立', en: 'Upheld' } },
          { value: 'partly', label: { zh: '部分成立', en: 'Partly' } },
          { value: 'unfounded', label: { zh: '不成立', en: 'Not upheld' } },
        ],
      },
      note('处理决定', 'Decision', true),
    ],
    change: ({ input }) => ({
      data: { decision: input.decision },
      outcome: String(input.decision),
      tells: { decision: input.decision },
    }),
    primary: true,
  },
  inform: {
    step: 'inform',
    from: ['decided'],
    to: 'informed',
    by: [handler],
    explains: {
      zh: '把处理结果告知投诉人；投诉人凭编号和查询码看到',
      en: 'Tells the complainant the result, who reads it by number and secret',
    },
    fields: [
      { name: 'answer', kind: 'longText', label: { zh: '给投诉人的答复', en: 'Answer' }, required: true },
    ],
    change: () => ({ data: { informed: true } }),
    primary: true,
  },
  close: {
    step: 'close',
    from: ['decided', 'informed'],
    to: 'closed',
    by: [handler],
    explains: { zh: '办结这件投诉', en: 'Ends the complaint' },
    fields: [],
    guards: { 'close-before-informed': ({ record }) => record.data.informed !== true },
  },
  add: {
    step: 'add',
    from: [...open],
    to: 'same',
    by: [complainant],
    explains: { zh: '补充的内容只有承办单位看到', en: 'Only the body that handles it reads what you add' },
    fields: [
      { name: 'text', kind: 'longText', label: { zh: '补充内容', en: 'What to add' }, required: true },
    ],
  },
  withdraw: {
    step: 'withdraw',
    from: ['filed', 'accepted', 'assigned'],
    to: 'withdrawn',
    by: [complainant],
    explains: { zh: '撤回后不再办理', en: 'Nobody works on it any more' },
    fields: [],
    change: () => ({ outcome: 'withdrawn' }),
    confirm: true,
  },
}

/** Whoever is given it begins anew: no handler yet. */
function given({ input }: Facts) {
  return {
    holder: input.body ?? null,
    data: { handler: null },
    tells: { body: input.body, bodyName: input.bodyName },
  }
}

function photos(): FieldDefinition {
  return { name: 'photos', kind: 'photos', label: { zh: '照片', en: 'Photos' }, required: false }
}

const desk = 'complaints.handle'

/** A complaint. Its time runs as one, from filing until the complainant is told. */
export const complaint: ProcedureDefinition = {
  name: 'complaints.complaint',
  words: 'complaints.complaint',
  initial: 'filed',
  states: {
    filed: { stage: 'open', limit: 'handle', desk, holder: 'named' },
    accepted: { stage: 'open', limit: 'handle', desk, holder: 'keep' },
    assigned: { stage: 'open', limit: 'handle', desk, holder: 'named' },
    investigated: { stage: 'open', limit: 'handle', desk, holder: 'keep' },
    decided: { stage: 'open', limit: 'handle', desk, holder: 'keep' },
    informed: { stage: 'open', desk, holder: 'keep' },
    closed: { stage: 'done', holder: 'none' },
    'not-accepted': { stage: 'done', holder: 'none', side: true },
    withdrawn: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
