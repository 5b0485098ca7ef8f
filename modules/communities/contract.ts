/**
 * Communities set up, adjusted, abolished (社区设立、调整、撤销): proposed here; all later steps are `cases.act`.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  placeCode,
  placeName,
  polygon,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'

const communityCode = z.string().regex(/^\d{12}$/)

/** A community as it will be. */
const drawn = z.object({
  code: communityCode,
  name: z.string().trim().min(1).max(60),
  rural: z.boolean(),
  /** How many committees' areas it takes in. */
  committees: z.int().min(0).max(99).nullable().default(null),
  boundary: polygon,
})

/** One that ends, and where its land and people come. */
const ending = z.object({ code: communityCode, into: communityCode.nullable().default(null) })

/** What was weighed; a principle has a comment only. */
const factorGiven = z.object({
  value: z.string().trim().max(500).default(''),
  comment: z.string().trim().max(1000).default(''),
})

const proposal = {
  kind: z.enum(['set-up', 'adjust', 'abolish']),
  reason: z.string().trim().min(1).max(500),
  communities: z.array(drawn).max(50),
  ends: z.array(ending).max(50).default([]),
  factors: z.record(z.string().max(60), factorGiven).default({}),
}

/** A factor of the law there. */
const factor = z.object({
  id: z.string(),
  name: words,
  kind: z.enum(['main', 'secondary', 'principle']),
  basis: z.array(citation),
})

const finding = z.object({
  code: z.enum(['place-overlap', 'place-uncovered']),
  severity: z.enum(['refuse', 'warn', 'uncheckable']),
  text: words,
  places: z.array(z.string()),
  area: z.array(polygon),
})

/** A community as it is. */
const present = placeName.extend({ rural: z.boolean().nullable(), boundary: polygon.nullable() })

const errors = {
  'communities.not-used': {
    status: 422,
    text: {
      zh: '本地法规没有规定社区的设立、调整程序',
      en: 'The law here has no procedure for changing communities',
    },
  },
  'communities.wrong': {
    status: 422,
    text: { zh: '方案有矛盾，请按提示修改', en: 'The proposal contradicts itself; see the notes' },
  },
} as const

export const communities = contract('communities', {
  /** What the form begins with: the factors of the law there, the communities as they are, codes that are free. */
  form: query({
    summary: { zh: '社区设立调整：填写说明', en: 'Changing communities: what the form begins with' },
    input: z.object({ place: placeCode }),
    output: z.object({
      place: placeName,
      /** Whether the law there has the procedure. */
      used: z.boolean(),
      factors: z.array(factor),
      /** Who decides. */
      decider: words,
      basis: z.array(citation),
      communities: z.array(present),
      outline: polygon.nullable(),
      /** The next code of each township, urban and rural. */
      free: z.array(
        z.object({ township: placeName, urban: communityCode.nullable(), rural: communityCode.nullable() }),
      ),
    }),
    errors,
  }),
  propose: command({
    summary: { zh: '提出社区设立、调整、撤销', en: 'Propose to set up, adjust or abolish communities' },
    input: z.object({
      /** Made by the sender: sent twice, opened once. */
      id: recordId,
      /** The township or county whose communities change. */
      place: z.string().regex(/^(\d{6}|\d{9})$/),
      ...proposal,
    }),
    output: recordRef.extend({ no: z.string(), missing: z.array(z.string()) }),
    errors,
  }),
  /** While it is being drawn up, by the body that proposed it. */
  amend: command({
    summary: { zh: '修改社区设立调整方案', en: 'Amend a proposed change of communities' },
    input: recordRef.extend({ ...proposal, seq: z.int() }),
    output: recordRef.extend({ seq: z.number(), missing: z.array(z.string()) }),
    errors: {
      ...errors,
      'communities.not-open': {
        status: 409,
        text: { zh: '方案已提交审查，不能再修改', en: 'It was handed in and cannot be changed any more' },
      },
    },
  }),
  change: query({
    summary: { zh: '社区设立调整方案', en: 'A proposed change of communities' },
    input: recordRef,
    output: recordRef.extend({
      no: z.string(),
      seq: z.number(),
      title: z.string(),
      state: z.string(),
      stateName: words,
      place: placeName,
      kind: proposal.kind,
      reason: z.string(),
      communities: z.array(drawn),
      ends: z.array(z.object({ code: communityCode, name: z.string(), into: placeName.nullable() })),
      factors: z.array(factor.extend({ value: z.string(), comment: z.string(), missing: z.boolean() })),
      findings: z.array(finding),
      /** The communities of the place as they are, for the plan. */
      present: z.array(present),
      mayAmend: z.boolean(),
    }),
  }),
})
