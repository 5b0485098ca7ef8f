/**
 * Statistics: indicators of grid matters. Definitions are versioned data; every number links to its records.
 */
import { z } from 'zod'
import { contract, query } from '#platform/operation/contract.ts'
import { placeCode, words } from '#platform/operation/shapes.ts'

/** An indicator's definition: numerator over denominator, dated. */
export const indicator = z.object({
  id: z.string(),
  name: words,
  /** In words, as printed beside the number. */
  definition: words,
  version: z.string(),
  unit: z.enum(['percent', 'count', 'hours', 'score']),
  source: z.string(),
})

export const statistics = contract('statistics', {
  indicators: query({
    summary: { zh: '指标定义', en: 'Definitions of indicators' },
    input: z.object({}),
    output: z.object({ items: z.array(indicator) }),
  }),
  board: query({
    summary: { zh: '统计', en: 'Board' },
    input: z.object({
      within: placeCode.optional(),
      from: z.iso.date(),
      to: z.iso.date(),
    }),
    output: z.object({
      place: z.object({ code: placeCode, name: z.string() }),
      /** When the figures were computed. */
      asOf: z.string(),
      values: z.array(
        z.object({
          indicator: z.string(),
          value: z.number().nullable(),
          numerator: z.number(),
          denominator: z.number().nullable(),
          /** The same in the period before, of equal length. */
          before: z.number().nullable(),
          /** Filter of grid.list that gives the records behind the numerator. */
          filter: z.record(z.string(), z.unknown()),
        }),
      ),
      trend: z.array(
        z.object({ day: z.string(), opened: z.number(), closed: z.number(), overdue: z.number() }),
      ),
      categories: z.array(z.object({ id: z.string(), name: words, opened: z.number(), open: z.number() })),
      places: z.array(
        z.object({
          code: placeCode,
          name: z.string(),
          opened: z.number(),
          open: z.number(),
          overdue: z.number(),
          onTime: z.number().nullable(),
        }),
      ),
    }),
  }),
})
