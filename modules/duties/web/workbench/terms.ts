/** Terms of the duties' pages, by their ids. */
import type { Words } from '#platform/operation/contract.ts'

/** Levels of places. */
export const levels: Record<string, Words> = {
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县（市、区）', en: 'County' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  community: { zh: '社区（村）', en: 'Community' },
}

/** How often a duty is due. */
export const everies: Record<string, Words> = {
  once: { zh: '一次', en: 'once' },
  standing: { zh: '持续保持', en: 'at all times' },
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
  'half-year': { zh: '每半年', en: 'every half-year' },
  year: { zh: '每年', en: 'every year' },
}

/** What the law’s verb is. */
export const modalities: Record<string, Words> = {
  shall: { zh: '应当', en: 'shall' },
  'shall-not': { zh: '不得', en: 'shall not' },
  may: { zh: '可以', en: 'may' },
  encourage: { zh: '鼓励', en: 'is encouraged' },
  declare: { zh: '声明', en: 'declares' },
  define: { zh: '定义', en: 'defines' },
}

/** What becomes of a row of the law here. */
export const classes: Record<string, Words> = {
  run: { zh: '由系统办理', en: 'run by the software' },
  recorded: { zh: '由承担者登记', en: 'put on record by the bearer' },
  published: { zh: '由系统公开', en: 'published by the software' },
  human: { zh: '由人判断', en: 'left to people' },
  'out-of-scope': { zh: '不在范围内', en: 'out of scope' },
  planned: { zh: '将来办理', en: 'to be run later' },
}

/** What people were told, and when. */
export const told: Record<string, Words> = {
  reminder: { zh: '到期前提醒', en: 'Reminder before the date' },
  overdue: { zh: '逾期提醒', en: 'Told that it is overdue' },
  'escalation-1': { zh: '逾期上报', en: 'Brought to the body above' },
  'escalation-2': { zh: '再次上报', en: 'Brought further up' },
}
