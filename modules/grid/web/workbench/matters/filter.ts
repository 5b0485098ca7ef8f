/**
 * The filter of the list, as the address holds it: the page can be linked, kept and gone back to.
 */
import type { InputOf } from '#platform/operation/contract.ts'
import type { grid } from '../../../contract.ts'

/** Conditions of `grid.list`, without paging. */
export type Filter = Omit<InputOf<typeof grid.list>, 'limit' | 'after'>
/** One condition by its name. */
export type FilterKey = keyof Filter

const LISTS = ['states', 'categories', 'levels', 'origins'] as const
const FLAGS = ['open', 'overdue', 'supervised'] as const
const WORDS = ['within', 'holder', 'from', 'to', 'search', 'indicator'] as const

/** Reads the filter from what stands behind `?`; what is not understood is left out. */
export function readFilter(asked: URLSearchParams): Filter {
  const filter: Filter = {}
  for (const key of LISTS) {
    const list = plain(asked.get(key))?.split(',').filter(Boolean)
    if (list?.length) filter[key] = list
  }
  for (const key of FLAGS) {
    const value = asked.get(key)
    if (value === 'true' || value === 'false') filter[key] = value === 'true'
  }
  for (const key of WORDS) {
    const value = plain(asked.get(key))
    if (value) filter[key] = value
  }
  return filter
}

/** The router writes texts that look like figures in quotes. */
function plain(value: string | null): string | undefined {
  return value?.replace(/^"|"$/g, '') || undefined
}

/** Writes the filter for the address; absent conditions take their part away. */
export function writeFilter(filter: Filter): Record<string, string | undefined> {
  const parts: Record<string, string | undefined> = {}
  for (const key of LISTS) parts[key] = filter[key]?.join(',')
  for (const key of FLAGS) parts[key] = filter[key] === undefined ? undefined : String(filter[key])
  for (const key of WORDS) parts[key] = filter[key]
  return parts
}

/** Reads a filter from a kept view or a cell of the board: both are plain data. */
export function filterFromData(data: Record<string, unknown>): Filter {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries(data)) {
    if (value !== undefined && value !== null)
      asked.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  return readFilter(asked)
}

/** Whether there is any condition. */
export function isEmpty(filter: Filter): boolean {
  return Object.keys(filter).length === 0
}

/** A link that gives what is listed as a file. */
export function exportLink(filter: Filter, format: 'csv' | 'xlsx', lang: 'zh' | 'en'): string {
  return `/api/grid.export?input=${encodeURIComponent(JSON.stringify({ ...filter, format, lang }))}`
}
