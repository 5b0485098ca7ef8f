/**
 * Steps before somebody works on a matter: accepted or not, verified, dispatched, merged.
 */
import type { ActionDefinition } from '#platform/workflow/procedure.ts'
import * as field from '../fields.ts'
import { beforeDispatch, dispatcher, withHandler } from './actors.ts'

export const intake: Record<string, ActionDefinition> = {
  accept: {
    step: 'accept',
    from: ['reported', 'verifying'],
    to: 'accepted',
    by: [dispatcher],
    explains: {
      zh: '受理后告知反映人，并开始计算派遣时限',
      en: 'Tells the reporter and starts the time to dispatch',
    },
    fields: [field.grid, field.level, field.publicText],
    change: ({ input }) => ({
      level: input.level,
      place: input.grid,
      tells: { ...publicNote(input.publicText), ...located(input.grid) },
    }),
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
    fields: [field.grid, field.note('需要核实什么', 'What to look at', false)],
    blocks: [
      {
        code: 'grid.grid-unknown',
        text: {
          zh: '请先选定所在网格，才有网格员去核实',
          en: 'Choose the grid first: its grid worker is to look',
        },
        when: ({ input }) => input.gridUnknown === true,
      },
    ],
    change: ({ input }) => ({ place: input.grid, tells: located(input.grid) }),
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
    fields: [field.body, field.joint, field.grid, field.level, field.note('交办意见', 'Instruction', false)],
    guards: {
      'dispatch-negative-item': ({ input }) => input.bodyKind === 'committee' && input.negative === true,
    },
    change: ({ input }) => ({
      level: input.level,
      place: input.grid,
      holder: input.body,
      data: { jointOpen: input.joint?.length ?? 0 },
      tells: {
        body: input.body,
        bodyName: input.bodyName,
        ...(input.joint?.length ? { joint: input.joint } : {}),
        level: input.level,
        ...located(input.grid),
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
    change: ({ input }) => ({ holder: input.body, tells: { body: input.body, bodyName: input.bodyName } }),
    tells: ['holder'],
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
}

function publicNote(text: string | undefined) {
  return text ? { publicText: text } : {}
}

function located(grid: string | undefined) {
  return grid ? { grid } : {}
}
