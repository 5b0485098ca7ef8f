/**
 * Places: the country's divisions down to communities and villages, and the grids inside them.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  done,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  point,
  polygon,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'

export const placeLevel = z.enum(['province', 'city', 'county', 'township', 'community', 'grid'])

/** A place as search and lists show it. */
export const placeItem = z.object({
  code: placeCode,
  name: z.string(),
  level: placeLevel,
  /** Names of the places above, widest first: 河南省 / 焦作市 / 解放区. */
  path: z.array(placeName),
  /** Urban or rural, by the classification code (1xx, 2xx) where it is known. */
  rural: z.boolean().nullable(),
  jurisdiction: z.string().nullable(),
})

/** Whom residents may call: published, 挂牌联系. */
export const contactCard = z.object({
  name: z.string(),
  postName: words,
  bodyName: z.string(),
  phone: z.string().nullable(),
  place: placeCode,
  placeName: z.string(),
})

const bodyItem = z.object({
  id: recordId,
  kind: z.string(),
  kindName: words,
  name: z.string(),
  place: placeCode,
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours: words.nullable(),
})

/** Grid as drawn. */
const gridItem = z.object({
  code: placeCode,
  name: z.string(),
  kind: z.enum(['urban', 'rural']),
  basis: z.array(z.string()),
  households: z.number().nullable(),
  boundary: polygon.nullable(),
  leader: z.string().nullable(),
  workers: z.number(),
})

/** One grid of a proposed division. */
const gridDrawn = z.object({
  /** An existing grid's code, or absent for a new one. */
  code: placeCode.optional(),
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['urban', 'rural']),
  /** 自然屯, 村民小组, buildings: what it is made of. */
  basis: z.array(z.string().max(80)).max(200).default([]),
  households: z.int().min(0).max(100000).nullable().default(null),
  boundary: polygon,
})

/** What the server found wrong with a division. */
const finding = z.object({
  code: z.enum([
    'place-overlap',
    'place-uncovered',
    'grid-second-leader',
    'grid-no-leader',
    'grid-household-range',
    'grid-basis-missing',
    'grid-broken-shape',
    'grid-outside',
  ]),
  severity: z.enum(['refuse', 'warn', 'uncheckable']),
  text: words,
  grids: z.array(z.string()),
  /** Where, for the map. */
  area: z.array(polygon).default([]),
  basis: z.array(citation).default([]),
})

