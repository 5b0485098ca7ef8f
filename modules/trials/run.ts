/**
 * Runs a trial, part by part: the laws against each other, then the period's cases, then the attempts that were
 * refused. Each part is one transaction with the trial's progress, so a run that was cut off goes on where it stood.
 */
import { gridProcedures } from '#modules/grid/contract.server.ts'
import { bodyKinds, kindsAround } from '#modules/parties/contract.server.ts'
import type { Tx } from '#platform/db/database.ts'
import { settingsInForce } from '#platform/law/settings.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import type { ProcedureDefinition } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { compareLaws, type LawFinding } from './laws.ts'
import { type Outcome, outcomeOfAttempt, outcomesOf } from './outcomes.ts'
import type { KindOf, PastAttempt } from './past.ts'
import * as q from './queries.ts'

/** Procedures whose cases are tried. */
const procedures: Record<string, ProcedureDefinition> = gridProcedures
const names = Object.keys(procedures)

/** How many cases or attempts a part has. */
const partSize = 100

/** What is tried: whose cases of which days, under which law. */
export interface TrialPlan extends q.Span {
  own: Pack
  tried: Pack
  /** The moment of the trial: deadlines that still run are compared at it. */
  at: Date
}

/** What a part found. */
interface Part {
  rows: Omit<q.NewRow, 'n'>[]
  /** How many cases or attempts it went through, and in how many cases something would have been otherwise. */
  done: number
  changed: number
  counts: q.Counts
  after?: q.After
}

/** The gaps and differences of the laws, with what stands and is set in the place. */
async function tryLaws(tx: Tx, services: Services, { own, tried, place, at }: TrialPlan): Promise<Part> {
  const settings = await settingsInForce(tx, own, place, localDateOf(at))
  const kinds = await kindsAround(tx, services, place)
  const findings = compareLaws(own, tried, { settings: new Set(settings.keys()), kinds })
  const rows = findings.map(rowOfFinding)
  return { rows, done: 0, changed: 0, counts: countRows(rows) }
}

function rowOfFinding({ kind, ...detail }: LawFinding): Omit<q.NewRow, 'n'> {
  return {
    about: 'law',
    kind,
    case_county: null,
    case_id: null,
    case_no: null,
    category: null,
    place: null,
    stage: null,
    version: null,
    detail,
  }
}

/** The next cases; `after` is absent when they were the last. */
async function tryCases(
  tx: Tx,
  services: Services,
  plan: TrialPlan,
  after: q.After | undefined,
): Promise<Part> {
  const records = await q.casesOf(tx, plan, names, after, partSize)
  const events = await q.eventsOf(tx, records)
  const kindOf = await kindsOf(
    tx,
    [...events.values()].flat().flatMap(({ body, data }) => [body, data.body]),
  )
  const { packs, calendar } = services
  const { tried, at } = plan
  const rows = records.flatMap((record) => {
    const procedure = procedures[record.procedure]
    if (!procedure) return []
    const own = packs.under(record.jurisdiction, record.pack) ?? plan.own
    const past = { record, events: events.get(record.id) ?? [] }
    const outcomes = outcomesOf(past, { own, tried, procedure, kindOf, calendar, at })
    return outcomes.map((outcome) => rowOfCase(record, outcome))
  })
  return partOf(rows, records, ({ opened_at, id }) => ({ at: opened_at, id }))
}

function rowOfCase(
  record: Pick<CaseRecord, 'county' | 'id' | 'no' | 'category' | 'place' | 'pack'>,
  { kind, stage, detail }: Outcome,
): Omit<q.NewRow, 'n'> {
  const { county, id, no, category, place, pack } = record
  return {
    about: 'case',
    kind,
    case_county: county,
    case_id: id,
    case_no: no,
    category,
    place,
    stage: stage ?? null,
    version: pack,
    detail,
  }
}

/** The next attempts that were refused or warned of. */
async function tryAttempts(tx: Tx, plan: TrialPlan, after: q.After | undefined): Promise<Part> {
  const attempts = await q.attemptsOf(tx, plan, after, partSize)
  const kindOf = await kindsOf(
    tx,
    attempts.map(({ body }) => body),
  )
  const cases = await q.casesOfAttempts(tx, attempts)
  const rows = attempts.flatMap((attempt) => {
    const outcome = outcomeOfAttempt(attempt, plan.tried, kindOf)
    if (!outcome) return []
    const about = attempt.subject ? cases.get(attempt.subject) : undefined
    if (about) return [rowOfCase({ ...about, place: attempt.place }, outcome)]
    return [{ ...rowOfAttempt(attempt, plan.own), kind: outcome.kind, detail: outcome.detail }]
  })
  return partOf(rows, attempts, ({ at, id }) => ({ at, id }))
}

function rowOfAttempt({ place }: PastAttempt, own: Pack) {
  return {
    about: 'case' as const,
    case_county: null,
    case_id: null,
    case_no: null,
    category: null,
    place,
    stage: null,
    version: own.version,
  }
}

