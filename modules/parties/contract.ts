/**
 * Parties: bodies, people, and the positions that people hold in bodies at places.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import { done, pageAsked, pageOf, placeCode, recordId, words } from '#platform/operation/shapes.ts'

export const body = z.object({
  id: recordId,
  kind: z.string(),
  kindName: words,
  name: z.string(),
  department: z.string().nullable(),
  place: placeCode,
  placeName: z.string(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: words.nullable(),
})

export const positionHeld = z.object({
  id: recordId,
  person: recordId,
  personName: z.string(),
  body: recordId,
  bodyName: z.string(),
  post: z.string(),
  postName: words,
  place: placeCode,
  placeName: z.string(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  /** Published as a contact (挂牌联系). */
  contact: z.boolean(),
  workPhone: z.string().nullable(),
})

export const parties = contract('parties', {
  /** Kinds of body that the law of a place knows, with their posts, and its departments: for choosing in forms. */
  kinds: query({
    summary: { zh: '机构类型与岗位', en: 'Kinds of body and their posts' },
    input: z.object({ place: placeCode }),
    output: z.object({
      kinds: z.array(
        z.object({
          id: z.string(),
          name: words,
          level: z.string(),
          posts: z.array(z.object({ id: z.string(), name: words })),
        }),
      ),
      departments: z.array(z.object({ id: z.string(), name: words })),
    }),
  }),
  bodies: query({
    summary: { zh: '机构', en: 'Bodies' },
    input: z.object({
      ...pageAsked,
      within: placeCode.optional(),
      kind: z.string().max(40).optional(),
      search: z.string().max(60).optional(),
    }),
    output: pageOf(body),
  }),
  /** Bodies that a matter at this place may be dispatched to: for choosing in a form. */
  handlers: query({
    summary: { zh: '可派遣的机构', en: 'Bodies that may be given a matter' },
    input: z.object({ place: placeCode, search: z.string().max(60).optional() }),
    output: z.object({ items: z.array(body) }),
  }),
  body: query({
    summary: { zh: '一个机构', en: 'One body' },
    input: z.object({ id: recordId, place: placeCode }),
    output: body.extend({ positions: z.array(positionHeld) }),
  }),
  saveBody: command({
    summary: { zh: '保存机构', en: 'Save a body' },
    input: z.object({
      id: recordId.optional(),
      kind: z.string().max(40),
      name: z.string().trim().min(2).max(80),
      department: z.string().max(60).nullable().default(null),
      place: placeCode,
      phone: z.string().max(30).nullable().default(null),
      address: z.string().max(120).nullable().default(null),
      hours: words.nullable().default(null),
    }),
    output: z.object({ id: recordId }),
    errors: {
      'parties.wrong-level': {
        status: 422,
        text: { zh: '这类机构不设在这一级', en: 'This kind of body does not stand at this level' },
      },
    },
  }),
  positions: query({
    summary: { zh: '任职', en: 'Positions held' },
    input: z.object({
      ...pageAsked,
      within: placeCode.optional(),
      body: recordId.optional(),
      post: z.string().max(40).optional(),
    }),
    output: pageOf(positionHeld),
  }),
  appoint: command({
    summary: { zh: '任命', en: 'Appoint a person to a position' },
    input: z.object({
      /** An existing person, or the name of a new one. */
      person: recordId.optional(),
      name: z.string().trim().min(1).max(40).optional().meta({ personal: 'body' }),
      body: recordId,
      post: z.string().max(40),
      place: placeCode,
      from: z.iso.date(),
      contact: z.boolean().default(false),
      workPhone: z.string().max(30).nullable().default(null),
      /** Account to be made for a new person; the first password must be changed. */
      login: z.string().max(64).optional(),
    }),
    output: z.object({ id: recordId, password: z.string().optional() }),
    errors: {
      'grid-second-leader': {
        status: 422,
        text: { zh: '一个网格只能有一名网格长', en: 'A grid has exactly one leader' },
      },
      'parties.unknown-post': {
        status: 422,
        text: { zh: '这个机构没有这个岗位', en: 'This body has no such post' },
      },
      'parties.place-outside': {
        status: 422,
        text: { zh: '任职地点必须在机构所在地之内', en: 'The place must lie within the place of the body' },
      },
    },
  }),
  endPosition: command({
    summary: { zh: '免去职务', en: 'End a position' },
    input: z.object({ id: recordId, place: placeCode, to: z.iso.date() }),
    output: done,
  }),
})
