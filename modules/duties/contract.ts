/**
 * Duties: what the law asks of whom, how it stands, and what shows it.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  done,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  recordId,
  words,
} from '#platform/operation/shapes.ts'
import * as shapes from './shapes.ts'

const { dutyId, dutyState, obligation, obligationItem, obligationRef, period, recordShown, stateCounts } =
  shapes

/** What lists and exports can be narrowed by. */
const filter = {
  within: placeCode.optional(),
  states: z.array(dutyState).max(6).optional(),
  duty: dutyId.optional(),
  period: period.optional(),
  capability: z.string().max(60).optional(),
  /** A kind of body. */
  bearer: z.string().max(60).optional(),
  level: z.enum(['province', 'city', 'county', 'township', 'community', 'grid']).optional(),
  search: z.string().trim().max(60).optional(),
}

const notBearer = {
  status: 422,
  text: {
    zh: '这项职责不由您所在的机构承担，要由承担它的机构自己登记',
    en: 'Your body does not bear this duty; the body that bears it puts it on record',
  },
} as const

export const duties = contract('duties', {
  board: query({
    summary: { zh: '履职看板', en: 'Board of duties' },
    input: z.object({ within: placeCode.optional() }),
    output: z.object({
      place: z.object({ code: placeCode, name: z.string(), path: z.array(placeName) }),
      jurisdiction: z.string(),
      statute: z.string(),
      provisional: z.boolean(),
      /** Up to when the states are true. */
      asOf: moment,
      /** Since when it is measured here. */
      since: z.iso.date(),
      counts: stateCounts,
      overdue: z.array(obligationItem),
      /** What has to be done next, by date. */
      next: z.array(
        z.object({
          duty: dutyId,
          action: words,
          period,
          periodName: words,
          dueOn: z.iso.date(),
          open: z.number(),
          all: z.number(),
        }),
      ),
      capabilities: z.array(z.object({ id: z.string(), name: words, counts: stateCounts })),
      bearers: z.array(z.object({ kind: z.string(), name: words, counts: stateCounts })),
      /** What was met in each month, and what ran overdue in it. */
      trend: z.array(z.object({ month: z.string(), met: z.number(), overdue: z.number() })),
      places: z.array(z.object({ code: placeCode, name: z.string(), counts: stateCounts })),
      recomputation: z
        .object({
          id: recordId,
          state: z.enum(['waiting', 'running', 'done', 'failed']),
          percent: z.number(),
          askedAt: moment,
          endedAt: moment.nullable(),
        })
        .nullable(),
      may: z.object({ recompute: z.boolean() }),
    }),
  }),
  list: query({
    summary: { zh: '职责清单', en: 'List of duties' },
    input: z.object({ ...pageAsked, ...filter }),
    output: pageOf(obligationItem).extend({ count: z.number(), counts: stateCounts }),
  }),
  get: query({
    summary: { zh: '一项职责', en: 'One duty of one bearer' },
    input: obligationRef,
    output: obligation,
  }),
  record: command({
    summary: { zh: '登记履职记录', en: 'Put on record that a duty was done' },
    input: z.object({
      place: placeCode,
      duty: dutyId,
      /** Which period it is for; the period of the day when absent. An ended one is met late. */
      period: period.optional(),
      title: z.string().trim().min(2).max(120),
      day: z.iso.date(),
      text: z.string().trim().min(2).max(4000).meta({ personal: 'body' }),
      /** Number of the document, where it has one. */
      number: z.string().trim().max(120).nullable().default(null),
      photos: z.array(recordId).max(9).default([]),
      public: z.boolean().default(false),
    }),
    output: z.object({ county: z.string(), id: recordId, period }),
    errors: {
      'duties.not-bearer': notBearer,
      'duties.not-by-record': {
        status: 422,
        text: {
          zh: '这项职责由系统里的业务记录来证明，不用另外登记',
          en: 'This duty is shown by the records of its own procedure; nothing is to be put on record for it',
        },
      },
      'duties.wrong-period': {
        status: 422,
        text: { zh: '日期不在这个期间内', en: 'The day does not lie in that period' },
      },
      'duties.photo-missing': {
        status: 422,
        text: { zh: '有照片没有上传成功，请重新上传', en: 'A photo did not arrive; please send it again' },
      },
    },
  }),
  withdrawRecord: command({
    summary: { zh: '撤回履职记录', en: 'Withdraw a record' },
    input: z.object({ place: placeCode, id: recordId, reason: z.string().trim().min(2).max(500) }),
    output: done,
    errors: {
      'duties.not-bearer': notBearer,
      'duties.withdrawn': {
        status: 409,
        text: { zh: '这份记录已经撤回', en: 'This record has been withdrawn already' },
      },
    },
  }),
  judge: command({
    summary: { zh: '认定是否履行', en: 'Judge whether a duty was met' },
    input: obligationRef.extend({ met: z.boolean(), reason: z.string().trim().min(2).max(1000) }),
    output: done,
    errors: {
      'duties.own-judgment': {
        status: 422,
        text: {
          zh: '承担职责的机构不能认定自己，要由上级或有权检查的机构认定',
          en: 'A body does not judge its own duties; the body above or one that may inspect does',
        },
      },
    },
  }),
  unjudge: command({
    summary: { zh: '撤销认定', en: 'Take a judgment back' },
    input: obligationRef.extend({ reason: z.string().trim().min(2).max(1000) }),
    output: done,
    errors: {
      'duties.not-judged': {
        status: 409,
        text: { zh: '这项职责没有人工认定', en: 'Nobody has judged this duty' },
      },
    },
  }),
  /** For the law's reader: each duty of a law with how it stands where the asker is, or in the whole jurisdiction. */
  of: query({
    summary: { zh: '一部法规的职责现状', en: 'How the duties of a law stand' },
    input: z.object({ jurisdiction: z.string().max(40), within: placeCode.optional() }),
    output: z.object({
      place: z.object({ code: placeCode, name: z.string() }).nullable(),
      /** Whether the figures are those of the asker's own places; else of the whole jurisdiction. */
      own: z.boolean(),
      counts: stateCounts,
      items: z.array(z.object({ duty: dutyId, counts: stateCounts })),
    }),
  }),
  /** What bearers at a place have published: 履职公开. */
  published: query({
    summary: { zh: '履职公开', en: 'Published records of duties' },
    input: z.object({ place: placeCode, ...pageAsked }),
    output: pageOf(recordShown).extend({
      counts: stateCounts.nullable(),
    }),
  }),
  export: query({
    summary: { zh: '导出职责', en: 'Export duties' },
    input: z.object({ ...filter, format: z.enum(['csv', 'oscal']), ...pageAsked }),
    output: z.object({
      /** Rows of the table, its head on the first page; or observations and findings. */
      rows: z.array(z.array(z.string())).optional(),
      results: z.record(z.string(), z.unknown()).optional(),
      next: z.string().optional(),
    }),
  }),
  recompute: command({
    summary: { zh: '全部重算', en: 'Recompute everything' },
    input: z.object({ place: placeCode }),
    output: z.object({ id: recordId }),
    errors: {
      'duties.recomputing': {
        status: 409,
        text: { zh: '这里正在重算，请等它完成', en: 'A recomputation is under way here; please wait for it' },
      },
    },
  }),
  progress: query({
    summary: { zh: '重算进度', en: 'How far a recomputation is' },
    input: z.object({ place: placeCode }),
    output: z.object({
      items: z.array(
        z.object({
          id: recordId,
          place: placeCode,
          placeName: z.string(),
          state: z.enum(['waiting', 'running', 'done', 'failed']),
          done: z.number(),
          total: z.number(),
          percent: z.number(),
          gathered: z.number(),
          changed: z.number(),
          askedAt: moment,
          endedAt: moment.nullable(),
        }),
      ),
    }),
  }),
})
