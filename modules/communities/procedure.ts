/**
 * The procedure by which communities are set up, adjusted, abolished: proposed → complete → examined → decided →
 * (filed) → in force on its day → closed. Source: capabilities.md section 2; 辽源 9, 遂宁 10, 贵阳 8, 湖北 12 and 13.
 */
import { levels } from '#platform/access/reach.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type {
  ActionDefinition,
  Actor,
  Facts,
  FieldDefinition,
  ProcedureDefinition,
} from '#platform/workflow/procedure.ts'
import type { ChangeData } from './data.ts'
import { isUnlikeCommittee, procedureName } from './rules.ts'

const proposer: Actor = { duty: 'communities.propose', at: 'party', party: 'from' }
const examiner: Actor = { duty: 'communities.examine', at: 'place' }
const decider: Actor = { duty: 'communities.decide', at: 'place' }
const receiver: Actor = { duty: 'communities.receive', at: 'place' }
const system: Actor = { who: 'system' }
/** Whoever deals with it may try to decide: the law says who may, and whoever may not is told by which article. */
const anyOfThem: Actor[] = [decider, examiner, receiver, { duty: 'communities.propose', at: 'place' }]

const dataOf = (facts: Pick<Facts, 'record'>) => facts.record.data as unknown as ChangeData

function note(zh: string, en: string, required: boolean): FieldDefinition {
  return { name: 'note', kind: 'longText', label: { zh, en }, required }
}

function text(name: string, zh: string, en: string, required = true): FieldDefinition {
  return { name, kind: 'text', label: { zh, en }, required }
}

function date(name: string, zh: string, en: string): FieldDefinition {
  return { name, kind: 'date', label: { zh, en }, required: true }
}

/** The kinds of body that receive the filing under a law: those whose posts do. */
export function receivers(pack: Pack): string[] {
  if (!pack.procedure(procedureName).uses('receive')) return []
  return [...new Set(pack.postsWith('communities.receive').map(({ body }) => body))]
}

/** Whether a position is in a body that receives the filing, at that body's own level: the same as the decision's. */
export function isReceiver(pack: Pack, acting: { bodyKind: string; place: string }): boolean {
  const kind = pack.bodyKind(acting.bodyKind)
  return kind !== undefined && receivers(pack).includes(kind.id) && levels[kind.level] === acting.place.length
}

/** Receiving bodies whose receipt is not there yet. */
export function receiptsOpen(pack: Pack, data: ChangeData): string[] {
  return receivers(pack).filter((kind) => !data.receipts?.[kind])
}

/** Where the law names an authority, nobody else decides. */
const isWrongAuthority = ({ asker, law }: Facts) => {
  const named = law.pack.refusal('place-wrong-authority').decider?.body
  return named !== undefined && asker.acting?.bodyKind !== named
}

/** What `prepare` found out of the outlines. */
const found = (code: string) => (facts: Facts) =>
  (facts.input.found as string[] | undefined)?.includes(code) ?? false

const next = ({ input }: Facts) => ({ holder: (input.holder as string | undefined) ?? null })

const receipt: Omit<ActionDefinition, 'from' | 'to'> = {
  step: 'receive',
  by: [receiver],
  when: ({ data }) => (data as unknown as ChangeData).filing !== undefined,
  explains: { zh: '确认收到备案，登记回执', en: 'Confirms that the filing has arrived; records the receipt' },
  fields: [
    text('receiptNumber', '回执编号', 'Number of the receipt'),
    date('receivedOn', '收到日期', 'Received on'),
  ],
  change: (facts) => {
    const { input, asker } = facts
    const kind = asker.acting?.bodyKind ?? ''
    const given = { number: input.receiptNumber, date: input.receivedOn, body: asker.acting?.body }
    return {
      data: {
        receipts: { ...dataOf(facts).receipts, [kind]: given },
        ...(input.pass ? { filed: input.receivedOn } : {}),
      },
      tells: { number: input.receiptNumber },
    }
  },
  primary: true,
}

