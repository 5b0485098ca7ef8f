/**
 * Shapes that many contracts share. Safe for the browser.
 */
import { z } from 'zod'

/** Code of a place: 2, 4, 6, 9, 12 or 15 digits (GB/T 2260, GB/T 10114, statistical codes; grid = community + 3). */
export const placeCode = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15})$/)

/** A record's id: UUIDv7. */
export const recordId = z.uuid()

/** A record that lies in a county: ids are unique within it. */
export const recordRef = z.object({ county: z.string().regex(/^\d{6}$/), id: recordId })

/** A moment, ISO 8601 with zone. */
export const moment = z.iso.datetime({ offset: true })

/** Position in degrees, WGS84. */
export const point = z.object({ lng: z.number().min(70).max(140), lat: z.number().min(3).max(55) })

/** Words in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() })

/** Asks for a page: how many, and where the one before ended. */
export const pageAsked = {
  limit: z.int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
}

/** A page of records; `next` is absent on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}

/** A place as lists show it. */
export const placeName = z.object({ code: placeCode, name: z.string() })

/** A cited provision, quoted word for word. */
export const citation = z.object({
  statute: z.string(),
  article: z.string(),
  quote: z.string(),
  url: z.string(),
})

/** Any GeoJSON Polygon, WGS84, one outer ring, closed. */
export const polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z
    .array(z.array(z.tuple([z.number(), z.number()])).min(4))
    .min(1)
    .max(1),
})

/** Nothing to say but that it was done. */
export const done = z.object({ ok: z.literal(true) })

/** A photo as pages show it: links are signed for the asker and run out after an hour. */
export const photo = z.object({ id: recordId, thumb: z.string(), full: z.string() })
