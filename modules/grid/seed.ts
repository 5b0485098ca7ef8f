/**
 * Matters of the past, taken through the engine step by step with the clock of each step: demonstration and
 * benchmarks make theirs here, so that history, deadlines and figures are what they would have been.
 */

import { numberOf } from '#modules/cases/contract.server.ts'
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { Law } from '#platform/law/law.ts'
import type { Services } from '#platform/services.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { breachTimer } from '#platform/time/deadline.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { openCase, takeStep, type Work } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { running } from '#platform/workflow/timers.ts'
import { procedureOf } from './present.ts'
import { gridMatter } from './procedure.ts'
import { insertMatter } from './queries.ts'
import { surroundings } from './surroundings.ts'

/** A step that was taken: `by` must be somebody who may. */
export interface PastStep {
  at: Date
  action: string
  input: StepInput
  by: Asker
}

/** A matter that was reported at `at`, and what became of it. */
export interface PastMatter {
  id: string
  category: string
  text: string
  place: string
  placeName: string
  point?: { lng: number; lat: number }
  address?: string
  at: Date
  by: Asker
  origin: 'resident' | 'patrol' | 'clerk'
  channel: string
  /** Found and fixed at once, in these words. */
  fixed?: string
  steps: PastStep[]
}

/** How many matters share a transaction. */
const together = 50

/** Writes matters of the past. Gives how many. */
export async function seedMatters(
  database: Database,
  services: Services,
  matters: readonly PastMatter[],
): Promise<number> {
  for (let start = 0; start < matters.length; start += together) {
    await database.transaction('', async (tx) => {
      for (const matter of matters.slice(start, start + together)) await seedOne(tx, services, matter)
    })
  }
  return matters.length
}

async function seedOne(tx: Tx, services: Services, matter: PastMatter): Promise<void> {
  const pack = services.packs.forPlace(matter.place, { on: localDateOf(matter.at) })
  const category = pack?.category(matter.category)
  if (!pack || !category) throw new Error(`${matter.category} is no category at ${matter.place}`)
  const county = countyOf(matter.place)
  const work = workAt(tx, services, matter.at, matter.by, 'grid.report')
  const { fixed } = matter
  let record = await openCase(work, gridMatter, new Law(pack, matter.place), surroundings, {
    id: matter.id,
    no: numberOf(county, matter.id, matter.at),
    place: matter.place,
    title: `${category.name.zh} · ${sayPlace(matter.placeName)}`,
    category: category.id,
    level: category.urgency,
    origin: matter.origin,
    openedBy: matter.by.person ?? null,
    public: category.public,
    ...(fixed
      ? {
          state: 'handled',
          data: { finishedBy: matter.by.person, finishedBody: matter.by.acting?.body, fixed: true },
          tells: { note: fixed, fixed: true },
        }
      : {}),
  })
  await insertMatter(tx, {
    county,
    id: matter.id,
    category: category.id,
    text: matter.text,
    public_text: null,
    address: matter.address ?? null,
    at: matter.point,
    channel: matter.channel,
    anonymous: false,
    fixed: fixed !== undefined,
    photos: [],
    title: record.title,
    place: matter.place,
  })
  for (const step of matter.steps) record = await takePast(tx, services, record, step)
}

/** A step of the past; what had run over its time by then is a breach, as it would have been found at the time. */
function takePast(
  tx: Tx,
  services: Services,
  record: CaseRecord,
  { at, action, input, by }: PastStep,
): Promise<CaseRecord> {
  const timer = running(record.timers)
  const timers = record.timers.map((entry) => (entry === timer ? breachTimer(entry, at) : entry))
  const work = workAt(tx, services, at, by, 'grid.act')
  return takeStep(work, procedureOf(record), surroundings, { ...record, timers }, action, input)
}

function workAt(tx: Tx, services: Services, now: Date, asker: Asker, operation: string): Work {
  return { tx, now, asker, services, operation, quiet: true, afterCommit: () => {} }
}
