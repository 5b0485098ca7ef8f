/** statutes.rows: the rows of a law, as a filter leaves them, page by page. */
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { statutes } from '../contract.ts'
import { statuteOf } from '../kept.ts'
import { countedAs, coverageOf, rowsOf } from '../rows.ts'
import type { Row } from '../shapes.ts'

export const rows = operation(statutes.rows, {
  access: open,
  async run({ services }, input) {
    const pack = found(services.packs.find(input.id))
    const all = rowsOf(pack, services.operations)
    const wanted = all.filter(
      (row) =>
        (!input.class || countedAs(row) === input.class) &&
        (!input.capability || row.capability.id === input.capability) &&
        (input.article === undefined || row.article === input.article) &&
        (!input.search || holds(row, input.search)),
    )
    const { items, next } = pageFrom(wanted, input)
    const { id, title, jurisdiction, status, provisional, fictional, dates } = statuteOf(pack)
    return {
      ...{ id, title, jurisdiction, status, provisional, fictional, dates },
      coverage: coverageOf(pack, services.operations),
      capabilities: capabilitiesOf(all),
      count: wanted.length,
      items,
      ...(next ? { next } : {}),
    }
  },
})

/** A page of what is in memory; `after` is the id of the last one before. */
export function pageFrom<T extends { id: string }>(
  all: readonly T[],
  { limit, after }: { limit: number; after?: string | undefined },
): { items: T[]; next?: string } {
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const items = all.slice(start, start + limit)
  const last = items.at(-1)
  return start + limit < all.length && last ? { items, next: last.id } : { items }
}

function holds({ id, action, subject, basis, why }: Row, search: string): boolean {
  const text = [
    id,
    action.zh,
    action.en,
    subject,
    why?.zh ?? '',
    why?.en ?? '',
    ...basis.map((one) => one.quote),
  ]
  return text.join('\n').toLowerCase().includes(search.toLowerCase())
}

function capabilitiesOf(rows: readonly Row[]) {
  const found = new Map<string, Row['capability'] & { rows: number }>()
  for (const { capability } of rows) {
    const one = found.get(capability.id) ?? { ...capability, rows: 0 }
    found.set(capability.id, { ...one, rows: one.rows + 1 })
  }
  return [...found.values()]
}
