/** Pure decisions: which fact a law answers, and which authority is competent. */
import { levelOf } from '#platform/access/reach.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { AnsweredFact, Authority, FactKind } from '#platform/packs/schema.ts'

/** A body as far as these rules look at it. */
export interface Standing {
  id: string
  kind: string
  place: string
}

/** The two procedures. */
export type Against = 'department' | 'committee'

/** What a law provides for a fact of a body. */
export interface Provision {
  against: Against
  fact: AnsweredFact
  authority: Authority
}

/** Whether a body is held to account as a committee or as a body of government. */
export function against(subject: Standing): Against {
  return subject.kind === 'committee' ? 'committee' : 'department'
}

/** What the law provides for a fact of a body; undefined: a case would have no basis. */
export function provisionOf(pack: Pack, subject: Standing, kind: FactKind): Provision | undefined {
  const side = against(subject)
  const part = pack.accountability[side]
  const fact = part?.facts.find((one) => one.fact === kind)
  if (!part || !fact || !pack.runs(`accountability.${side}`)) return undefined
  if ('subjects' in part && !part.subjects.some((one) => one === subject.kind)) return undefined
  return { against: side, fact, authority: fact.authority ?? part.authority }
}

/** The fact that a refused attempt points to, in a law; undefined where none does. */
export function factOf(pack: Pack, code: string): FactKind | undefined {
  return pack.accountability.department?.facts.find(({ refusals }) => refusals.includes(code))?.fact
}

const governments = ['gov-province', 'gov-city', 'gov-county', 'gov-base', 'agency']

/**
 * Whether a body may correct another. None corrects itself; where the law names the government of the same level, a
 * government is corrected by the one above it (design: the laws do not say who else could).
 */
export function isCompetent(pack: Pack, authority: Authority, subject: Standing, body: Standing): boolean {
  if (body.id === subject.id) return false
  if (authority === 'unnamed') return true
  if (!subject.place.startsWith(body.place)) return false
  if (authority !== 'same-level') return authority.some((kind) => kind === body.kind)
  if (governments.includes(subject.kind)) return pack.bodyKind(subject.kind)?.under === body.kind
  return governments.includes(body.kind) && levelOf(body.place) === levelOf(subject.place)
}
