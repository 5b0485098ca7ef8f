/**
 * Importing: a sheet is checked whole and kept, what it would do is shown, and exactly that is written in one
 * transaction, or nothing. Up to some thousand rows at once; more by a job, with progress.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import { type Database, isDuplicate, type Tx } from '#platform/db/database.ts'
import { append } from '#platform/history/append.ts'
import { fail, found, OperationError } from '#platform/operation/errors.ts'
import { type Context, declaredText, duty, type Operation, operation } from '#platform/operation/operation.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { type BoundRegister, boundRegister } from './bound.ts'
import { type Checked, checkSheet, contentOf, type Sheet } from './check.ts'
import { mostRows, rowsAtOnce } from './contract.ts'
import * as q from './import-queries.ts'
import { namesIn } from './present.ts'
import type { Why } from './write.ts'

/** The job that checks and writes long sheets. */
export const runJob = 'registers.run-imports'
const linesAtOnce = 2_000

/** The operations of importing. */
export function importOperations(bound: BoundRegister): Operation[] {
  const { contracts, register } = bound
  const access = duty(...register.write)

  /** An import of the asker's own, made in the position in which they act now. */
  function own(ctx: Context, one: q.ImportRecord | undefined): q.ImportRecord {
    const { account, acting } = ctx.asker
    const mine = one?.account === (account ?? null) && one?.position === (acting?.id ?? null)
    return found(mine && one?.register === bound.id ? one : undefined)
  }

  const check = operation(contracts.check, {
    access,
    async run(ctx, { file, ...sheet }) {
      const reach = ctx.reachOfAny(register.write).place
      const rows = contentOf(sheet).length
      if (rows === 0) fail('registers.no-rows')
      if (rows > mostRows) fail('registers.too-many-rows')
      const county = countyOf(reach)
      const id = uuidv7()
      const later = rows > rowsAtOnce
      const { account, person, acting } = ctx.asker
      await q.insertImport.all(ctx.tx, [
        ...[county, id, bound.id, file, later ? JSON.stringify(sheet) : null, rows],
        ...[account ?? null, person ?? null, acting?.id ?? null, acting?.body ?? null, reach, ctx.now],
      ])
      await ctx.record({ subject: id, place: reach, county, data: { register: bound.id, file, rows } })
      if (later) {
        // A sheet of another form is told at once, whatever its length.
        await checkSheet(
          ctx.tx,
          bound,
          { ...sheet, rows: sheet.rows.slice(0, 2) },
          scopeOf(ctx, reach),
        ).catch(onlyForm)
        ctx.afterCommit(() => ctx.services.enqueue(runJob, { county, id }))
        return { county, id, state: 'waiting' as const }
      }
      const checked = await checkSheet(ctx.tx, bound, sheet, scopeOf(ctx, reach))
      await keepChecked(ctx.tx, county, id, checked)
      return { county, id, state: 'checked' as const }
    },
  })

  const checked = operation(contracts.checked, {
    access,
    async run(ctx, { county, id, kind, limit, after }) {
      const one = own(ctx, await q.findImport.find(ctx.tx, [county, id]))
      const line = after === undefined ? 0 : Number(after)
      if (!Number.isInteger(line) || line < 0 || line > 2 ** 30)
        fail('request.malformed', { after: 'no such page' })
      const rows = await q.pageOfRows.all(ctx.tx, [county, id, kind ?? null, line, limit + 1])
      const page = rows.slice(0, limit)
      const sides = page.flatMap(({ place, changes }) => [
        { place: place ?? '', data: valuesOf(changes, 'before') },
        { place: place ?? '', data: valuesOf(changes, 'after') },
      ])
      const names = await namesIn(ctx.tx, bound, sides, register.columns)
      const last = rows.length > limit ? page.at(-1) : undefined
      return {
        items: page.map(({ row, row_county, place, ...shown }) => ({
          ...shown,
          place: place === null ? null : { code: place, name: names.get(place) ?? place },
          row:
            row !== null && row_county !== null && shown.kind !== 'new'
              ? { county: row_county, id: row }
              : null,
        })),
        state: one.state,
        file: one.file,
        at: one.at.toISOString(),
        rows: one.rows,
        done: one.done,
        counts: one.counts,
        digest: one.digest,
        failure: one.failure === null ? null : (declaredText(one.failure) ?? failedWords),
        names: Object.fromEntries(names),
        ...(last ? { next: String(last.line) } : {}),
      }
    },
  })

  const write = operation(contracts.import, {
    access,
    async run(ctx, { county, id, digest, ...why }) {
      const one = own(ctx, await q.lockImport.find(ctx.tx, [county, id]))
      const { counts, state } = one
      if (!counts || state === 'waiting' || state === 'checking') return fail('registers.not-checked')
      if (digest !== one.digest || state === 'failed') return fail('registers.changed-meanwhile')
      if (counts.wrong > 0) return fail('registers.has-errors')
      const answer = { new: counts.new, changed: counts.changed, unchanged: counts.unchanged }
      if (state !== 'checked') {
        // A retry: what is under way goes on, what is written is not written again.
        ctx.recorded()
        return { state, ...answer }
      }
      const reason = why.reason || null
      const document = why.document || null
      if (one.rows > rowsAtOnce) {
        await q.setState.all(ctx.tx, [county, id, 'accepted', reason, document])
        await ctx.record({
          subject: id,
          place: one.place,
          county,
          data: { register: bound.id, accepted: digest },
        })
        ctx.afterCommit(() => ctx.services.enqueue(runJob, { county, id }))
        return { state: 'accepted' as const, ...answer }
      }
      await writeChecked(ctx.tx, bound, one, ctx.asker, why, ctx.now)
      ctx.recorded()
      return { state: 'written' as const, ...answer }
    },
  })

  return [check, checked, write]
}

