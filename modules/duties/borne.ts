/**
 * What a law's duties ask of which places: read once from the pack and the kinds of evidence that are offered. Pure.
 */
import { type Level, levels } from '#platform/access/reach.ts'
import type { EvidenceKind } from '#platform/evidence/kind.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { BodyKindId, Duty } from '#platform/packs/schema.ts'
import type { Every } from './periods.ts'

/** A duty that somebody bears and that can be due. */
export interface Borne {
  duty: Duty
  /** Place in the law's order. */
  order: number
  every: Every
  /** The open parameter without which it cannot be checked. */
  setting: string | undefined
  /** What shows it; undefined where nothing does: not measured. */
  kind: EvidenceKind | undefined
  /** So many in a period. */
  least: number
  /** Kinds of body that bear it, by the level at which they stand. */
  bearers: ReadonlyMap<Level, readonly BodyKindId[]>
}

const known = new WeakMap<Pack, { kinds: readonly EvidenceKind[]; borne: readonly Borne[] }>()

/** All duties of a law that make obligations, in its order. */
export function borneIn(pack: Pack, kinds: readonly EvidenceKind[]): readonly Borne[] {
  const before = known.get(pack)
  if (before?.kinds === kinds) return before.borne
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  const borne = pack.duties().flatMap((duty, order) => {
    const bearers = standing(pack, duty)
    const every = everyFor(duty)
    if (!every || bearers.size === 0) return []
    const measured = ['run', 'recorded', 'published'].includes(duty.class)
    const kind = measured && duty.evidence ? byId.get(duty.evidence.kind) : undefined
    // What stands is looked at as it stands: it has no periods.
    const periods = kind?.counts === 'stands' && every !== 'once' ? 'standing' : every
    const { setting } = duty.due ?? {}
    return [{ duty, order, every: periods, setting, kind, least: duty.evidence?.least ?? 1, bearers }]
  })
  known.set(pack, { kinds, borne })
  return borne
}

/** A duty left to people has no date in the pack; it is there to be judged. */
function everyFor(duty: Duty): Every | undefined {
  if (duty.due) return duty.due.every
  const asks = duty.modality === 'shall' || duty.modality === 'shall-not'
  return duty.class === 'human' && asks ? 'standing' : undefined
}

function standing(pack: Pack, duty: Duty): Map<Level, BodyKindId[]> {
  const found = new Map<Level, BodyKindId[]>()
  for (const bearer of duty.bearers) {
    const kind = pack.bodyKind(bearer)
    for (const level of kind ? [kind.level, ...(kind.alsoAt ?? [])] : []) {
      found.set(level, [...(found.get(level) ?? []), bearer])
    }
  }
  return found
}

/** The level of the places below the bearer that must each show it; undefined where the bearer's own place does. */
export function eachBelow(borne: Borne, level: Level): Level | undefined {
  const each = borne.duty.evidence?.each ?? borne.kind?.at
  return each && levels[each] > levels[level] ? each : undefined
}

/** What evidence must be about to count for a bearer at this level. */
export function aboutOf(borne: Borne, level: Level): readonly string[] {
  switch (borne.kind?.about) {
    case 'duty':
      return [borne.duty.id]
    case 'bearer':
      return eachBelow(borne, level) ? borne.duty.bearers : (borne.bearers.get(level) ?? [])
    case 'parameter':
      return parametersOf(borne.duty)
    default:
      return ['']
  }
}

/** The parameters that a duty names. */
export function parametersOf(duty: Duty): string[] {
  const carried = (duty.by ?? []).flatMap((carrier) => ('parameter' in carrier ? [carrier.parameter] : []))
  return [...new Set([...(duty.due?.setting ? [duty.due.setting] : []), ...carried])]
}
