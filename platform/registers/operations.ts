/**
 * The operations of a register, made from its declaration: reading, writing one row, its history. Importing is in
 * imports.ts.
 */
import { countyOf, covers } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, type Operation, open, operation } from '#platform/operation/operation.ts'
import { type BoundRegister, bind, choicesAt } from './bound.ts'
import type { RegisterContract } from './contract.ts'
import type { Register } from './declare.ts'
import type { Directory, Named } from './directory.ts'
import { importOperations } from './imports.ts'
import { type ListAsked, listRows } from './list.ts'
import { basisOf, may, namesIn, showRow, showVersions } from './present.ts'
import * as q from './queries.ts'
import { checkedData, requireWhy, todayOf, writeRow } from './write.ts'

/** The part of `within` that lies in the reach: undefined where they share nothing. */
function narrow(reach: string, within: string | undefined): string | undefined {
  if (within === undefined || covers(within, reach)) return reach
  return covers(reach, within) ? within : undefined
}

const latest = 2_147_483_647

/** A register's operations, for the module that declares it. `directory` knows names of places and bodies. */
export function registerOperations(
  register: Register,
  contracts: RegisterContract,
  directory: Directory,
): Operation[] {
  const bound = bind(register, contracts, directory)
  const reads = [...new Set([...register.read, ...register.write])]
  const keeps = register.write

  /** The row, where the asker reaches it; 404 for any other. */
  async function getRow(ctx: Context, duties: readonly string[], ref: { county: string; id: string }) {
    const row = found(await q.findRow.find(ctx.tx, [ref.county, bound.id, ref.id]))
    if (!covers(ctx.reachOfAny(duties).place, row.place)) fail('record.not-found')
    return row
  }

  const list = operation(contracts.list, {
    access: duty(...reads),
    async run(ctx, input) {
      const within = narrow(ctx.reachOfAny(reads).place, input.within)
      const mayAdd = may(ctx, bound)
      if (within === undefined) return { items: [], count: 0, mayAdd }
      const { rows, next, count } = await listRows(ctx.tx, bound, within, input, 'office')
      const names = await namesIn(ctx.tx, bound, rows, register.columns)
      return {
        items: rows.map((row) => ({
          ...showRow(row, names, register.columns),
          may: mayDo(ctx, row),
        })),
        mayAdd,
        ...(next ? { next } : {}),
        ...(count === undefined ? {} : { count }),
      }
    },
  })

  function mayDo(ctx: Context, row: q.RowRecord) {
    const keeper = may(ctx, bound)
    const stands = row.valid_to === null
    return { save: keeper && stands, withdraw: keeper && stands, restore: keeper }
  }

  const get = operation(contracts.get, {
    access: duty(...reads),
    async run(ctx, ref) {
      const row = await getRow(ctx, reads, ref)
      const names = await namesIn(ctx.tx, bound, [row], register.columns)
      return {
        ...showRow(row, names, register.columns),
        may: mayDo(ctx, row),
        basis: basisOf(ctx, register, row.place),
      }
    },
  })

  const save = operation(contracts.save, {
    access: duty(...keeps).at(({ place }: { place: string }) => place),
    async run(ctx, { id, version, place, county = countyOf(place), data: cells, validFrom, ...why }) {
      const since = validFrom ?? todayOf(ctx)
      if (since > todayOf(ctx)) fail('request.malformed', { validFrom: '不能晚于今天 / not after today' })
      const before = id === undefined ? undefined : await getRow(ctx, keeps, { county, id })
      if (before) {
        if (before.valid_to !== null) fail('registers.withdrawn')
        if (version !== before.version) fail('record.conflict')
        requireWhy(ctx, why)
      }
      const data = await checkedData(ctx, bound, place, cells)
      return writeRow(ctx, bound, before, { place, data, validFrom: since, validTo: null }, why, 'form')
    },
  })

  const withdraw = operation(contracts.withdraw, {
    access: duty(...keeps),
    async run(ctx, { version, county, id, ...why }) {
      const before = await getRow(ctx, keeps, { county, id })
      if (before.valid_to !== null) fail('registers.withdrawn')
      if (version !== before.version) fail('record.conflict')
      requireWhy(ctx, why)
      const { place, data, valid_from: validFrom } = before
      const validTo = todayOf(ctx)
      return writeRow(ctx, bound, before, { place, data, validFrom, validTo }, why, 'form')
    },
  })

  const restore = operation(contracts.restore, {
    access: duty(...keeps),
    async run(ctx, { version, to, county, id, ...why }) {
      const before = await getRow(ctx, keeps, { county, id })
      if (version !== before.version) fail('record.conflict')
      requireWhy(ctx, why)
      const earlier = found(await q.findVersion.find(ctx.tx, [county, bound.id, id, to]))
      ctx.require(keeps.find((one) => ctx.asker.acting?.duties.has(one)) ?? keeps[0]!, earlier.place)
      // Columns and choices may have changed since: what is restored must fit what is asked for today.
      const data = await checkedData(ctx, bound, earlier.place, earlier.data)
      const next = { place: earlier.place, data, validFrom: todayOf(ctx), validTo: null }
      return writeRow(ctx, bound, before, next, why, 'restore')
    },
  })

  const history = operation(contracts.history, {
    access: duty(...reads),
    async run(ctx, { county, id, limit, after }) {
      const row = await getRow(ctx, reads, { county, id })
      const below = after === undefined ? latest : Number(after)
      if (!Number.isInteger(below) || below < 1 || below > latest)
        fail('request.malformed', { after: 'no such page' })
      // One more than the page: what the last of it was changed from.
      const versions = await q.versionsOf.all(ctx.tx, [county, bound.id, id, below, limit + 1])
      return showVersions(ctx, bound, row, versions, limit)
    },
  })

  const choices = operation(contracts.choices, {
    access: duty(...reads),
    async run(ctx, { of, place, text }) {
      const reach = ctx.reachOfAny(reads).place
      const at = place !== undefined && covers(reach, place) ? place : reach
      const column = register.columns.find(({ id }) => id === of)
      if (of === 'place' || column?.type === 'place') {
        const level = of === 'place' ? register.level : ''
        return { items: named(await directory.findPlaces(ctx.tx, reach, level, text)) }
      }
      if (column?.type === 'body')
        return { items: named(await directory.findBodies(ctx.tx, ctx.services, at, text)) }
      if (column?.type !== 'choice' && column?.type !== 'choices') return fail('record.not-found')
      const items = choicesAt(ctx.services, at, ctx.now)(column)
      return { items: items.map(({ id, words }) => ({ value: id, label: words, about: null })) }
    },
  })

  const operations = [list, get, save, withdraw, restore, history, choices, ...importOperations(bound)]
  return register.public ? [...operations, publicList(bound)] : operations
}

function named(found: readonly Named[]) {
  return found.map(({ value, name, about }) => ({ value, label: { zh: name, en: name }, about }))
}

/** What anybody may see: rows that stand, their public columns. */
function publicList(bound: BoundRegister): Operation {
  const columns = bound.register.columns.filter(({ personal }) => personal === 'public')
  return operation(bound.contracts.public, {
    access: open,
    async run(ctx, input) {
      const { rows, next } = await listRows(ctx.tx, bound, input.within, input as ListAsked, 'public')
      const names = await namesIn(ctx.tx, bound, rows, columns)
      const items = rows.map((row) => showRow(row, names, columns))
      return { items, ...(next ? { next } : {}) }
    },
  })
}
