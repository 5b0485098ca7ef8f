/** Records of duties as pages show them. */
import { placeNames } from '#modules/places/contract.server.ts'
import type { Tx } from '#platform/db/database.ts'
import { photosOfAll } from '#platform/files/records.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import type { RecordRow } from './queries.ts'

/** The page of an obligation. */
export function obligationUrl(place: string, duty: string, period: string): string {
  return `/work/duties/${place}/${duty}/${period}`
}

/** The link to a record on the page of the period that it counts in now: a figure may have changed the periods. */
export function hereOf(
  url: string,
  duty: string,
  { place, period }: { place: string; period: string },
): string {
  const anchor = url.indexOf('#')
  return anchor < 0 ? url : `${obligationUrl(place, duty, period)}${url.slice(anchor)}`
}

/** Records with names and photos; two statements at most. */
export async function showRecords(
  tx: Tx,
  services: Services,
  pack: Pack,
  rows: readonly RecordRow[],
  audience: 'public' | 'handler',
) {
  const names = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  const photos = await photosOfAll(tx, services.vault, rows, audience)
  return rows.map((row) => ({
    county: row.county,
    id: row.id,
    place: row.place,
    placeName: names.get(row.place) ?? row.place,
    duty: row.duty,
    action: pack.duty(row.duty)?.action ?? { zh: row.duty, en: row.duty },
    period: row.period,
    title: row.title,
    day: row.day,
    text: row.text,
    number: row.number,
    public: row.public,
    bodyName: row.body_name,
    at: row.at.toISOString(),
    photos: photos.get(row.id) ?? [],
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnReason: row.withdrawn_reason,
  }))
}
