import { bodyNames } from '#modules/parties/contract.server.ts'
import { fail } from '#platform/operation/errors.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import { daysBetween, parseLocalDate } from '#platform/time/local-date.ts'
import { refusals } from '../contract.ts'
import { ruleName } from '../present.ts'
import { type CountRow, countRefusals } from '../queries.ts'
import { placeAsked } from '../reach.ts'

/** Bodies that are named one by one. */
const mostBodies = 50
/** Longest period: three years and a little. */
const mostDays = 1100

/** How often which rule stood in whose way: per month, per rule, per body. */
export const statistics = operation(refusals.statistics, {
  access: duty('refusals.read'),
  async run(ctx, { within, ...filter }) {
    const place = placeAsked(ctx, within)
    const days = daysBetween(parseLocalDate(filter.from), parseLocalDate(filter.to))
    if (days < 0 || days > mostDays) fail('request.malformed', { to: '期间最长三年 / three years at most' })
    const rows = await countRefusals(ctx.tx, place, filter)
    const of = (by: CountRow['by']) => rows.filter((row) => row.by === by)
    const months = of('month').toSorted((a, b) => ((a.month ?? '') < (b.month ?? '') ? -1 : 1))
    const bodies = of('body').toSorted(byMost)
    const named = bodies.slice(0, mostBodies)
    const names = await bodyNames(
      ctx.tx,
      named.flatMap(({ body }) => body ?? []),
    )
    return {
      total: sum(months),
      months: months.map((row) => ({ month: row.month ?? '', ...counts(row) })),
      codes: of('code')
        .toSorted(byMost)
        .map((row) => {
          const code = row.code ?? ''
          return {
            code,
            name: ruleName(ctx.services, place === '' ? undefined : place, code),
            ...counts(row),
          }
        }),
      bodies: named.map((row) => ({
        body: row.body ? { id: row.body, name: names.get(row.body) ?? '' } : null,
        ...counts(row),
      })),
      more: bodies.length - named.length,
    }
  },
})

function counts({ refused, warned }: CountRow) {
  return { refused: Number(refused), warned: Number(warned) }
}

function byMost(a: CountRow, b: CountRow): number {
  return Number(b.refused) + Number(b.warned) - Number(a.refused) - Number(a.warned)
}

function sum(rows: readonly CountRow[]) {
  return rows.reduce(
    (total, row) => ({
      refused: total.refused + Number(row.refused),
      warned: total.warned + Number(row.warned),
    }),
    { refused: 0, warned: 0 },
  )
}
