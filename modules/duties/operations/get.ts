/** `duties.get`: one obligation, with the law's words, its evidence and its history. */
import { bodiesAt } from '#modules/parties/contract.server.ts'
import { pathOf, placeNames } from '#modules/places/contract.server.ts'
import { countyOf, endOf, levels } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import { sayValue } from '#platform/law/setting-value.ts'
import { parameterName } from '#platform/law/settings.ts'
import { duty, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { placeAsked } from '../asked.ts'
import { aboutOf, eachBelow } from '../borne.ts'
import { duties } from '../contract.ts'
import { always } from '../facts.ts'
import { mayOn, type Standing, standingOf } from '../one.ts'
import { daysOf } from '../periods.ts'
import { showBorne } from '../present.ts'
import * as q from '../queries.ts'
import { hereOf, showRecords } from '../records.ts'
import { periodName } from '../words.ts'

const mostMissing = 20
const mostEvidence = 50

export const get = operation(duties.get, {
  access: duty('duties.read'),
  async run(ctx, ref) {
    const { tx, services } = ctx
    const { pack } = placeAsked(ctx, ref.place)
    const standing = await standingOf(tx, services, pack, ref, ctx.now)
    const { borne, level } = standing
    const county = countyOf(ref.place)
    const kinds = new Set<string>(borne.bearers.get(level) ?? [])
    const days = daysOf(ref.period) ?? always
    const records = await q.recordsOf.all(tx, [county, ref.place, ref.duty, days.from, days.to])
    const path = await pathOf(tx, ref.place)
    return {
      ...ref,
      county,
      placeName: path.at(-1)?.name ?? ref.place,
      path,
      jurisdiction: pack.id,
      provisional: pack.provisional,
      statute: pack.jurisdiction.instrument.title.zh,
      ...showBorne(pack, borne, level),
      periodName: periodName(ref.period),
      state: standing.state,
      judgedMet: standing.state === 'judged' ? (standing.judged?.met ?? null) : null,
      dueOn: standing.dueOn ?? null,
      since: standing.since?.toISOString() ?? null,
      because: standing.because,
      basis: borne.duty.basis.map((citation) => pack.cite(citation)),
      class: borne.duty.class,
      modality: borne.duty.modality,
      from: daysOf(ref.period)?.from ?? null,
      every: standing.every,
      need: needOf(standing),
      setting: settingOf(pack, standing),
      places: await placesOf(tx, standing),
      bodies: (await bodiesAt(tx, services, [ref.place])).filter(({ kind }) => kinds.has(kind)).slice(0, 20),
      evidence: await evidenceOf(tx, standing),
      records: await showRecords(tx, services, pack, records, 'handler'),
      judgments: standing.judgments.map((row) => ({
        met: row.met,
        reason: row.reason,
        bodyName: row.body_name,
        postName: row.post_name,
        at: row.at.toISOString(),
      })),
      told: await toldOf(tx, county, ref),
      ...mayOn(ctx.asker, pack, standing),
    }
  },
})

function needOf({ borne, level, target }: Standing) {
  const { evidence } = borne.duty
  if (!borne.kind || !evidence) return null
  return {
    kind: borne.kind.id,
    kindName: borne.kind.name,
    what: evidence.what,
    least: target.least ?? borne.least,
    each: eachBelow(borne, level) ?? null,
  }
}

function settingOf(pack: Pack, { borne, figure }: Standing) {
  const parameter = borne.setting ? pack.parameter(borne.setting) : undefined
  if (!parameter) return null
  const value = figure ? sayValue(parameter.unit, figure.value) : null
  return { parameter: parameter.id, name: parameterName(parameter), value }
}

async function placesOf(tx: Tx, { borne, level, shown }: Standing) {
  if (!shown || !eachBelow(borne, level)) return null
  const missing = shown.missing.slice(0, mostMissing)
  const names = await placeNames(tx, missing)
  return {
    asked: shown.asked,
    shown: shown.shown,
    missing: missing.map((code) => ({ code, name: names.get(code) ?? code })),
  }
}

async function evidenceOf(tx: Tx, { borne, level, target }: Standing) {
  const { kind } = borne
  if (!kind) return []
  const days = (kind.counts === 'happened' ? daysOf(target.period) : undefined) ?? always
  const rows = await q.evidenceOf.all(tx, [
    kind.id,
    [...aboutOf(borne, level)],
    target.place,
    endOf(target.place),
    levels[eachBelow(borne, level) ?? level],
    days.from,
    days.to,
    mostEvidence,
  ])
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  return rows.map((row) => ({
    ...row,
    url: kind.about === 'duty' ? hereOf(row.url, borne.duty.id, target) : row.url,
    kindName: kind.name,
    placeName: names.get(row.place) ?? row.place,
    at: row.at.toISOString(),
  }))
}

async function toldOf(tx: Tx, county: string, ref: { place: string; duty: string; period: string }) {
  const rows = await q.toldOf.all(tx, [county, ref.place, ref.duty, ref.period])
  const names = await placeNames(
    tx,
    rows.map(({ to_place }) => to_place),
  )
  return rows.map(({ what, at, to_place, to_bodies, people }) => ({
    what,
    at: at.toISOString(),
    toPlaceName: names.get(to_place) ?? to_place,
    toBodies: to_bodies,
    people,
  }))
}