async function kindsOf(tx: Tx, bodies: readonly unknown[]): Promise<KindOf> {
  const ids = bodies.filter((id): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
  const kinds = await bodyKinds(tx, ids)
  return (body) => (body ? kinds.get(body) : undefined)
}

function partOf<T>(rows: Part['rows'], went: readonly T[], where: (item: T) => q.After): Part {
  const last = went.at(-1)
  return {
    rows,
    done: went.length,
    changed: new Set(rows.flatMap(({ case_id }) => (case_id ? [case_id] : []))).size,
    counts: countRows(rows),
    ...(went.length === partSize && last ? { after: where(last) } : {}),
  }
}

function countRows(rows: Part['rows']): q.Counts {
  const counts: q.Counts = {}
  const cases = new Map<string, Set<string>>()
  for (const { kind, case_id } of rows) {
    const count = counts[kind] ?? { rows: 0, cases: 0 }
    counts[kind] = count
    count.rows += 1
    if (!case_id) continue
    const seen = cases.get(kind) ?? new Set()
    cases.set(kind, seen.add(case_id))
    count.cases = seen.size
  }
  return counts
}

/** Adds up counts by kind. */
export function addCounts(a: q.Counts, b: q.Counts): q.Counts {
  const sum: q.Counts = { ...a }
  for (const [kind, { rows, cases }] of Object.entries(b)) {
    const before = sum[kind] ?? { rows: 0, cases: 0 }
    sum[kind] = { rows: before.rows + rows, cases: before.cases + cases }
  }
  return sum
}

/** The phases in their order. */
const next = { laws: 'cases', cases: 'attempts', attempts: 'end', end: 'end' } as const
type Phase = keyof typeof next

/** One part of a phase. */
export function tryPart(
  tx: Tx,
  services: Services,
  plan: TrialPlan,
  phase: Exclude<Phase, 'end'>,
  after: q.After | undefined,
): Promise<Part> {
  if (phase === 'laws') return tryLaws(tx, services, plan)
  if (phase === 'cases') return tryCases(tx, services, plan, after)
  return tryAttempts(tx, plan, after)
}

/** How many cases and attempts a trial goes through. */
export function countPlan(tx: Tx, plan: q.Span): Promise<number> {
  return q.countSpan(tx, plan, names)
}

/** Goes on with a trial until it is done; all that are not, where none is named. */
export async function runTrials(ctx: JobContext, data: unknown): Promise<void> {
  const { county, id } = data as { county?: string; id?: string }
  const open = county && id ? [{ county, id }] : await q.selectOpen.all(ctx.database.direct, [])
  for (const ref of open) await runTrial(ctx, ref)
}

async function runTrial(ctx: JobContext, ref: { county: string; id: string }): Promise<void> {
  const { database, services } = ctx
  try {
    while (await database.transaction(undefined, (tx) => stepOf(tx, services, ref))) {
      // The next part.
    }
  } catch (error) {
    services.log('warn', 'a trial could not be finished', { ...ref, error: (error as Error).message })
    await database.transaction(undefined, async (tx) => {
      const trial = await q.lockTrial.find(tx, [ref.county, ref.id])
      if (trial) await save(tx, services, { ...trial, state: 'failed' })
    })
  }
}

/** One part in one transaction; false when there is nothing more to do, or another run does it. */
async function stepOf(tx: Tx, services: Services, ref: { county: string; id: string }): Promise<boolean> {
  const trial = await q.lockTrial.find(tx, [ref.county, ref.id])
  if (!trial || trial.phase === 'end' || trial.state === 'failed') return false
  const plan = planOf(services, trial)
  const { phase, after_at, after_id } = trial
  const total = phase === 'laws' ? await countPlan(tx, plan) : trial.total
  const from = after_at && after_id ? { at: after_at, id: after_id } : undefined
  const part = await tryPart(tx, services, plan, phase, from)
  const rows = part.rows.map((row, index) => ({ ...row, n: trial.rows + index + 1 }))
  if (rows.length > 0) await q.insertRows.all(tx, [trial.county, trial.id, JSON.stringify(rows)])
  const then = part.after ? phase : next[phase]
  await save(tx, services, {
    ...trial,
    total,
    state: then === 'end' ? 'done' : 'running',
    phase: then,
    after_at: part.after?.at ?? null,
    after_id: part.after?.id ?? null,
    done: trial.done + part.done,
    changed: trial.changed + part.changed,
    rows: trial.rows + rows.length,
    counts: addCounts(trial.counts, part.counts),
  })
  return then !== 'end'
}

/** The plan of a trial that was written down. */
export function planOf(services: Services, trial: q.TrialRecord): TrialPlan {
  const { packs } = services
  const own = packs.under(trial.jurisdiction, trial.version)
  const tried = packs.under(trial.tried_jurisdiction, trial.tried_version)
  if (!own || !tried) throw new Error(`trial ${trial.id}: its laws are not known any more`)
  return { own, tried, place: trial.place, from: trial.from_day, to: trial.to_day, at: trial.started_at }
}

function save(tx: Tx, services: Services, trial: q.TrialRecord): Promise<unknown> {
  const over = trial.state === 'done' || trial.state === 'failed'
  return q.updateTrial.all(tx, [
    trial.county,
    trial.id,
    trial.state,
    trial.phase,
    trial.after_at,
    trial.after_id,
    trial.total,
    trial.done,
    trial.changed,
    trial.rows,
    JSON.stringify(trial.counts),
    over ? services.clock.now() : null,
  ])
}
