/**
 * Accountability (责任追究): cases against bodies that did what the law forbids, or not what it asks, and what is published
 * of them.
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

const fact = z.enum(['transfer', 'direct-task', 'unfunded', 'complaint-neglect', 'neglect'])

export const accountability = contract('accountability', {
  /** What the law here provides for a body: which facts, by which articles, and whether the asker is the authority. */
  provisions: query({
    summary: { zh: '责任规定', en: 'What the law provides' },
    input: z.object({ place: placeCode, subject: recordId.optional(), refusal: recordRef.optional() }),
    output: z.object({
      subject: z.object({ id: recordId, name: z.string() }).nullable(),
      place: placeCode,
      /** The fact that the refused attempt points to. */
      suggested: fact.nullable(),
      /** What the refused attempt was, in words. */
      attempt: words.nullable(),
      /** A case that was opened of it already. */
      opened: recordRef.nullable(),
      facts: z.array(z.object({ fact, name: words, basis: z.array(citation), competent: z.boolean() })),
    }),
  }),
  open: command({
    summary: { zh: '责任追究立案', en: 'Open a case of accountability' },
    input: z.object({
      /** Made by the client: sending twice does not double. */
      id: recordId,
      place: placeCode,
      subject: recordId,
      fact,
      facts: z.string().trim().min(2).max(2000).meta({ personal: 'body' }),
      origin: z.enum(['refusal', 'report', 'audit']),
      refusal: recordRef.optional(),
      /** Another law that provides for it, which goes first. */
      otherLaw: z.string().trim().max(300).optional(),
    }),
    output: z.object({ county: z.string(), id: recordId, no: z.string() }),
    errors: {
      'accountability.subject': {
        status: 422,
        text: { zh: '请选择这里的单位', en: 'Choose a body of this place' },
      },
      'accountability.refusal': {
        status: 422,
        text: { zh: '这条拒绝记录不属于这个单位', en: 'The refused attempt is not of this body' },
      },
      'accountability.opened': {
        status: 409,
        text: { zh: '这条记录已经立案', en: 'A case was opened of it already' },
      },
      'accountability.not-serious': {
        status: 422,
        text: {
          zh: '这里的条例只在情节严重时处理责任人员',
          en: 'The regulation here deals with persons only in serious cases',
        },
      },
    },
  }),
  /** Notices of criticism at a place: bodies, never persons. */
  notices: query({
    summary: { zh: '通报批评', en: 'Notices of criticism' },
    input: z.object({ place: placeCode, ...pageAsked }),
    output: pageOf(
      z.object({
        no: z.string(),
        title: z.string(),
        text: z.string(),
        subject: z.string(),
        authority: z.string(),
        fact: words,
        publishedAt: moment,
      }),
    ),
  }),
})
