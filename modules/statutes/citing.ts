/**
 * What in a jurisdiction's pack rests on which article. Pure.
 */
import type { Pack } from '#platform/packs/pack.ts'
import type { Basis, Citation, Words } from '#platform/packs/schema.ts'
import type { Citing } from './contract.ts'
import { sayParameter } from './values.ts'

/** Something of the pack with its places in the law. */
type Entry = Omit<Citing, 'at' | 'quote'> & { basis: Basis | 'structure' | undefined }

/** Article number or `preamble` → what rests on it. `locate` names the paragraph or item of a quote. */
export function citingOf(
  pack: Pack,
  locate: (citation: Citation) => string,
): Map<number | 'preamble', Citing[]> {
  const found = new Map<number | 'preamble', Citing[]>()
  for (const { basis, ...entry } of entries(pack)) {
    if (!Array.isArray(basis)) continue
    for (const citation of basis) {
      const list = found.get(citation.article) ?? []
      found.set(citation.article, list)
      const at = locate(citation)
      const isThere = list.some((one) => one.kind === entry.kind && one.id === entry.id && one.at === at)
      if (!isThere) list.push({ ...entry, at, quote: citation.quote })
    }
  }
  return found
}

function* entries(pack: Pack): Generator<Entry> {
  const { data } = pack
  for (const rule of data.refusals) {
    const { name, mode, says } = pack.refusal(rule.code)
    const entry = { kind: 'refusal' as const, id: rule.code, name, mode, says }
    yield { ...entry, basis: rule.basis }
    if (rule.decider) yield { ...entry, basis: rule.decider.basis }
  }
  for (const step of data.procedure.steps) {
    if (step.used) yield { kind: 'step', id: step.id, name: step.name, basis: step.basis }
  }
  for (const [id, option] of Object.entries(data.procedure.options)) {
    if (option.used) yield { kind: 'option', id, name: OPTIONS[id] ?? spell(id), basis: option.basis }
  }
  yield { kind: 'limit', id: data.limits.procedure, name: LIMITS, basis: data.limits.basis }
  yield* grids(pack)
  for (const kind of data.bodies.kinds) {
    yield { kind: 'body', id: kind.id, name: kind.name, basis: kind.basis }
    for (const post of kind.posts) {
      const name = { zh: `${kind.name.zh} ${post.name.zh}`, en: `${kind.name.en}: ${post.name.en}` }
      yield { kind: 'body', id: `${kind.id}.${post.id}`, name, basis: post.basis }
    }
  }
  for (const one of data.departments) {
    yield { kind: 'department', id: one.id, name: one.name, basis: one.basis }
  }
  for (const category of data.categories) {
    yield { kind: 'category', id: category.id, name: category.name, basis: category.basis }
  }
  for (const [id, term] of Object.entries(data.terms)) {
    yield { kind: 'term', id, name: { zh: term.zh, en: term.en }, basis: term.basis }
  }
  for (const one of data.parameters) {
    const value = sayParameter(one) ?? null
    const { id, name = spell(id), unit, open } = one
    yield { kind: 'parameter', id, name, value, unit, open, basis: one.basis }
  }
}

function* grids(pack: Pack): Generator<Entry> {
  const { grids } = pack.data
  const parts: [string, Words, Basis | undefined][] = [
    ['divider', { zh: '谁划分网格', en: 'Who divides into grids' }, grids.divider.basis],
    ['rural', { zh: '农村网格怎么划', en: 'How rural grids are drawn' }, grids.rural.basis],
    ['urban', { zh: '城市网格怎么划', en: 'How urban grids are drawn' }, grids.urban.basis],
    ['leaders', { zh: '每个网格的网格长', en: 'Leaders of a grid' }, grids.leadersPerGrid?.basis],
    ['workers', { zh: '每个网格的网格员', en: 'Workers of a grid' }, grids.workersPerGrid?.basis],
    ['coding', { zh: '网格编码', en: 'Codes of grids' }, grids.coding.basis],
  ]
  for (const [id, name, basis] of parts) yield { kind: 'grid', id, name, basis }
  for (const role of [...grids.roles.urban, ...grids.roles.rural]) {
    const post = pack.post(role.body, role.post)
    if (post) yield { kind: 'grid', id: `role.${post.id}`, name: post.name, basis: role.basis }
  }
}

const LIMITS: Words = { zh: '网格事项办理期限', en: 'Time limits of grid matters' }
const OPTIONS: Record<string, Words> = {
  verification: { zh: '受理后核实', en: 'Verification after acceptance' },
  responseLevels: { zh: '分级响应', en: 'Levels of response' },
  jointHandling: { zh: '联合处置', en: 'Joint handling' },
}

/** law-effective-on → Law effective on. */
function spell(id: string): Words {
  const en = id.replaceAll('-', ' ')
  return { zh: id, en: en.charAt(0).toUpperCase() + en.slice(1) }
}