const failedWords = {
  zh: '处理这个文件时出错了，没有导入任何内容，请重新上传',
  en: 'Something went wrong with this file; nothing was imported, please send it again',
}

function scopeOf(ctx: Context, reach: string) {
  return { services: ctx.services, now: ctx.now, reach }
}

/** Of a first look at a long sheet only its form counts; what is wrong in its rows, the job tells. */
function onlyForm(error: unknown): void {
  if (error instanceof OperationError && error.code === 'registers.no-rows') return
  throw error
}

function valuesOf(changes: q.ShownRow['changes'], side: 'before' | 'after'): Record<string, string> {
  return Object.fromEntries(
    changes.flatMap((change) => (typeof change[side] === 'string' ? [[change.column, change[side]]] : [])),
  )
}

async function keepChecked(tx: Tx, county: string, id: string, checked: Checked): Promise<void> {
  for (let from = 0; from < checked.rows.length; from += linesAtOnce) {
    await q.insertRows.all(tx, [county, id, JSON.stringify(checked.rows.slice(from, from + linesAtOnce))])
  }
  await q.setChecked.all(tx, [
    county,
    id,
    JSON.stringify(checked.counts),
    checked.digest,
    checked.rows.length,
  ])
}

/**
 * Writes what was checked, in the caller's transaction: 409 where the register changed since. One event tells of it,
 * with the digest of all versions that it wrote.
 */
