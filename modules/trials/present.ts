/**
 * How a trial and its rows look: codes become words of the laws that they are of, with the provisions side by side.
 */
import type { z } from 'zod'
import { gridProcedures } from '#modules/grid/contract.server.ts'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import type { Tx } from '#platform/db/database.ts'
import { sayLimit } from '#platform/law/setting-value.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Cited, Pack } from '#platform/packs/pack.ts'
import type { Urgency } from '#platform/packs/schema.ts'
import type { Services } from '#platform/services.ts'
import type { ActionDefinition } from '#platform/workflow/procedure.ts'
import { lawOfPack } from './choose.ts'
import type { trialRow, trial as trialShape } from './contract.ts'
import { LAW_KINDS, type LawFinding, nameOfKind } from './laws.ts'
import type { CaseKind, OutcomeDetail } from './outcomes.ts'
import type { NewRow, TrialRecord } from './queries.ts'
import { kindsFor } from './replay.ts'
import { planOf, type TrialPlan } from './run.ts'
import { stageWords, urgencyWords } from './text/laws.ts'
import { listed, outcomeWords as say } from './text/outcomes.ts'

type TrialOut = z.input<typeof trialShape>
type RowOut = z.input<typeof trialRow>

const lawKinds: ReadonlySet<string> = new Set(LAW_KINDS)

/** Trials with the names of their places and of the bodies that asked for them. */
export async function trialsOut(
  tx: Tx,
  services: Services,
  trials: readonly TrialRecord[],
): Promise<TrialOut[]> {
  const names = await placeNames(
    tx,
    trials.map(({ place }) => place),
  )
  const bodies = await bodyNames(
    tx,
    trials.flatMap(({ body }) => (body ? [body] : [])),
  )
  return trials.map((trial) => {
    const { own, tried } = planOf(services, trial)
    return {
      county: trial.county,
      id: trial.id,
      place: { code: trial.place, name: names.get(trial.place) ?? own.name.zh },
      from: trial.from_day,
      to: trial.to_day,
      own: lawOfPack(own),
      tried: lawOfPack(tried),
      state: trial.state,
      total: trial.total,
      done: trial.done,
      changed: trial.changed,
      counts: Object.entries(trial.counts).map(([kind, count]) => ({
        about: lawKinds.has(kind) ? ('law' as const) : ('case' as const),
        kind,
        ...count,
      })),
      startedAt: trial.started_at.toISOString(),
      by: trial.body ? (bodies.get(trial.body) ?? null) : null,
      finishedAt: trial.finished_at?.toISOString() ?? null,
    }
  })
}

/** Rows of a trial in words; with the way to the cases for those whom it opens them to. */
export async function rowsOut(
  tx: Tx,
  services: Services,
  trial: TrialRecord,
  rows: readonly NewRow[],
  opens: boolean,
): Promise<RowOut[]> {
  return outcomeRows(tx, services, planOf(services, trial), rows, opens)
}

/** The same for a plan that is written down nowhere. */
export async function outcomeRows(
  tx: Tx,
  services: Services,
  plan: Pick<TrialPlan, 'own' | 'tried'>,
  rows: readonly NewRow[],
  opens: boolean,
): Promise<RowOut[]> {
  const names = await placeNames(
    tx,
    rows.flatMap(({ place }) => (place ? [place] : [])),
  )
  return rows.map((row) => {
    const named = row.place ? { code: row.place, name: names.get(row.place) ?? row.place } : null
    if (row.about === 'law')
      return { ...findingOut(row.detail as LawFinding), ...headOf(row, opens), place: null }
    const own = (row.version && services.packs.under(plan.own.id, row.version)) || plan.own
    return { ...headOf(row, opens), ...outcomeOut(row, own, plan.tried), place: named }
  })
}

