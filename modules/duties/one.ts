/** One obligation: found, and looked at as it stands at this moment. */

import type { Asker } from '#platform/access/asker.ts'
import { countyOf, type Level, levelOf } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { missingSetting, sayMissing } from '#platform/law/settings.ts'
import type { Words } from '#platform/operation/contract.ts'
import { found } from '#platform/operation/errors.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { type Borne, borneIn, eachBelow } from './borne.ts'
import { keyOf, look, type Shown, type Target } from './facts.ts'
import { daysOf, type Every, everyOf } from './periods.ts'
import { kindName } from './present.ts'
import * as q from './queries.ts'
import { openState, type State } from './segments.ts'
import { dayUnder, everyUnder, type Figure, figureAt, figuresAround, leastUnder } from './settings.ts'
import { stateOf } from './settle.ts'
import { listed, sentence } from './words.ts'

/** An obligation, named. */
export interface Ref {
  place: string
  duty: string
  period: string
}

/** A duty at a place, with the figure that holds there. */
export interface Held {
  borne: Borne
  level: Level
  figure: Figure | undefined
  every: Every
}

/** The duty that a place bears; 404 where it bears none of that name. */
export async function heldAt(
  tx: Tx,
  services: Services,
  pack: Pack,
  place: string,
  duty: string,
  now: Date,
): Promise<Held> {
  const level = levelOf(place)
  const borne = found(
    borneIn(pack, services.evidence).find((one) => one.duty.id === duty && one.bearers.has(level)),
  )
  const figures = await figuresAround(tx, pack, [borne], place, localDateOf(now))
  const figure = borne.setting ? figureAt(figures.get(borne.setting), place) : undefined
  return { borne, level, figure, every: everyUnder(pack, borne, figure) }
}

/** How an obligation stands now, and all that decides it. */
export interface Standing extends Held {
  target: Target
  shown: Shown | undefined
  judged: q.JudgmentRow | undefined
  judgments: q.JudgmentRow[]
  state: State
  dueOn: string | undefined
  since: Date | null
  because: Words
}

/** Looks at one obligation; 404 where the period is none of this duty. */
export async function standingOf(
  tx: Tx,
  services: Services,
  pack: Pack,
  ref: Ref,
  now: Date,
): Promise<Standing> {
  const held = await heldAt(tx, services, pack, ref.place, ref.duty, now)
  if (everyOf(ref.period) !== held.every) found(undefined)
  const { borne, level, figure } = held
  const county = countyOf(ref.place)
  const least = leastUnder(pack, borne, figure)
  const target = { borne, level, county, place: ref.place, period: ref.period, least }
  const shown = (await look(tx, [target], now)).get(keyOf(target))
  const judgments = await q.judgmentsOn.all(tx, [county, ref.place, ref.duty, ref.period])
  const [judged] = judgments
  const row = stateOf(shown?.measured, judged)
  const dueOn = daysOf(ref.period)?.to ?? dayUnder(pack, borne, figure)
  const today = localDateOf(now)
  const isMissing = borne.kind !== undefined && borne.setting !== undefined && !figure
  const state: State = row?.state.startsWith('judged')
    ? 'judged'
    : isMissing
      ? 'notCheckable'
      : row?.state === 'met'
        ? 'met'
        : row?.state === 'missed'
          ? 'overdue'
          : openState(borne, dueOn, today)
  const base = { ...held, target, shown, judged, judgments, state, dueOn, since: row?.since ?? null }
  return { ...base, because: becauseOf(pack, base) }
}

function becauseOf(pack: Pack, standing: Omit<Standing, 'because'>): Words {
  const { borne, level, state, judged, shown, dueOn, since, target } = standing
  const day = dueOn ?? ''
  if (state === 'judged' && judged) {
    const filling = { body: judged.body_name, post: judged.post_name, reason: judged.reason }
    return sentence(judged.met ? 'judgedMet' : 'judgedNot', filling)
  }
  if (state === 'notCheckable') {
    const parameter = borne.setting ? pack.parameter(borne.setting) : undefined
    if (parameter) return sayMissing(missingSetting(pack, parameter))
  }
  if (state === 'notMeasured') {
    if (borne.kind) return sentence('nothingAsked')
    return borne.duty.why ?? sentence('noEvidence')
  }
  const each = eachBelow(borne, level)
  const places = { asked: shown?.asked ?? 1, shown: shown?.shown ?? 0 }
  if (state === 'met') {
    const days = daysOf(target.period)
    if (days && since && localDateOf(since) > days.to) return sentence('metLate')
    return each ? sentence('metAll', places) : sentence('met')
  }
  if (shown?.measured?.state === 'missed') return sentence('missed')
  if (state === 'overdue')
    return each ? sentence('overdueSome', { ...places, day }) : sentence('overdue', { day })
  if (each && places.asked === 0) return sentence('dueNone', { each: sentence(each) })
  if (each) return dueOn ? sentence('dueSome', { ...places, day }) : sentence('dueSomeNoDate', places)
  return dueOn ? sentence('due', { day }) : sentence('dueNoDate')
}

/** Whether the asker's body is one that bears the duty there. */
export function isBearer(
  { acting }: Asker,
  { borne, level }: Pick<Held, 'borne' | 'level'>,
  place: string,
): boolean {
  return (
    acting?.place === place && (borne.bearers.get(level)?.some((kind) => kind === acting.bodyKind) ?? false)
  )
}

/** What the asker may do with an obligation, and why not. */
export function mayOn(asker: Asker, pack: Pack, standing: Standing) {
  const { borne, level, target, judged } = standing
  const place = target.place
  const has = (right: string) =>
    asker.acting?.duties.has(right) === true && place.startsWith(asker.acting.place)
  const bears = isBearer(asker, standing, place)
  const byRecord = borne.kind?.about === 'duty'
  const bearers = listed((borne.bearers.get(level) ?? []).map((kind) => kindName(pack, kind)))
  const record = has('duties.record') && bears && byRecord
  const judge = has('duties.judge') && !bears
  return {
    may: { record, judge, unjudge: judge && judged !== undefined && judged.met !== null },
    mayNot: {
      record: record
        ? null
        : !borne.kind
          ? sentence('notMeasured')
          : byRecord
            ? sentence('notBearer', { bearers })
            : sentence('notByRecord', { kind: borne.kind.name }),
      judge: judge ? null : bears ? sentence('ownJudgment') : sentence('noRightToJudge', { bearers }),
    },
  }
}