async function writeChecked(
  tx: Tx,
  bound: BoundRegister,
  one: q.ImportRecord,
  asker: Asker,
  why: Why,
  now: Date,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  const { county, id, counts, digest } = one
  const day = localDateOf(now)
  const reason = why.reason || null
  const document = why.document || null
  const who = [one.person, one.position, one.body] as const
  const last = (await q.lastLine.find(tx, [county, id]))?.line ?? 0
  let changed = 0
  try {
    for (let after = 0; after < last; after += linesAtOnce) {
      const part = [county, id, bound.id, after, after + linesAtOnce, now, day] as const
      await q.writeNew.all(tx, part)
      changed += (await q.writeChanged.all(tx, part)).length
      await q.writeVersions.all(tx, [...part, ...who, reason, document])
      await progress(Math.min(after + linesAtOnce, one.rows))
    }
  } catch (error) {
    // Somebody added a row with the same key meanwhile.
    if (isDuplicate(error)) fail('registers.changed-meanwhile')
    throw error
  }
  if (changed !== counts?.changed) fail('registers.changed-meanwhile')
  await q.setState.all(tx, [county, id, 'written', reason, document])
  const written = (counts?.new ?? 0) + (counts?.changed ?? 0)
  const told = { register: bound.id, file: one.file, new: counts?.new, changed: counts?.changed, ...why }
  await append(tx, asker, {
    subject: id,
    place: one.place,
    county,
    operation: bound.contracts.import.name,
    at: now,
    // Without versions there is nothing that a digest could bind.
    data: written > 0 ? { ...told, act: id, digest } : told,
  })
}

/** A job that shows no progress for so long is dead, milliseconds. */
const deadAfter = 5 * 60_000

/** Checks or writes one import that waits; nothing where another job has it. */
export async function runImport(
  database: Database,
  services: Services,
  ref: { county: string; id: string },
): Promise<void> {
  const now = services.clock.now()
  const { county, id } = ref
  const one = await q.takeImport.find(database.direct, [county, id, now, new Date(now.getTime() - deadAfter)])
  if (!one) return
  const progress = async (done: number) => {
    await q.showProgress.all(database.direct, [county, id, done, services.clock.now()])
  }
  try {
    const bound = found(boundRegister(one.register))
    if (one.state === 'checking') await checkKept(database, services, bound, one, progress)
    else await writeKept(database, services, bound, one, progress)
  } catch (error) {
    const code = error instanceof OperationError ? error.code : 'internal'
    await q.setFailed.all(database.direct, [county, id, code])
    if (code === 'internal') throw error
  }
}

type Kept = q.ImportRecord & { sheet: Sheet | null }

async function checkKept(
  database: Database,
  services: Services,
  bound: BoundRegister,
  one: Kept,
  progress: (done: number) => Promise<void>,
): Promise<void> {
  const scope = { services, now: services.clock.now(), reach: one.place }
  const checked = await checkSheet(database.direct, bound, found(one.sheet), scope, progress)
  await database.transaction(undefined, async (tx) => {
    const still = await q.lockImport.find(tx, [one.county, one.id])
    if (still?.state === 'checking') await keepChecked(tx, one.county, one.id, checked)
  })
}

async function writeKept(
  database: Database,
  services: Services,
  bound: BoundRegister,
  one: Kept,
  progress: (done: number) => Promise<void>,
): Promise<void> {
  await database.transaction(undefined, async (tx) => {
    const why = { reason: one.reason ?? undefined, document: one.document ?? undefined }
    await writeChecked(tx, bound, one, senderOf(one), why, services.clock.now(), progress)
  })
}

/** Whoever sent the file, as far as history names them. */
function senderOf({ account, person, position, body, place }: q.ImportRecord): Asker {
  const acting =
    position === null || body === null
      ? undefined
      : {
          ...{ id: position, body, bodyKind: '', bodyName: '', post: '', postName: { zh: '', en: '' } },
          ...{ place, placeName: place, jurisdiction: '', duties: new Set<string>() },
        }
  return {
    ...(account === null ? {} : { account }),
    ...(person === null ? {} : { person }),
    ...(acting ? { acting } : {}),
    positions: acting ? [acting] : [],
    via: 'session',
  }
}

/** Imports that wait, or that a job which died has left. */
export async function runWaiting(database: Database, services: Services): Promise<void> {
  const dead = new Date(services.clock.now().getTime() - deadAfter)
  for (const ref of await q.waitingImports.all(database.direct, [dead])) {
    await runImport(database, services, ref)
  }
}
