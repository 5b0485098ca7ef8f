/**
 * Lists of a register: narrowed, searched, ordered and paged, always within a place. Filters and orders read the
 * data as it is (jsonb): good for some ten thousand rows of one register below one place, which a county never
 * exceeds; a register that grows beyond wants a table of its own.
 */
import type { z } from 'zod'
import { endOf } from '#platform/access/reach.ts'
import { planned, type Tx } from '#platform/db/database.ts'
import { countiesWithin, Where } from '#platform/db/where.ts'
import { fail, OperationError } from '#platform/operation/errors.ts'
import { likeAnywhere, queryOf } from '#platform/search/bigrams.ts'
import type { BoundRegister } from './bound.ts'
import type { RegisterContract } from './contract.ts'
import { type Column, columnsFor } from './declare.ts'
import { type RowRecord, rowColumns } from './queries.ts'
import { fold } from './values.ts'

/** What narrows and orders a list, as the contract has it. */
export type ListAsked = z.output<RegisterContract['list']['input']>

/** A page of rows. */
export interface ListPage {
  rows: RowRecord[]
  next: string | undefined
  count: number | undefined
}

type Eye = 'office' | 'public'

/** Rows within a place. Counts them with the first page of an office's list. */
export async function listRows(
  tx: Tx,
  bound: BoundRegister,
  within: string,
  asked: ListAsked,
  eye: Eye,
): Promise<ListPage> {
  const where = new Where()
  where.and(`register = ${where.value(bound.id)}`)
  if (within !== '') {
    where.and(countiesWithin(where, within))
    where.and(`place >= ${where.value(within)} and place < ${where.value(endOf(within))}`)
  }
  where.and(asked.withdrawn ? 'valid_to is not null' : 'valid_to is null')
  const columns = columnsFor(bound.register, eye)
  addSearch(where, columns, asked.search, eye)
  for (const [id, value] of Object.entries(asked.filter ?? {})) addFilter(where, columns, id, value)
  const first = asked.after === undefined
  const count =
    first && eye === 'office'
      ? (
          await planned<{ n: number }>(
            tx,
            `select count(*) as n from registers.row where ${where.sql}`,
            where.values,
          )
        )[0]!.n
      : undefined
  const order = orderOf(columns, asked.sort)
  const expression = order?.expression
  if (asked.after !== undefined) addCursor(where, asked.after, order)
  const by = order
    ? `(${expression} is null), ${expression} ${order.descending ? 'desc' : 'asc'}, id`
    : 'place, key, id'
  const rows = await planned<RowRecord & { ordered?: string | null }>(
    tx,
    `select ${rowColumns}${order ? `, (${expression})::text as ordered` : ''} from registers.row
     where ${where.sql} order by ${by} limit ${asked.limit + 1}`,
    where.values,
  )
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  return { rows: page, next: last && cursorOf(last, order !== undefined), count }
}

function addSearch(where: Where, columns: readonly Column[], search: string | undefined, eye: Eye): void {
  for (const word of fold(search ?? '')
    .split(' ')
    .filter(Boolean)) {
    const like = where.value(likeAnywhere(word))
    if (eye === 'public') {
      // The index holds texts that are not public: whether one is found would tell of them.
      const texts = columns
        .filter((column) => column.search)
        .map(({ id }) => `lower(data->>'${id}') like ${like}`)
      where.and(texts.length > 0 ? `(${texts.join(' or ')})` : 'false')
      continue
    }
    const query = queryOf(word)
    if (query) where.and(`words @@ ${where.value(query)}::tsquery`)
    where.and(`text like ${like}`)
  }
}

/** Ids of columns are checked when a register is declared, so they may stand in SQL. */
function addFilter(
  where: Where,
  columns: readonly Column[],
  id: string,
  value: NonNullable<ListAsked['filter']>[string],
): void {
  const column = columns.find((one) => one.id === id && one.filter)
  const bad = () => fail('request.malformed', { [`filter.${id}`]: 'no such filter' })
  if (!column) {
    bad()
    return
  }
  const text = `data->>'${id}'`
  if (typeof value === 'boolean') {
    if (column.type !== 'boolean') bad()
    // What was never said counts as no.
    where.and(value ? `${text} = 'true'` : `coalesce(${text}, 'false') = 'false'`)
  } else if (Array.isArray(value)) {
    if (column.type === 'choice') where.and(`${text} = any(${where.value(value)})`)
    else if (column.type === 'choices') where.and(`data->'${id}' ?| ${where.value(value)}::text[]`)
    else if (column.type === 'place') {
      const ranges = value.map(
        (code) => `(${text} >= ${where.value(code)} and ${text} < ${where.value(endOf(code))})`,
      )
      where.and(`(${ranges.join(' or ')})`)
    } else bad()
  } else {
    const number = column.type === 'number' || column.type === 'integer'
    if (!number && column.type !== 'date') bad()
    for (const [end, sign] of [
      [value.from, '>='],
      [value.to, '<='],
    ] as const) {
      if (end === undefined) continue
      if ((typeof end === 'number') !== number) bad()
      where.and(`${number ? `(${text})::numeric` : text} ${sign} ${where.value(end)}`)
    }
  }
}

interface Order {
  expression: string
  cast: string
  descending: boolean
}

function orderOf(columns: readonly Column[], sort: ListAsked['sort']): Order | undefined {
  if (!sort) return undefined
  const column = columns.find((one) => one.id === sort.column && one.sort)
  if (!column) return fail('request.malformed', { sort: 'no such order' })
  const number = column.type === 'number' || column.type === 'integer'
  const text = `data->>'${column.id}'`
  return number
    ? { expression: `(${text})::numeric`, cast: '::numeric', descending: sort.descending }
    : { expression: `(${text}) collate "C"`, cast: '', descending: sort.descending }
}

function cursorOf(row: RowRecord & { ordered?: string | null }, ordered: boolean): string {
  const parts = ordered ? [row.ordered ?? null, row.id] : [row.place, row.key, row.id]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

function addCursor(where: Where, after: string, order: Order | undefined): void {
  const parts = readParts(after)
  const id = parts?.at(-1)
  if (!parts || parts.length !== (order ? 2 : 3) || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id))
    throw new OperationError('request.malformed', { after: 'no such page' })
  if (!order) {
    const [place, key] = parts.slice(0, 2).map((part) => where.value(String(part)))
    where.and(`(place, key, id) > (${place}, ${key}, ${where.value(id)}::uuid)`)
    return
  }
  const [value] = parts
  const { expression, cast, descending } = order
  const later = `id > ${where.value(id)}::uuid`
  if (value === null || value === undefined) {
    where.and(`${expression} is null and ${later}`)
    return
  }
  if (cast && !/^-?\d+(\.\d+)?$/.test(value)) fail('request.malformed', { after: 'no such page' })
  const at = `${where.value(value)}${cast || '::text collate "C"'}`
  where.and(
    `(${expression} ${descending ? '<' : '>'} ${at} or (${expression} = ${at} and ${later}) or ${expression} is null)`,
  )
}

function readParts(text: string): (string | null)[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parts) && parts.every((part) => part === null || typeof part === 'string')
      ? parts
      : undefined
  } catch {
    return undefined
  }
}
