import type { Level } from '#platform/access/reach.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { places } from '../contract.ts'
import { childrenOf, gridsOf, provinces } from '../queries.ts'

/** The places below one, by code; without a code the provinces. Below a community: its grids. */
export const children = operation(places.children, {
  access: open,
  async run(ctx, { code, limit, after = '' }) {
    if (code?.length === 12) {
      const grids = await gridsOf.all(ctx.tx, [code.slice(0, 6), code, localDateOf(ctx.now)])
      return {
        items: grids.map((grid) => ({
          code: grid.code,
          name: grid.name,
          level: 'grid' as const,
          children: 0,
        })),
      }
    }
    const rows =
      code === undefined
        ? await provinces.all(ctx.tx, [after, limit + 1])
        : await childrenOf.all(ctx.tx, [code, after, limit + 1])
    const items = rows.slice(0, limit).map((row) => ({ ...row, level: row.level as Level }))
    const next = rows.length > limit ? items.at(-1)?.code : undefined
    return next === undefined ? { items } : { items, next }
  },
})
