import { duty, operation } from '#platform/operation/operation.ts'
import { parties } from '../contract.ts'

/** What the pack of a place offers forms about bodies to choose from. */
export const kinds = operation(parties.kinds, {
  access: duty('parties.read', 'parties.manage').at((input: { place: string }) => input.place),
  async run(ctx, { place }) {
    const { pack } = ctx.lawAt(place)
    return {
      kinds: pack.bodyKinds().map(({ id, name, level, posts }) => ({
        id,
        name,
        level,
        posts: posts.map((post) => ({ id: post.id, name: post.name })),
      })),
      departments: pack.departments().map(({ id, name }) => ({ id, name })),
    }
  },
})
