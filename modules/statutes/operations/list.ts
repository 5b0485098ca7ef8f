/** statutes.list: the laws of all jurisdictions, by id; the invented one only by its own link. */
import { open, operation } from '#platform/operation/operation.ts'
import { statutes } from '../contract.ts'
import { statuteOf } from '../kept.ts'

export const list = operation(statutes.list, {
  access: open,
  async run(ctx) {
    const items = ctx.services.packs.list().map((pack) => {
      const { id, title, jurisdiction, status, provisional, fictional, dates, articles } = statuteOf(pack)
      return { id, title, jurisdiction, status, provisional, fictional, dates, articles: articles.length }
    })
    return { items }
  },
})
