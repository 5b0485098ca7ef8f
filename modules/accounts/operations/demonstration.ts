/** accounts.demonstration: what the sign-in page lists where the data is made up. */
import { fail } from '#platform/operation/errors.ts'
import { type Context, open, operation } from '#platform/operation/operation.ts'
import { accounts } from '../contract.ts'
import { placeNames, positionsHeld } from '../neighbours.ts'
import { type AccountRow, demonstrationAccounts } from '../queries.ts'
import { demoPassword } from '../rules.ts'
import { texts } from '../text/texts.ts'

export const demonstration = operation(accounts.demonstration, {
  access: open,
  async run(ctx) {
    if (!ctx.services.demo) fail('record.not-found')
    const jurisdictions = []
    for (const pack of ctx.services.packs.list()) {
      const rows = await demonstrationAccounts.all(ctx.tx, [`${pack.id}.%`])
      const listed = await Promise.all(rows.map((row) => show(ctx, row)))
      // In the order of the roles: from the resident up to the administrator.
      listed.sort((one, other) => one.rank - other.rank)
      const { id, name, provisional } = pack
      jurisdictions.push({ id, name, provisional, accounts: listed.map(({ rank: _, ...shown }) => shown) })
    }
    return { password: demoPassword, jurisdictions }
  },
})

const ranks = Object.keys(texts.zh.roles)

async function show(ctx: Context, row: AccountRow) {
  const role = row.login.slice(row.login.indexOf('.') + 1)
  const position = row.person ? (await positionsHeld(ctx.tx, ctx.services, row.person))[0] : undefined
  const home = row.home ? (await placeNames(ctx.tx, [row.home])).get(row.home) : undefined
  const rank = ranks.indexOf(role)
  return {
    login: row.login,
    role: position?.postName ?? { zh: texts.zh.roles[role] ?? role, en: texts.en.roles[role] ?? role },
    at: position?.bodyName ?? home ?? '',
    rank: rank < 0 ? ranks.length : rank,
  }
}
