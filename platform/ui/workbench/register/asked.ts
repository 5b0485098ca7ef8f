/** What narrows a list, as it stands in the address: it can be sent to somebody, and survives a reload. */
import type { InputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import type { Column, Register } from '#platform/registers/declare.ts'

/** Conditions and order of a list. */
export type ListAsked = Omit<InputOf<RegisterContract['list']>, 'limit' | 'after'>
type FilterValue = NonNullable<ListAsked['filter']>[string]

const range = /^(.*)\.\.(.*)$/

/** Reads the address; what it does not understand, it leaves out. */
export function readAsked(register: Register, asked: URLSearchParams): ListAsked {
  const text = (key: string) => asked.get(key)?.replace(/^"|"$/g, '') || undefined
  const filter: Record<string, FilterValue> = {}
  for (const column of register.columns) {
    const value = column.filter ? readFilter(column, text(`f-${column.id}`)) : undefined
    if (value !== undefined) filter[column.id] = value
  }
  const [, minus, sorted] = /^(-?)(\w+)$/.exec(text('sort') ?? '') ?? []
  const sort = register.columns.some(({ id, sort }) => sort && id === sorted)
    ? { column: sorted!, descending: minus === '-' }
    : undefined
  const search = text('search')
  const within = text('within')
  return {
    ...(search ? { search } : {}),
    ...(within && /^\d{2,15}$/.test(within) ? { within } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(text('withdrawn') ? { withdrawn: true } : {}),
  }
}

function readFilter(column: Column, text: string | undefined): FilterValue | undefined {
  if (!text) return undefined
  if (column.type === 'boolean') return text === 'true'
  if (column.type === 'number' || column.type === 'integer' || column.type === 'date') {
    const [, from = '', to = ''] = range.exec(text) ?? []
    const value = (end: string) => (column.type === 'date' ? end : Number(end))
    const ends = { ...(from ? { from: value(from) } : {}), ...(to ? { to: value(to) } : {}) }
    return Object.keys(ends).length > 0 && !Object.values(ends).some(Number.isNaN) ? ends : undefined
  }
  return text.split('|')
}

/** A filter as it stands in the address. */
export function writeFilter(value: FilterValue | undefined): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.length > 0 ? value.join('|') : undefined
  const { from, to } = value
  return from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`
}

/** Whether anything narrows it. */
export function isNarrowed({ search, within, filter }: ListAsked): boolean {
  return search !== undefined || within !== undefined || filter !== undefined
}

/** Address of an export of exactly this list. */
export function exportLink(
  register: Register,
  asked: ListAsked,
  format: 'csv' | 'xlsx',
  lang: 'zh' | 'en',
): string {
  const input = encodeURIComponent(JSON.stringify({ ...asked, format }))
  return `/api/${register.module}.${register.name}Export?lang=${lang}&input=${input}`
}
