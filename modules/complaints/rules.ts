/** Pure decisions: whom a complaint may never be given to. */
import type { Pack } from '#platform/packs/pack.ts'

/** A body as far as these rules look at it. */
export interface Standing {
  id: string
  kind: string
  place: string
}

/** Whether a body stands below another: at a place within the other's, or under it at the same place. */
export function isBelow(pack: Pack, body: Standing, above: Standing): boolean {
  if (body.id === above.id || !body.place.startsWith(above.place)) return false
  if (body.place !== above.place) return true
  let kind = pack.bodyKind(body.kind)?.under
  for (let steps = 0; kind !== undefined && steps < 16; steps++) {
    if (kind === above.kind) return true
    kind = pack.bodyKind(kind)?.under
  }
  return false
}

/**
 * Whether a complaint about `about` concerns a body, so that it may never have it: the body itself and those below. About a
 * person, their body may have it where the law itself names such a body as the address (贵阳 44.1).
 */
export function isConcerned(
  pack: Pack,
  body: Standing,
  about: Standing | undefined,
  aboutPerson: boolean,
): boolean {
  if (!about) return false
  if (isBelow(pack, body, about)) return true
  if (body.id !== about.id) return false
  const { complaints } = pack.accountability
  const named = complaints?.basis !== 'design' && complaints?.addressees.some((kind) => kind === body.kind)
  return !(aboutPerson && named)
}
