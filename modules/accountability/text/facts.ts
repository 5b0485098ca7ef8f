/** Facts and origins in words. */
import type { FactKind } from '#platform/packs/schema.ts'
import type { Origin } from '../data.ts'

export const factWords: Record<FactKind, { zh: string; en: string }> = {
  transfer: { zh: '把自己的职责转交给居（村）民委员会', en: 'Passed its own duty on to a committee' },
  'direct-task': { zh: '直接给居（村）民委员会安排任务', en: 'Gave a committee a task directly' },
  unfunded: { zh: '要求协助却不给经费和条件', en: 'Asked for help without money and means' },
  'complaint-neglect': { zh: '没有及时受理、处理投诉', en: 'Did not take or handle a complaint in time' },
  neglect: { zh: '没有依法履行职责', en: 'Did not do its duty' },
}

export const originWords: Record<Origin, { zh: string; en: string }> = {
  refusal: { zh: '被拒绝的办理', en: 'A refused attempt' },
  report: { zh: '反映、检查', en: 'A report' },
  audit: { zh: '审计', en: 'An audit' },
  complaint: { zh: '逾期的投诉', en: 'An overdue complaint' },
}
