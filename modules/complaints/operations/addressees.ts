/** `complaints.addressees`: whom one may complain about at a place, and where. */

import type { Body } from '#modules/parties/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { complaints } from '../contract.ts'
import { sayDeadline } from '../deadline.ts'
import { addresseesOf, complainedOf, suggestedTo } from '../receivers.ts'

const shown = (pack: Pack, bodies: readonly Body[]) =>
  bodies.map(({ id, name, kind }) => ({
    id,
    name,
    kind: pack.bodyKind(kind)?.name ?? { zh: name, en: name },
  }))

export const addressees = operation(complaints.addressees, {
  access: open,
  async run(ctx, { place: code, about, person }) {
    const { tx, services, now } = ctx
    const place = found(await findPlace(tx, code, now))
    const { pack } = ctx.lawAt(place.code)
    const over = await complainedOf(tx, services, place.code)
    const subject = over.find(({ id }) => id === about)
    return {
      about: shown(pack, over),
      complaints: shown(pack, await addresseesOf(tx, services, pack, place.code, subject, person)),
      suggestions: shown(pack, await suggestedTo(tx, services, pack, place.code)),
      basis: pack.basis(pack.accountability.complaints?.basis ?? 'design'),
      deadline: await sayDeadline(tx, pack, place.code, now),
    }
  },
})
