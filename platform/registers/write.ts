/** Writing one row: checked, stored with its version, told to history in the same transaction. */
import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { isDuplicate } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import { vectorOf } from '#platform/search/bigrams.ts'
import { pick } from '#platform/text/define.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { type BoundRegister, isOfLevel } from './bound.ts'
import { levelWords, type Register, type RowData } from './declare.ts'
import { digestOf } from './digest.ts'
import { learn } from './known.ts'
import * as q from './queries.ts'
import { changedColumns, fold, keyOfRow, readRow } from './values.ts'

/** Why something is written. */
export interface Why {
  reason?: string | undefined
  document?: string | undefined
}

/** What is to stand from now on. */
export interface NextRow {
  place: string
  data: RowData
  /** `YYYY-MM-DD`. */
  validFrom: string
  validTo: string | null
}

/** Answers 400 with what to write instead, by field, where a form's values do not fit the columns. */
export async function checkedData(
  ctx: Context,
  bound: BoundRegister,
  place: string,
  cells: Readonly<Record<string, unknown>>,
): Promise<RowData> {
  const { register, directory } = bound
  const wrong: Record<string, string> = {}
  const say = (field: string, text: Words) => {
    wrong[field] = pick(text, ctx.lang)
  }
  const names = await directory.placeNames(ctx.tx, [place])
  if (!isOfLevel(register, place) || !names.has(place)) {
    const level = levelWords[register.level]
    say('place', { zh: `请选择一个${level.zh}`, en: `Choose a place of this level: ${level.en}` })
  }
  const scope = { services: ctx.services, now: ctx.now, reach: ctx.reachOfAny(register.write).place }
  const known = await learn(ctx.tx, bound, scope, [cells])
  const { data, problems } = readRow(register.columns, cells, known(place))
  for (const { column, text } of problems) say(`data.${column}`, text)
  if (Object.keys(wrong).length > 0) fail('request.malformed', wrong)
  return data
}

/** Whoever changes something says why. */
export function requireWhy(ctx: Context, { reason, document }: Why): void {
  if (reason || document) return
  fail('request.malformed', {
    reason: pick({ zh: '请写明原因，或注明依据的文件', en: 'Say why, or name the document' }, ctx.lang),
  })
}

/** What the list's search finds a row by. */
export function searchText(register: Register, data: RowData): string {
  const texts = register.columns.filter(({ search }) => search).map(({ id }) => data[id] ?? '')
  return fold(texts.join(' '))
}

/**
 * Stores a row as a new one or as the next version. 409 where somebody changed it since `before` was read, or where
 * another row has its key.
 */
export async function writeRow(
  ctx: Context,
  bound: BoundRegister,
  before: q.RowRecord | undefined,
  next: NextRow,
  why: Why,
  source: 'form' | 'restore',
): Promise<{ county: string; id: string; version: number }> {
  const { register } = bound
  const county = countyOf(next.place)
  if (before && before.county !== county) fail('registers.other-county')
  const id = before?.id ?? uuidv7()
  const text = searchText(register, next.data)
  const values = [
    ...[county, bound.id, id, next.place, keyOfRow(register.key, next.data), JSON.stringify(next.data)],
    ...[text, vectorOf(text), next.validFrom, ctx.now],
  ]
  let version = 1
  try {
    if (before) {
      const updated = await q.updateRow.find(ctx.tx, [...values, before.version, next.validTo])
      if (!updated) fail('record.conflict')
      version = updated.version
    } else await q.insertRow.all(ctx.tx, values)
  } catch (error) {
    if (isDuplicate(error)) fail('registers.key-taken')
    throw error
  }
  const act = uuidv7()
  const { person, acting } = ctx.asker
  await q.insertVersion.all(ctx.tx, [
    ...[
      county,
      bound.id,
      id,
      version,
      next.place,
      JSON.stringify(next.data),
      next.validFrom,
      next.validTo,
      ctx.now,
    ],
    ...[
      person ?? null,
      acting?.id ?? null,
      acting?.body ?? null,
      source,
      why.reason || null,
      why.document || null,
    ],
    act,
  ])
  const changed = changedColumns(register.columns, before?.data ?? {}, next.data).map((column) => column.id)
  const digest = digestOf([{ row: id, version, place: next.place, data: next.data, validTo: next.validTo }])
  await ctx.record({
    subject: id,
    place: next.place,
    data: { register: bound.id, version, act, digest, changed, withdrawn: next.validTo !== null, ...why },
  })
  return { county, id, version }
}

/** Today in China. */
export function todayOf(ctx: Context): string {
  return localDateOf(ctx.now)
}
