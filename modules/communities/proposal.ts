/**
 * A proposal on its way into a case: looked at, checked against what there is, kept.
 */
import {
  codesUsed,
  communitiesBelow,
  compareOutlines,
  isSound,
  type OutlineFinding,
} from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import type { ChangeData, Proposal } from './data.ts'
import { contradictions, missingFactors } from './rules.ts'

/** Refuses (422) what contradicts itself; gives what the case keeps of it. */
export async function lookAt(
  tx: Tx,
  pack: Pack,
  { place, from, now }: { place: string; from: string; now: Date },
  proposal: Proposal,
): Promise<{ data: ChangeData; title: string }> {
  const there = await communitiesBelow(tx, place, localDateOf(now))
  const present = new Map(there.map((one) => [one.code, one]))
  const codes = [...proposal.communities, ...proposal.ends].map(({ code }) => code)
  const used = new Set(await codesUsed(tx, codes))
  const wrong = contradictions(proposal, {
    place,
    present,
    used,
    isSound: ({ boundary }) => isSound(boundary),
  })
  if (Object.keys(wrong).length > 0) fail('communities.wrong', wrong)
  const townships = new Set(codes.map((code) => code.slice(0, 9)))
  const known = new Set(await codesUsed(tx, [...townships]))
  const strange = [...townships].find((code) => !known.has(code))
  if (strange) fail('communities.wrong', { communities: `没有 ${strange} 这个乡级代码 / no such township` })
  const data: ChangeData = {
    from,
    kind: proposal.kind,
    reason: proposal.reason,
    communities: proposal.communities.map(({ boundary: _, ...one }) => ({
      ...one,
      isNew: !present.has(one.code),
    })),
    ends: proposal.ends.map((one) => ({ ...one, name: present.get(one.code)?.name ?? one.code })),
    missing: missingFactors(pack, proposal.factors),
  }
  return { data, title: titleOf(data) }
}

const verbs = { 'set-up': '设立', adjust: '调整', abolish: '撤销' } as const

/** 设立：新湖社区. Names are the law's own matter, so the title stays in its language. */
function titleOf({ kind, communities, ends }: ChangeData): string {
  const named =
    kind === 'abolish' ? ends : kind === 'set-up' ? communities.filter(({ isNew }) => isNew) : communities
  const names = named.map(({ name }) => name)
  const shown = names.slice(0, 3).join('、')
  return `${verbs[kind]}：${shown}${names.length > 3 ? `等 ${names.length} 个社区` : ''}`
}

/** What the outlines say today: the communities that change, against all others of the county. */
export async function checkOutlines(
  tx: Tx,
  place: string,
  proposal: Proposal,
  now: Date,
): Promise<OutlineFinding[]> {
  const all = await communitiesBelow(tx, countyOf(place), localDateOf(now))
  const changed = new Set([...proposal.communities, ...proposal.ends].map(({ code }) => code))
  const near = new Set([...changed].map((code) => code.slice(0, 9)))
  return compareOutlines({
    before: all.filter(({ code }) => changed.has(code)),
    after: proposal.communities,
    // Those of other townships count where their boundaries are known; of the same one they have to be.
    around: all.filter(
      ({ code, boundary }) => !changed.has(code) && (boundary !== null || near.has(code.slice(0, 9))),
    ),
  })
}
