/** `trials.laws`: what can be tried at the asker's place. */
import { duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { lawOfPack, lawsFor } from '../choose.ts'
import { trials } from '../contract.ts'

export const laws = operation(trials.laws, {
  access: duty('trials.run'),
  async run(ctx) {
    const { pack } = ctx.lawAt(ctx.reach('trials.run').place)
    return {
      own: lawOfPack(pack),
      today: localDateOf(ctx.now),
      items: lawsFor(ctx.services.packs, pack).map(lawOfPack),
    }
  },
})
