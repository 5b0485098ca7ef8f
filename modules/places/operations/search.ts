import { operation, open } from '#platform/operation/operation.ts'
import { places } from '../contract.ts'
import { showPlaces } from '../present.ts'
import { searchPlaces } from '../search.ts'

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
    return { items: await showPlaces(ctx.tx, ctx.services, rows) }
  },
})