const actions: Record<string, ActionDefinition> = {
  submit: {
    step: 'submit',
    from: ['proposed'],
    to: 'complete',
    by: [proposer],
    explains: {
      zh: '考虑因素写齐以后，交主管部门审查',
      en: 'Hands it to the department in charge, once every factor has its value and comment',
    },
    fields: [],
    guards: { 'place-factor-missing': (facts) => dataOf(facts).missing.length > 0 },
    change: next,
    primary: true,
  },
  return: {
    step: 'return',
    from: ['complete', 'examined'],
    to: 'proposed',
    by: [examiner, decider],
    explains: { zh: '退回提出单位修改，写明缺什么', en: 'Sends it back; says what is missing' },
    fields: [note('要补正的内容', 'What must be mended', true)],
    change: (facts) => ({ holder: dataOf(facts).from }),
  },
  examine: {
    step: 'examine',
    from: ['complete'],
    to: 'examined',
    by: [examiner],
    explains: {
      zh: '核对有无重叠、遗漏，城市社区的规模与居委会服务区域是否相当；通过后交县级政府决定',
      en: 'Checks overlaps, gaps and size; passed, it goes to the county government',
    },
    fields: [note('审查意见', 'Opinion', false)],
    guards: {
      'place-factor-missing': (facts) => dataOf(facts).missing.length > 0,
      'place-overlap': found('place-overlap'),
      'place-uncovered': found('place-uncovered'),
      'place-committee-area': (facts) => isUnlikeCommittee(dataOf(facts).communities),
    },
    change: next,
    primary: true,
  },
  decide: {
    step: 'decide',
    from: ['examined'],
    to: 'decided',
    by: anyOfThem,
    explains: {
      zh: '登记决定文件和生效日期；社区的代码以决定为准，到生效日自动执行',
      en: 'Records the decision and its day; the codes are those of the decision, in force by themselves that day',
    },
    fields: [
      text('documentTitle', '决定文件名称', 'Title of the decision'),
      text('documentNumber', '文号', 'Number'),
      date('documentDate', '决定日期', 'Date of the decision'),
      date('effective', '生效日期', 'In force from'),
      note('说明', 'Note', false),
    ],
    guards: {
      'place-wrong-authority': isWrongAuthority,
      'place-overlap': found('place-overlap'),
      'place-uncovered': found('place-uncovered'),
    },
    change: ({ input, asker }) => {
      const document = {
        title: input.documentTitle,
        number: input.documentNumber,
        date: input.documentDate,
      }
      return {
        holder: asker.acting?.body ?? null,
        data: { document, effective: input.effective },
        tells: { document: `${document.title} ${document.number}`, effective: input.effective },
      }
    },
    confirm: true,
    primary: true,
  },
  decline: {
    step: 'decline',
    from: ['examined'],
    to: 'declined',
    by: [decider],
    explains: { zh: '不同意，写明理由', en: 'Does not approve; says why' },
    fields: [note('理由', 'Why', true)],
    guards: { 'place-wrong-authority': isWrongAuthority },
    change: () => ({ outcome: 'declined' }),
    confirm: true,
  },
  file: {
    step: 'file',
    from: ['decided', 'effective'],
    to: 'same',
    by: [decider],
    when: ({ data }) => !(data as unknown as ChangeData).filing,
    explains: {
      zh: '把决定报送备案机关；各机关会收到通知，回执齐了才能办结',
      en: 'Sends the decision to the bodies that receive the filing; closed only with all receipts',
    },
    fields: [
      text('filingNumber', '报送文号', 'Number of the letter'),
      date('filedOn', '报送日期', 'Sent on'),
    ],
    change: ({ input }) => ({
      data: { filing: { number: input.filingNumber, date: input.filedOn } },
      tells: { number: input.filingNumber },
    }),
    primary: true,
  },
  receive: {
    ...receipt,
    from: ['decided'],
    // `pass`: it is the last one that was missing; looked up before the step is taken.
    to: ({ input }) => (input.pass ? 'filed' : 'same'),
  },
  // The day may come before the receipts do.
  receiveLater: { ...receipt, from: ['effective'], to: 'same' },
  effect: {
    step: 'take-effect',
    from: ['decided', 'filed'],
    to: 'effective',
    by: [system],
    explains: { zh: '到生效日自动执行', en: 'Happens by itself on its day' },
    fields: [],
  },
  elected: {
    step: 'follow-up',
    from: ['effective'],
    to: 'same',
    by: [{ duty: 'communities.propose', at: 'place' }, decider],
    when: ({ data }) => !(data as unknown as ChangeData).followUp,
    explains: {
      zh: '登记居（村）民委员会成员选举的日期和结果',
      en: 'Records when the committee was elected, and how it went',
    },
    fields: [date('electedOn', '选举日期', 'Day of the election'), note('结果', 'Result', true)],
    change: ({ input }) => ({
      data: { followUp: { date: input.electedOn, note: input.note } },
      tells: { date: input.electedOn },
    }),
  },
  close: {
    step: 'close',
    from: ['effective'],
    to: 'closed',
    by: [decider, system],
    explains: { zh: '后续事项办完，办结', en: 'What follows is done: closes it' },
    fields: [],
    guards: { 'place-filing-open': (facts) => receiptsOpen(facts.law.pack, dataOf(facts)).length > 0 },
    change: () => ({ outcome: 'closed' }),
    primary: true,
  },
  withdraw: {
    step: 'withdraw',
    from: ['proposed', 'complete', 'examined'],
    to: 'withdrawn',
    by: [proposer],
    explains: { zh: '撤回方案，以后可以重新提出', en: 'Takes it back; it may be proposed anew' },
    fields: [note('理由', 'Why', true)],
    change: () => ({ outcome: 'withdrawn' }),
    confirm: true,
  },
}

/** How communities change. */
export const communityChange: ProcedureDefinition = {
  name: procedureName,
  words: procedureName,
  initial: 'proposed',
  states: {
    proposed: { stage: 'open', desk: 'communities.propose', holder: 'named' },
    complete: { stage: 'open', limit: 'examine', desk: 'communities.examine', holder: 'named' },
    examined: { stage: 'open', limit: 'decide', desk: 'communities.decide', holder: 'named' },
    decided: { stage: 'open', desk: 'communities.decide', holder: 'named' },
    filed: { stage: 'open', desk: 'communities.decide', holder: 'keep' },
    effective: { stage: 'open', limit: 'follow-up', desk: 'communities.decide', holder: 'keep' },
    closed: { stage: 'done', holder: 'none' },
    declined: { stage: 'done', holder: 'none', side: true },
    withdrawn: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
