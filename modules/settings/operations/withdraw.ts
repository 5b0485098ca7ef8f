import { fail } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { settings } from '../contract.ts'
import { append, latest, requireDocument, requireFigure } from '../write.ts'

/** Takes a figure back from a day on: a version like the others, with its reason. The place above then holds. */
export const withdraw = operation(settings.withdraw, {
  access: duty('settings.manage').at(({ place }: { place: string }) => place),
  async run(ctx, { place, parameter, reason, validFrom, document }) {
    const figure = await requireFigure(ctx, place, parameter)
    requireDocument(ctx, document)
    const before = await latest(ctx, figure)
    if (before?.state !== 'set') fail('settings.nothing-set')
    await append(ctx, figure, before, { value: null, document, reason, validFrom })
    return { ok: true as const }
  },
})
