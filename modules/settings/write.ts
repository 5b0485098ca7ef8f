/**
 * A new version of a figure: who may, by the law there; appended to what was before; told to history and to
 * whatever waits for the figure.
 */
import { v7 as uuidv7 } from 'uuid'
import { findPlace } from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { SettingValue } from '#platform/law/setting-value.ts'
import {
  maySet,
  parameterBasis,
  parameterName,
  type SettingDocument,
  type SettingRow,
  settersOf,
} from '#platform/law/settings.ts'
import { fail, found, RefusalError } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Parameter } from '#platform/packs/schema.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { evidenceOf } from './evidence.ts'
import { insertVersion, latestAt } from './queries.ts'

/** A figure at a place, with the law that leaves it open. */
export interface Figure {
  place: string
  pack: Pack
  parameter: Parameter
}

/**
 * The figure, where the asker's body may set it: 404 for a place or parameter that is not there; refused, with
 * the article, where the law gives the value itself or names other bodies.
 */
export async function requireFigure(ctx: Context, place: string, id: string): Promise<Figure> {
  const { pack } = ctx.lawAt(place)
  const parameter = found(pack.parameter(id))
  found(await findPlace(ctx.tx, place, ctx.now))
  const basis = parameterBasis(pack, parameter)
  if (!parameter.open) throw new RefusalError('settings.fixed-by-law', place, basis)
  if (!maySet(parameter, ctx.asker.acting?.bodyKind)) {
    const [first] = settersOf(pack, parameter)
    throw new RefusalError(
      'settings.wrong-body',
      place,
      basis,
      undefined,
      first && { body: first.kind, name: first.name, basis },
    )
  }
  return { place, pack, parameter }
}

/** What a version says. */
export interface Said {
  value: SettingValue | null
  document: SettingDocument | null
  reason: string | null
  validFrom: string
}

/** A document of a day that has not come does not exist yet. */
export function requireDocument(ctx: Context, document: SettingDocument | null): void {
  if (document && document.date > localDateOf(ctx.now))
    fail('request.malformed', {
      'document.date': '文件日期不能晚于今天 / the document cannot be dated later than today',
    })
}

/** The latest version at exactly this place, if any. */
export function latest(ctx: Context, { place, parameter }: Figure): Promise<SettingRow | undefined> {
  return latestAt.find(ctx.tx, [countyOf(place), place, parameter.id])
}

/** Appends the version; of two at once the second is told to look again. Gives its id. */
export async function append(
  ctx: Context,
  figure: Figure,
  before: SettingRow | undefined,
  said: Said,
): Promise<string> {
  const { place, pack, parameter } = figure
  const { acting, person } = ctx.asker
  const id = uuidv7()
  const series = before?.series ?? id
  await insertVersion.all(ctx.tx, [
    countyOf(place),
    id,
    series,
    place,
    pack.id,
    parameter.id,
    (before?.version ?? 0) + 1,
    said.value === null ? 'withdrawn' : 'set',
    parameter.unit,
    said.value === null ? null : JSON.stringify(said.value),
    said.document ? JSON.stringify(said.document) : null,
    said.reason,
    said.validFrom,
    ctx.now,
    person ?? null,
    acting?.id ?? null,
    acting?.body ?? null,
    acting?.bodyKind ?? null,
  ])
  await ctx.record({ subject: series, place, data: { parameter: parameter.id, ...said } })
  await ctx.show(
    evidenceOf({
      id,
      place,
      parameter: parameter.id,
      name: parameterName(parameter),
      state: said.value === null ? 'withdrawn' : 'set',
      validFrom: said.validFrom,
      body: acting?.body,
    }),
  )
  return id
}
