/** Rows and versions as the contracts show them. */
import type { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { parameterBasis } from '#platform/law/settings.ts'
import type { Citation } from '#platform/operation/contract.ts'
import type { Context } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import type { BoundRegister } from './bound.ts'
import type { RegisterContract } from './contract.ts'
import type { Column, Register, RowData } from './declare.ts'
import type { RowRecord, VersionRecord } from './queries.ts'
import { changedColumns } from './values.ts'

type History = z.input<RegisterContract['history']['output']>

/** Whether the acting position keeps this register. */
export function may({ asker }: Context, { register }: BoundRegister): boolean {
  return asker.via === 'system' || register.write.some((one) => asker.acting?.duties.has(one))
}

/** Names of all places and bodies that the rows speak of, in two statements. */
export async function namesIn(
  tx: Tx,
  { directory }: BoundRegister,
  rows: readonly { place: string; data: RowData }[],
  columns: readonly Column[],
): Promise<Map<string, string>> {
  const idsOf = (type: 'place' | 'body') => {
    const ids = columns.filter((column) => column.type === type).map(({ id }) => id)
    return rows.flatMap(({ data }) => ids.flatMap((id) => (data[id] === undefined ? [] : String(data[id]))))
  }
  const places = await directory.placeNames(tx, [...rows.map(({ place }) => place), ...idsOf('place')])
  const bodies = idsOf('body')
  return bodies.length === 0 ? places : new Map([...places, ...(await directory.bodyNames(tx, bodies))])
}

/** A row with the columns that its asker sees. */
export function showRow(row: RowRecord, names: ReadonlyMap<string, string>, columns: readonly Column[]) {
  const data: Record<string, RowData[string]> = {}
  const called: Record<string, string> = {}
  for (const { id, type } of columns) {
    const value = row.data[id]
    if (value === undefined) continue
    data[id] = value
    if (type === 'place' || type === 'body') called[String(value)] = names.get(String(value)) ?? String(value)
  }
  return {
    county: row.county,
    id: row.id,
    place: row.place,
    placeName: names.get(row.place) ?? row.place,
    data,
    names: called,
    version: row.version,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The provisions that speak of columns, by the law of the row's place. */
export function basisOf(
  { services, now }: Context,
  register: Register,
  place: string,
): Record<string, Citation[]> {
  const pack = services.packs.forPlace(place, { on: localDateOf(now) })
  const cited: Record<string, Citation[]> = {}
  for (const { id, basis } of register.columns) {
    const parameter = basis === undefined ? undefined : pack?.parameter(basis)
    if (pack && parameter) cited[id] = parameterBasis(pack, parameter)
  }
  return cited
}

/** What differs between two versions, by column. */
export function differences(columns: readonly Column[], before: RowData, after: RowData) {
  return changedColumns(columns, before, after).map(({ id }) => ({
    column: id,
    ...(before[id] === undefined ? {} : { before: before[id] }),
    ...(after[id] === undefined ? {} : { after: after[id] }),
  }))
}

/** A page of versions; each is told by what it changed in the one before it. */
export async function showVersions(
  ctx: Context,
  bound: BoundRegister,
  row: RowRecord,
  versions: readonly VersionRecord[],
  limit: number,
): Promise<History> {
  const { register, directory } = bound
  const shown = versions.slice(0, limit)
  const names = await namesIn(ctx.tx, bound, versions, register.columns)
  const held = shown.flatMap(({ person, position }) => (person && position ? [{ person, position }] : []))
  const offices = await directory.offices(ctx.tx, ctx.services, held)
  const bodies = await directory.bodyNames(
    ctx.tx,
    shown.flatMap(({ body }) => body ?? []),
  )
  const placed = (code: string) => ({ code, name: names.get(code) ?? code })
  const keeper = may(ctx, bound)
  const last = shown.at(-1)
  return {
    items: shown.map((one, index) => {
      const before = versions[index + 1]
      const office = one.position ? offices.get(one.position) : undefined
      return {
        version: one.version,
        at: one.at.toISOString(),
        source: one.source,
        by: office ? { ...office, body: bodies.get(one.body ?? '') ?? '' } : null,
        reason: one.reason,
        document: one.document,
        file: one.file,
        validFrom: one.valid_from,
        validTo: one.valid_to,
        place: placed(one.place),
        movedFrom: before && before.place !== one.place ? placed(before.place) : null,
        changes: differences(register.columns, before?.data ?? {}, one.data),
        mayRestore: keeper && one.valid_to === null && one.version !== row.version,
      }
    }),
    names: Object.fromEntries(names),
    ...(versions.length > limit && last ? { next: String(last.version) } : {}),
  }
}
