/** Addresses of the duties' pages. */
import type { InputOf, OutputOf } from '#platform/operation/contract.ts'
import type { duties } from '../../contract.ts'

/** A board as the server gives it. */
export type Board = OutputOf<typeof duties.board>
/** An obligation of a list. */
export type Item = OutputOf<typeof duties.list>['items'][number]
/** One obligation with all behind it. */
export type One = OutputOf<typeof duties.get>
/** What a list is narrowed by. */
export type Filter = Omit<InputOf<typeof duties.list>, 'limit' | 'after'>
export type State = Item['state']
export type Counts = Board['counts']

/** The states, worst first. */
export const states: readonly State[] = ['overdue', 'notCheckable', 'due', 'notMeasured', 'judged', 'met']

/** The page of one obligation. */
export function oneLink({ place, duty, period }: { place: string; duty: string; period: string }): string {
  return `/work/duties/${place}/${duty}/${period}`
}

/** The list behind a number. */
export function listLink(filter: Filter): string {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined || value === null || value === '') continue
    asked.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  return `/work/duties/list?${asked}`
}

/** The filter that an address holds; quotation marks come from the router. */
export function readFilter(asked: URLSearchParams): Filter {
  const text = (key: string) => asked.get(key)?.replaceAll('"', '') || undefined
  const wanted = text('states')?.split(',')
  const filter: Record<string, unknown> = {}
  for (const key of ['within', 'duty', 'period', 'capability', 'bearer', 'level', 'search']) {
    const value = text(key)
    if (value !== undefined) filter[key] = value
  }
  const known = states.filter((state) => wanted?.includes(state))
  if (known.length > 0) filter.states = known
  return filter as Filter
}

/** A file of what a filter leaves. */
export function exportLink(filter: Filter, format: 'csv' | 'oscal', lang: 'zh' | 'en'): string {
  return `/api/duties.file?input=${encodeURIComponent(JSON.stringify({ ...filter, format, lang }))}`
}
