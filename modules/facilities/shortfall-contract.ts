/** Standards of area and what communities lack: the operations. */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import { citation, pageAsked, pageOf, placeCode, words } from '#platform/operation/shapes.ts'

/** Met; less than the law asks; what the check needs is missing; no facility is registered. */
export const shortfallState = z.enum(['short', 'notMeasured', 'notCheckable', 'met'])

/** A figure of the law: square metres, or square metres for every hundred households. */
const figure = z.object({ area: z.number(), name: words, basis: z.array(citation) })

/** One community: what the law asks, what is there. Areas in square metres of floor. */
export const shortfallItem = z.object({
  place: placeCode,
  placeName: z.string(),
  state: shortfallState,
  rural: z.boolean().nullable(),
  built: z.enum(['new', 'existing']).nullable(),
  households: z.number().nullable(),
  /** The register of figures, or the sum of the grids where it has none. */
  householdsFrom: z.enum(['register', 'grids']).nullable(),
  asOf: z.string().nullable(),
  required: z.number().nullable(),
  /** Null where nothing is registered. */
  present: z.number().nullable(),
  facilities: z.number(),
  gap: z.number().nullable(),
  /** What the requirement rests on, the deciding figure first. */
  rests: z.array(figure),
  /** Why it cannot be told, and the articles that leave it open. */
  why: words.nullable(),
  whyBasis: z.array(citation),
})

/** How a law lets missing space be made up: `shall` or `may`, where, by which ways. */
export const remedy = z.object({
  jurisdiction: words,
  modality: z.enum(['shall', 'may']),
  scope: z.array(z.string()),
  modes: z.array(z.string()),
  basis: z.array(citation),
})

const counts = z.object({
  short: z.number(),
  notMeasured: z.number(),
  notCheckable: z.number(),
  met: z.number(),
})

const narrowed = {
  within: placeCode.optional(),
  states: z.array(shortfallState).max(4).optional(),
  search: z.string().trim().max(60).optional(),
}

export const shortfalls = contract('facilities', {
  shortfall: query({
    summary: { zh: '社区服务设施面积缺口', en: 'What communities lack of facilities' },
    input: z.object({ ...narrowed, ...pageAsked }),
    output: pageOf(shortfallItem).extend({
      within: z.string(),
      on: z.iso.date(),
      /** With the first page only: by state, narrowed by the search but not by states. */
      summary: z
        .object({
          counts,
          /** Square metres that those in state `short` lack together. */
          gap: z.number(),
          /** Communities whose households are the sum of their grids. */
          fromGrids: z.number(),
        })
        .optional(),
      remedies: z.array(remedy),
    }),
  }),
  shortfallMap: query({
    summary: { zh: '设施面积缺口分布', en: 'Where facilities lack' },
    input: z.object({ within: placeCode.optional() }),
    output: z.object({
      within: z.string(),
      /** Level of the places told of. */
      level: z.enum(['province', 'city', 'county', 'township', 'community']),
      items: z.array(
        z.object({
          code: placeCode,
          name: z.string(),
          /** That of most of its communities; of two that are even, the worse. */
          state: shortfallState,
          counts,
          gap: z.number(),
        }),
      ),
    }),
  }),
  /** One community, for everybody. */
  shortfallPublic: query({
    summary: { zh: '本社区服务设施是否达标', en: 'Whether a community has the facilities the law asks' },
    input: z.object({ place: placeCode }),
    output: z.object({ item: shortfallItem.nullable(), remedies: z.array(remedy) }),
  }),
  /** All that the list shows, as one csv file; on record like every export. */
  shortfallExport: command({
    summary: { zh: '导出设施面积缺口', en: 'Export what communities lack' },
    input: z.object(narrowed),
    output: z.object({ name: z.string(), rows: z.number(), csv: z.string() }),
    errors: {
      'facilities.too-many': {
        status: 422,
        text: {
          zh: '一次最多导出 50,000 个社区，请先选小一些的范围',
          en: 'At most 50,000 communities at once; choose a smaller place',
        },
      },
    },
  }),
})
