/** Words of what would have been otherwise. */
import { sayLimit } from '#platform/law/setting-value.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { LimitUnit } from '#platform/time/calendar-types.ts'
import { formatDateTime } from '#platform/time/text.ts'

/** Several words as one list. */
export function listed(names: readonly Words[]): Words {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') }
}

export const outcomeWords = {
  nobody: { zh: '没有机构', en: 'nobody' },
  noCategory: { zh: '没有这一类，不能按它上报', en: 'No such category; it could not be reported as this' },
  hasCategory: { zh: '可以按这一类上报', en: 'May be reported as this' },
  allowed: { zh: '允许', en: 'Allowed' },
  allowedStep: { zh: '可以这样做', en: 'May be done' },
  refused: (rule: Words): Words => ({ zh: `不允许：${rule.zh}`, en: `Refused: ${rule.en}` }),
  warned: (rule: Words): Words => ({ zh: `提醒：${rule.zh}`, en: `Warned of: ${rule.en}` }),
  attempt: (by: Words | undefined, at: string): Words => ({
    zh: `${formatDateTime(at, 'zh')}${by ? `，${by.zh}` : ''}的一次尝试`,
    en: `An attempt of ${formatDateTime(at, 'en')}${by ? ` by ${by.en}` : ''}`,
  }),
  hasStep: (steps: Words): Words => ({ zh: `做了“${steps.zh}”`, en: `“${steps.en}” was done` }),
  noStep: (steps: Words): Words => ({
    zh: `没有“${steps.zh}”这个步骤`,
    en: `There is no step “${steps.en}”`,
  }),
  by: (steps: Words, kinds: Words): Words => ({
    zh: `${steps.zh}：${kinds.zh}`,
    en: `${steps.en}: ${kinds.en}`,
  }),
  parts: (parts: readonly Words[]): Words => ({
    zh: parts.map(({ zh }) => zh).join('；'),
    en: parts.map(({ en }) => en).join('; '),
  }),
  responsible: {
    owner: (body: Words): Words => ({ zh: `属主责任：${body.zh}`, en: `By its duty: ${body.en}` }),
    place: (body: Words): Words => ({ zh: `属地责任：${body.zh}`, en: `By its place: ${body.en}` }),
  },
  level: (level: Words): Words => ({ zh: `按“${level.zh}”计时`, en: `Counted as ${level.en.toLowerCase()}` }),
  reopenWithin: (limit: Words): Words => ({
    zh: `${limit.zh}内可以要求重新办理`,
    en: `May be reopened within ${limit.en}`,
  }),
  deadline: (
    { amount, unit, due }: { amount: number; unit: string; due: string },
    late: boolean,
    provisional: boolean,
  ): Words => {
    const limit = sayLimit({ amount, unit: unit as LimitUnit })
    return {
      zh: `时限 ${limit.zh}，${formatDateTime(due, 'zh')}到期${provisional ? '（暂定）' : ''}，${late ? '超期' : '按期'}`,
      en: `Limit ${limit.en}, due ${formatDateTime(due, 'en')}${provisional ? ' (provisional)' : ''}: ${late ? 'late' : 'in time'}`,
    }
  },
}
