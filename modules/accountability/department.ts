/**
 * A case against a body of government (部门责任): opened → the body states its view → corrected by a day → notice of criticism →
 * in serious cases persons referred → closed. Source: capabilities.md section 30; 辽源 42, 遂宁 36 and 38, 焦作 38, 贵阳 45,
 * 湖北 41–42.
 */
import type {
  ActionDefinition,
  Actor,
  Facts,
  FieldDefinition,
  ProcedureDefinition,
} from '#platform/workflow/procedure.ts'
import { accountabilityOf } from './data.ts'

export const decider: Actor = { duty: 'accountability.decide', at: 'place' }
export const opener: Actor = { duty: 'accountability.open', at: 'place' }
export const subject: Actor = { duty: 'accountability.answer', at: 'party', party: 'subject' }

export const note = (zh: string, en: string, required: boolean): FieldDefinition => ({
  name: 'note',
  kind: 'longText',
  label: { zh, en },
  required,
})

export const dueOn: FieldDefinition = {
  name: 'dueOn',
  kind: 'date',
  label: { zh: '改正期限', en: 'To be corrected by' },
  required: true,
}

export const correctedOn: FieldDefinition = {
  name: 'correctedOn',
  kind: 'date',
  label: { zh: '改正日期', en: 'Corrected on' },
  required: true,
}

/** `competent` is looked up before the step: whether the law names the acting body for it. */
export const byAuthority: Record<string, (facts: Facts) => boolean> = {
  'wrong-authority': ({ input }) => input.competent === false,
}

export const toSubject = ({ record }: Facts) => ({ holder: accountabilityOf(record).subject })
/** Back on the desk of whoever decides, whichever body that is. */
export const toDecider = () => ({ holder: null })

const actions: Record<string, ActionDefinition> = {
  open: {
    step: 'open',
    from: ['proposed'],
    to: 'opened',
    by: [opener],
    explains: {
      zh: '立案；被追究单位会收到通知并说明情况',
      en: 'Opens the case; the body is told and states its view',
    },
    fields: [
      {
        name: 'otherLaw',
        kind: 'text',
        label: { zh: '其他法律、法规已有规定的，写明是哪条', en: 'Another law that provides for it, if any' },
        required: false,
      },
      note('说明', 'Note', false),
    ],
    guards: byAuthority,
    change: (facts) => ({
      ...toSubject(facts),
      data: { opener: facts.asker.acting?.body ?? null, otherLaw: facts.input.otherLaw ?? null },
    }),
    primary: true,
  },
  state: {
    step: 'state',
    from: ['opened'],
    to: 'stated',
    by: [subject],
    explains: { zh: '说明情况和理由', en: 'States its view and its reasons' },
    fields: [note('情况说明', 'Statement', true)],
    change: toDecider,
    primary: true,
  },
  order: {
    step: 'order',
    from: ['opened', 'stated'],
    to: 'ordered',
    by: [decider],
    explains: { zh: '责令在期限内改正', en: 'Orders correction by a day' },
    fields: [dueOn, note('怎样改正', 'What is to be corrected', true)],
    guards: byAuthority,
    change: (facts) => ({
      ...toSubject(facts),
      data: { dueOn: facts.input.dueOn },
      tells: { dueOn: facts.input.dueOn },
    }),
    primary: true,
  },
  correct: {
    step: 'correct',
    from: ['ordered'],
    to: 'corrected',
    by: [subject, decider],
    explains: { zh: '报告改正的情况', en: 'Reports how it was corrected' },
    fields: [correctedOn, note('改正情况', 'How', true)],
    change: ({ input }) => ({
      ...toDecider(),
      data: { correctedOn: input.correctedOn },
      tells: { correctedOn: input.correctedOn },
    }),
    primary: true,
  },
  criticise: {
    step: 'criticise',
    from: ['ordered', 'corrected'],
    to: 'criticised',
    by: [decider],
    explains: {
      zh: '通报批评向公众公布；写单位，不写个人姓名',
      en: 'The notice is published: bodies, never names of persons',
    },
    fields: [
      { name: 'noticeTitle', kind: 'text', label: { zh: '通报标题', en: 'Title' }, required: true },
      {
        name: 'noticeText',
        kind: 'longText',
        label: { zh: '通报内容（公开）', en: 'Text (public)' },
        required: true,
      },
    ],
    guards: byAuthority,
    change: () => ({ public: true, data: { criticised: true } }),
    confirm: true,
    primary: true,
  },
  refer: {
    step: 'refer',
    from: ['corrected', 'criticised'],
    to: 'referred',
    by: [decider],
    explains: {
      zh: '把责任人员移送有权机关；姓名不在这里登记',
      en: 'Refers the persons responsible; names are not kept here',
    },
    fields: [
      { name: 'serious', kind: 'boolean', label: { zh: '情节严重', en: 'A serious case' }, required: true },
      { name: 'persons', kind: 'number', label: { zh: '移送人数', en: 'How many persons' }, required: true },
      note('移送给哪个机关、依据', 'To which organ, on what basis', true),
    ],
    guards: byAuthority,
    blocks: [
      {
        code: 'accountability.not-serious',
        text: {
          zh: '这里的条例只在情节严重时处理责任人员',
          en: 'The regulation here deals with persons only in serious cases',
        },
        when: ({ law, input }) =>
          law.pack.accountability.department?.persons === 'serious' && input.serious !== true,
      },
    ],
    change: ({ input }) => ({
      data: { persons: input.persons },
      tells: { persons: input.persons, serious: input.serious },
    }),
  },
  sanction: {
    step: 'sanction',
    from: ['referred'],
    to: 'sanctioned',
    by: [decider],
    explains: { zh: '登记有权机关的处理结果', en: 'Records what the organ decided' },
    fields: [note('处理结果（不写姓名）', 'Outcome (no names)', true)],
    primary: true,
  },
  close: {
    step: 'close',
    from: ['corrected', 'criticised', 'referred', 'sanctioned'],
    to: 'closed',
    by: [decider],
    explains: { zh: '办结', en: 'Ends the case' },
    fields: [note('说明', 'Note', false)],
    change: () => ({ outcome: 'closed' }),
  },
  dismiss: {
    step: 'dismiss',
    from: ['proposed', 'opened', 'stated'],
    to: 'dismissed',
    by: [decider],
    explains: { zh: '经查不予追究，写明理由', en: 'Looked into and dismissed; say why' },
    fields: [note('理由', 'Why', true)],
    guards: byAuthority,
    change: () => ({ outcome: 'dismissed' }),
    confirm: true,
  },
}

/** A case against a body of government. */
export const department: ProcedureDefinition = {
  name: 'accountability.department',
  words: 'accountability.department',
  initial: 'opened',
  states: {
    proposed: { stage: 'open', limit: 'open', desk: 'accountability.open', holder: 'none' },
    opened: { stage: 'open', limit: 'state', desk: 'accountability.answer', holder: 'named' },
    stated: { stage: 'open', desk: 'accountability.decide', holder: 'named' },
    ordered: { stage: 'open', desk: 'accountability.answer', holder: 'named' },
    corrected: { stage: 'open', desk: 'accountability.decide', holder: 'named' },
    criticised: { stage: 'open', desk: 'accountability.decide', holder: 'keep' },
    referred: { stage: 'open', desk: 'accountability.decide', holder: 'keep' },
    sanctioned: { stage: 'open', desk: 'accountability.decide', holder: 'keep' },
    closed: { stage: 'done', holder: 'none' },
    dismissed: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
