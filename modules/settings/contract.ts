/**
 * Settings: the figures that a law leaves open, set by bodies of the place with their document; published.
 */
import { z } from 'zod'
import { settingValue } from '#platform/law/setting-value.ts'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  done,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  recordId,
  words,
} from '#platform/operation/shapes.ts'

/** The document that sets a figure. */
const settingDocument = z.object({
  title: z.string().trim().min(2).max(120),
  number: z.string().trim().min(1).max(60).nullable().default(null),
  date: z.iso.date(),
  /** Where it is published. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
})

/** One version: a figure as it was set, or that it was taken back. */
const version = z.object({
  id: recordId,
  version: z.number(),
  state: z.enum(['set', 'withdrawn']),
  /** The place for which it holds. */
  place: placeName,
  value: settingValue.nullable(),
  /** The value with its unit. */
  said: words.nullable(),
  document: settingDocument.nullable(),
  reason: z.string().nullable(),
  validFrom: z.iso.date(),
  setAt: moment,
  /** The body that set it; its people are not published. */
  bodyName: z.string().nullable(),
})

const item = z.object({
  parameter: z.string(),
  name: words,
  unit: z.string(),
  modality: z.enum(['shall', 'may', 'shall-not', 'encourage']).nullable(),
  note: z.string().nullable(),
  /** The law's words that leave it open. */
  basis: z.array(citation),
  /** Kinds of body that may set it. */
  setBy: z.array(z.object({ kind: z.string(), name: words })),
  inForce: version.nullable(),
  /** Decided and not yet in force here, the nearest day first. */
  ahead: z.array(version),
  /** Duties whose time or figure it is: not checkable without it. */
  duties: z.array(z.object({ id: z.string(), action: words, article: z.string(), url: z.string() })),
  /** Whether the asker may set it here. */
  maySet: z.boolean(),
})

const figure = { place: placeCode, parameter: z.string().max(80) }

export const settings = contract('settings', {
  list: query({
    summary: { zh: '法规留给本地设定的标准', en: 'Figures that the law leaves to bodies here' },
    input: z.object({ place: placeCode }),
    output: z.object({
      place: placeName,
      jurisdiction: z.string(),
      statute: words,
      provisional: z.boolean(),
      items: z.array(item),
    }),
  }),
  history: query({
    summary: { zh: '一项标准的历次设定', en: 'How a figure was set over time' },
    input: z.object({ ...figure, ...pageAsked }),
    output: pageOf(version),
  }),
  set: command({
    summary: { zh: '设定标准', en: 'Set a figure' },
    input: z.object({
      ...figure,
      value: settingValue,
      document: settingDocument,
      /** May lie ahead. */
      validFrom: z.iso.date(),
    }),
    output: z.object({ id: recordId }),
    errors: {
      'settings.fixed-by-law': {
        status: 422,
        text: {
          zh: '这个数值法规已经写明，不能另行设定',
          en: 'The law itself gives this figure; it cannot be set otherwise',
        },
      },
      'settings.wrong-body': {
        status: 422,
        text: { zh: '这项标准不由您所在的机构设定', en: 'This figure is for another body to set' },
      },
    },
  }),
  withdraw: command({
    summary: { zh: '撤回设定', en: 'Take a setting back' },
    input: z.object({
      ...figure,
      reason: z.string().trim().min(2).max(500),
      validFrom: z.iso.date(),
      document: settingDocument.nullable().default(null),
    }),
    output: done,
    errors: {
      'settings.nothing-set': {
        status: 409,
        text: { zh: '这里没有可以撤回的设定', en: 'Nothing is set here that could be taken back' },
      },
      'settings.wrong-body': {
        status: 422,
        text: { zh: '这项标准不由您所在的机构设定', en: 'This figure is for another body to set' },
      },
    },
  }),
})
