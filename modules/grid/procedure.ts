/**
 * The procedure of a grid matter (网格事项): 上报→受理→派遣→处置→核查→答复→评价→结案, with its side ways.
 * Source: capabilities.md section 7; 焦作 20.2, 贵阳 31–32, 辽源 11–12. Names, limits and citations are the pack's.
 */
import type { Actor, ProcedureDefinition } from '#platform/workflow/procedure.ts'
import * as field from './fields.ts'

const dispatcher: Actor = { duty: 'grid.intake', at: 'place' }
const handler: Actor = { duty: 'grid.handle', at: 'holder' }
const reporter: Actor = { who: 'reporter' }
const supervisor: Actor = { duty: 'grid.supervise', at: 'place' }

const beforeDispatch = ['reported', 'verifying', 'accepted'] as const
const withHandler = ['dispatched', 'handling'] as const
const working = [...beforeDispatch, ...withHandler, 'handled', 'checked'] as const

/** Grid matters, from report to rating. */
export const gridMatter: ProcedureDefinition = {
  name: 'grid.matter',
  words: 'grid.matter',
  initial: 'reported',
  states: {
    reported: { stage: 'open', limit: 'intake', desk: 'grid.intake', holder: 'dispatcher' },
    verifying: { stage: 'open', limit: 'intake', desk: 'grid.patrol', holder: 'none', side: true },
    accepted: { stage: 'open', limit: 'dispatch', desk: 'grid.intake', holder: 'dispatcher' },
    dispatched: { stage: 'open', limit: 'handle', desk: 'grid.handle', holder: 'named' },
    // 'named': a failed check names the body that had finished it; otherwise the holder stays.
    handling: { stage: 'open', limit: 'handle', desk: 'grid.handle', holder: 'named' },
    handled: { stage: 'open', limit: 'check', desk: 'grid.check', holder: 'dispatcher' },
    checked: { stage: 'open', limit: 'answer', desk: 'grid.intake', holder: 'dispatcher' },
    answered: { stage: 'waiting', limit: 'rate', holder: 'none' },
    closed: { stage: 'done', holder: 'none' },
    'not-accepted': { stage: 'done', holder: 'none', side: true },
    withdrawn: { stage: 'done', holder: 'none', side: true },
    merged: { stage: 'done', holder: 'none', side: true },
    void: { stage: 'done', holder: 'none', side: true },
  },
  actions: {
    accept: {
      step: 'accept',
      from: ['reported', 'verifying'],
      to: 'accepted',
      by: [dispatcher],
      explains: {
        zh: '受理后告知反映人，并开始计算派遣时限',
        en: 'Tells the reporter and starts the time to dispatch',
      },
      fields: [field.level, field.publicText],
      change: ({ input }) => ({ level: input.level, tells: { ...publicNote(input.publicText) } }),
      tells: ['reporter'],
    },
    'refuse-acceptance': {
      step: 'refuse-acceptance',
      from: ['reported', 'verifying', 'accepted'],
      to: 'not-accepted',
      by: [dispatcher],
      explains: {
        zh: '说明理由，并告诉反映人该找谁；此事随即办结',
        en: 'Says why and whom to turn to; this ends the matter',
      },
      fields: [
        field.note('不予受理的理由', 'Why it is not accepted', true),
        {
          name: 'channel',
          kind: 'text',
          label: { zh: '该找谁、怎么找', en: 'The right address' },
          required: true,
        },
      ],
      change: ({ input }) => ({
        outcome: 'not-accepted',
        data: { answered: true },
        tells: { channel: input.channel },
      }),
      confirm: true,
      tells: ['reporter'],
    },
    'request-verification': {
      step: 'verify',
      name: { zh: '请网格员核实', en: 'Ask for verification' },
      from: ['reported'],
      to: 'verifying',
      by: [dispatcher],
      explains: { zh: '交给所在网格的网格员到现场核实', en: 'The grid worker there looks at the place' },
      fields: [field.note('需要核实什么', 'What to look at', false)],
    },
    verify: {
      step: 'verify',
      from: ['verifying'],
      to: ({ input }) => (input.pass ? 'accepted' : 'reported'),
      by: [{ duty: 'grid.patrol', at: 'place' }],
      explains: { zh: '到现场看过后填写是否属实', en: 'After looking at the place: is it so?' },
      fields: [
        { name: 'pass', kind: 'boolean', label: { zh: '情况属实', en: 'It is so' }, required: true },
        field.note('现场情况', 'What was found', true),
        field.photos,
      ],
      change: ({ input }) => ({
        data: { verified: input.pass === true },
        tells: { pass: input.pass === true },
      }),
      primary: true,
    },
    dispatch: {
      step: 'dispatch',
      from: ['accepted', 'reported'],
      to: 'dispatched',
      by: [dispatcher],
      explains: {
        zh: '交给主办单位办理，开始计算处置时限，并告知反映人',
        en: 'Gives it to the lead body, starts its time, tells the reporter',
      },
      fields: [field.body, field.joint, field.level, field.note('交办意见', 'Instruction', false)],
      guards: {
        'dispatch-negative-item': ({ input }) => input.bodyKind === 'committee' && input.negative === true,
      },
      change: ({ input }) => ({
        level: input.level,
        holder: input.body,
        data: { jointOpen: input.joint?.length ?? 0 },
        tells: {
          body: input.body,
          ...(input.joint?.length ? { joint: input.joint } : {}),
          level: input.level,
        },
      }),
      primary: true,
      tells: ['reporter', 'holder'],
    },
    reassign: {
      step: 'dispatch',
      name: { zh: '改派', en: 'Reassign' },
      from: [...withHandler],
      to: 'dispatched',
      by: [dispatcher],
      explains: { zh: '换一个单位办理', en: 'Gives it to another body' },
      fields: [field.body, field.note('改派的理由', 'Why', true)],
      guards: {
        'dispatch-negative-item': ({ input }) => input.bodyKind === 'committee' && input.negative === true,
      },
      change: ({ input }) => ({ holder: input.body, tells: { body: input.body } }),
      tells: ['holder'],
    },
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
    close: {
      step: 'close',
      from: ['checked', 'answered'],
      to: 'closed',
      by: [dispatcher, { who: 'system' }],
      explains: { zh: '答复后反映人没有评价的，可以结案', en: 'After the answer, where no rating came' },
      fields: [],
      guards: { 'close-before-answer': ({ record }) => record.data.answered !== true },
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
    merge: {
      step: 'merge',
      from: [...beforeDispatch],
      to: 'merged',
      by: [dispatcher],
      explains: {
        zh: '与同一件事合并办理，反映人随那一件得到答复',
        en: 'Joined to the same matter; its reporter is answered with that one',
      },
      fields: [
        { name: 'into', kind: 'case', label: { zh: '并入哪一件', en: 'Into which matter' }, required: true },
        field.note('说明', 'Note', false),
      ],
      change: ({ input }) => ({ mergedInto: input.into, outcome: 'merged', tells: { into: input.into } }),
      confirm: true,
      tells: ['reporter'],
    },
    void: {
      step: 'void',
      from: [...beforeDispatch],
      to: 'void',
      by: [dispatcher],
      explains: {
        zh: '误报、测试等不需办理的，作废并留痕',
        en: 'Mistaken or empty: voided, and kept on record',
      },
      fields: [field.note('作废的理由', 'Why', true)],
      change: () => ({ outcome: 'void', public: false }),
      confirm: true,
      tells: ['reporter'],
    },
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
  },
}

/** The part of one joint body (协办): handled, or handed back. */
export const gridJoint: ProcedureDefinition = {
  name: 'grid.joint',
  words: 'grid.matter',
  initial: 'handling',
  states: {
    handling: { stage: 'open', limit: 'handle', desk: 'grid.handle', holder: 'keep' },
    closed: { stage: 'done', holder: 'keep' },
  },
  actions: {
    handle: {
      step: 'handle',
      from: ['handling'],
      to: 'same',
      by: [handler],
      explains: { zh: '记录进展', en: 'Records progress' },
      fields: [field.note('进展', 'Progress', true), field.photos],
    },
    finish: {
      step: 'finish',
      from: ['handling'],
      to: 'closed',
      by: [handler],
      explains: { zh: '填写本单位办理的结果', en: 'Writes the result of this body’s part' },
      fields: [field.note('办理结果', 'Result', true), field.photos],
      change: () => ({ outcome: 'finished' }),
      primary: true,
    },
    'hand-back': {
      step: 'hand-back',
      from: ['handling'],
      to: 'closed',
      by: [handler],
      explains: { zh: '不属于本单位职责的退回', en: 'Not this body’s duty' },
      fields: [field.note('退回的理由', 'Why', true)],
      change: () => ({ outcome: 'handed-back' }),
      confirm: true,
    },
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

function publicNote(text: string | undefined) {
  return text ? { publicText: text } : {}
}
