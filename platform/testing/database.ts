/**
 * A real installation for tests: its own copy of the migrated database, services with a clock that stands
 * still, and the pipeline that operations run through in production.
 */

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Asker, Position } from '#platform/access/asker.ts'
import { nobody } from '#platform/access/asker.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { root } from '#platform/db/folders.ts'
import { openStore } from '#platform/files/store.ts'
import { localBus } from '#platform/notify/bus.ts'
import type { InputOf, OperationContract, OutputOf } from '#platform/operation/contract.ts'
import { answerOf, errorTable } from '#platform/operation/http.ts'
import { type Module, type Operation, summaries } from '#platform/operation/operation.ts'
import { Pipeline } from '#platform/operation/pipeline.ts'
import { loadPacks } from '#platform/packs/load.ts'
import type { Packs } from '#platform/packs/packs.ts'
import { openVault } from '#platform/personal/vault.ts'
import type { Services } from '#platform/services.ts'
import { officialCalendar } from '#platform/time/calendar.ts'
import { type Clock, type FixedClock, fixedClock } from '#platform/time/clock.ts'
import { registered } from '#platform/workflow/registered.ts'
import { templateName, withDatabase } from './global-setup.ts'

/** An installation under test. */
export interface Installation {
  /** Address of this test's own database, as its owner. */
  url: string
  database: Database
  /** Connection as the owner, for what the application's role may not do. */
  owner: pg.Pool
  services: Services
  clock: FixedClock
  pipeline: Pipeline
  /** Jobs that were asked for. */
  enqueued: { job: string; data: unknown }[]
  /** Runs an operation as somebody; gives the output or the answer that a client would see. */
  call<C extends OperationContract>(
    contract: C,
    input: InputOf<C>,
    asker?: Asker,
    options?: { key?: string; lang?: 'zh' | 'en' },
  ): Promise<Answer<OutputOf<C>>>
  /** The same, for what must succeed. */
  must<C extends OperationContract>(contract: C, input: InputOf<C>, asker?: Asker): Promise<OutputOf<C>>
  /** An asker in a made-up position, straight from the pack's duties. */
  asker(at: { place: string; kind: string; post?: string; body?: string; person?: string }): Asker
  close(): Promise<void>
}

/** What came back. */
export type Answer<T> =
  | { ok: true; status: 200; output: T }
  | {
      ok: false
      status: number
      error: { code: string; message: string; basis?: unknown[]; fields?: Record<string, string> }
    }

/** Makes an installation with the given modules. Every test file makes its own and closes it. */
export async function installation(
  modules: readonly Module[],
  at = '2026-11-20T09:00:00+08:00',
): Promise<Installation> {
  const server = process.env.LINLI_TEST_DATABASE
  if (!server)
    throw new Error('tests run through `npm test` (or vitest with its config), which starts PostgreSQL')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template ${templateName}`)
  const url = withDatabase(server, name)
  const database = openDatabase(url, { max: 8 })
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  // The database is dropped under idle connections at the end.
  owner.on('error', () => {})
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-files-'))
  const clock = fixedClock(at)
  const enqueued: { job: string; data: unknown }[] = []
  const services: Services = {
    clock,
    calendar: officialCalendar,
    packs: everyPack(clock),
    vault: openVault(randomBytes(32)),
    files: openStore(folder),
    bus: localBus(),
    evidence: modules.flatMap((module) => module.evidence ?? []),
    procedures: registered(modules),
    operations: summaries(modules),
    demo: true,
    log: () => {},
    enqueue: async (job, data) => {
      enqueued.push({ job, data })
    },
  }
  const duties = Object.assign({}, ...modules.map((module) => module.duties))
  const pipeline = new Pipeline(database, services, duties)
  const operations = new Map<string, Operation>(
    modules.flatMap((module) => module.operations).map((operation) => [operation.contract.name, operation]),
  )
  const table = errorTable([...operations.values()])

  async function call<C extends OperationContract>(
    contract: C,
    input: InputOf<C>,
    asker: Asker = nobody,
    options: { key?: string; lang?: 'zh' | 'en' } = {},
  ): Promise<Answer<OutputOf<C>>> {
    const operation = operations.get(contract.name)
    if (!operation) throw new Error(`${contract.name} is in none of the modules under test`)
    const lang = options.lang ?? 'zh'
    try {
      const output = await pipeline.run(operation, input, {
        asker,
        lang,
        requestId: 'test',
        ip: '127.0.0.1',
        ...(options.key ? { idempotencyKey: options.key } : {}),
      })
      return { ok: true, status: 200, output: output as OutputOf<C> }
    } catch (error) {
      const answer = answerOf(error, table, lang, 'test')
      if (answer.status === 500) throw error
      return { ok: false, status: answer.status, error: answer.body.error }
    }
  }

  return {
    url,
    database,
    owner,
    services,
    clock,
    pipeline,
    enqueued,
    call,
    async must(contract, input, asker) {
      const answer = await call(contract, input, asker)
      if (!answer.ok) throw new Error(`${contract.name}: ${answer.status} ${JSON.stringify(answer.error)}`)
      return answer.output
    },
    asker: (position) => madeUp(services.packs, position),
    async close() {
      await database.close()
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** All packs, the fictional one found by its places too. */
function everyPack(clock: Clock): Packs {
  const packs = loadPacks(path.join(root, 'jurisdictions'), { clock })
  const forPlace = packs.forPlace.bind(packs)
  packs.forPlace = (code, options) => forPlace(code, { ...options, includeFictional: true })
  return packs
}

function madeUp(
  packs: Packs,
  at: { place: string; kind: string; post?: string; body?: string; person?: string },
): Asker {
  const pack = packs.forPlace(at.place)
  if (!pack) throw new Error(`no pack for ${at.place}`)
  const post = at.post ?? pack.bodyKind(at.kind)?.posts[0]?.id ?? 'none'
  const position: Position = {
    id: uuidv7(),
    body: at.body ?? uuidv7(),
    bodyKind: at.kind,
    bodyName: at.kind,
    post,
    postName: { zh: post, en: post },
    place: at.place,
    placeName: at.place,
    jurisdiction: pack.id,
    duties: new Set(pack.dutiesOf(at.kind, post)),
  }
  return {
    account: uuidv7(),
    person: at.person ?? uuidv7(),
    personCounty: at.place.slice(0, 6).padEnd(6, '0'),
    name: post,
    positions: [position],
    acting: position,
    via: 'session',
  }
}
