/**
 * Admissions as the case engine and the pages of cases meet them.
 */
import { v7 as uuidv7 } from 'uuid'
import { tellOfStep } from '#modules/cases/contract.server.ts'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Surroundings } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { RegisteredProcedure } from '#platform/workflow/registered.ts'
import { admission } from './admission.ts'
import type { AdmissionData } from './data.ts'
import { insertItems } from './lists.ts'

const dataOf = (record: Pick<CaseRecord, 'data'>) => record.data as unknown as AdmissionData

/** What follows: whoever applied is told; what was approved is a matter in force where it was applied for. */
export const aroundAdmissions: Surroundings = {
  dispatcherOf: async () => null,
  async afterStep(work, step) {
    const { after } = step
    const data = dataOf(after)
    if (after.state === 'approved') {
      const item = {
        id: uuidv7(),
        position: 0,
        class: 'assist',
        title: data.title,
        department: data.department,
        basis: data.basis,
        frequency: data.frequency,
        qualified: data.qualified,
        competent: null,
      }
      await insertItems.all(work.tx, [countyOf(data.area), data.area, null, after.id, JSON.stringify([item])])
    }
    await tellOfStep(work, step, [data.from])
  },
}

const same = (text: string) => ({ zh: text, en: text })

/** Admissions, as modules/cases shows and steps them. */
export const admissionRegistered: RegisteredProcedure = {
  definition: admission,
  surroundings: aroundAdmissions,
  seenAt: ['matters.lists'],
  seenAsParty: ['matters.request'],
  async facts(ctx, record) {
    const data = dataOf(record)
    const names = await bodyNames(ctx.tx, [data.from])
    return [
      { label: { zh: '申请单位', en: 'Applied by' }, value: same(names.get(data.from) ?? '—') },
      { label: { zh: '依据', en: 'Basis' }, value: same(data.basis) },
      { label: { zh: '频次', en: 'Frequency' }, value: same(data.frequency) },
      { label: { zh: '工作量', en: 'Workload' }, value: same(data.workload) },
      { label: { zh: '经费和条件', en: 'Money and means' }, value: same(data.support) },
      {
        label: { zh: '需要专业资质', en: 'Needs qualification' },
        value: data.qualified ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' },
      },
    ]
  },
}
