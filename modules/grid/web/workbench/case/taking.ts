/**
 * How steps are taken on matters, and where a step's form looks for bodies, places and other matters.
 */
import { parties } from '#modules/parties/contract.ts'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import type { Taking } from '#platform/ui/workbench/case/action-form.tsx'
import type { Find } from '#platform/ui/workbench/case/fields.tsx'
import { bodyChoice, placeChoice } from '#platform/ui/workbench/case/find.ts'
import { grid } from '../../../contract.ts'

/** Looks for what a field may name, in a language. */
export function findIn(lang: 'zh' | 'en'): Find {
  return async (kind, text, place, signal) => {
    const search = text ? { search: text } : {}
    if (kind === 'case') {
      const { items } = await call(grid.list, { ...search, open: true, limit: 12 }, { signal })
      return items.map((row) => ({
        value: row.id,
        label: row.title,
        about: `${row.no} · ${row.placeName} · ${row.stateName[lang]}`,
      }))
    }
    if (kind === 'place' && !text) {
      const below = await call(places.children, { code: place.slice(0, 12), limit: 100 }, { signal })
      return below.items.map((one) => ({ value: one.code, label: one.name }))
    }
    if (kind === 'place') {
      const where = { text, within: place.slice(0, 12), levels: ['community' as const, 'grid' as const] }
      return (await call(places.search, where, { signal })).items.map(placeChoice)
    }
    const { items } = await call(parties.handlers, { place, ...search }, { signal })
    return items.map((body) => bodyChoice(body, lang))
  }
}

/** Steps on matters. */
export function takingIn(lang: 'zh' | 'en'): Taking {
  return {
    act: grid.act,
    get: grid.get,
    input: ({ county, id }, action, seq, filled) => ({ county, id, action, seq, ...filled }),
    find: findIn(lang),
  }
}
