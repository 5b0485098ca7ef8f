/** How duties stand, records, judgments: read and written as far as the position reaches, published ones by all. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { yearly } from '../duty-records.ts'
import { below, carries, either, mayThere, no, yes } from '../model.ts'
import type { World } from '../world.ts'
import { aPlace, maybe, oneOf, onlyThose, type Rules, rule } from './rule.ts'

const filter = () =>
  fc.record({
    within: maybe(aPlace),
    states: maybe(fc.constantFrom(['met'], ['overdue', 'due'])),
    duty: maybe(fc.constant(yearly)),
    limit: fc.constantFrom(3, 200),
  })

const aRef = fc.record({
  place: aPlace,
  duty: fc.constantFrom(yearly, yearly, '6.1.a', '9.9'),
  period: fc.constantFrom('2026', '2026', 'standing'),
})

/** Communities bear the one every year, townships the other at all times. */
function isBorne({ place, duty, period }: { place: string; duty: string; period: string }): boolean {
  if (duty === yearly) return place.length === 12 && period === '2026'
  return duty === '6.1.a' && place.length === 9 && period === 'standing'
}

const reads = (who: Asker, within: string | undefined) =>
  either(carries(who, 'duties.read') && (within === undefined || below(who, within)))

function aRecord(world: World) {
  const right = fc.constantFrom(...world.dutyRecords.map(({ id, place }) => ({ id, place })))
  const crossed = fc.record({ id: oneOf(world.dutyRecords.map(({ id }) => id)), place: aPlace })
  return fc.oneof({ weight: 3, arbitrary: right }, crossed).map((ref) => ({ ...ref, reason: '登记有误' }))
}

export const duties: Rules = {
  'duties.board': rule({
    input: () => fc.record({ within: maybe(aPlace) }),
    expects: (who, { within }) => reads(who, within),
    check: (output: { places: { code: string }[] }, who) =>
      onlyThose(output.places, ({ code }) => below(who, code)),
  }),
  'duties.list': rule({
    input: filter,
    expects: (who, { within }) => reads(who, within),
    check(output: { items: { place: string }[]; count: number }, who, { limit }) {
      onlyThose(output.items, ({ place }) => below(who, place))
      expect(output.items.length).toBe(Math.min(limit, output.count))
    },
  }),
  'duties.get': rule({
    input: () => aRef,
    expects: (who, ref) => either(mayThere(who, ref.place, 'duties.read') && isBorne(ref)),
  }),
  'duties.record': rule({
    input: () =>
      fc.record({
        place: aPlace,
        duty: fc.constantFrom(yearly, yearly, '9.9'),
        title: fc.constant('会议纪要'),
        day: fc.constant('2026-11-18'),
        text: fc.constant('形成决议'),
      }),
    // A duty that the place does not bear is unknown there; another body's is refused by the rule.
    expects(who, { place, duty }) {
      if (!mayThere(who, place, 'duties.record') || duty !== yearly || place.length !== 12) return no
      return who.acting?.place === place && who.acting.bodyKind === 'committee' ? yes : [422]
    },
  }),
  'duties.withdrawRecord': rule({
    input: aRecord,
    expects: (who, { id, place }, world) =>
      either(
        mayThere(who, place, 'duties.record') &&
          world.dutyRecords.some((one) => one.id === id && one.place === place),
      ),
  }),
  'duties.judge': rule({
    input: () => aRef.map((ref) => ({ ...ref, met: true, reason: '看过' })),
    expects: (who, ref) => either(mayThere(who, ref.place, 'duties.judge') && isBorne(ref)),
  }),
  'duties.unjudge': rule({
    input: (world) =>
      fc.oneof(aRef, fc.constantFrom(...world.judged)).map((ref) => ({ ...ref, reason: '看错' })),
    expects: (who, ref) => either(mayThere(who, ref.place, 'duties.judge') && isBorne(ref)),
  }),
  'duties.of': rule({
    open: true,
    input: () => fc.record({ jurisdiction: fc.constant('_fictional'), within: maybe(aPlace) }),
    expects: () => yes,
    check(output: { own: boolean; place: { code: string } | null }, who) {
      if (output.own) expect(below(who, output.place?.code ?? '-')).toBe(true)
      else expect(['99', undefined]).toContain(output.place?.code)
    },
  }),
  'duties.published': rule({
    open: true,
    input: () => fc.record({ place: aPlace, limit: fc.constantFrom(1, 50) }),
    expects: () => yes,
    check: (output: { items: { id: string; public: boolean }[] }) =>
      onlyThose(output.items, (one) => one.public),
  }),
  'duties.export': rule({
    input: () =>
      filter().chain((some) => fc.constantFrom('csv', 'oscal').map((format) => ({ ...some, format }))),
    expects: (who, { within }) => reads(who, within),
  }),
  'duties.recompute': rule({
    input: () => fc.record({ place: aPlace }),
    expects: (who, { place }) => either(mayThere(who, place, 'duties.judge')),
  }),
  'duties.progress': rule({
    input: () => fc.record({ place: aPlace }),
    expects: (who, { place }) => either(mayThere(who, place, 'duties.read')),
  }),
}
