/** Bodies and places as a field's finder shows them. */
import type { Choice } from '../pick.tsx'

/** A body with its kind and place. */
export function bodyChoice(
  body: { id: string; name: string; kindName: { zh: string; en: string }; placeName: string },
  lang: 'zh' | 'en',
): Choice {
  return { value: body.id, label: body.name, about: `${body.kindName[lang]} · ${body.placeName}` }
}

/** A place with those above it. */
export function placeChoice(place: { code: string; name: string; path: { name: string }[] }): Choice {
  return { value: place.code, label: place.name, about: place.path.map((up) => up.name).join(' / ') }
}
