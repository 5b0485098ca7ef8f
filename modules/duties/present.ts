/** Obligations as pages show them. */
import { placeNames } from '#modules/places/contract.server.ts'
import type { Level } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Borne } from './borne.ts'
import type { Row } from './segments.ts'
import { periodName } from './words.ts'

/** Rows with names; one statement at most. */
export async function showRows(tx: Tx, pack: Pack, rows: readonly Row[]) {
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  return rows.map(({ segment, place, since, judgedMet }) => ({
    place,
    placeName: names.get(place) ?? place,
    ...showBorne(pack, segment.borne, segment.level),
    period: segment.period,
    periodName: periodName(segment.period),
    state: segment.state,
    judgedMet,
    dueOn: segment.dueOn ?? null,
    since: since?.toISOString() ?? null,
  }))
}

/** What a duty says, without how it stands. */
export function showBorne(pack: Pack, { duty, bearers }: Borne, level: Level) {
  const [citation] = duty.basis
  return {
    duty: duty.id,
    action: duty.action,
    article: citation ? pack.cite(citation).article : '',
    capability: duty.capability,
    capabilityName: capabilityName(pack, duty.capability),
    bearers: (bearers.get(level) ?? []).map((kind) => ({ kind, name: kindName(pack, kind) })),
  }
}

/** The name of a kind of body in the law's words. */
export function kindName(pack: Pack, kind: string): Words {
  return pack.bodyKind(kind)?.name ?? { zh: kind, en: kind }
}

/** The name of a capability. */
export function capabilityName(pack: Pack, id: string): Words {
  return pack.data.dutyKeys.capabilities.find((one) => one.id === id)?.name ?? { zh: id, en: id }
}
