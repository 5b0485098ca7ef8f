import { placeNames } from '#modules/places/contract.server.ts'
import { covers, lineage } from '#platform/access/reach.ts'
import {
  countiesAbove,
  maySet,
  parameterBasis,
  parameterName,
  settersOf,
  settingsInForce,
} from '#platform/law/settings.ts'
import { found } from '#platform/operation/errors.ts'
import { type Context, open, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { settings } from '../contract.ts'
import { showVersions, type Version } from '../present.ts'
import { ahead as findAhead } from '../queries.ts'

/** Every figure that the law leaves open at a place, with what holds there today: published, for everybody. */
export const list = operation(settings.list, {
  access: open,
  async run(ctx, { place }) {
    const pack = found(ctx.services.packs.forPlace(place))
    const on = localDateOf(ctx.now)
    const names = await placeNames(ctx.tx, [place])
    const name = found(names.get(place))
    const inForce = await settingsInForce(ctx.tx, pack, place, on)
    const ahead = await findAhead.all(ctx.tx, [countiesAbove(place), lineage(place), on, pack.id])
    const shown = await showVersions(ctx.tx, [...inForce.values(), ...ahead])
    const duties = dutiesBySetting(pack)
    return {
      place: { code: place, name },
      jurisdiction: pack.id,
      statute: pack.jurisdiction.instrument.title,
      provisional: pack.provisional,
      items: pack
        .parameters()
        .filter((parameter) => parameter.open)
        .map((parameter) => ({
          parameter: parameter.id,
          name: parameterName(parameter),
          unit: parameter.unit,
          modality: parameter.modality ?? null,
          note: parameter.note ?? null,
          basis: parameterBasis(pack, parameter),
          setBy: settersOf(pack, parameter),
          inForce: shown.get(inForce.get(parameter.id)?.id ?? '') ?? null,
          ahead: ahead
            .filter((row) => row.parameter === parameter.id)
            .map(({ id }) => shown.get(id) as Version),
          duties: duties.get(parameter.id) ?? [],
          maySet: manages(ctx, place) && maySet(parameter, ctx.asker.acting?.bodyKind),
        })),
    }
  },
})

function manages({ asker }: Context, place: string): boolean {
  const { acting } = asker
  return acting?.duties.has('settings.manage') === true && covers(acting.place, place)
}

/** Which duties wait for which figure. */
function dutiesBySetting(pack: Pack) {
  const by = new Map<
    string,
    { id: string; action: { zh: string; en: string }; article: string; url: string }[]
  >()
  for (const { id, action, basis, due } of pack.duties()) {
    if (!due?.setting) continue
    const cited = pack.cite(basis[0]!)
    by.set(due.setting, [
      ...(by.get(due.setting) ?? []),
      { id, action, article: cited.article, url: cited.url },
    ])
  }
  return by
}
