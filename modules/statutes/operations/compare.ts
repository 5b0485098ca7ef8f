/** statutes.compare: the same duty or figure in all laws. */
import { open, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { compareAll } from '../compare.ts'
import { statutes } from '../contract.ts'
import { locateIn, statuteOf } from '../kept.ts'
import { citedAt } from '../rows.ts'
import type { Comparison } from '../shapes.ts'
import { pageFrom } from './rows.ts'

export const compare = operation(statutes.compare, {
  access: open,
  async run({ services }, input) {
    const packs = services.packs.list()
    const all = comparisonsOf(packs)
    const wanted = all.filter(
      (one) =>
        (!input.id || one.id === input.id) &&
        (!input.kind || one.kind === input.kind) &&
        (!input.search || holds(one, input.search)) &&
        differs(one, input.differing),
    )
    const shown = wanted.filter(({ capability }) => !input.capability || capability.id === input.capability)
    return {
      laws: packs.map(({ id, jurisdiction, provisional }) => {
        return { id, title: jurisdiction.instrument.title, name: jurisdiction.shortName, provisional }
      }),
      capabilities: capabilitiesOf(wanted, packs),
      count: shown.length,
      ...pageFrom(shown, input),
    }
  },
})

let kept: { packs: readonly Pack[]; all: readonly Comparison[] } | undefined

/** Compared once for the versions in force. */
function comparisonsOf(packs: readonly Pack[]): readonly Comparison[] {
  const isKept = kept?.packs.length === packs.length && packs.every((pack, at) => kept?.packs[at] === pack)
  if (!kept || !isKept) {
    const laws = packs.map((pack) => {
      const locate = locateIn(statuteOf(pack))
      return { pack, cite: (citation: Parameters<typeof locate>[0]) => citedAt(pack, citation, locate) }
    })
    kept = { packs, all: compareAll(laws) }
  }
  return kept.all
}

function differs({ differences }: Comparison, wanted: boolean | string | undefined): boolean {
  if (wanted === undefined || wanted === false) return true
  return wanted === true ? differences.length > 0 : differences.some(({ kind }) => kind === wanted)
}

function holds({ id, name, sides }: Comparison, search: string): boolean {
  const said = sides.flatMap(({ entries }) =>
    entries.flatMap(({ says, basis }) => [says.zh, says.en, ...basis.map(({ quote }) => quote)]),
  )
  return [id, name.zh, name.en, ...said].join('\n').toLowerCase().includes(search.toLowerCase())
}

/** Fields in the order of the packs, with how many comparisons the other filters leave in each. */
function capabilitiesOf(all: readonly Comparison[], packs: readonly Pack[]) {
  const counts = new Map<string, number>()
  for (const { capability } of all) counts.set(capability.id, (counts.get(capability.id) ?? 0) + 1)
  const known = packs[0]?.data.dutyKeys.capabilities ?? []
  return known.flatMap(({ id, name }) => {
    const count = counts.get(id)
    return count ? [{ id, name, count }] : []
  })
}
