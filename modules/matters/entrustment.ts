/**
 * The procedure of an entrustment (委托协助): asked → agreed → put in writing → paid → begun → performed → accepted.
 * Source: capabilities.md section 9; 辽源 28, 遂宁 15, 焦作 34, 贵阳 15 and 21, 湖北 37. What is refused on the way, and
 * by which article, each pack's matrix says.
 */
import type {
  ActionDefinition,
  Actor,
  Facts,
  FieldDefinition,
  ProcedureDefinition,
} from '#platform/workflow/procedure.ts'
import type { EntrustmentData } from './data.ts'

const asker: Actor = { duty: 'matters.request', at: 'party', party: 'from' }
const answerer: Actor = { duty: 'matters.answer', at: 'party', party: 'to' }

const note = (zh: string, en: string, required: boolean): FieldDefinition => ({
  name: 'note',
  kind: 'longText',
  label: { zh, en },
  required,
})

const dataOf = ({ record }: Pick<Facts, 'record'>) => record.data as unknown as EntrustmentData

/** Where consent comes first, nothing follows without it. */
const consented: Record<string, (facts: Facts) => boolean> = {
  'no-consent': (facts) => dataOf(facts).consent !== true,
}

const toAsker = ({ record }: Facts) => ({ holder: (record.data as unknown as EntrustmentData).from })
const toAnswerer = ({ record }: Facts) => ({ holder: (record.data as unknown as EntrustmentData).to })

const before = ['requested', 'negotiating', 'agreed'] as const

