import { open, operation } from '#platform/operation/operation.ts'
import { places } from '../contract.ts'
import { showPlaces } from '../present.ts'
import { searchGrids, searchPlaces } from '../search.ts'

const divisions = ['province', 'city', 'county', 'township', 'community']

/** Finds places by any part of the name, by pinyin, initials or code. */
export const search = operation(places.search, {
  access: open,
  async run(ctx, input) {
    const rows = await searchPlaces(ctx.tx, {
      text: input.text,
      ...(input.within === undefined ? {} : { within: [input.within] }),
      levels: input.levels ?? divisions,
      governed: input.governed ?? false,
      limit: input.limit,
    })
    const { text, within, limit } = input
    if (input.levels?.includes('grid') && within && within.length >= 4 && rows.length < limit) {
      rows.push(...(await searchGrids(ctx.tx, text, within, limit - rows.length)))
    }
    return { items: await showPlaces(ctx.tx, ctx.services, rows) }
  },
})