export const places = contract('places', {
  search: query({
    summary: { zh: '按名称、拼音或代码找地方', en: 'Find a place by name, pinyin or code' },
    input: z.object({
      text: z.string().trim().min(1).max(60),
      within: placeCode.optional(),
      levels: z.array(placeLevel).optional(),
      /** Only places covered by one of the installation's jurisdictions. */
      governed: z.boolean().optional(),
      limit: z.int().min(1).max(50).default(12),
    }),
    output: z.object({ items: z.array(placeItem) }),
  }),
  get: query({
    summary: { zh: '一个地方', en: 'One place' },
    input: z.object({ code: placeCode }),
    output: placeItem.extend({
      validFrom: z.string().nullable(),
      /** The day on which it was abolished, and where it went. */
      validTo: z.iso.date().nullable(),
      successor: placeName.nullable(),
      boundary: polygon.nullable(),
      centre: point.nullable(),
      children: z.number(),
      jurisdictionName: words.nullable(),
      provisional: z.boolean(),
      statute: z.string().nullable(),
    }),
  }),
  /** What became of a community through the years: set up, adjusted, abolished; newest first. */
  versions: query({
    summary: { zh: '社区沿革', en: 'How a community came to be as it is' },
    input: z.object({ code: placeCode }),
    output: z.object({
      items: z.array(
        z.object({
          effective: z.iso.date(),
          kind: z.enum(['set-up', 'adjusted', 'abolished']),
          /** Names before and after; null where there was or is none. */
          was: z.string().nullable(),
          is: z.string().nullable(),
          /** Its boundary changed. */
          moved: z.boolean(),
          successor: placeName.nullable(),
          document: z.string().nullable(),
          /** The case, for those who deal with such cases there. */
          record: recordRef.nullable(),
        }),
      ),
    }),
  }),
  children: query({
    summary: { zh: '下一级地方', en: 'The places below' },
    input: z.object({ code: placeCode.optional(), ...pageAsked }),
    output: pageOf(z.object({ code: placeCode, name: z.string(), level: placeLevel, children: z.number() })),
  }),
  /** A community's (or any place's) page: who serves here. */
  community: query({
    summary: { zh: '社区主页：谁在这里服务', en: 'A community: who serves here' },
    input: z.object({ code: placeCode }),
    output: z.object({
      place: placeItem,
      bodies: z.array(bodyItem),
      grids: z.array(gridItem),
      contacts: z.array(contactCard),
      hotline: z.string(),
      /** It was abolished: since when, and where its people belong now. */
      ended: z.object({ on: z.iso.date(), into: placeName.nullable() }).nullable(),
      statute: z.string().nullable(),
      provisional: z.boolean(),
    }),
  }),
  /** The place (down to the grid) that a point lies in. */
  locate: query({
    summary: { zh: '这个位置属于哪里', en: 'Which place a point lies in' },
    input: point,
    output: z.object({ place: placeItem.nullable() }),
  }),
  /** Boundaries of the places below, for maps: only Linli's own. */
  boundaries: query({
    summary: { zh: '下一级边界', en: 'Boundaries of the places below' },
    input: z.object({ code: placeCode, level: placeLevel }),
    output: z.object({
      items: z.array(z.object({ code: placeCode, name: z.string(), boundary: polygon, centre: point })),
      outline: polygon.nullable(),
    }),
  }),
  proposeGrids: command({
    summary: { zh: '提出网格划分方案', en: 'Propose a division into grids' },
    input: z.object({
      community: placeCode,
      grids: z.array(gridDrawn).min(1).max(200),
      reason: z.string().trim().min(1).max(500),
    }),
    output: z.object({ division: recordId, findings: z.array(finding) }),
    errors: {
      'places.division-open': {
        status: 409,
        text: {
          zh: '这个社区已有一份未决定的网格划分方案',
          en: 'A division of this community is already waiting for its decision',
        },
      },
    },
  }),
  divisions: query({
    summary: { zh: '网格划分方案', en: 'Divisions into grids' },
    input: z.object({
      community: placeCode.optional(),
      state: z.enum(['proposed', 'decided', 'withdrawn']).optional(),
      ...pageAsked,
    }),
    output: pageOf(
      z.object({
        id: recordId,
        community: placeCode,
        communityName: z.string(),
        state: z.enum(['proposed', 'decided', 'withdrawn']),
        grids: z.number(),
        reason: z.string(),
        proposedAt: moment,
        decidedAt: moment.nullable(),
        document: z.string().nullable(),
      }),
    ),
  }),
  division: query({
    summary: { zh: '一份网格划分方案', en: 'One division into grids' },
    input: z.object({ id: recordId, community: placeCode }),
    output: z.object({
      id: recordId,
      community: placeCode,
      state: z.enum(['proposed', 'decided', 'withdrawn']),
      reason: z.string(),
      grids: z.array(gridDrawn),
      findings: z.array(finding),
      /** Who decides by the law there, and whether the asker may. */
      decider: words,
      basis: z.array(citation),
      mayDecide: z.boolean(),
    }),
  }),
  decideGrids: command({
    summary: { zh: '决定网格划分', en: 'Decide the division into grids' },
    input: z.object({
      id: recordId,
      community: placeCode,
      document: z.string().trim().min(1).max(120),
      effective: z.iso.date(),
    }),
    output: done,
    errors: {
      'grid-wrong-divider': {
        status: 422,
        text: { zh: '网格划分不由您所在的机构决定', en: 'The law gives this decision to another body' },
      },
      'place-overlap': { status: 422, text: { zh: '网格之间有重叠', en: 'Grids overlap' } },
      'place-uncovered': {
        status: 422,
        text: { zh: '网格没有覆盖整个社区', en: 'The grids leave part of the community uncovered' },
      },
      'grid-outside': {
        status: 422,
        text: { zh: '网格超出了社区边界', en: 'A grid reaches beyond the community' },
      },
      'grid-broken-shape': {
        status: 422,
        text: { zh: '网格边界自相交或没有面积', en: 'A grid’s boundary crosses itself or holds no land' },
      },
      'grid-basis-missing': {
        status: 422,
        text: {
          zh: '农村网格要写明由哪些自然屯、村民小组组成',
          en: 'A rural grid must name the hamlets or groups that it is made of',
        },
      },
      'places.not-open': {
        status: 409,
        text: { zh: '这份方案已经处理过了', en: 'This division is not open any more' },
      },
    },
  }),
  withdrawGrids: command({
    summary: { zh: '撤回网格划分方案', en: 'Withdraw a division' },
    input: z.object({ id: recordId, community: placeCode }),
    output: done,
  }),
})
