/**
 * What must hold of bodies and positions. Pure.
 */
import { levelOf } from '#platform/access/reach.ts'
import type { Pack } from '#platform/packs/pack.ts'

/** Whether the law there has bodies of this kind at the level of this place. */
export function standsAt(pack: Pack, kind: string, place: string): boolean {
  const declared = pack.bodyKind(kind)
  if (!declared) return false
  const level = levelOf(place)
  return declared.level === level || (declared.alsoAt?.some((also) => also === level) ?? false)
}

/** The posts that lead a grid: the first of its roles where that is a leader's (网格长, 组长). */
export function leaderPosts(pack: Pack): Set<string> {
  const first = [pack.gridPosts('urban')[0], pack.gridPosts('rural')[0]]
  return new Set(first.flatMap((role) => (role?.post.id.endsWith('leader') ? [role.post.id] : [])))
}

/** How many leaders a grid may have where the law says so. */
export function mostLeaders(pack: Pack): number | undefined {
  return pack.grids.leadersPerGrid?.value ?? undefined
}

/** Whether a post may be held at a place: at its own level where it has one (a grid worker: a grid), else within its body's place. */
export function mayStandAt(pack: Pack, kind: string, post: string, place: string): boolean {
  const level = pack.post(kind, post)?.level
  return level === undefined ? levelOf(place) !== 'grid' : levelOf(place) === level
}
