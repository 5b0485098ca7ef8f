/**
 * What the case engine and the pages of cases ask of this module.
 */
import { addParties, tellOfStep } from '#modules/cases/contract.server.ts'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { fail } from '#platform/operation/errors.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { lawOf, type StepTaken, type Surroundings, type Work } from '#platform/workflow/engine.ts'
import type { StepInput } from '#platform/workflow/procedure.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { CaseDocument, Fact, RegisteredProcedure } from '#platform/workflow/registered.ts'
import type { EntrustmentData } from './data.ts'
import { entrustment } from './entrustment.ts'
import { classWords } from './text/classes.ts'

/** What an entrustment keeps. */
export function entrustmentOf(record: Pick<CaseRecord, 'data'>): EntrustmentData {
  return record.data as unknown as EntrustmentData
}

/** The module around entrustments. */
export const aroundEntrustments: Surroundings = {
  dispatcherOf: async () => null,
  async afterStep(work: Work, step: StepTaken) {
    const { from, to } = entrustmentOf(step.after)
    await tellOfStep(work, step, [from, to])
  },
}

/** Both bodies are parties from the beginning. */
export function makeParties(work: Work, record: CaseRecord): Promise<void> {
  const { from, to } = entrustmentOf(record)
  return addParties(work, record, [from, to])
}

/** Days that a step names: none lies ahead, and money is more than nothing. */
function checkStep(work: Work, input: StepInput): void {
  const today = localDateOf(work.now)
  const wrong: Record<string, string> = {}
  for (const name of ['paidOn', 'documentDate'] as const) {
    const value = input[name]
    if (typeof value === 'string' && value > today) wrong[name] = '日期不能晚于今天 / not after today'
  }
  if (typeof input.amount === 'number' && input.amount <= 0) wrong.amount = '金额要大于 0 / more than nothing'
  if (Object.keys(wrong).length > 0) fail('workflow.field-wrong', wrong)
}

const yuan = (amount: number) => ({
  zh: `${amount.toLocaleString('zh-CN')} 元`,
  en: `${amount.toLocaleString('en')} yuan`,
})
const same = (text: string) => ({ zh: text, en: text })

/** Entrustments, as modules/cases shows and steps them. */
export const entrustmentRegistered: RegisteredProcedure = {
  definition: entrustment,
  surroundings: aroundEntrustments,
  seenAt: ['matters.read', 'matters.answer', 'matters.lists'],
  seenAsParty: ['matters.request'],
  async prepare(_, work, __, ___, input) {
    checkStep(work, input)
    return input
  },
  async facts(ctx, record): Promise<Fact[]> {
    const data = entrustmentOf(record)
    const law = lawOf(ctx.services, record)
    const names = await bodyNames(ctx.tx, [data.from, data.to])
    const { meant } = data
    const item = law.pack.matters.items.find(({ id }) => `law.${id}` === meant.item)
    const wanted = law.pack.matters.lists.find(({ kind }) => kind === meant.class)
    const cited = item?.basis ?? wanted?.basis ?? 'design'
    const facts: (Fact | undefined)[] = [
      { label: { zh: '委托单位', en: 'Asked by' }, value: same(names.get(data.from) ?? '—') },
      { label: { zh: '社区组织', en: 'Asked of' }, value: same(names.get(data.to) ?? '—') },
      {
        label: { zh: '事项', en: 'Matter' },
        value: meant.item ? meant.title : { zh: '不在清单内', en: 'On no list' },
        basis: law.pack.basis(cited),
      },
      meant.class && { label: { zh: '类别', en: 'Class' }, value: classWords[meant.class] },
      { label: { zh: '内容', en: 'What is asked' }, value: same(data.scope) },
      data.starts || data.ends
        ? { label: { zh: '期限', en: 'Period' }, value: same(`${data.starts ?? '…'} – ${data.ends ?? '…'}`) }
        : undefined,
      data.people ? { label: { zh: '人手', en: 'People' }, value: same(data.people) } : undefined,
      data.support
        ? { label: { zh: '信息和指导', en: 'Information and guidance' }, value: same(data.support) }
        : undefined,
      data.offered !== null
        ? { label: { zh: '拟拨经费', en: 'Money offered' }, value: yuan(data.offered) }
        : undefined,
      data.money
        ? {
            label: { zh: '已拨经费', en: 'Money paid' },
            value: {
              zh: `${yuan(data.money.amount).zh}（${data.money.source}，${data.money.paidOn}）`,
              en: `${yuan(data.money.amount).en} (${data.money.source}, ${data.money.paidOn})`,
            },
          }
        : { label: { zh: '已拨经费', en: 'Money paid' }, value: { zh: '还没有', en: 'None yet' } },
      ...(data.warned ?? []).map((code) => {
        const rule = law.pack.refusal(code)
        return { label: { zh: '提醒', en: 'Warning' }, value: rule.says, basis: rule.basis }
      }),
    ]
    return facts.filter((fact) => fact !== undefined)
  },
  documents(record): CaseDocument[] {
    const { document } = entrustmentOf(record)
    if (!document) return []
    return [{ kind: { zh: '书面委托', en: 'Written entrustment' }, ...document }]
  },
}
