/**
 * Pure decisions on a proposed change of communities: is it whole, does it contradict itself, what does its size say.
 * Sources: 辽源 9, 遂宁 10, 贵阳 8, 湖北 12; capabilities.md section 2.
 */
import type { Pack } from '#platform/packs/pack.ts'
import type { CommunityDrawn, Proposal } from './data.ts'

/** The procedure's name, in the packs too. */
export const procedureName = 'places.community'

/** Ids of the law's factors that still lack a value or a comment; a principle needs its comment only. */
export function missingFactors(pack: Pack, factors: Proposal['factors']): string[] {
  return pack
    .factorsOf(procedureName)
    .filter(({ id, kind }) => {
      const given = factors[id]
      if (!given?.comment.trim()) return true
      return kind !== 'principle' && !given.value.trim()
    })
    .map(({ id }) => id)
}

/** What is known of the place when a proposal is looked at. */
export interface Known {
  place: string
  /** Communities that there are, by code. */
  present: ReadonlyMap<string, { name: string }>
  /** Codes that are or were given to a place. */
  used: ReadonlySet<string>
  isSound(community: CommunityDrawn): boolean
}

/** What contradicts itself, field by field; nothing where it may be kept. */
export function contradictions(proposal: Proposal, known: Known): Record<string, string> {
  const { kind, communities, ends } = proposal
  const wrong: Record<string, string> = {}
  const codes = [...communities, ...ends].map(({ code }) => code)
  const twice = codes.find((code, i) => codes.indexOf(code) !== i)
  if (twice) wrong.communities = `代码 ${twice} 出现了两次 / the code ${twice} stands twice`
  const isNew = ({ code }: { code: string }) => !known.present.has(code)
  for (const one of communities) {
    if (!one.code.startsWith(known.place))
      wrong[one.code] = `不在本地范围内 / not below the place of this proposal`
    else if (isNew(one) && known.used.has(one.code))
      wrong[one.code] = '这个代码以前用过，不能再用 / the code was used before'
    else if (!known.isSound(one))
      wrong[one.code] = '边界自相交或没有面积 / the boundary crosses itself or holds no land'
  }
  const stays = new Set(codes.filter((code) => !ends.some((end) => end.code === code)))
  for (const { code, into } of ends) {
    if (!known.present.has(code))
      wrong[code] = '没有这个社区，或已经撤销 / there is no such community any more'
    else if (!code.startsWith(known.place))
      wrong[code] = '不在本地范围内 / not below the place of this proposal'
    else if (into !== null && !stays.has(into) && (!known.present.has(into) || codes.includes(into)))
      wrong[code] = '并入的社区不存在 / the community that it comes to does not exist'
  }
  const fresh = communities.filter(isNew).length
  if (kind === 'set-up' && fresh === 0) wrong.kind = '设立要有新的社区 / setting up needs a new community'
  if (kind === 'adjust' && (fresh > 0 || ends.length > 0 || communities.length === 0))
    wrong.kind = '调整只改变已有社区 / adjusting changes what there is'
  if (kind === 'abolish' && ends.length === 0)
    wrong.kind = '撤销要写明撤销哪个社区 / abolishing says which one ends'
  return wrong
}

/**
 * Whether an urban community is stated to take in another number of committees' areas than one (辽源 9: as a rule it
 * is as large as its residents' committee's). What is not stated is not judged.
 */
export function isUnlikeCommittee(
  communities: readonly { rural: boolean; committees: number | null }[],
): boolean {
  return communities.some(({ rural, committees }) => !rural && committees !== null && committees !== 1)
}
