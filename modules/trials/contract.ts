/**
 * Trials of another law: what would have been decided otherwise in a period's real cases, and what the law itself
 * leaves open. Safe for the browser.
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
  recordRef,
  words,
} from '#platform/operation/shapes.ts'

const jurisdictionId = z.string().regex(/^_?[a-z]{2,40}$/)

/** A law that was or can be tried: a version, a draft, another place's. */
export const triedLaw = z.object({
  jurisdiction: jurisdictionId,
  /** Name of the draft; null for a version. */
  draft: z.string().nullable(),
  /** Number of the version. */
  version: z.int(),
  title: words,
  /** Name of the jurisdiction. */
  place: words,
  /** The day from which the version is in force, where it is an amendment. */
  from: z.iso.date().nullable(),
  /** The whole law is a draft, run provisionally. */
  provisional: z.boolean(),
})
export type TriedLaw = z.infer<typeof triedLaw>

/** Which law is tried: a draft by its name, a version by its number, or what is in force where both are absent. */
const choice = z.object({
  jurisdiction: jurisdictionId,
  draft: z.string().max(60).optional(),
  version: z.int().positive().optional(),
})

const counted = z.object({ about: z.enum(['case', 'law']), kind: z.string(), rows: z.int(), cases: z.int() })

/** A trial as lists show it. */
export const trial = z.object({
  county: z.string(),
  id: z.uuid(),
  place: placeName,
  from: z.iso.date(),
  to: z.iso.date(),
  /** The law that the cases were decided by. */
  own: triedLaw,
  tried: triedLaw,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Cases and attempts in the period, and how many were gone through. */
  total: z.int(),
  done: z.int(),
  /** Cases in which something would have been otherwise. */
  changed: z.int(),
  counts: z.array(counted),
  startedAt: moment,
  /** The body that asked for it. */
  by: z.string().nullable(),
  finishedAt: moment.nullable(),
})
export type Trial = z.infer<typeof trial>

/** One different outcome, or one finding in the law; in words, with the provisions of both laws. */
export const trialRow = z.object({
  n: z.int(),
  about: z.enum(['case', 'law']),
  kind: z.string(),
  /** Number of the case; null for an attempt that led to none, and for a finding in the law. */
  no: z.string().nullable(),
  /** The case itself, for those who may open it. */
  ref: recordRef.nullable(),
  /** The case's category, or what the finding is about. */
  title: words,
  place: placeName.nullable(),
  stage: words.nullable(),
  now: words,
  otherwise: words,
  own: z.array(citation),
  tried: z.array(citation),
})
export type TrialRow = z.infer<typeof trialRow>

const rowsAsked = { about: z.enum(['case', 'law']).optional(), kind: z.string().max(40).optional() }

export const trials = contract('trials', {
  laws: query({
    summary: { zh: '列出可以拿来试行的法规', en: 'The laws that can be tried' },
    input: z.object({}),
    output: z.object({
      /** The law in force at the asker's place, and the present day there. */
      own: triedLaw,
      today: z.iso.date(),
      items: z.array(triedLaw),
    }),
  }),
  start: command({
    summary: { zh: '用另一部法规试行一段时间的事项', en: 'Try another law over the matters of a period' },
    input: z.object({
      law: choice,
      within: placeCode.optional(),
      from: z.iso.date(),
      to: z.iso.date(),
    }),
    output: recordRef,
    errors: {
      'trials.unknown-law': {
        status: 422,
        text: {
          zh: '没有这部法规、这个版本或这份草案，请重新选择',
          en: 'There is no such law, version or draft; choose another',
        },
      },
      'trials.bad-period': {
        status: 422,
        text: {
          zh: '期间要从早到晚，最长 400 天，请改一下日期',
          en: 'The period runs from the earlier day to the later, 400 days at most; change the dates',
        },
      },
      'trials.running': {
        status: 409,
        text: {
          zh: '这个地方已有一次试行正在进行，完成后再开始下一次',
          en: 'A trial for this place is under way; start the next one when it is done',
        },
      },
    },
  }),
  list: query({
    summary: { zh: '列出试行', en: 'Trials' },
    input: z.object(pageAsked),
    output: pageOf(trial),
  }),
  get: query({
    summary: { zh: '看一次试行的进度和结果', en: 'A trial: how far it is and what it found' },
    input: recordRef,
    output: trial.extend({
      /** Whether the asker may open the cases themselves. */
      opensCases: z.boolean(),
    }),
  }),
  rows: query({
    summary: { zh: '试行结果的明细', en: 'What a trial found, row by row' },
    input: recordRef.extend({ ...rowsAsked, ...pageAsked }),
    output: pageOf(trialRow),
  }),
  export: query({
    summary: { zh: '导出试行结果', en: 'Export what a trial found' },
    input: recordRef.extend({ ...rowsAsked, lang: z.enum(['zh', 'en']).optional() }),
    output: z.object({
      /** Name of the file. */
      name: z.string(),
      /** CSV, UTF-8 with mark. */
      text: z.string(),
      rows: z.int(),
      /** There are more rows than one file holds. */
      cut: z.boolean(),
    }),
  }),
})
