/** statutes.export: a law as a file. */
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { statutes } from '../contract.ts'
import { exportOf } from '../exports/files.ts'
import { textOf } from '../kept.ts'

export const exportFile = operation(statutes.export, {
  access: open,
  async run(ctx, { id, format, lang }) {
    const pack = found(ctx.services.packs.find(id))
    return exportOf(pack, textOf(pack), { format, lang: lang ?? ctx.lang, today: localDateOf(ctx.now) })
  },
})
