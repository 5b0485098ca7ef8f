/** What the case engine and the pages of cases ask of this module. */
import { addParties, tellOfStep } from '#modules/cases/contract.server.ts'
import { bodyNames, findBody, positionsAt } from '#modules/parties/contract.server.ts'
import { fail } from '#platform/operation/errors.ts'
import { addDays, instantOf, localDateOf, parseLocalDate } from '#platform/time/local-date.ts'
import { changeCase, lawOf, type StepTaken, type Surroundings, type Work } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { Fact, RegisteredProcedure } from '#platform/workflow/registered.ts'
import { committee } from './committee.ts'
import { accountabilityOf } from './data.ts'
import { department } from './department.ts'
import { insertNotice } from './queries.ts'
import { isCompetent, provisionOf } from './rules.ts'
import { factWords, originWords } from './text/facts.ts'

/** After each step: the subject is a party, the notice is published, and the day of correction becomes the deadline. */
export const around: Surroundings = {
  dispatcherOf: async () => null,
  async afterStep(work: Work, step: StepTaken) {
    const { after, action, input } = step
    const { subject, opener, fact } = accountabilityOf(after)
    const { county, id, place, no } = after
    await addParties(work, after, [subject])
    const authority = work.asker.acting?.body ?? opener ?? subject
    if (action === 'criticise')
      await insertNotice.all(work.tx, [
        county,
        id,
        place,
        no,
        String(input.noticeTitle),
        String(input.noticeText),
        subject,
        authority,
        fact,
        work.now,
      ])
    await tellOfStep(work, step, [subject, ...(opener ? [opener] : [])])
    if (action === 'order' || action === 'order-necessary')
      await setDeadline(work, after, String(input.dueOn))
  },
}

/** The day that the order names is the case's deadline: the end of it, in China. */
async function setDeadline(work: Work, record: CaseRecord, day: string): Promise<void> {
  const due = instantOf(addDays(parseLocalDate(day), 1))
  await changeCase(work, record, { due_at: due, attention_at: due }, { action: 'due', dueOn: day })
}

/** Whether the law names the acting body for this subject and fact. */
async function competent(work: Work, record: CaseRecord): Promise<boolean> {
  const { pack } = lawOf(work.services, record)
  const data = accountabilityOf(record)
  const { acting } = work.asker
  const subject = await findBody(work.tx, work.services, record.county, data.subject)
  const body = acting && (await findBody(work.tx, work.services, record.county, acting.body))
  const provision = subject && provisionOf(pack, subject, data.fact)
  if (!subject || !provision || !body) return false
  return isCompetent(pack, provision.authority, subject, body)
}

/** What is published names bodies: nobody in office at the body concerned may be named. */
async function refuseNames(work: Work, record: CaseRecord, text: string): Promise<void> {
  const { subject } = accountabilityOf(record)
  const body = await findBody(work.tx, work.services, record.county, subject)
  if (!body) return
  const held = await positionsAt(work.tx, work.services, [body.place])
  const named = held.some((one) => one.body === subject && text.includes(one.public_name))
  if (named)
    fail('workflow.field-wrong', {
      noticeText: '通报写单位，不写个人姓名 / bodies only, no names of persons',
    })
}

async function prepare(
  _: unknown,
  work: Work,
  record: CaseRecord,
  action: string,
  input: StepInput,
): Promise<StepInput> {
  const today = localDateOf(work.now)
  const wrong: Record<string, string> = {}
  if (typeof input.dueOn === 'string' && input.dueOn < today)
    wrong.dueOn = '期限不能早于今天 / not before today'
  for (const name of ['correctedOn', 'meetingDate']) {
    const day = input[name]
    if (typeof day === 'string' && day > today) wrong[name] = '日期不能晚于今天 / not after today'
  }
  if (Object.keys(wrong).length > 0) fail('workflow.field-wrong', wrong)
  if (action === 'criticise')
    await refuseNames(work, record, `${input.noticeTitle ?? ''} ${input.noticeText ?? ''}`)
  return { ...input, competent: await competent(work, record) }
}

const same = (text: string) => ({ zh: text, en: text })

async function facts(ctx: Parameters<RegisteredProcedure['facts']>[0], record: CaseRecord): Promise<Fact[]> {
  const data = accountabilityOf(record)
  const { pack } = lawOf(ctx.services, record)
  const names = await bodyNames(ctx.tx, [data.subject, ...(data.opener ? [data.opener] : [])])
  const subject = await findBody(ctx.tx, ctx.services, record.county, data.subject)
  const provision = subject && provisionOf(pack, subject, data.fact)
  const shown: (Fact | undefined)[] = [
    { label: { zh: '被追究单位', en: 'Body concerned' }, value: same(names.get(data.subject) ?? '—') },
    {
      label: { zh: '情形', en: 'Fact' },
      value: factWords[data.fact],
      basis: provision ? pack.basis(provision.fact.basis) : [],
    },
    { label: { zh: '事实', en: 'What happened' }, value: same(data.facts) },
    {
      label: { zh: '来源', en: 'Found by' },
      value: originWords[data.origin],
      ...(data.refusal ? { link: `/work/refusals/${data.refusal.county}/${data.refusal.id}` } : {}),
    },
    data.opener
      ? { label: { zh: '立案单位', en: 'Opened by' }, value: same(names.get(data.opener) ?? '—') }
      : undefined,
    {
      label: { zh: '其他法律的规定', en: 'Another law' },
      value: data.otherLaw ? same(data.otherLaw) : { zh: '没有写明', en: 'None stated' },
    },
    data.meeting && {
      label: { zh: '会议决议', en: 'The meeting resolved' },
      value: same(`${data.meeting.date} ${data.meeting.resolution}`),
    },
    data.necessity
      ? {
          label: { zh: '不经会议的必要理由', en: 'Why without the meeting' },
          value: same(data.necessity),
          basis: pack.refusal('order-before-meeting').basis,
        }
      : undefined,
    data.dueOn ? { label: { zh: '改正期限', en: 'To be corrected by' }, value: same(data.dueOn) } : undefined,
    data.correctedOn
      ? { label: { zh: '改正日期', en: 'Corrected on' }, value: same(data.correctedOn) }
      : undefined,
  ]
  return shown.filter((fact) => fact !== undefined)
}

const common = {
  surroundings: around,
  seenAt: ['accountability.open', 'accountability.decide'],
  seenAsParty: ['accountability.answer'],
  prepare,
  facts,
}

/** Both, as modules/cases shows and steps them. */
export const departmentRegistered: RegisteredProcedure = { definition: department, ...common }
export const committeeRegistered: RegisteredProcedure = { definition: committee, ...common }
