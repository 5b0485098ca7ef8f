import { problemOf } from '#platform/law/setting-value.ts'
import { fail } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { pick } from '#platform/text/define.ts'
import { settings } from '../contract.ts'
import { append, latest, requireDocument, requireFigure } from '../write.ts'

/** Sets a figure for a place: a new version from its day on, with its document. */
export const set = operation(settings.set, {
  access: duty('settings.manage').at(({ place }: { place: string }) => place),
  async run(ctx, { place, parameter, value, document, validFrom }) {
    const figure = await requireFigure(ctx, place, parameter)
    const problem = problemOf(figure.parameter.unit, value)
    if (problem) fail('request.malformed', { value: pick(problem, ctx.lang) })
    requireDocument(ctx, document)
    const before = await latest(ctx, figure)
    return { id: await append(ctx, figure, before, { value, document, reason: null, validFrom }) }
  },
})