function headOf(
  { n, about, kind, case_county: county, case_id: id, case_no: no, stage }: NewRow,
  opens: boolean,
) {
  return {
    n,
    about,
    kind,
    no: no ?? null,
    ref: opens && county && id ? { county, id } : null,
    stage: stage ? (stageWords[stage as keyof typeof stageWords] ?? { zh: stage, en: stage }) : null,
  }
}

function findingOut({ title, now, otherwise, own, tried }: LawFinding) {
  return { title, now, otherwise, own, tried }
}

interface Told {
  now: Words
  otherwise: Words
  own: Cited[]
  tried: Cited[]
}

function outcomeOut(row: NewRow, own: Pack, tried: Pack): Told & { title: Words } {
  const detail = row.detail as OutcomeDetail
  const category = row.category ? (own.category(row.category) ?? tried.category(row.category)) : undefined
  const told = tell(row.kind as CaseKind, row, detail, own, tried)
  if (!row.case_id && detail.at) {
    const by = detail.actor ? nameOfKind(own, detail.actor) : undefined
    return { title: say.attempt(by, detail.at), ...told }
  }
  return { title: category?.name ?? { zh: row.category ?? '', en: row.category ?? '' }, ...told }
}

function tell(kind: CaseKind, row: NewRow, detail: OutcomeDetail, own: Pack, tried: Pack): Told {
  switch (kind) {
    case 'category': {
      const basis = row.category ? own.basis(own.category(row.category)?.basis ?? 'design') : []
      return { now: say.hasCategory, otherwise: say.noCategory, own: basis, tried: [] }
    }
    case 'refused':
    case 'warned':
    case 'allowed':
      return tellRule(kind, detail, own, tried)
    case 'blocked':
      return tellBlocked(detail, own, tried)
    case 'who':
      return tellWho(detail, own, tried)
    case 'step': {
      const steps = listed((detail.steps ?? []).map(({ step }) => stepName(own, step)))
      return { now: say.hasStep(steps), otherwise: say.noStep(steps), ...stepBasis(detail, own, tried) }
    }
    case 'handler':
      return tellHandler(row, own, tried)
    case 'level': {
      const level = (one: string | undefined) =>
        say.level(urgencyWords[one as Urgency] ?? { zh: `${one}`, en: `${one}` })
      const option = (pack: Pack) => pack.basis(pack.data.procedure.options.responseLevels.basis)
      return {
        now: level(detail.level?.now),
        otherwise: level(detail.level?.otherwise),
        own: option(own),
        tried: option(tried),
      }
    }
    case 'late':
    case 'met':
      return tellDeadline(kind, detail, own, tried)
  }
}

function tellRule(
  kind: 'refused' | 'warned' | 'allowed',
  detail: OutcomeDetail,
  own: Pack,
  tried: Pack,
): Told {
  const [mine, theirs] = [own.refusal(detail.code ?? ''), tried.refusal(detail.code ?? '')]
  const told = (mode: string | undefined, name: Words) =>
    mode === 'refuse' ? say.refused(name) : mode === 'warn' ? say.warned(name) : say.allowed
  const now = detail.mode ?? (kind === 'allowed' ? mine.mode : 'off')
  const otherwise = detail.otherwise ?? (kind === 'refused' ? 'refuse' : kind === 'warned' ? 'warn' : 'off')
  return {
    now: told(now, mine.name),
    otherwise: told(otherwise, theirs.name),
    own: now === 'off' ? [] : mine.basis,
    tried: otherwise === 'off' ? [] : theirs.basis,
  }
}

function tellBlocked(detail: OutcomeDetail, own: Pack, tried: Pack): Told {
  const reopen = (pack: Pack) => say.reopenWithin(sayLimit(pack.limits.reopen))
  const step = detail.steps?.[0]?.step
  const basis = stepBasis(detail, own, tried)
  if (step === 'reopen') return { now: reopen(own), otherwise: reopen(tried), ...basis }
  const block = definitions.flatMap(({ blocks }) => blocks ?? []).find(({ code }) => code === detail.code)
  return {
    now: say.allowedStep,
    otherwise: block?.text ?? { zh: `${detail.code}`, en: `${detail.code}` },
    ...basis,
  }
}

