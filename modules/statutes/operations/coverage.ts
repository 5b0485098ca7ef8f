/** statutes.coverage: what becomes of the articles of every law. */
import { open, operation } from '#platform/operation/operation.ts'
import { statutes } from '../contract.ts'
import { statuteOf } from '../kept.ts'
import { coverageOf } from '../rows.ts'

export const coverage = operation(statutes.coverage, {
  access: open,
  async run({ services }) {
    const items = services.packs.list().map((pack) => {
      const { id, title, jurisdiction, status, provisional, fictional, dates } = statuteOf(pack)
      const head = { id, title, jurisdiction, status, provisional, fictional, dates }
      return { ...head, coverage: coverageOf(pack, services.operations) }
    })
    return { items }
  },
})
