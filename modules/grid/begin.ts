/**
 * How a matter begins, whoever reports it: located, checked, opened, once.
 */

import { numberOf } from '#modules/cases/contract.server.ts'
import { findPlace, locatePoint } from '#modules/places/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import { openCounty } from '#platform/db/database.ts'
import { attachFiles } from '#platform/files/records.ts'
import type { Law } from '#platform/law/law.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Category } from '#platform/packs/pack.ts'
import { normalisePhone } from '#platform/personal/identity.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { openCase, workOf } from '#platform/workflow/engine.ts'
import { type CaseRecord, findCase } from '#platform/workflow/record.ts'
import { matterIdOf } from './numbers.ts'
import { gridMatter } from './procedure.ts'
import { findMatter, insertMatter, insertReporter } from './queries.ts'
import { surroundings } from './surroundings.ts'

/** What is reported. */
export interface Beginning {
  id: string
  category: string
  text: string
  place?: string
  point?: { lng: number; lat: number }
  address?: string
  photos: string[]
  name?: string
  phone?: string
  anonymous: boolean
  channel: string
  origin: 'resident' | 'patrol' | 'clerk' | 'api'
  openedBy: string | null
  /** Found and fixed at once (自行处置). */
  fixed?: { text: string; photos: string[]; body: string | null; person: string | null }
}

/** A matter that has begun, or had already begun by the same words. */
export interface Begun {
  record: CaseRecord
  placeName: string
}

/**
 * The place of a matter: the grid that the point lies in, as far as it lies within the place that was named;
 * undefined where nothing is known there.
 */
export async function findWhere(
  ctx: Context,
  where: { place?: string; point?: { lng: number; lat: number } },
): Promise<{ code: string; name: string } | undefined> {
  const located = where.point ? await locatePoint(ctx.tx, where.point, ctx.now) : undefined
  if (located && (!where.place || located.code.startsWith(where.place))) return located
  return where.place ? findPlace(ctx.tx, where.place, ctx.now) : located
}

/** The same; a point outside all places answers 422, an unknown place 404. */
export async function placeOf(
  ctx: Context,
  where: { place?: string; point?: { lng: number; lat: number } },
): Promise<{ code: string; name: string }> {
  return (await findWhere(ctx, where)) ?? fail(where.place ? 'record.not-found' : 'law.none')
}

/** Opens a matter. A second try with the same id and words gives the first one. */
export async function begin(ctx: Context, operation: string, given: Beginning): Promise<Begun> {
  const beginning = { ...given, id: matterIdOf(ctx.services.vault, given.id) }
  const place = await placeOf(ctx, beginning)
  const law = ctx.lawAt(place.code)
  const category = law.pack.category(beginning.category) ?? fail('grid.unknown-category')
  const county = countyOf(place.code)
  const before = await findCase(ctx.tx, county, beginning.id)
  if (before) {
    await sameOrConflict(ctx, county, beginning)
    ctx.recorded()
    return { record: before, placeName: place.name }
  }
  const record = await open(ctx, operation, law, category, place, beginning)
  await insertMatter(ctx.tx, {
    county,
    id: beginning.id,
    category: category.id,
    text: beginning.text,
    public_text: null,
    address: beginning.address ?? null,
    at: beginning.point,
    channel: beginning.channel,
    anonymous: beginning.anonymous,
    fixed: beginning.fixed !== undefined,
    photos: beginning.photos,
    title: record.title,
    place: record.place,
  })
  const photos = [...beginning.photos, ...(beginning.fixed?.photos ?? [])]
  if (photos.length > 0) {
    const missing = await attachFiles(ctx.tx, photos, county, beginning.id)
    if (missing.length > 0) fail('grid.photo-missing')
  }
  await keepContact(ctx, county, beginning)
  return { record, placeName: place.name }
}

async function sameOrConflict(ctx: Context, county: string, beginning: Beginning): Promise<void> {
  const matter = await findMatter.find(ctx.tx, [county, beginning.id])
  if (!matter || matter.text !== beginning.text || matter.category !== beginning.category)
    fail('record.conflict')
}

function open(
  ctx: Context,
  operation: string,
  law: Law,
  category: Category,
  place: { code: string; name: string },
  beginning: Beginning,
): Promise<CaseRecord> {
  const { fixed } = beginning
  return openCase(workOf(ctx, operation), gridMatter, law, surroundings, {
    id: beginning.id,
    no: numberOf(countyOf(place.code), beginning.id, ctx.now),
    place: place.code,
    title: `${category.name.zh} · ${sayPlace(place.name)}`,
    category: category.id,
    level: category.urgency,
    origin: beginning.origin,
    openedBy: beginning.openedBy,
    public: category.public,
    ...(fixed
      ? {
          state: 'handled',
          data: { finishedBy: fixed.person ?? undefined, finishedBody: fixed.body ?? undefined, fixed: true },
          tells: { note: fixed.text, photos: fixed.photos, fixed: true },
        }
      : {}),
  })
}

async function keepContact(ctx: Context, county: string, { id, name, phone }: Beginning): Promise<void> {
  if (!name && !phone) return
  const { vault } = ctx.services
  await openCounty(ctx.tx, county)
  await insertReporter.all(ctx.tx, [
    county,
    id,
    name ? vault.seal(name) : null,
    phone ? vault.seal(phone) : null,
    phone ? vault.blindIndex(normalisePhone(phone) ?? phone, 'phone') : null,
  ])
}