const actions: Record<string, ActionDefinition> = {
  negotiate: {
    step: 'negotiate',
    from: ['requested', 'negotiating'],
    to: 'negotiating',
    by: [answerer, asker],
    explains: {
      zh: '对内容、期限、人手或经费提出意见；对方会收到',
      en: 'Says what should be otherwise: scope, time, people, money. The other side is told',
    },
    fields: [note('意见', 'What should be otherwise', true)],
  },
  agree: {
    step: 'agree',
    from: ['requested', 'negotiating'],
    to: 'agreed',
    by: [answerer],
    explains: {
      zh: '同意办理；委托单位接着办手续、拨经费',
      en: 'The community takes it on; papers and money are next',
    },
    fields: [note('约定的内容', 'What was agreed', false)],
    change: (facts) => ({ ...toAsker(facts), data: { consent: true } }),
    primary: true,
  },
  decline: {
    step: 'decline',
    from: ['requested', 'negotiating'],
    to: 'declined',
    by: [answerer],
    explains: { zh: '不接受委托，写明理由；委托单位会收到', en: 'Says no and why; whoever asked is told' },
    fields: [note('理由', 'Why', true)],
    change: () => ({ outcome: 'declined' }),
    confirm: true,
  },
  document: {
    step: 'document',
    from: [...before],
    to: 'documented',
    by: [asker],
    explains: { zh: '登记书面委托的名称、文号和日期', en: 'Records the paper: title, number, date' },
    fields: [
      { name: 'documentTitle', kind: 'text', label: { zh: '文件名称', en: 'Title' }, required: true },
      { name: 'documentNumber', kind: 'text', label: { zh: '文号', en: 'Number' }, required: true },
      { name: 'documentDate', kind: 'date', label: { zh: '日期', en: 'Date' }, required: true },
      note('责任划分', 'Who answers for what', false),
    ],
    guards: consented,
    change: (facts) => ({
      ...toAsker(facts),
      data: {
        document: {
          title: facts.input.documentTitle,
          number: facts.input.documentNumber,
          date: facts.input.documentDate,
        },
      },
      tells: { document: `${facts.input.documentTitle} ${facts.input.documentNumber}` },
    }),
  },
  fund: {
    step: 'fund',
    from: [...before, 'documented'],
    to: 'funded',
    by: [asker],
    explains: { zh: '登记已经拨付的经费', en: 'Records the money that was paid' },
    fields: [
      {
        name: 'amount',
        kind: 'amount',
        label: { zh: '金额（元）', en: 'Amount (yuan)' },
        required: true,
      },
      { name: 'source', kind: 'text', label: { zh: '经费来源', en: 'Source' }, required: true },
      { name: 'paidOn', kind: 'date', label: { zh: '拨付日期', en: 'Paid on' }, required: true },
    ],
    guards: {
      ...consented,
      unwritten: (facts) => dataOf(facts).document === undefined,
    },
    change: (facts) => {
      const { amount, source, paidOn } = facts.input
      return {
        ...toAsker(facts),
        data: { money: { amount, source, paidOn } },
        tells: { money: { amount, source, paidOn } },
      }
    },
  },
  begin: {
    step: 'begin',
    from: [...before, 'documented', 'funded'],
    to: 'active',
    by: [asker],
    explains: {
      zh: '条件齐备后启动，社区开始办理',
      en: 'Everything is there: the community begins',
    },
    fields: [note('说明', 'Note', false)],
    guards: {
      ...consented,
      unwritten: (facts) => dataOf(facts).document === undefined,
      unfunded: (facts) => dataOf(facts).money === undefined,
    },
    change: toAnswerer,
    primary: true,
  },
  progress: {
    step: 'progress',
    from: ['active'],
    to: 'active',
    by: [answerer],
    explains: { zh: '记录办理进展', en: 'Records how it goes' },
    fields: [note('进展', 'Progress', true), photos()],
  },
  perform: {
    step: 'perform',
    from: ['active'],
    to: 'performed',
    by: [answerer],
    explains: { zh: '写明结果，请委托单位验收', en: 'Writes the result; whoever asked accepts it' },
    fields: [note('结果', 'Result', true), photos()],
    change: toAsker,
    primary: true,
  },
  accept: {
    step: 'accept',
    from: ['performed'],
    to: ({ input }) => (input.pass ? 'accepted' : 'active'),
    by: [asker],
    explains: {
      zh: '通过则验收；不通过则写明缺什么',
      en: 'Passed: accepted. Not passed: say what is missing',
    },
    fields: [
      { name: 'pass', kind: 'boolean', label: { zh: '验收通过', en: 'Passed' }, required: true },
      note('意见', 'Note', false),
    ],
    change: (facts) => ({
      ...(facts.input.pass ? toAsker(facts) : toAnswerer(facts)),
      tells: { pass: facts.input.pass === true },
    }),
    primary: true,
  },
  close: {
    step: 'close',
    from: ['accepted'],
    to: 'closed',
    by: [asker, answerer],
    explains: { zh: '委托到此结束', en: 'The entrustment is over' },
    fields: [],
    change: () => ({ outcome: 'closed' }),
    primary: true,
  },
  withdraw: {
    step: 'withdraw',
    from: [...before, 'documented', 'funded'],
    to: 'withdrawn',
    by: [asker],
    explains: { zh: '撤回委托，社区会收到', en: 'Takes it back; the community is told' },
    fields: [note('理由', 'Why', true)],
    change: () => ({ outcome: 'withdrawn' }),
    confirm: true,
  },
  end: {
    step: 'end',
    from: ['active', 'performed'],
    to: 'ended',
    by: [asker, answerer],
    explains: { zh: '约定的期限到了，或双方不再继续', en: 'Its time is over, or both sides stop' },
    fields: [note('理由', 'Why', true)],
    change: () => ({ outcome: 'ended' }),
    confirm: true,
  },
}

function photos(): FieldDefinition {
  return { name: 'photos', kind: 'photos', label: { zh: '照片', en: 'Photos' }, required: false }
}

/** What government asks of a community. */
export const entrustment: ProcedureDefinition = {
  name: 'matters.entrustment',
  words: 'matters.entrustment',
  initial: 'requested',
  states: {
    requested: { stage: 'open', limit: 'answer', desk: 'matters.answer', holder: 'named' },
    negotiating: { stage: 'open', limit: 'answer', desk: 'matters.answer', holder: 'keep' },
    agreed: { stage: 'open', desk: 'matters.request', holder: 'named' },
    documented: { stage: 'open', desk: 'matters.request', holder: 'named' },
    funded: { stage: 'open', desk: 'matters.request', holder: 'named' },
    active: { stage: 'open', desk: 'matters.answer', holder: 'named' },
    performed: { stage: 'open', limit: 'accept', desk: 'matters.request', holder: 'named' },
    accepted: { stage: 'open', desk: 'matters.request', holder: 'named' },
    closed: { stage: 'done', holder: 'none' },
    declined: { stage: 'done', holder: 'none', side: true },
    withdrawn: { stage: 'done', holder: 'none', side: true },
    ended: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
