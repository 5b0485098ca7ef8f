/**
 * Cases (办件) of every procedure beside the grid matter: lists, the inbox, one case, its steps.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'
import { caseAction, caseEvent, caseRow, diagram, timer } from '#platform/workflow/shapes.ts'

/** A case as lists show it. */
const row = caseRow.extend({
  procedureName: words,
  /** The state in a plain sentence. */
  plain: words,
  /** Page of the case. */
  link: z.string(),
})

/** What a field of a step's form may bring: text, a figure, yes or no, ids. */
const filled = z.union([
  z.string().trim().max(4000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(60)).max(20),
])

export const cases = contract('cases', {
  /** Cases that the asker may see in the acting position. */
  list: query({
    summary: { zh: '办件列表', en: 'Cases' },
    input: z.object({
      ...pageAsked,
      within: placeCode.optional(),
      procedures: z.array(z.string().max(60)).max(30).optional(),
      states: z.array(z.string().max(40)).max(30).optional(),
      open: z.boolean().optional(),
      overdue: z.boolean().optional(),
      search: z.string().trim().max(60).optional(),
    }),
    output: pageOf(row).extend({
      /** How many there are, counted up to 1,000. */
      count: z.number(),
      more: z.boolean(),
      /** The procedures that the asker may see, to narrow by. */
      procedures: z.array(z.object({ id: z.string(), name: words })),
    }),
  }),
  /** What waits on the desks of the acting position: overdue first. */
  inbox: query({
    summary: { zh: '待办办件', en: 'Cases that wait for me' },
    input: z.object(pageAsked),
    output: pageOf(row).extend({
      counts: z.object({ overdue: z.number(), today: z.number(), week: z.number(), later: z.number() }),
    }),
  }),
  /** One case with everything that the asker may see and do. */
  get: query({
    summary: { zh: '办件详情', en: 'One case' },
    input: recordRef,
    output: row.extend({
      path: z.array(placeName),
      facts: z.array(
        z.object({
          label: words,
          value: words,
          link: z.string().optional(),
          basis: z.array(citation).optional(),
        }),
      ),
      documents: z.array(
        z.object({
          kind: words,
          title: z.string(),
          number: z.string().nullable(),
          date: z.iso.date().nullable(),
        }),
      ),
      timers: z.array(timer),
      events: z.array(caseEvent),
      actions: z.array(caseAction),
      diagram,
      /** The law is still a draft. */
      provisional: z.boolean(),
      statute: z.string(),
    }),
  }),
  /** Any step of the procedure; which, the case's `actions` say. */
  act: command({
    summary: { zh: '办理一步', en: 'Take a step' },
    input: recordRef.extend({
      action: z.string().max(40),
      /** The event count that the page showed: somebody else's step in between answers 409. */
      seq: z.int().optional(),
      fields: z.record(z.string().max(40), filled).default({}).meta({ personal: 'body' }),
    }),
    output: z.object({ county: z.string(), id: recordId, state: z.string(), seq: z.number(), at: moment }),
    errors: {
      'workflow.not-now': {
        status: 409,
        text: {
          zh: '现在不能做这一步，请刷新查看最新状态',
          en: 'This step is not possible now; reload to see the present state',
        },
      },
      'workflow.field-missing': {
        status: 422,
        text: { zh: '还有内容没有填写', en: 'Something is still missing' },
      },
      'workflow.field-wrong': {
        status: 422,
        text: { zh: '有内容填写得不对，请按提示修改', en: 'Something is not filled in as it must be' },
      },
    },
  }),
})
