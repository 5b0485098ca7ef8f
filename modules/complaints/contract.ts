/**
 * Complaints and suggestions (投诉与建议): filed by residents, followed by number and secret, handled by the bodies that they
 * were given to. Who complains is sealed.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'

const body = z.object({ id: recordId, name: z.string(), kind: words })
const kind = z.enum(['complaint', 'suggestion'])

/** What a resident gives beside the words. */
const contact = {
  name: z.string().trim().max(40).optional().meta({ personal: 'handlers' }),
  phone: z.string().trim().max(20).optional().meta({ personal: 'handlers' }),
  /** Nobody is to know who it is: no name is kept, no account is tied to it. */
  anonymous: z.boolean().default(false),
}

/** Number and secret of what was sent. */
const receipt = z.object({
  county: z.string(),
  id: recordId,
  no: z.string(),
  /** With the number it lets one follow it; given once. */
  secret: z.string(),
  /** The body that has it now. */
  to: z.string(),
  next: words,
  dueAt: moment.nullable(),
})

const noAddressee = {
  status: 422,
  text: {
    zh: '不能交给这个单位，请重新选择',
    en: 'It cannot go to this body; please choose again',
  },
} as const

const notHere = {
  status: 422,
  text: {
    zh: '这个地方还没有接入，请拨打当地 12345',
    en: 'This place is not served here yet; please call 12345',
  },
} as const

const tracked = {
  no: z.string().trim().min(4).max(30),
  secret: z.string().trim().min(4).max(20).meta({ secret: true }),
}

export const complaints = contract('complaints', {
  /** Whom one may complain about at a place, and where; what the law says of it. */
  addressees: query({
    summary: { zh: '可以向谁投诉、提建议', en: 'Where to complain and to suggest' },
    input: z.object({ place: placeCode, about: recordId.optional(), person: z.boolean().default(false) }),
    output: z.object({
      about: z.array(body),
      complaints: z.array(body),
      suggestions: z.array(body),
      /** The law that names where one complains; empty where it is our design. */
      basis: z.array(citation),
      deadline: z.object({ text: words, checkable: z.boolean(), basis: z.array(citation) }),
    }),
  }),
  file: command({
    summary: { zh: '投诉', en: 'File a complaint' },
    input: z.object({
      /** Made by the client when the draft begins (UUIDv7): sending twice does not double. */
      id: recordId,
      place: placeCode,
      /** The body that it is about. */
      about: recordId.optional(),
      /** The person there that it is about, as far as the name is known. */
      aboutName: z.string().trim().max(40).optional().meta({ personal: 'handlers' }),
      /** Where one complains; the nearest that may have it when absent. */
      to: recordId.optional(),
      text: z.string().trim().min(2).max(4000).meta({ personal: 'handlers' }),
      ...contact,
    }),
    output: receipt,
    errors: { 'complaints.addressee': noAddressee, 'law.none': notHere },
  }),
  suggest: command({
    summary: { zh: '提建议', en: 'Make a suggestion' },
    input: z.object({
      id: recordId,
      place: placeCode,
      to: recordId.optional(),
      text: z.string().trim().min(2).max(4000).meta({ personal: 'handlers' }),
      ...contact,
    }),
    output: receipt,
    errors: { 'complaints.addressee': noAddressee, 'law.none': notHere },
  }),
  /** Those of one's account; not those that were sent without a name. */
  mine: query({
    summary: { zh: '我的投诉和建议', en: 'My complaints and suggestions' },
    input: z.object(pageAsked),
    output: pageOf(
      z.object({
        kind,
        no: z.string(),
        secret: z.string(),
        placeName: z.string(),
        stateName: words,
        openedAt: moment,
        closed: z.boolean(),
      }),
    ),
  }),
  track: query({
    summary: { zh: '凭编号查看投诉或建议', en: 'Follow by number and secret' },
    input: z.object(tracked),
    output: z.object({
      kind,
      no: z.string(),
      placeName: z.string(),
      state: z.string(),
      stateName: words,
      plain: words,
      /** The body that has it now. */
      holder: z.string().nullable(),
      openedAt: moment,
      closed: z.boolean(),
      dueAt: moment.nullable(),
      deadline: z.object({ text: words, checkable: z.boolean(), basis: z.array(citation) }),
      /** What one wrote and what was answered. */
      statements: z.array(
        z.object({ author: z.enum(['complainant', 'body']), at: moment, text: z.string() }),
      ),
      steps: z.array(z.object({ at: moment, name: words, toName: words })),
      mayAdd: z.boolean(),
      mayWithdraw: z.boolean(),
    }),
  }),
  trackAct: command({
    summary: { zh: '补充或撤回', en: 'Add something or withdraw' },
    input: z.object({
      ...tracked,
      action: z.enum(['add', 'withdraw']),
      text: z.string().trim().min(2).max(4000).optional().meta({ personal: 'handlers' }),
    }),
    output: z.object({ ok: z.literal(true) }),
  }),
  /** What was written, for the bodies that it was given to. */
  written: query({
    summary: { zh: '投诉或建议的原文', en: 'What was written' },
    input: recordRef,
    output: z.object({
      kind,
      no: z.string(),
      title: z.string(),
      anonymous: z.boolean(),
      statements: z.array(
        z.object({ author: z.enum(['complainant', 'body']), at: moment, text: z.string() }),
      ),
      /** A name or a telephone was given. */
      known: z.boolean(),
      /** Whether the asker is the handler on record, who alone may read it. */
      mayReveal: z.boolean(),
      readings: z.array(z.object({ at: moment, body: z.string(), purpose: z.string() })),
    }),
  }),
  /** Who complains, for the handler on record; the purpose is stated and the reading is on record. */
  reveal: command({
    summary: { zh: '查看投诉人身份', en: 'Reveal who complains' },
    input: recordRef.extend({ purpose: z.string().trim().min(2).max(120) }),
    output: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  }),
  /** Answered suggestions without names, and how many complaints there were. */
  published: query({
    summary: { zh: '建议的答复和投诉数量', en: 'Answers to suggestions, and counts' },
    input: z.object({ place: placeCode, ...pageAsked }),
    output: pageOf(
      z.object({
        no: z.string(),
        placeName: z.string(),
        summary: z.string(),
        answer: z.string(),
        body: z.string(),
        answeredAt: moment,
        used: z.boolean().nullable(),
        reason: z.string().nullable(),
      }),
    ).extend({
      /** Of the last twelve months. */
      counts: z.object({
        complaints: z.number(),
        complaintsClosed: z.number(),
        /** Working through them took so many days; null while none is closed. */
        medianDays: z.number().nullable(),
        suggestions: z.number(),
        answered: z.number(),
      }),
    }),
  }),
})
