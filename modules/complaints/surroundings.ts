/**
 * What the case engine and the pages of cases ask of this module. Complaints and suggestions show themselves to the bodies
 * that they were given to, and to nobody else.
 */
import { addParties, tellOfStep } from '#modules/cases/contract.server.ts'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import { lawOf, type StepTaken, type Surroundings, type Work } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { Fact, RegisteredProcedure } from '#platform/workflow/registered.ts'
import { climbComplaint } from './attention.ts'
import { complaint } from './complaint.ts'
import { complaintOf } from './data.ts'
import { sayDeadline } from './deadline.ts'
import { keepStatement, publishAnswer, publishUse } from './queries.ts'
import { handlingBody } from './receivers.ts'
import { suggestion } from './suggestion.ts'

/** After each step: who was given it becomes a party, and what was written to the complainant is kept. */
export const around: Surroundings = {
  dispatcherOf: async () => null,
  async afterStep(work: Work, step: StepTaken) {
    const { after, input, action } = step
    if (after.holder && after.holder !== step.before.holder) await addParties(work, after, [after.holder])
    const { vault } = work.services
    const written = saidToComplainant(action, input)
    if (written) await keepStatement(work.tx, vault, after, { author: 'body', at: work.now, text: written })
    if (action === 'add')
      await keepStatement(work.tx, vault, after, {
        author: 'complainant',
        at: work.now,
        text: String(input.text),
      })
    if (after.procedure === suggestion.name) await publish(work, step)
    await tellOfStep(work, step, [])
  },
}

function saidToComplainant(action: string, input: StepInput): string | undefined {
  if (action === 'inform' || action === 'answer') return input.answer
  if (action === 'refuse-acceptance') return `${input.note}\n${input.channel}`
  return undefined
}

async function publish(work: Work, { before, after, action, input }: StepTaken): Promise<void> {
  const { county, id, place, no } = after
  const { publicText = '', answer = '' } = input
  const body = work.asker.acting?.body ?? before.holder
  if (action === 'answer' && body)
    await publishAnswer.all(work.tx, [county, id, place, no, publicText, answer, body, work.now])
  if (action === 'use' || action === 'not-use')
    await publishUse.all(work.tx, [county, id, action === 'use', input.note ?? null])
}

/** Whom a complaint is about has no part in it, whatever office they hold. */
export function hideFromSubject(ctx: Pick<Context, 'asker'>, record: CaseRecord): void {
  const { concerned = [], about, person } = complaintOf(record)
  const { person: asking, acting } = ctx.asker
  if (asking && concerned.includes(asking)) fail('record.not-found')
  if (!person && about && acting?.body === about) fail('record.not-found')
}

async function prepare(
  ctx: Context,
  work: Work,
  record: CaseRecord,
  _: string,
  input: StepInput,
): Promise<StepInput> {
  hideFromSubject(ctx, record)
  if (input.body === undefined) return input
  const { body, concerned } = await handlingBody(work, record, input.body)
  return { ...input, bodyName: body.name, concerned }
}

const same = (text: string) => ({ zh: text, en: text })

/** Where what was written is read, and the identity, by whoever may. */
export const pageOf = ({ county, id }: Pick<CaseRecord, 'county' | 'id'>) =>
  `/work/complaints/${county}/${id}`

function written(record: CaseRecord): Fact {
  return {
    label: { zh: '原文和身份', en: 'What was written, and by whom' },
    value: { zh: '打开查看', en: 'Open' },
    link: pageOf(record),
  }
}

const decisions: Record<string, { zh: string; en: string }> = {
  upheld: { zh: '成立', en: 'Upheld' },
  partly: { zh: '部分成立', en: 'Partly' },
  unfounded: { zh: '不成立', en: 'Not upheld' },
}

/** Complaints, as modules/cases shows and steps them. */
export const complaintRegistered: RegisteredProcedure = {
  definition: complaint,
  surroundings: around,
  seenAt: [],
  seenAsParty: ['complaints.handle', 'complaints.read'],
  prepare,
  attend: climbComplaint,
  async facts(ctx, record): Promise<Fact[]> {
    hideFromSubject(ctx, record)
    const { about, person, decision, informed } = complaintOf(record)
    const { pack } = lawOf(ctx.services, record)
    const names = await bodyNames(ctx.tx, about ? [about] : [])
    const name = about ? (names.get(about) ?? '—') : undefined
    const deadline = await sayDeadline(ctx.tx, pack, record.place, ctx.now)
    return [
      {
        label: { zh: '投诉对象', en: 'About' },
        value: name
          ? { zh: person ? `${name}的工作人员` : name, en: person ? `Somebody at ${name}` : name }
          : { zh: '未写明', en: 'Not stated' },
      },
      written(record),
      { label: { zh: '办理时限', en: 'Time' }, value: deadline.text, basis: deadline.basis },
      ...(decision
        ? [{ label: { zh: '处理决定', en: 'Decision' }, value: decisions[decision] ?? same(decision) }]
        : []),
      {
        label: { zh: '告知投诉人', en: 'Complainant told' },
        value: informed ? { zh: '已告知', en: 'Yes' } : { zh: '还没有', en: 'Not yet' },
        basis: pack.refusal('close-before-informed').basis,
      },
    ]
  },
}

/** Suggestions, as modules/cases shows and steps them. */
export const suggestionRegistered: RegisteredProcedure = {
  definition: suggestion,
  surroundings: around,
  seenAt: [],
  seenAsParty: ['complaints.handle', 'complaints.read'],
  prepare,
  async facts(ctx, record): Promise<Fact[]> {
    const { pack } = lawOf(ctx.services, record)
    const basis = pack.basis(pack.accountability.suggestions?.basis ?? 'design')
    return [{ ...written(record), basis }]
  },
}