function tellWho(detail: OutcomeDetail, own: Pack, tried: Pack): Told {
  const steps = detail.steps ?? []
  const now = steps.map(({ step, kind }) => ({ step, kinds: kind ? [nameOfKind(own, kind)] : [] }))
  const otherwise = steps.map(({ step }) => ({ step, kinds: kindsOfStep(tried, step) }))
  const told = (pack: Pack, parts: typeof otherwise) => say.parts(grouped(pack, parts))
  return { now: told(own, now), otherwise: told(tried, otherwise), ...stepBasis(detail, own, tried) }
}

/** Steps with the same bodies are said at once: 受理、派遣：街道办事处. */
function grouped(pack: Pack, parts: readonly { step: string; kinds: Words[] }[]): Words[] {
  const groups = new Map<string, { steps: Words[]; kinds: Words[] }>()
  for (const { step, kinds } of parts) {
    const key = kinds.map(({ zh }) => zh).join()
    const group = groups.get(key) ?? { steps: [], kinds }
    const name = stepName(pack, step)
    if (!group.steps.some(({ zh }) => zh === name.zh)) group.steps.push(name)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ steps, kinds }) =>
    say.by(listed(steps), kinds.length > 0 ? listed(kinds) : say.nobody),
  )
}

const definitions: ActionDefinition[] = Object.values(gridProcedures).flatMap(({ actions }) =>
  Object.values(actions),
)

/** The kinds of body that may take a step by a law. */
function kindsOfStep(pack: Pack, step: string): Words[] {
  const kinds = definitions.filter((one) => one.step === step).flatMap((one) => kindsFor(one, pack))
  return [...new Set(kinds)].map((kind) => nameOfKind(pack, kind))
}

function tellHandler({ category }: NewRow, own: Pack, tried: Pack): Told {
  const told = (pack: Pack): { says: Words; basis: Cited[] } => {
    const found = category ? pack.category(category) : undefined
    if (!found) return { says: say.nobody, basis: [] }
    const { rule, body, department } = found.responsible
    const office = department ? pack.department(department)?.name : undefined
    return { says: say.responsible[rule](office ?? nameOfKind(pack, body)), basis: pack.basis(found.basis) }
  }
  const [now, otherwise] = [told(own), told(tried)]
  return { now: now.says, otherwise: otherwise.says, own: now.basis, tried: otherwise.basis }
}

function tellDeadline(kind: 'late' | 'met', { deadline }: OutcomeDetail, own: Pack, tried: Pack): Told {
  const cited = { own: own.basis(own.limits.basis), tried: tried.basis(tried.limits.basis) }
  if (!deadline) return { now: { zh: '', en: '' }, otherwise: { zh: '', en: '' }, ...cited }
  const { now, otherwise, provisional } = deadline
  return {
    now: say.deadline(now, kind === 'met', provisional),
    otherwise: say.deadline(otherwise, kind === 'late', provisional),
    ...cited,
  }
}

function stepName(pack: Pack, step: string): Words {
  return (
    pack.procedure('grid.matter').data.steps.find(({ id }) => id === step)?.name ?? { zh: step, en: step }
  )
}

function stepBasis({ steps = [] }: OutcomeDetail, own: Pack, tried: Pack): { own: Cited[]; tried: Cited[] } {
  const of = (pack: Pack) => {
    const cited = [...new Set(steps.map(({ step }) => step))].flatMap((step) =>
      pack.procedure('grid.matter').basisOf(step),
    )
    return [...new Map(cited.map((one) => [`${one.locator}${one.quote}`, one])).values()].slice(0, 4)
  }
  return { own: of(own), tried: of(tried) }
}
