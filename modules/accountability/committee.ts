/**
 * Correction of a committee: where the law puts the residents' meeting first, its resolution; then the authority's order →
 * corrected → verified → closed. Source: capabilities.md section 30; 辽源 43 (direct), 遂宁 37 and 湖北 43 (meeting first).
 */
import type { ActionDefinition, Facts, ProcedureDefinition } from '#platform/workflow/procedure.ts'
import { accountabilityOf } from './data.ts'
import {
  byAuthority,
  correctedOn,
  decider,
  dueOn,
  note,
  opener,
  subject,
  toDecider,
  toSubject,
} from './department.ts'

const actions: Record<string, ActionDefinition> = {
  resolve: {
    step: 'resolve',
    from: ['opened'],
    to: 'resolved',
    by: [opener, decider],
    explains: { zh: '登记居（村）民会议作出的纠正决议', en: 'Records what the residents’ meeting resolved' },
    fields: [
      {
        name: 'meetingDate',
        kind: 'date',
        label: { zh: '会议日期', en: 'Day of the meeting' },
        required: true,
      },
      note('决议内容', 'What was resolved', true),
    ],
    change: ({ input }) => ({
      data: { meeting: { date: input.meetingDate, resolution: input.note } },
      tells: { meetingDate: input.meetingDate },
    }),
    primary: true,
  },
  order: {
    step: 'order',
    from: ['opened', 'resolved'],
    to: 'ordered',
    by: [decider],
    explains: { zh: '责令在期限内改正', en: 'Orders correction by a day' },
    fields: [dueOn, note('怎样改正', 'What is to be corrected', true)],
    guards: {
      ...byAuthority,
      'order-before-meeting': ({ record }) => accountabilityOf(record).meeting === undefined,
    },
    change: ordered,
    primary: true,
  },
  'order-necessary': {
    step: 'order',
    name: { zh: '必要时责令改正', en: 'Order correction, where necessary' },
    from: ['opened'],
    to: 'ordered',
    by: [decider],
    // Where the authority orders directly, there is nothing to justify.
    when: (record) => accountabilityOf(record).meetingFirst === true,
    explains: {
      zh: '会议还没有决议、又有必要的，写明理由后责令改正',
      en: 'The meeting has not resolved, and it is necessary: say why',
    },
    fields: [
      dueOn,
      note('怎样改正', 'What is to be corrected', true),
      {
        name: 'necessity',
        kind: 'longText',
        label: { zh: '不经会议的必要理由', en: 'Why it is necessary without the meeting' },
        required: true,
      },
    ],
    guards: byAuthority,
    change: ordered,
  },
  correct: {
    step: 'correct',
    from: ['ordered', 'resolved'],
    to: 'corrected',
    by: [subject],
    explains: { zh: '报告改正的情况', en: 'Reports how it was corrected' },
    fields: [correctedOn, note('改正情况', 'How', true)],
    change: ({ input }) => ({
      ...toDecider(),
      data: { correctedOn: input.correctedOn },
      tells: { correctedOn: input.correctedOn },
    }),
    primary: true,
  },
  verify: {
    step: 'verify',
    from: ['corrected'],
    to: ({ input }) => (input.pass ? 'verified' : 'ordered'),
    by: [decider],
    explains: { zh: '核实是否改正；没有改正的退回', en: 'Verified, or sent back' },
    fields: [
      { name: 'pass', kind: 'boolean', label: { zh: '已经改正', en: 'It is corrected' }, required: true },
      note('核实情况', 'What was found', false),
    ],
    change: (facts) => ({
      ...(facts.input.pass ? toDecider() : toSubject(facts)),
      tells: { pass: facts.input.pass === true },
    }),
    primary: true,
  },
  close: {
    step: 'close',
    from: ['verified'],
    to: 'closed',
    by: [decider],
    explains: { zh: '办结', en: 'Ends the case' },
    fields: [],
    change: () => ({ outcome: 'closed' }),
    primary: true,
  },
  dismiss: {
    step: 'dismiss',
    from: ['opened', 'resolved'],
    to: 'dismissed',
    by: [decider],
    explains: { zh: '经查不予追究，写明理由', en: 'Looked into and dismissed; say why' },
    fields: [note('理由', 'Why', true)],
    change: () => ({ outcome: 'dismissed' }),
    confirm: true,
  },
}

function ordered(facts: Facts) {
  const { dueOn: by, necessity } = facts.input
  const told = { dueOn: by, ...(necessity ? { necessity } : {}) }
  return { ...toSubject(facts), data: told, tells: told }
}

/** Correction of a committee. */
export const committee: ProcedureDefinition = {
  name: 'accountability.committee',
  words: 'accountability.committee',
  initial: 'opened',
  states: {
    opened: { stage: 'open', desk: 'accountability.decide', holder: 'none' },
    resolved: { stage: 'open', desk: 'accountability.decide', holder: 'none' },
    ordered: { stage: 'open', desk: 'accountability.answer', holder: 'named' },
    corrected: { stage: 'open', desk: 'accountability.decide', holder: 'named' },
    verified: { stage: 'open', desk: 'accountability.decide', holder: 'keep' },
    closed: { stage: 'done', holder: 'none' },
    dismissed: { stage: 'done', holder: 'none', side: true },
  },
  actions,
}
