/**
 * Names behind the codes of a filter: the place, the body, the categories.
 */

import { parties } from '#modules/parties/contract.ts'
import { places } from '#modules/places/contract.ts'
import { statistics } from '#modules/statistics/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { grid } from '../../../contract.ts'
import { levels, origins, states, useTerm } from '../terms.ts'
import { listWords } from '../words.ts'
import type { Filter, FilterKey } from './filter.ts'

/** A condition in words, and what is taken away with it. */
export interface Said {
  text: string
  keys: FilterKey[]
}

/** The categories in use where one acts. */
export function useCategories() {
  const acting = useActing()
  return useCall(grid.categories, { place: acting.place }, { fresh: 600_000 }).data?.items ?? []
}

/** Says every condition, so that all of them read as one sentence. */
export function useSaid(filter: Filter): Said[] {
  const t = useText(listWords)
  const lang = useLang()
  const say = usePick()
  const term = useTerm()
  const categories = useCategories()
  const acting = useActing()
  const place = useCall(
    places.get,
    { code: filter.within ?? acting.place },
    { when: !!filter.within, fresh: 600_000 },
  ).data
  const body = useCall(
    parties.body,
    { id: filter.holder ?? '', place: acting.place },
    { when: !!filter.holder, fresh: 600_000 },
  ).data
  const indicators = useCall(statistics.indicators, {}, { when: !!filter.indicator, fresh: 600_000 }).data
  const or = (names: string[]) => names.join(t.or)
  const day = (date: string) => formatDay(date, lang, { year: true })

  const said: Said[] = []
  const add = (text: string | undefined, ...keys: FilterKey[]) => text && said.push({ text, keys })
  if (filter.within) add(t.fWithin(place?.name ?? filter.within), 'within')
  if (filter.open !== undefined) add(filter.open ? t.fOpen : t.fClosed, 'open')
  if (filter.overdue) add(t.fOverdue, 'overdue')
  if (filter.supervised) add(t.fSupervised, 'supervised')
  if (filter.states) add(t.fStates(or(filter.states.map((one) => term(states, one)))), 'states')
  if (filter.categories) {
    const names = filter.categories.map((id) => {
      const known = categories.find((one) => one.id === id)
      return known ? say(known.name) : id
    })
    add(t.fCategories(or(names)), 'categories')
  }
  if (filter.levels) add(t.fLevels(or(filter.levels.map((one) => term(levels, one)))), 'levels')
  if (filter.origins) add(t.fOrigins(or(filter.origins.map((one) => term(origins, one)))), 'origins')
  if (filter.holder) add(t.fHolder(body?.name ?? '…'), 'holder')
  if (filter.from && filter.to) add(t.fBetween(day(filter.from), day(filter.to)), 'from', 'to')
  else if (filter.from) add(t.fFrom(day(filter.from)), 'from')
  else if (filter.to) add(t.fTo(day(filter.to)), 'to')
  if (filter.indicator) {
    const known = indicators?.items.find((one) => one.id === filter.indicator)
    add(t.fIndicator(known ? say(known.name) : filter.indicator), 'indicator')
  }
  if (filter.search) add(t.fSearch(filter.search), 'search')
  return said
}
