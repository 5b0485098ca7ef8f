/**
 * `matters.catalogue` and `matters.addressees`: what may be asked of whom, for the form of an entrustment.
 */
import { bodiesAt } from '#modules/parties/contract.server.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { matters } from '../contract.ts'
import { type Matter, mattersAt } from '../items.ts'
import { seeing } from '../policy.ts'

export const catalogue = operation(matters.catalogue, {
  access: duty(...seeing).at(({ place }: { place: string }) => place),
  async run(ctx, { place }) {
    const { pack } = ctx.lawAt(place)
    const items = await mattersAt(ctx.tx, pack, place)
    return {
      items: items.map((one) => shown(pack, one)),
      wanted: wantedAt(pack),
      statute: pack.jurisdiction.instrument.title[ctx.lang],
    }
  },
})

export const addressees = operation(matters.addressees, {
  access: duty('matters.request').at(({ place }: { place: string }) => place),
  async run(ctx, { place }) {
    const { pack } = ctx.lawAt(place)
    // The owners' committee too: where a law forbids to ask it, whoever tries reads the article.
    const kinds = ['committee', 'agency', 'owners-committee']
    const bodies = await bodiesAt(ctx.tx, ctx.services, [place])
    return {
      items: bodies
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ id, name, kind }) => ({
          id,
          name,
          kindName: pack.bodyKind(kind)?.name ?? { zh: kind, en: kind },
        })),
    }
  },
})

/** A matter as the wire has it. */
export function shown(pack: Pack, { list: _, refusal: __, department, ...matter }: Matter) {
  const named = department ? pack.department(department)?.name : undefined
  return { ...matter, department: department && named ? { id: department, name: named } : null }
}

/** The lists that a law wants. */
export function wantedAt(pack: Pack) {
  const nameOf = (kind: string) => pack.bodyKind(kind)?.name ?? { zh: kind, en: kind }
  return pack.matters.lists.map(({ kind, name, by, publish, filedTo, basis }) => ({
    kind,
    name,
    by: by.map(nameOf),
    publish,
    filedTo: filedTo ? nameOf(filedTo) : null,
    basis: pack.basis(basis),
  }))
}
