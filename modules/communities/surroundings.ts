/**
 * What the case engine and the pages of cases ask of this module.
 */
import { tellBody, tellOfStep } from '#modules/cases/contract.server.ts'
import { bodiesAt, bodyNames } from '#modules/parties/contract.server.ts'
import { countyOf, lineage } from '#platform/access/reach.ts'
import { fail } from '#platform/operation/errors.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { lawOf, type StepTaken, type Surroundings, type Work } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { RegisteredProcedure } from '#platform/workflow/registered.ts'
import type { ChangeData } from './data.ts'
import { documentsOf, factsOf } from './facts.ts'
import { seeing } from './policy.ts'
import { communityChange, isReceiver, receiptsOpen, receivers } from './procedure.ts'
import { checkOutlines } from './proposal.ts'
import { getProposal, keepFindings, waitingFor } from './queries.ts'

/** What such a case keeps. */
export function changeOf(record: Pick<CaseRecord, 'data'>): ChangeData {
  return record.data as unknown as ChangeData
}

/** The module around such cases. */
export const aroundChanges: Surroundings = {
  dispatcherOf: async () => null,
  async afterStep(work: Work, step: StepTaken) {
    await tellOfStep(work, step, [changeOf(step.after).from])
    if (step.action !== 'file') return
    const kinds = receivers(lawOf(work.services, step.after).pack)
    const bodies = await bodiesAt(work.tx, work.services, lineage(countyOf(step.after.place)))
    for (const body of bodies.filter(({ kind }) => kinds.includes(kind)))
      await tellBody(work, step.after, { body: body.id, duty: 'communities.receive', kind: 'cases.waits' })
  },
}

/** The body of a kind that stands in the county of a case. */
async function bodyOfCounty(work: Work, record: CaseRecord, kind: string): Promise<string | undefined> {
  const bodies = await bodiesAt(work.tx, work.services, [countyOf(record.place)])
  return bodies.find((body) => body.kind === kind)?.id
}

/** What is checked against the outlines as they stand on the day of the step. */
async function withFindings(work: Work, record: CaseRecord, input: StepInput): Promise<StepInput> {
  const { proposal } = await getProposal(work.tx, record.county, record.id)
  const findings = await checkOutlines(work.tx, record.place, proposal, work.now)
  await keepFindings.all(work.tx, [record.county, record.id, JSON.stringify(findings)])
  const refusing = findings.filter(({ severity }) => severity === 'refuse')
  return { ...input, found: [...new Set(refusing.map(({ code }) => code))] }
}

function notAfterToday(work: Work, input: StepInput): void {
  const today = localDateOf(work.now)
  const wrong: Record<string, string> = {}
  for (const name of ['documentDate', 'filedOn', 'receivedOn', 'electedOn']) {
    const value = input[name]
    if (typeof value === 'string' && value > today) wrong[name] = '日期不能晚于今天 / not after today'
  }
  if (typeof input.effective === 'string' && input.effective < today)
    wrong.effective = '生效日期不能早于今天 / not before today'
  if (Object.keys(wrong).length > 0) fail('workflow.field-wrong', wrong)
}

async function prepare(work: Work, record: CaseRecord, action: string, input: StepInput): Promise<StepInput> {
  notAfterToday(work, input)
  const { pack } = lawOf(work.services, record)
  const { acting } = work.asker
  const data = changeOf(record)
  if (action === 'submit') return { ...input, holder: await bodyOfCounty(work, record, 'lead-dept') }
  if (action === 'examine') {
    const decider = pack.refusal('place-wrong-authority').decider?.body ?? 'gov-county'
    const holder = await bodyOfCounty(work, record, decider)
    return withFindings(work, record, { ...input, holder })
  }
  if (action === 'decide') {
    const codes = [...data.communities, ...data.ends].map(({ code }) => code)
    const other = await waitingFor.find(work.tx, [record.county, record.id, codes])
    if (other) {
      const says = `${other.no} 已决定，尚未生效，涉及同一社区 / ${other.no} is decided about the same community and waits for its day`
      fail('workflow.field-wrong', { effective: says })
    }
    return withFindings(work, record, input)
  }
  if (action === 'receive' || action === 'receiveLater') {
    if (!acting || !isReceiver(pack, acting)) fail('access.forbidden')
    const open = receiptsOpen(pack, data)
    if (!open.includes(acting.bodyKind)) fail('workflow.not-now')
    return { ...input, pass: open.length === 1 }
  }
  return input
}

/** Changes of communities, as modules/cases shows and steps them. */
export const changeRegistered: RegisteredProcedure = {
  definition: communityChange,
  surroundings: aroundChanges,
  seenAt: seeing,
  seenAsParty: [],
  prepare: (_, work, record, action, input) => prepare(work, record, action, input),
  facts: async (ctx, record) => {
    const data = changeOf(record)
    const bodies = [data.from, ...Object.values(data.receipts ?? {}).map(({ body }) => body)]
    return factsOf(lawOf(ctx.services, record).pack, record, await bodyNames(ctx.tx, bodies))
  },
  documents: documentsOf,
}
