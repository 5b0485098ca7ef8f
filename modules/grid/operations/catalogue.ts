/**
 * `grid.categories`, `grid.limits`, `grid.examine`: what the pack says before anything is sent.
 */
import { pathOf } from '#modules/places/contract.server.ts'
import { open, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { STAGES, URGENCIES } from '#platform/packs/schema.ts'
import { findWhere } from '../begin.ts'
import { grid } from '../contract.ts'
import { findNear } from '../duplicates.ts'
import { publicMatters } from '../public.ts'
import { suggest } from '../rules.ts'

export const categories = operation(grid.categories, {
  access: open,
  async run(ctx, { place }) {
    const { pack } = ctx.lawAt(place)
    const groups = new Map(pack.groups().map((group) => [group.id, group]))
    const items = pack.categories().map((category) => ({
      id: category.id,
      group: category.group,
      groupName: groups.get(category.group)?.name ?? { zh: category.group, en: category.group },
      name: category.name,
      plain: category.plain,
      kind: category.kind,
      standardRef: category.standard?.ref ?? null,
      code: category.standard?.code ?? null,
      public: category.public,
      level: category.urgency,
    }))
    return { items }
  },
})

export const limits = operation(grid.limits, {
  access: open,
  async run(ctx, { place }) {
    const { pack } = ctx.lawAt(place)
    const items = STAGES.flatMap((stage) =>
      URGENCIES.map((level) => {
        const { amount, unit, source } = pack.limit(stage, level)
        return { stage, level, limit: { amount, unit }, source }
      }),
    )
    return { items, reopenDays: pack.limits.reopen.amount, basis: pack.basis(pack.limits.basis) }
  },
})

export const examine = operation(grid.examine, {
  access: open,
  async run(ctx, input) {
    const where = await findWhere(ctx, input)
    const pack = where ? ctx.services.packs.forPlace(where.code) : undefined
    const near =
      where && pack && (input.category || input.text.length > 1) ? await findNear(ctx, where.code, input) : []
    const shown = await publicMatters(
      ctx,
      near.map(({ record }) => record),
    )
    return {
      place: where ? { code: where.code, name: where.name } : null,
      path: where ? await pathOf(ctx.tx, where.code) : [],
      governed: pack !== undefined,
      suggested: pack ? suggest(pack.categories(), input.text) : [],
      emergencies: emergenciesIn(pack, ctx.services.packs.list(), input.text),
      duplicates: shown.map((matter, index) => ({ ...matter, metres: near[index]?.metres ?? null })),
    }
  },
})

/** Danger is answered wherever somebody is, also before a place is known. */
function emergenciesIn(pack: Pack | undefined, all: readonly Pack[], text: string) {
  const asked = pack ?? all[0]
  return (asked?.emergency(text) ?? []).map((match) => ({
    word: match.found[0] ?? '',
    call: match.call.find(({ number }) => number !== null)?.number ?? '',
    text: match.say,
  }))
}
